select number, text from reports where number in (select unnest($numbers::integer[]));
