-- what the reports show in some blocks
select side_a, side_b, reports.id as document, reports.published::varchar as published, reports.outlet, first.id as origin,
    sightings.* exclude (side_a, side_b, number, published, happened, earliest, latest),
    earliest::varchar as earliest, latest::varchar as latest
from sightings join reports on reports.number = sightings.number join reports as first on first.number = reports.origin
where {block}
order by side_a, side_b, sightings.number, event;
