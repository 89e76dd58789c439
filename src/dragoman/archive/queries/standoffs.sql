-- deadlocks between some parties, by the day on which they arose
select distinct on (arose, standoff) standoff from standoffs where {block} order by arose nulls last, standoff;
