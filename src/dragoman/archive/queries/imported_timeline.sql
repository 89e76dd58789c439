-- imported events between some parties, in the order in which they were told
select distinct on (document, event)
    published::varchar as published, coder, id, type, status, parties, words, sentence, happened::varchar as happened, place, country,
    document, outlet, event
from {acts}
where {block} and ($since is null or published >= $since::date) and ($until is null or published <= $until::date)
    and ($status is null or status = $status) and ($type is null or type = $type)
order by published, happened, number
limit $limit offset $offset;
