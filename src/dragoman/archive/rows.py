"""One record as rows of the archive's tables, in one line of JSON: what a reading process hands to the one that writes."""

import base64
import json
import zlib
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from dragoman.archive.copies import bands_of
from dragoman.archive.sightings import Sighting, parties_of, sightings
from dragoman.formats.record_json import to_json
from dragoman.model import Actor, Position, Record, Span, Statement

MOST_PARTIES = 12


def row_of(record: Record, *, versions: dict[str, str]) -> str:
    """Everything that the archive keeps of a record."""
    document = record.document
    return json.dumps(
        {
            "report": {
                "id": document.id, "sha256": document.sha256, "published": document.published, "title": document.title,
                "outlet": document.outlet, "url": document.url, "text": document.text, **versions,
            },
            "record": packed(record),
            "bands": bands_of(document.text),
            "sightings": list(_sightings(record)),
            "statements": list(_statements(record)),
            "positions": list(_positions(record)),
            "deadlocks": [
                {"deadlock": one.id, "parties": parties_of(one.parties, _actors(record)), "spans": list(one.evidence)}
                for one in record.deadlocks
            ],
        },
        ensure_ascii=False,
    )  # fmt: skip


def packed(record: Record) -> str:
    """A record's JSON, compressed, in characters that JSON can hold."""
    return base64.b64encode(zlib.compress(to_json(record).encode())).decode("ascii")


def pairs_of(parties: list[str]) -> Iterator[tuple[str, str]]:
    """The unordered pairs among the first parties, each in alphabetical order; a party alone is paired with nobody.

    >>> list(pairs_of(["USA", "PRK"])), list(pairs_of(["PRK"]))
    ([('PRK', 'USA')], [('PRK', '')])
    """
    if len(parties) == 1:
        yield parties[0], ""
    yield from combinations(sorted(parties)[:MOST_PARTIES], 2)


def _actors(record: Record) -> dict[str, Actor]:
    return {actor.id: actor for actor in record.actors}


def _sightings(record: Record) -> Iterator[dict[str, Any]]:
    actors = _actors(record)
    events = {event.id: event for event in record.events}
    places = {place.id: place for place in record.places}
    for sighting in sightings(record, document=record.document.id, origin=""):
        event = events[sighting.event]
        doers, receivers = parties_of(event.actors, actors), parties_of(event.recipients, actors)
        place = places.get(event.place or "")
        told = _told(sighting) | {
            "cameo": event.cameo, "goldstein": event.goldstein, "confidence": event.confidence, "said_in": event.said_in,
            "latitude": place and place.latitude, "longitude": place and place.longitude,
        }  # fmt: skip
        for one, other in pairs_of(list(sighting.parties)):
            mutual = one in doers and other in doers
            forth, back = one in doers and (other in receivers or not other), other in doers and one in receivers
            yield told | {"one": one, "other": other, "forth": forth or mutual, "back": back or mutual}


def _told(sighting: Sighting) -> dict[str, Any]:
    return {
        "event": sighting.event, "type": sighting.type, "mode": sighting.mode, "status": sighting.status,
        "actors": sighting.actors, "recipients": sighting.recipients, "parties": sorted(sighting.parties),
        "trigger": sighting.trigger, "words": sighting.words, "evidence": sighting.evidence, "sentence": sighting.sentence,
        "earliest": sighting.earliest, "latest": sighting.latest, "relation": sighting.relation,
        "place": sighting.place, "country": sighting.country, "said_by": sighting.said_by,
    }  # fmt: skip


def _statements(record: Record) -> Iterator[dict[str, Any]]:
    actors = _actors(record)
    for statement in record.statements:
        speaker = actors.get(statement.speaker or "")
        yield {
            "statement": statement.id, "kind": statement.kind, "speaker": statement.speaker,
            "speaker_name": speaker and speaker.name, "speaker_party": speaker and parties_of((speaker.id,), actors)[0],
            "addressees": statement.addressees, "addressee_parties": parties_of(statement.addressees, actors),
            "via": statement.via, "about": sorted(_named_in(statement, record, actors)), "cue": record.quote(statement.cue),
            "span": Span(statement.content[0].start, statement.content[-1].end) if statement.content else statement.cue,
            "words": " … ".join(record.quote(span) for span in statement.content),
        }  # fmt: skip


def _named_in(statement: Statement, record: Record, actors: dict[str, Actor]) -> set[str]:
    """The parties that a statement speaks of."""
    named = (actor.id for actor in record.actors if any(span.holds(one) for span in statement.content for one in actor.mentions))
    return set(parties_of(tuple(named), actors))


def _positions(record: Record) -> Iterator[dict[str, Any]]:
    actors = _actors(record)
    events = {event.id: event for event in record.events}
    for position in record.positions:
        party = parties_of((position.holder,), actors)[0]
        counterpart = parties_of((position.counterpart,), actors)[0] if position.counterpart else None
        one, other = sorted((party, counterpart)) if counterpart else (party, "")
        evidence = events[position.event].evidence
        yield {
            "one": one, "other": other, "party": party, "counterpart": counterpart, "position": position.id, "kind": position.kind,
            "holder": position.holder, "opposite": position.counterpart, "statement": position.said_in, "event": position.event,
            "change": position.change, "evidence": evidence, "sentence": record.quote(evidence), **_stake(record, position),
        }  # fmt: skip


def _stake(record: Record, position: Position) -> dict[str, Any]:
    """What a position is about, on what condition, and when it was taken."""
    condition = position.condition
    time = next((one for one in record.times if one.id == position.time), None)
    return {
        "about_type": position.about.type, "about_mode": position.about.mode, "about_span": position.about.span,
        "about_words": record.quote(position.about.span),
        "condition": condition and record.quote(condition.span), "condition_relation": condition and condition.relation,
        "condition_span": condition and condition.span, "condition_by": condition and condition.by,
        "earliest": time and time.earliest, "latest": time and time.latest,
    }  # fmt: skip
