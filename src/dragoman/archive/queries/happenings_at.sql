-- the acts that stand in some rows of some reports
select document, event, published::varchar as published, outlet, type, mode, status, parties, words, evidence, sentence,
    earliest::varchar as earliest, latest::varchar as latest, place, country, latitude, longitude
from {acts}
where number in (select unnest($numbers::bigint[])) and row in (select unnest($rows::bigint[]))
order by happened nulls last, number, event;
