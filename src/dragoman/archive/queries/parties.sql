-- the parties of the archive by how many acts they take part in
select party as id, count(*) as events from (
    select side_a as party from sightings union all select side_b from sightings where side_b <> ''
)
group by party order by events desc, party limit $limit offset $offset;
