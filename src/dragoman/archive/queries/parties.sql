-- the parties of the archive by how many acts they take part in
select party as id, count(*) as events from (
    select unnest([side_a, side_b]) as party from {sides}
) where party <> ''
group by party order by events desc, party limit $limit offset $offset;
