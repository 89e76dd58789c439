insert into entries by name
select unnest($fingerprint::varchar[]) as fingerprint, unnest($place::varchar[]) as place, unnest($outcome::varchar[]) as outcome,
    unnest($reason::varchar[]) as reason, unnest($report::integer[]) as report;
