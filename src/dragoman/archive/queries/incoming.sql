-- the rows of several records, each one line of JSON, ready to be spread over the tables
create or replace temp table incoming as
select number, unnest(from_json(row, '{
    "report": {
        "id": "VARCHAR", "sha256": "VARCHAR", "published": "DATE", "title": "VARCHAR", "outlet": "VARCHAR", "url": "VARCHAR",
        "language": "VARCHAR", "text": "VARCHAR", "package": "VARCHAR", "rules": "VARCHAR", "model": "VARCHAR"
    },
    "record": "VARCHAR",
    "bands": ["BIGINT"],
    "actors": [{
        "id": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR", "country": "VARCHAR", "sector": "VARCHAR", "of": "VARCHAR",
        "party": "VARCHAR"
    }],
    "sightings": [{
        "side_a": "VARCHAR", "side_b": "VARCHAR", "event": "VARCHAR", "type": "VARCHAR", "mode": "VARCHAR", "status": "VARCHAR",
        "forth": "BOOLEAN", "back": "BOOLEAN", "actors": ["VARCHAR"], "recipients": ["VARCHAR"], "parties": ["VARCHAR"],
        "trigger": ["INTEGER"], "words": "VARCHAR", "evidence": ["INTEGER"], "sentence": "VARCHAR", "earliest": "DATE",
        "latest": "DATE", "relation": "VARCHAR", "place": "VARCHAR", "country": "VARCHAR", "said_by": "VARCHAR",
        "about": "VARCHAR", "outcome": "VARCHAR", "sides": ["VARCHAR"], "cameo": "VARCHAR", "quad": "TINYINT",
        "goldstein": "DOUBLE", "intensity": "DOUBLE", "confidence": "DOUBLE", "said_in": "VARCHAR", "latitude": "DOUBLE",
        "longitude": "DOUBLE"
    }],
    "stances": [{
        "side_a": "VARCHAR", "side_b": "VARCHAR", "position": "VARCHAR", "kind": "VARCHAR", "holder": "VARCHAR",
        "counterpart": "VARCHAR", "party": "VARCHAR", "other": "VARCHAR", "type": "VARCHAR", "mode": "VARCHAR",
        "span": ["INTEGER"], "words": "VARCHAR", "relation": "VARCHAR", "condition": "VARCHAR", "by": "VARCHAR",
        "change": "VARCHAR", "event": "VARCHAR", "statement": "VARCHAR"
    }],
    "stalemates": [{
        "side_a": "VARCHAR", "side_b": "VARCHAR", "deadlock": "VARCHAR", "parties": ["VARCHAR"], "links": [["VARCHAR"]],
        "evidence": [["INTEGER"]], "words": ["VARCHAR"]
    }],
    "statements": [{
        "statement": "VARCHAR", "kind": "VARCHAR", "speaker": "VARCHAR", "speaker_name": "VARCHAR", "speaker_party": "VARCHAR",
        "addressees": ["VARCHAR"], "addressee_parties": ["VARCHAR"], "via": ["VARCHAR"], "about": ["VARCHAR"],
        "cue": "VARCHAR", "span": ["INTEGER"], "words": "VARCHAR"
    }]
}'), recursive := true)
from (select unnest($numbers::integer[]) as number, unnest($rows::varchar[]) as row);
