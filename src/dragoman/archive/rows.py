"""One record as rows of the archive's tables, in one line of JSON: what a reading process hands to the one that writes."""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import combinations
from typing import Any

from dragoman.archive.copies import bands_of
from dragoman.archive.sightings import Sighting, Stalemate, Stance, party_of, sightings, stalemates, stances
from dragoman.formats.record_json import from_json, to_json
from dragoman.knowledge.codes import code_of
from dragoman.model import Actor, Event, Place, Record, Statement

MOST_PARTIES = 12
OF_THE_REPORT = ("document", "published", "outlet", "origin")


def row_of(record: Record, versions: Mapping[str, str]) -> str:
    """Everything that the archive keeps of a record; `versions` says what it was read with."""
    document = record.document
    parties = {actor.id: party_of(actor, {one.id: one for one in record.actors}) for actor in record.actors}
    report = {name: getattr(document, name) for name in ("id", "sha256", "published", "title", "outlet", "url", "language", "text")}
    row = {
        "report": {**report, **versions},
        "record": packed(record),
        "bands": bands_of(document.text),
        "sightings": [*_sightings(record)],
        "statements": [_statement(one, record, parties) for one in record.statements],
        "stances": [*_stances(record)],
        "stalemates": [*_stalemates(record)],
        "actors": [_actor(one, parties) for one in record.actors],
    }
    return json.dumps(row, ensure_ascii=False)


def packed(record: Record) -> str:
    """A record's JSON, compressed, in characters that JSON can hold."""
    return base64.b64encode(zlib.compress(to_json(record).encode())).decode("ascii")


def unpacked(data: bytes) -> str:
    """The JSON of a record as the archive keeps it."""
    return zlib.decompress(data).decode()


def record_of(data: bytes, text: str) -> Record:
    """The record that the archive keeps as `data`, read from `text`."""
    return from_json(unpacked(data), text=text)


def pairs_of(parties: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The unordered pairs among the first dozen parties, each in alphabetical order; a party alone is paired with nobody.

    >>> list(pairs_of(["USA", "PRK"])), list(pairs_of(["PRK"]))
    ([('PRK', 'USA')], [('PRK', '')])
    """
    known = sorted(set(parties))
    if len(known) == 1:
        yield known[0], ""
    yield from combinations(known[:MOST_PARTIES], 2)


def _sightings(record: Record) -> Iterator[dict[str, Any]]:
    events = {event.id: event for event in record.events}
    places = {place.id: place for place in record.places}
    for sighting in sightings(record, document="", origin=""):
        event = events[sighting.event]
        told = _columns(sighting) | _coded(event, places.get(event.place or ""))
        doers, receivers = sighting.doers, sighting.receivers
        for one, other in pairs_of(sighting.parties):
            mutual = one in doers and other in doers
            forth, back = one in doers and (other in receivers or not other), other in doers and one in receivers
            yield told | {"side_a": one, "side_b": other, "forth": forth or mutual, "back": back or mutual}


def _coded(event: Event, place: Place | None) -> dict[str, Any]:
    code = code_of(event.type, event.mode, event.status)
    spot = {"latitude": place and place.latitude, "longitude": place and place.longitude}
    scored = {"cameo": event.cameo, "quad": code.quad, "goldstein": event.goldstein, "intensity": code.intensity}
    return {**scored, "confidence": event.confidence, "said_in": event.said_in, **spot}


def _stances(record: Record) -> Iterator[dict[str, Any]]:
    for stance in stances(record, document="", origin=""):
        for one, other in pairs_of({stance.party, stance.other or stance.party}):
            yield _columns(stance) | {"side_a": one, "side_b": other}


def _stalemates(record: Record) -> Iterator[dict[str, Any]]:
    for stalemate in stalemates(record, document="", origin=""):
        for one, other in pairs_of(stalemate.parties):
            yield _columns(stalemate) | {"side_a": one, "side_b": other}


def _statement(statement: Statement, record: Record, parties: Mapping[str, str]) -> dict[str, Any]:
    names = {actor.id: actor.name for actor in record.actors}
    content = statement.content or (statement.cue,)
    named = {parties[actor.id] for actor in record.actors if any(span.holds(one) for span in content for one in actor.mentions)}
    return {
        "statement": statement.id, "kind": statement.kind, "speaker": statement.speaker,
        "speaker_name": names.get(statement.speaker or ""), "speaker_party": parties.get(statement.speaker or ""),
        "addressees": statement.addressees, "addressee_parties": sorted({parties.get(one, one) for one in statement.addressees}),
        "via": statement.via, "about": sorted(named), "cue": record.quote(statement.cue),
        "span": (content[0].start, content[-1].end), "words": " … ".join(record.quote(span) for span in content),
    }  # fmt: skip


def _actor(actor: Actor, parties: Mapping[str, str]) -> dict[str, Any]:
    known = {name: getattr(actor, name) for name in ("id", "name", "kind", "country", "sector", "of")}
    return known | {"party": parties[actor.id]}


def _columns(seen: Sighting | Stance | Stalemate) -> dict[str, Any]:
    """What one report shows as columns, without those that every row of the report shares."""
    told = {one.name: getattr(seen, one.name) for one in fields(seen) if one.name not in OF_THE_REPORT}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in told.items()}
