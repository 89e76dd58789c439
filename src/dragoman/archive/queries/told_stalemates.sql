-- the deadlocks that reports tell of in some blocks
select side_a, side_b, reports.id as document, reports.published::varchar as published, reports.outlet, first.id as origin,
    stalemates.* exclude (side_a, side_b, number, published)
from stalemates join reports on reports.number = stalemates.number join reports as first on first.number = reports.origin
where {block}
order by side_a, side_b, stalemates.number, deadlock;
