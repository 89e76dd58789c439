-- layout 2 keeps ready what changed (table news): the answers about every pair are worked out once more
insert into stale
select side_a, side_b from sightings union select side_a, side_b from stances union select side_a, side_b from stalemates
except select side_a, side_b from stale;
