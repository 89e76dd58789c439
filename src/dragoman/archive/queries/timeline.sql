-- the moments of some parties' threads, as the reports tell them; that one was dropped is the last that a report tells of it
select published::varchar as published, thread, title, type, parties, status, stage, earliest::varchar as earliest,
    latest::varchar as latest, place, country, document, outlet, event, evidence, sentence
from moments
where {block} and ($since is null or published >= $since::date) and ($until is null or published <= $until::date)
    and ($status is null or status = $status) and ($type is null or type = $type)
order by moments.published nulls last, document, min(evidence[1]) over (partition by document, thread), thread,
    stage in ('cancelled', 'postponed', 'suspended'), evidence[1], event, stage
limit $limit offset $offset;
