"""What one report shows, with what is needed to compare it with other reports: sightings, stances, stalemates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.model import Actor, Deadlock, Event, Position, Record, Span, Statement

FOR_A_STATE = {"GOV", "MIL", "LEG", "JUD", "SPY", "COP", None}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One event as one report tells it; `parties` are countries where actors act for one, else actor ids.

    `origin` is the document that this one is a copy of (itself if it is none), `about` the id of the event that this one is
    about, `said_by` the speaker on whose word alone the event stands.
    """

    document: str
    published: str | None
    outlet: str | None
    origin: str
    event: str
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    parties: frozenset[str]
    trigger: Span
    words: str
    evidence: Span
    sentence: str
    earliest: str | None = None
    latest: str | None = None
    relation: str | None = None
    place: str | None = None
    country: str | None = None
    said_by: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """One position as one report tells it; `span` are the words of the act at stake, `condition` the words it is tied to."""

    document: str
    published: str | None
    outlet: str | None
    origin: str
    position: str
    kind: str
    holder: str
    counterpart: str | None
    party: str
    other: str | None
    type: str | None
    mode: str | None
    span: Span
    words: str
    relation: str | None = None
    condition: str | None = None
    by: str | None = None
    change: str | None = None
    event: str = ""
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Stalemate:
    """One deadlock as one report tells it; links are pairs of position ids of that report."""

    document: str
    published: str | None
    outlet: str | None
    origin: str
    deadlock: str
    parties: frozenset[str]
    links: tuple[tuple[str, str], ...]
    evidence: tuple[Span, ...]
    words: tuple[str, ...]


def party_of(actor: Actor, actors: Mapping[str, Actor]) -> str:
    """The country that an actor acts for (alpha-3), else the actor's own id."""
    if actor.country is not None and (actor.kind == "country" or actor.sector in FOR_A_STATE):
        return actor.country
    parent = actors.get(actor.of or "")
    return party_of(parent, actors) if parent is not None and parent.of != actor.id else actor.id


def sightings(record: Record, *, document: str, origin: str) -> Iterator[Sighting]:
    """The events of a record, each ready to be compared with those of other reports."""
    actors = {actor.id: actor for actor in record.actors}
    for event in record.events:
        yield _sighting(event, record, actors, document, origin)


def stances(record: Record, *, document: str, origin: str) -> Iterator[Stance]:
    """The positions of a record, each ready to be compared with those of other reports."""
    actors = {actor.id: actor for actor in record.actors}
    for position in record.positions:
        yield _stance(position, record, actors, document, origin)


def stalemates(record: Record, *, document: str, origin: str) -> Iterator[Stalemate]:
    """The deadlocks of a record, each ready to be compared with those of other reports."""
    actors = {actor.id: actor for actor in record.actors}
    for deadlock in record.deadlocks:
        yield _stalemate(deadlock, record, actors, document, origin)


def _sighting(event: Event, record: Record, actors: Mapping[str, Actor], document: str, origin: str) -> Sighting:
    time = next((one for one in record.times if one.id == event.time), None)
    place = next((one for one in record.places if one.id == event.place), None)
    said = _said(event.said_in, record)
    return Sighting(
        document,
        record.document.published,
        record.document.outlet,
        origin,
        event.id,
        event.type,
        event.mode,
        event.status,
        event.actors,
        event.recipients,
        frozenset(_party(one, actors) for one in (*event.actors, *event.recipients)),
        event.trigger,
        record.quote(event.trigger),
        event.evidence,
        record.quote(event.evidence),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        relation=time.relation if time else None,
        place=place.name if place else None,
        country=place.country if place else None,
        said_by=said.speaker if said else None,
        about=event.content,
    )


def _stance(position: Position, record: Record, actors: Mapping[str, Actor], document: str, origin: str) -> Stance:
    tie = position.condition
    return Stance(
        document,
        record.document.published,
        record.document.outlet,
        origin,
        position.id,
        position.kind,
        position.holder,
        position.counterpart,
        _party(position.holder, actors),
        _party(position.counterpart, actors) if position.counterpart else None,
        position.about.type,
        position.about.mode,
        position.about.span,
        record.quote(position.about.span),
        relation=tie.relation if tie else None,
        condition=record.quote(tie.span) if tie else None,
        by=tie.by if tie else None,
        change=position.change,
        event=position.event,
        statement=position.said_in,
    )


def _stalemate(deadlock: Deadlock, record: Record, actors: Mapping[str, Actor], document: str, origin: str) -> Stalemate:
    return Stalemate(
        document,
        record.document.published,
        record.document.outlet,
        origin,
        deadlock.id,
        frozenset(_party(one, actors) for one in deadlock.parties),
        tuple((link.position, link.waits_for) for link in deadlock.links),
        deadlock.evidence,
        tuple(record.quote(span) for span in deadlock.evidence),
    )


def _party(actor_id: str, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(actor_id)
    return party_of(actor, actors) if actor is not None else actor_id


def _said(statement_id: str | None, record: Record) -> Statement | None:
    return next((one for one in record.statements if one.id == statement_id), None)
