-- the next records in the order of their numbers
select number, id, text, record from reports join records using (number)
where number in (
    select number from reports
    where number > $last and ($since is null or published >= $since::date) and ($until is null or published <= $until::date)
    order by number limit $limit
)
order by number;
