create or replace table sightings as select * from sightings order by side_a, side_b, number;
delete from sorted where name = 'sightings';
insert into sorted select 'sightings', count(*) from sightings;
