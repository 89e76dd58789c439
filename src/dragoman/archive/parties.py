"""Between whom an event is: the parties of its actors and recipients, completed from the words around it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from dragoman.model import Actor, Event, Place, Record, Span

FOR_A_STATE = {"GOV", "MIL", "LEG", "JUD", "SPY", "COP", None}
UNNAMED = ("group:", "office:")
ON_GROUND = {"ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "RETREAT", "AID", "PROTEST"}


def party_of(actor: Actor, actors: Mapping[str, Actor]) -> str:
    """The country that an actor acts for (alpha-3), else the actor's own id."""
    if actor.country is not None and (actor.kind == "country" or actor.sector in FOR_A_STATE):
        return actor.country
    parent = actors.get(actor.of or "")
    return party_of(parent, actors) if parent is not None and parent.of != actor.id else actor.id


class Parties:
    """The parties of a record's events. One that names a single party gets its other from its clause or its report."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._places = {place.id: place for place in record.places}
        self._party = {actor.id: party_of(actor, {one.id: one for one in record.actors}) for actor in record.actors}
        self._speakers = [one.speaker_span for one in record.statements if one.speaker_span is not None]
        pairs = (self.named((*event.actors, *event.recipients)) for event in record.events)
        self._pairs = Counter(pair for named in pairs for pair in combinations(sorted(named), 2))

    def party(self, actor_id: str) -> str:
        """The party of an actor of the record."""
        return self._party.get(actor_id, actor_id)

    def named(self, actor_ids: tuple[str, ...]) -> frozenset[str]:
        """The parties of some actors, without groups and offices of nobody in particular."""
        parties = (self.party(one) for one in actor_ids)
        return frozenset(one for one in parties if not one.startswith(UNNAMED))

    def of(self, event: Event) -> frozenset[str]:
        """All parties of an event, completed to two where its report allows."""
        parties = self.named((*event.actors, *event.recipients))
        place = self._places.get(event.place or "")
        for more in (self._nearby(event, place), self._ground(event, place), self._elsewhere(parties)):
            missing = 2 - len(parties)
            parties |= frozenset([one for one in more if one not in parties][: max(0, missing)])
        return parties

    def _nearby(self, event: Event, place: Place | None) -> list[str]:
        """Parties named in the event's clause, the nearest first; neither who says it nor the venue."""
        venue = place.span if place is not None and event.type == "CONSULT" and event.mode != "visit" else None
        found: dict[str, int] = {}
        for party, span in self._mentions(event.evidence):
            if any(span.overlaps(one) for one in self._speakers) or (venue is not None and span.overlaps(venue)):
                continue
            far = abs(span.start - event.trigger.start)
            found[party] = min(far, found.get(party, far))
        return sorted(found, key=lambda party: (found[party], party))

    def _mentions(self, inside: Span) -> Iterator[tuple[str, Span]]:
        for actor in self._record.actors:
            party = self.party(actor.id)
            if not party.startswith(UNNAMED):
                yield from ((party, span) for span in actor.mentions if inside.holds(span))

    def _ground(self, event: Event, place: Place | None) -> list[str]:
        """The country where something is done to somebody, or which is visited."""
        is_there = event.type in ON_GROUND or event.mode == "visit"
        return [place.country] if place is not None and place.country is not None and is_there else []

    def _elsewhere(self, parties: frozenset[str]) -> list[str]:
        """The other party of the pair that most events of the report are between."""
        pairs = [pair for pair, _ in self._pairs.most_common() if not parties or parties & set(pair)]
        return [party for pair in pairs[:1] for party in pair]
