-- what a list of sources says of some reports
select id as document, title, outlet, published::varchar as published, url from reports
where id in (select unnest($documents::varchar[]));
