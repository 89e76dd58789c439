-- the threads of some parties that reports told of in some days
select first, id, thread from threads
where {block} and ($since is null or last >= $since::date) and ($until is null or first <= $until::date)
    and ($type is null or type = $type) and ($status is null or status = $status)
order by first nulls last, id
limit $limit offset $offset;
