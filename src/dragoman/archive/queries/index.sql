-- what the search index holds of some reports: each report, its statements, the sentences of its events
select 'report' as kind, number, null as item, '[0, 0]' as span, published::varchar as published, title, text as body,
    (select list(distinct party) from sightings, unnest(parties) as told(party) where sightings.number = reports.number) as parties
from reports where number between $first and $last
union all by name
select 'statement' as kind, number, statement as item, to_json(span)::varchar as span, published::varchar as published,
    words as body, list_distinct(list_concat(about, addressee_parties, [speaker_party])) as parties
from statements where number between $first and $last
union all by name
select distinct on (number, evidence) 'event' as kind, number, event as item, to_json(evidence)::varchar as span,
    published::varchar as published, sentence as body, parties
from (from sightings where number between $first and $last order by number, event)
order by number, kind, item;
