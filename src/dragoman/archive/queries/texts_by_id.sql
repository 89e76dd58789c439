select id, text from reports where id in (select unnest($ids::varchar[]));
