select number, origin from reports where number in (select unnest($numbers::integer[]));
