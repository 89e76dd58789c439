-- what the reports show about some pairs, block by block
with asked as (select unnest($sides_a::varchar[]) as side_a, unnest($sides_b::varchar[]) as side_b)
select side_a, side_b, reports.id as document, reports.published::varchar as published, reports.outlet, first.id as origin,
    sightings.* exclude (side_a, side_b, number, published, happened, earliest, latest),
    earliest::varchar as earliest, latest::varchar as latest
from sightings join asked using (side_a, side_b)
    join reports on reports.number = sightings.number join reports as first on first.number = reports.origin
order by side_a, side_b, sightings.number, event;
