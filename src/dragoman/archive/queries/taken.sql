-- ids of the archive that begin like an incoming one
select id from reports where regexp_replace(id, '~\d+$', '') in (select id from incoming);
