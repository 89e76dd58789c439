-- deadlocks between some parties, by the day on which they arose
select arose, standoff from standoffs where {block} order by arose nulls last, standoff limit $limit offset $offset;
