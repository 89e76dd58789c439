-- events of other people's files
insert into imported by name
select unnest(from_json($rows::json, '[{
    "coder": "VARCHAR", "source": "VARCHAR", "event": "VARCHAR", "id": "VARCHAR", "side_a": "VARCHAR", "side_b": "VARCHAR",
    "forth": "BOOLEAN", "back": "BOOLEAN", "published": "DATE", "happened": "DATE", "type": "VARCHAR", "mode": "VARCHAR",
    "status": "VARCHAR", "parties": ["VARCHAR"], "words": "VARCHAR", "sentence": "VARCHAR", "cameo": "VARCHAR",
    "quad": "TINYINT", "goldstein": "DOUBLE", "intensity": "DOUBLE", "outlet": "VARCHAR", "url": "VARCHAR",
    "place": "VARCHAR", "country": "VARCHAR", "latitude": "DOUBLE", "longitude": "DOUBLE",
    "told": "VARCHAR"
}]'), recursive := true);
