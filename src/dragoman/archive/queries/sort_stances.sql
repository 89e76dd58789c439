create or replace table stances as select * from stances order by side_a, side_b, number;
delete from sorted where name = 'stances';
insert into sorted select 'stances', count(*) from stances;
