-- directed pairs by period: an event between equals counts in both directions, a copy of a report not at all
with told as (
    select side_a, side_b, forth, back, number, document, report, event, type, status, quad, goldstein, intensity, happened
    from {acts}
    where {block} and side_b <> '' and status in (select unnest($statuses::varchar[]))
        and ($since is null or happened >= $since::date) and ($until is null or happened <= $until::date)
),
directed as (
    select side_a as source, side_b as target, * from told where forth
    union all by name
    select side_b as source, side_a as target, * from told where back
)
select source, target, {period} as period,
    histogram(type) as types, histogram(status) as statuses,
    count_if(quad in (1, 2)) as cooperation, count_if(quad in (3, 4)) as conflict,
    round(avg(goldstein), 3) as goldstein, round(avg(intensity), 3) as intensity, count(distinct report) as reports,
    list({'document': document, 'event': event} order by number, event) as events
from directed
group by source, target, period
order by period, source, target
limit $limit offset $offset;
