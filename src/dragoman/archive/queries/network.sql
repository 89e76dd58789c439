-- pairs of parties by how many acts are between them, copies of reports left out
select side_a as one, side_b as other, count_if(quad in (1, 2)) as cooperation, count_if(quad in (3, 4)) as conflict,
    count(distinct report) as reports
from {acts}
where {block} and side_b <> '' and status in ('occurred', 'ongoing')
    and ($since is null or happened >= $since::date) and ($until is null or happened <= $until::date)
group by one, other
order by count(*) desc, one, other
limit $limit offset $offset;
