-- positions that reports of some days may have changed
select distinct on (rowid) position from ledger
where {block} and last >= $since::date and ($until is null or first <= $until::date)
order by rowid;
