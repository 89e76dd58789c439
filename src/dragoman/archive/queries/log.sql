insert into thread_log by name
select unnest($thread::varchar[]) as thread, unnest($change::varchar[]) as change, unnest($other::varchar[]) as other;
