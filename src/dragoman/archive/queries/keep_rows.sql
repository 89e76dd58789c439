insert into threads by name select side_a, side_b, unnest(threads, max_depth := 2) from answers;
insert into moments by name select side_a, side_b, unnest(moments, max_depth := 2) from answers;
insert into ledger by name select side_a, side_b, unnest(ledger, max_depth := 2) from answers;
insert into standoffs by name select side_a, side_b, unnest(standoffs, max_depth := 2) from answers;
insert into news by name select side_a, side_b, unnest(news, max_depth := 2) from answers;
