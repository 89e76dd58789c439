-- the next imported events of a coder, each once, as they were read
select rowid, source, told from imported
where coder = $coder and rowid > $last and (side_a, side_b) = (parties[1], coalesce(parties[2], ''))
    and ($since is null or coalesce(published, happened) >= $since::date)
    and ($until is null or coalesce(published, happened) <= $until::date)
order by rowid limit $limit;
