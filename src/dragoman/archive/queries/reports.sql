-- a page of reports by day of publication, with how much was read from each
with page as (
    select reports.number, reports.id, reports.title, reports.published, reports.outlet, reports.url, origin
    from reports left join (select published, number from reports where id = $after) as last on true
    where ($since is null or reports.published >= $since::date) and ($until is null or reports.published <= $until::date)
        and ($outlet is null or reports.outlet = $outlet)
        and (last.number is null or (coalesce(reports.published, date '9999-12-31'), reports.number)
            > (coalesce(last.published, date '9999-12-31'), last.number))
    order by reports.published nulls last, reports.number
    limit $limit
)
select page.id, page.title, page.published::varchar as published, page.outlet, page.url, first.id as origin,
    coalesce(told.events, 0) as events, coalesce(said.statements, 0) as statements
from page join reports as first on first.number = page.origin
    left join (
        select number, count(distinct event) as events from sightings where number in (select number from page) group by number
    ) as told on told.number = page.number
    left join (
        select number, count(*) as statements from statements where number in (select number from page) group by number
    ) as said on said.number = page.number
order by page.published nulls last, page.number;
