-- acts as single reports tell them, each once and copies of reports left out, in the order in which they happened
select distinct on (happened, number, event)
    reports.id as document, event, sightings.published::varchar as published, reports.outlet, type, mode, status, parties, words, evidence,
    sentence, earliest::varchar as earliest, latest::varchar as latest, place, country, latitude, longitude
from sightings join reports using (number)
where {block} and reports.origin = number
    and ($ids is null or list_contains($ids::varchar[], reports.id || '/' || event))
    and ($since is null or happened >= $since::date) and ($until is null or happened <= $until::date)
    and ($type is null or type = $type) and ($status is null or status = $status)
    and (not $located or latitude is not null)
order by happened nulls last, number, event
limit $limit offset $offset;
