-- make room for the incoming rows of reports that are here already
create or replace temp table placed as select number, origin, id from reports where number in (select number from incoming);
insert into stale
select side_a, side_b from sightings where number in (select number from incoming)
union select side_a, side_b from stances where number in (select number from incoming)
union select side_a, side_b from stalemates where number in (select number from incoming)
except select side_a, side_b from stale;
delete from reports where number in (select number from incoming);
delete from records where number in (select number from incoming);
delete from bands where number in (select number from incoming);
delete from sightings where number in (select number from incoming);
delete from stances where number in (select number from incoming);
delete from stalemates where number in (select number from incoming);
delete from statements where number in (select number from incoming);
