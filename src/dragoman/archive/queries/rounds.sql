-- the pairs to settle, cut into rounds: each ends with the pair that fills it, so that a busy pair is not held with many others
create or replace temp table rounds as
with sized as (
    select side_a, side_b, coalesce(acts, 0) + coalesce(positions, 0) as size
    from (select distinct side_a, side_b from stale)
    left join (select side_a, side_b, count(*) as acts from sightings group by all) using (side_a, side_b)
    left join (select side_a, side_b, count(*) as positions from stances group by all) using (side_a, side_b)
)
select side_a, side_b,
    dense_rank() over (order by before // $most) - 1 as round
from (select *, sum(size) over (order by side_a, side_b) - size as before from sized);
