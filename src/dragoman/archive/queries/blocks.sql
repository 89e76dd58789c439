create or replace temp table blocks as select unnest($sides_a::varchar[]) as side_a, unnest($sides_b::varchar[]) as side_b;
