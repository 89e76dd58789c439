-- the moments of some parties' threads, in the order in which the reports tell them
select published::varchar as published, thread, title, type, parties, status, stage, earliest::varchar as earliest,
    latest::varchar as latest, place, country, document, outlet, event, evidence, sentence
from moments
where {block} and ($since is null or published >= $since::date) and ($until is null or published <= $until::date)
    and ($status is null or status = $status) and ($type is null or type = $type)
order by moments.published nulls last, document, evidence[1], event, thread, stage
limit $limit offset $offset;
