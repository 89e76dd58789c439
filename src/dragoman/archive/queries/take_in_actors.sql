-- parties that only files of others name
insert into actors by name
select distinct on (id) id, name, country, party
from (
    select unnest(from_json($actors::json, '[{"id": "VARCHAR", "name": "VARCHAR", "country": "VARCHAR", "party": "VARCHAR"}]'),
        recursive := true)
)
where id not in (select id from actors);
