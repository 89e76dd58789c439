-- the new answers about some pairs in place of the old ones
create or replace temp table settled as
select unnest(from_json($threads::json, '[{
    "side_a": "VARCHAR", "side_b": "VARCHAR", "id": "VARCHAR", "type": "VARCHAR", "status": "VARCHAR", "parties": ["VARCHAR"],
    "earliest": "DATE", "latest": "DATE", "first": "DATE", "last": "DATE", "thread": "VARCHAR",
    "moments": [{
        "thread": "VARCHAR", "parties": ["VARCHAR"], "title": "VARCHAR", "type": "VARCHAR", "published": "DATE", "status": "VARCHAR",
        "stage": "VARCHAR", "earliest": "DATE", "latest": "DATE", "place": "VARCHAR", "country": "VARCHAR", "document": "VARCHAR",
        "outlet": "VARCHAR", "event": "VARCHAR", "evidence": ["INTEGER"], "sentence": "VARCHAR"
    }]
}]'), recursive := true);
