-- a page of statements; first their places, so that only those of the page are read whole
with last as (
    select coalesce(statements.published, date '9999-12-31') as day, statements.rowid as place
    from statements join reports using (number) where reports.id = $after_document and statement = $after_statement
),
page as (
    select statements.rowid as place
    from statements left join last on true
    where ($speaker is null or speaker = $speaker or speaker_party = $speaker)
        and ($addressee is null or list_contains(addressees, $addressee) or list_contains(addressee_parties, $addressee))
        and ($about is null or list_contains(about, $about)) and ($words is null or contains(lower(words), lower($words)))
        and ($since is null or published >= $since::date) and ($until is null or published <= $until::date)
        and (last.place is null
            or (coalesce(published, date '9999-12-31'), statements.rowid) > (last.day, last.place))
    order by published nulls last, statements.rowid
    limit $limit
)
select reports.id as document, statement, reports.published::varchar as published, reports.outlet, speaker, speaker_name, addressees,
    via, kind, cue, words, span, about
from statements join reports using (number)
where statements.rowid in (select place from page)
order by reports.published nulls last, statements.rowid;
