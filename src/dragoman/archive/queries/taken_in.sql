-- which events of a coder are known already, by id and day
select distinct id, happened::varchar from imported where coder = $coder and id in (select unnest($ids::varchar[]));
