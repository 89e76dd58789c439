-- new answers, those about a pair in one line of JSON, ready to be put into the tables
create or replace temp table answers as
select unnest(from_json(line, '{
    "side_a": "VARCHAR", "side_b": "VARCHAR",
    "threads": [{
        "id": "VARCHAR", "type": "VARCHAR", "status": "VARCHAR", "parties": ["VARCHAR"], "earliest": "DATE", "latest": "DATE",
        "first": "DATE", "last": "DATE", "thread": "VARCHAR"
    }],
    "moments": [{
        "thread": "VARCHAR", "parties": ["VARCHAR"], "title": "VARCHAR", "type": "VARCHAR", "published": "DATE", "status": "VARCHAR",
        "stage": "VARCHAR", "earliest": "DATE", "latest": "DATE", "place": "VARCHAR", "country": "VARCHAR", "document": "VARCHAR",
        "outlet": "VARCHAR", "event": "VARCHAR", "evidence": ["INTEGER"], "sentence": "VARCHAR"
    }],
    "ledger": [{"kind": "VARCHAR", "state": "VARCHAR", "parties": ["VARCHAR"], "first": "DATE", "last": "DATE", "position": "VARCHAR"}],
    "standoffs": [{"parties": ["VARCHAR"], "arose": "DATE", "broken": "DATE", "standoff": "VARCHAR"}],
    "news": [{
        "published": "DATE", "kind": "VARCHAR", "change": "VARCHAR", "text": "VARCHAR", "parties": ["VARCHAR"], "document": "VARCHAR",
        "span": ["INTEGER"], "item": "VARCHAR"
    }]
}'), recursive := true)
from (select unnest($answers::varchar[]) as line);
