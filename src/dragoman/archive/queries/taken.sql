-- ids of the archive that begin like an incoming one
select id from reports where id in (select id from incoming)
union all
select id from reports where contains(id, '~') and regexp_replace(id, '~\d+$', '') in (select id from incoming);
