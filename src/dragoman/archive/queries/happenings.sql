-- acts as single reports tell them, each once and copies of reports left out, in the order in which they happened
select distinct on (document, event)
    document, event, published::varchar as published, outlet, type, mode, status, parties, words, evidence, sentence,
    earliest::varchar as earliest, latest::varchar as latest, place, country, latitude, longitude
from {acts}
where {block}
    and ($ids is null or list_contains($ids::varchar[], document || '/' || event))
    and ($since is null or happened >= $since::date) and ($until is null or happened <= $until::date)
    and ($type is null or type = $type) and ($status is null or status = $status)
    and (not $located or latitude is not null)
order by happened nulls last, number, event
limit $limit offset $offset;
