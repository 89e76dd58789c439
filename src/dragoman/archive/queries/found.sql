select number, id as document, title, published::varchar as published, outlet, text
from reports where number in (select unnest($numbers::integer[]));
