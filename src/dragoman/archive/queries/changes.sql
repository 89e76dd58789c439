-- a page of what changed; a change stands under each pair of its parties
select published::varchar as published, kind, change, text, parties, document, span, item from news
where {block} and published >= $since::date and ($until is null or published <= $until::date)
order by {order}
limit $limit offset $offset;
