"""PLOVER JSON Lines: one event a line, in the field names of the PLOVER manual; what it has no name for stands under `dragoman`."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dragoman.formats.event_rows import CODER, EventRow, Evidence, Party, Story, Where, coding_of
from dragoman.formats.record_json import builder_of, plain
from dragoman.knowledge.cameo import actor_code, actor_of_code
from dragoman.knowledge.states import country_named, name_of_country
from dragoman.model import Span

RESOLUTION = {"site": 1, "city": 1, "admin": 3, "country": 5}


def plover_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """One line of JSON for each row; `has_event` is false for what is denied, rumoured or only asked for."""
    for row in rows:
        yield json.dumps(_event(row), ensure_ascii=False) + "\n"


def plover_rows(lines: Iterable[str], *, broken: Callable[[str], None]) -> Iterator[EventRow]:
    """The rows of PLOVER lines, ours and others'."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _row(json.loads(line))
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
            broken(f"line {number} is no PLOVER event: {type(problem).__name__}: {problem}")


def _event(row: EventRow) -> dict[str, Any]:
    coding, span = coding_of(row), row.evidence.span
    told = {
        "id": row.id,
        "has_event": row.is_counted,
        "date": row.date,
        "actor": [_entity(one) for one in row.actors],
        "recipient": [_entity(one) for one in row.recipients],
        "event": [coding.type] if coding.type else [],
        "mode": [coding.mode] if coding.mode else [],
        "context": list(row.contexts),
        "quad_code": coding.quad,
        "event_scale": coding.intensity,
        "event_text": [row.evidence.words] if row.evidence.words else [],
        "event_loc": _location(row.where),
        "text_info": {"sequence": row.evidence.sentence, "start": span.start, "end": span.end} if span else {},
        "cite_info": _citation(row.story),
        "coder": CODER,
        "dragoman": plain(row),
    }
    return {name: value for name, value in told.items() if value not in (None, [], {}, "")}


def _entity(party: Party) -> dict[str, Any]:
    told = {
        "code": actor_code(party.id, party.country, party.sectors),
        "sector": list(party.sectors),
        "entity_text": party.words or party.name,
        "identifier_text": party.name,
        "office": party.title,
    }
    return {name: value for name, value in told.items() if value}


def _location(where: Where) -> dict[str, Any]:
    told = {
        "resolved_place": where.name,
        "geonameid": where.geonames,
        "lat": where.latitude,
        "lon": where.longitude,
        "city": where.city,
        "district": where.district,
        "province": where.province,
        "country": name_of_country(where.country),
        "country_code": where.country,
        "resolution": RESOLUTION.get(where.precision or ""),
    }
    return {name: value for name, value in told.items() if value not in (None, "")}


def _citation(story: Story) -> dict[str, Any]:
    told = {
        "title": story.title,
        "publication": story.outlet,
        "url": story.url,
        "language": story.language,
        "citation": story.document,
    }
    return {name: value for name, value in told.items() if value}


def _row(event: Mapping[str, Any]) -> EventRow:
    if "dragoman" in event:
        row: EventRow = builder_of(EventRow)(event["dragoman"])
        return row
    cite, info, where = event.get("cite_info") or {}, event.get("text_info") or {}, event.get("event_loc") or {}
    start, end = info.get("start"), info.get("end")
    return EventRow(
        id=str(event["id"]),
        type=next(iter(_many(event["event"])), ""),
        date=event["date"],
        mode=next(iter(_many(event.get("mode"))), None),
        contexts=_many(event.get("context")),
        actors=tuple(_party(one) for one in event.get("actor") or ()),
        recipients=tuple(_party(one) for one in event.get("recipient") or ()),
        intensity=event.get("event_scale"),
        where=Where(
            name=where.get("resolved_place") or where.get("extracted_place") or "",
            country=country_named(str(where.get("country_code") or where.get("country") or "")),
            latitude=where.get("lat"),
            longitude=where.get("lon"),
            geonames=where.get("geonameid"),
            city=where.get("city") or "",
            district=where.get("district") or "",
            province=where.get("province") or "",
        ),
        story=Story(
            document=str(cite.get("citation") or ""),
            outlet=cite.get("publication"),
            title=cite.get("title"),
            url=cite.get("url"),
            language=cite.get("language") or "",
        ),
        evidence=Evidence(
            words=" ".join(_many(event.get("event_text"))),
            span=Span(start, end) if isinstance(start, int) and isinstance(end, int) else None,
        ),
        is_counted=event.get("has_event", True),
    )


def _party(entity: Mapping[str, Any]) -> Party:
    id_, country, sectors = actor_of_code(str(entity.get("code") or ""))
    name = entity.get("identifier_text") or entity.get("entity_text") or ""
    told = tuple(one for one in _many(entity.get("sector")))
    return Party(id_, name, country, told or sectors, entity.get("office"), entity.get("entity_text") or "")


def _many(value: Any) -> tuple[str, ...]:
    """A field that some write as a list and some as one string."""
    return (value,) if isinstance(value, str) and value else tuple(value or ())
