create or replace table {table} as select * from {table} order by side_a, side_b, number;
delete from sorted where name = '{table}';
insert into sorted select '{table}', count(*) from {table};
