-- deadlocks that arose or were broken in some days
select distinct standoff from standoffs
where {block} and (arose >= $since::date or broken >= $since::date) and ($until is null or arose <= $until::date)
order by standoff;
