-- the next reports read with other rules or another version of the package; all of them if no rules are named
select number, id, text, record from reports join records using (number)
where number in (
    select number from reports
    where number > $last and ($rules is null or rules is distinct from $rules or package is distinct from $package)
    order by number limit $limit
)
order by number;
