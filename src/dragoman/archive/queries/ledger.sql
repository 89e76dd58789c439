-- positions of some parties, by the day on which they were first taken
select position from ledger
where {block} and ($kind is null or kind = $kind) and ($state is null or state = $state)
order by first nulls last, rowid
limit $limit offset $offset;
