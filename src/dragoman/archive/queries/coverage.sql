-- how many reports tell of some parties, copies counted apart, and from when to when
select count(distinct sightings.number) as reports, count(distinct origin) as origins,
    min(reports.published)::varchar as first, max(reports.published)::varchar as last
from sightings join reports using (number)
where {block} and ($since is null or reports.published >= $since::date) and ($until is null or reports.published <= $until::date);
