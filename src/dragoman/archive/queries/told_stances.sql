-- the positions that reports tell of in some blocks
select side_a, side_b, reports.id as document, reports.published::varchar as published, reports.outlet, first.id as origin,
    stances.* exclude (side_a, side_b, number, published)
from stances join reports on reports.number = stances.number join reports as first on first.number = reports.origin
where {block}
order by side_a, side_b, stances.number, position;
