-- how many reports stand in each period: where there is none, the archive tells nothing
select {period} as period, count(distinct report) as reports
from (select published as happened, report from {reports} where published is not null)
where ($since is null or happened >= $since::date) and ($until is null or happened <= $until::date)
group by period order by period;
