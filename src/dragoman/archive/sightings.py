"""What one report shows, with what is needed to compare it with other reports: sightings, stances, stalemates."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.archive.outcomes import outcome_of
from dragoman.archive.parties import Parties, party_of
from dragoman.model import About, Record, Span

HAPPENED = {"occurred", "ongoing"}
__all__ = ["Sighting", "Stalemate", "Stance", "party_of", "sightings", "stalemates", "stances"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One event as one report tells it.

    `origin` is the document that this one is a copy of (itself if it is none). `parties` are countries where actors act for
    one, else actor ids; `sides` are the parties of the actors and then of the recipients, one by one. `said_by` is the speaker
    on whose word alone the event stands, `about` the event that this one is about, `outcome` what became of it by the words around.
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
    outcome: str | None = None
    sides: tuple[str, ...] = ()

    @property
    def doers(self) -> frozenset[str]:
        """The parties of its actors."""
        return frozenset(self.sides[: len(self.actors)])

    @property
    def receivers(self) -> frozenset[str]:
        """The parties of its recipients."""
        return frozenset(self.sides[len(self.actors) :])


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


def sightings(record: Record, *, document: str, origin: str) -> Iterator[Sighting]:
    """The events of a record, each ready to be compared with those of other reports."""
    parties = Parties(record)
    times = {time.id: time for time in record.times}
    places = {place.id: place for place in record.places}
    speakers = {statement.id: statement.speaker for statement in record.statements}
    for event in record.events:
        time, place = times.get(event.time or ""), places.get(event.place or "")
        yield Sighting(
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
            parties.of(event),
            event.trigger,
            record.quote(event.trigger),
            event.evidence,
            record.quote(event.evidence),
            earliest=time.earliest if time else None,
            latest=time.latest if time else None,
            relation=time.relation if time else None,
            place=place.name if place else None,
            country=place.country if place else None,
            said_by=speakers.get(event.said_in or ""),
            about=event.content,
            outcome=outcome_of(event, record),
            sides=tuple(parties.party(one) for one in (*event.actors, *event.recipients)),
        )


def stances(record: Record, *, document: str, origin: str) -> Iterator[Stance]:
    """The positions of a record, each ready to be compared with those of other reports."""
    parties = Parties(record)
    events = {event.id: event for event in record.events}
    for position in record.positions:
        tie, act = position.condition, _act_at(position.about, record)
        named = parties.named((position.counterpart,)) if position.counterpart else frozenset[str]()
        for party, other in parties.holders(position.holder, events.get(position.event)):
            yield Stance(
                document,
                record.document.published,
                record.document.outlet,
                origin,
                position.id,
                position.kind,
                position.holder,
                position.counterpart,
                party,
                next(iter(named), other),
                act.type,
                act.mode,
                act.span,
                f"{'to ' if act.to_do and position.kind != 'demand' else ''}{record.quote(act.span)}",
                relation=tie.relation if tie else None,
                condition=record.quote(tie.span) if tie else None,
                by=parties.party(tie.by) if tie and tie.by else None,
                change=position.change,
                event=position.event,
                statement=position.said_in,
            )


def _act_at(about: About, record: Record) -> About:
    """What is at stake with its type: "work towards complete denuclearisation" is about disarming."""
    inside = (one for one in record.events if about.span.holds(one.trigger) and one.status not in HAPPENED)
    act = next(inside, None) if about.type is None else None
    return replace(about, type=act.type, mode=act.mode) if act is not None else about


def stalemates(record: Record, *, document: str, origin: str) -> Iterator[Stalemate]:
    """The deadlocks of a record, each ready to be compared with those of other reports."""
    parties = Parties(record)
    for deadlock in record.deadlocks:
        yield Stalemate(
            document,
            record.document.published,
            record.document.outlet,
            origin,
            deadlock.id,
            frozenset(parties.party(one) for one in deadlock.parties),
            tuple((link.position, link.waits_for) for link in deadlock.links),
            deadlock.evidence,
            tuple(record.quote(span) for span in deadlock.evidence),
        )
