-- from `incoming` into the tables, inside the transaction of the one who writes
insert into reports by name
select incoming.* exclude (id, record, bands, actors, sightings, statements, stances, stalemates), placed.id, origin
from incoming join placed using (number) order by number;

insert into records by name select number, from_base64(record) as record from incoming order by number;

insert into bands by name select number, unnest(bands) as band from incoming order by number;

insert into actors by name
select distinct on (id) id, name, kind, country, sector, "of", party
from (select unnest(actors, max_depth := 2) from (select actors, number from incoming order by number))
where id not in (select id from actors);

insert into sightings by name
select *,
    case when latest - earliest <= 7 then earliest else published end as happened
from (select number, published, unnest(sightings, max_depth := 2) from incoming)
order by side_a, side_b, number;

insert into stances by name
select * from (select number, published, unnest(stances, max_depth := 2) from incoming) order by side_a, side_b, number;

insert into stalemates by name
select * from (select number, published, unnest(stalemates, max_depth := 2) from incoming) order by side_a, side_b, number;

insert into statements by name
select * from (select number, published, unnest(statements, max_depth := 2) from incoming) order by number;

insert into stale
select side_a, side_b from (select unnest(sightings, max_depth := 2) from incoming)
union select side_a, side_b from (select unnest(stances, max_depth := 2) from incoming)
union select side_a, side_b from (select unnest(stalemates, max_depth := 2) from incoming)
except select side_a, side_b from stale;
