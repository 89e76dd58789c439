-- all directed pairs of states by period
with told as (
    select side_a, side_b, forth, back, report, quad, goldstein, intensity, happened
    from {acts}
    where side_a in (select unnest($states::varchar[])) and side_b in (select unnest($states::varchar[]))
        and status in (select unnest($statuses::varchar[])) and happened is not null
        and ($since is null or happened >= $since::date) and ($until is null or happened <= $until::date)
),
directed as (
    select side_a as source, side_b as target, * from told where forth
    union all by name
    select side_b as source, side_a as target, * from told where back
),
covered as (
    select {period} as period, count(distinct report) as covered
    from (select published as happened, report from {reports} where published is not null) group by all
)
select period, source, target, count(*) as events, count_if(quad = 1) as verbal_cooperation, count_if(quad = 2) as material_cooperation,
    count_if(quad = 3) as verbal_conflict, count_if(quad = 4) as material_conflict,
    round(avg(goldstein), 3) as goldstein, round(avg(intensity), 3) as intensity, count(distinct report) as reports,
    any_value(covered) as covered
from (select *, {period} as period from directed) left join covered using (period)
group by period, source, target
order by period, source, target;
