-- where the acts of single reports stand, copies of reports left out, in the order in which they happened
select happened, number, event, row from {acts}
where {block} and {named}
    and ($since is null or happened >= $since::date) and ($until is null or happened <= $until::date)
    and ($type is null or type = $type) and ($status is null or status = $status)
    and (not $located or latitude is not null)
order by happened nulls last, number, event
limit $limit offset $offset;
