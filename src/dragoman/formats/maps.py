"""GeoJSON (RFC 7946): the events that have a place, as points with dates that QGIS and kepler read."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.formats.event_rows import EventRow, coding_of


def geojson_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """One FeatureCollection, a line for each event that has coordinates."""
    yield '{"type": "FeatureCollection", "features": [\n'
    between = ""
    for row in rows:
        if row.where.latitude is not None and row.where.longitude is not None:
            yield between + json.dumps(_feature(row), ensure_ascii=False)
            between = ",\n"
    yield "\n]}\n"


def _feature(row: EventRow) -> dict[str, Any]:
    where, story = row.where, row.story
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": {"type": "Point", "coordinates": [where.longitude, where.latitude]},
        "properties": {
            "type": row.type,
            "mode": row.mode,
            "status": row.status,
            "date": row.date,
            "earliest": row.earliest or row.date,
            "latest": row.latest or row.earliest or row.date,
            "actors": ", ".join(one.name for one in row.actors),
            "recipients": ", ".join(one.name for one in row.recipients),
            "goldstein": coding_of(row).goldstein,
            "place": where.name,
            "country": where.country,
            "precision": where.precision,
            "sentence": row.evidence.words,
            "report": story.document,
            "published": story.published,
            "outlet": story.outlet,
            "url": story.url,
        },
    }
