-- the threads that are kept of some blocks
select side_a, side_b, thread from threads where {block};
