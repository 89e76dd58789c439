delete from threads using blocks where threads.side_a = blocks.side_a and threads.side_b = blocks.side_b;
delete from moments using blocks where moments.side_a = blocks.side_a and moments.side_b = blocks.side_b;
delete from stale using blocks where stale.side_a = blocks.side_a and stale.side_b = blocks.side_b;
insert into threads by name select * exclude (moments) from settled;
insert into moments by name select side_a, side_b, unnest(moments, max_depth := 2) from settled;
insert into thread_log by name select unnest(from_json($log::json, '[{
    "side_a": "VARCHAR", "side_b": "VARCHAR", "thread": "VARCHAR", "change": "VARCHAR", "other": "VARCHAR"
}]'), recursive := true);
