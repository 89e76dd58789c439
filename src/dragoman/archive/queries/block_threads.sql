-- the threads that are kept of some pairs
with asked as (select unnest($sides_a::varchar[]) as side_a, unnest($sides_b::varchar[]) as side_b)
select side_a, side_b, thread from threads join asked using (side_a, side_b);
