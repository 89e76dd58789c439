-- where each incoming report stands: its origin and its id in the archive
create or replace temp table placed as
select unnest($numbers::integer[]) as number, unnest($origins::integer[]) as origin, unnest($ids::varchar[]) as id;
