"""Between whom an event is: the parties of its actors and recipients, completed from the words around it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from dragoman.archive.sentences import DEFINITE, sentence_around
from dragoman.model import Actor, Event, Place, Record, Span

FOR_A_STATE = {"GOV", "MIL", "LEG", "JUD", "SPY", "COP", None}
UNNAMED = ("group:", "office:", "person:", "population:")
TOGETHER = re.compile(
    r"group:(?:.*-)?(?:leaders|sides|parties|countries|nations|presidents|ministers|governments|states|neighbours)$"
)
AND = re.compile(r"\s*(?:,|and|, and)\s*(?:the )?")
MUTUAL = {"CONSULT", "AGREE", "SUPPORT", "COOPERATE"}
ASKED = {"proposed", "pledged", "conditional"}
VERDICTS = {"SUPPORT", "ACCUSE"}
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
        self._party = _parties_of(record)
        self._unsettled = {one.id for one in record.actors if one.kind == "organisation" and not (one.country or one.sector)}
        self._speakers = [one.speaker_span for one in record.statements if one.speaker_span is not None]
        pairs = (self.named((*event.actors, *event.recipients)) for event in record.events)
        self._pairs = Counter(pair for named in pairs for pair in combinations(sorted(named), 2))

    def party(self, actor_id: str) -> str:
        """The party of an actor of the record."""
        return self._party.get(actor_id, actor_id)

    def named(self, actor_ids: tuple[str, ...]) -> frozenset[str]:
        """The parties of some actors, without groups and offices of nobody in particular."""
        return frozenset(party for one in actor_ids if self._is_settled(party := self.party(one)))

    def _is_settled(self, party: str) -> bool:
        return not party.startswith(UNNAMED) and party not in self._unsettled

    def of(self, event: Event) -> frozenset[str]:
        """All parties of an event, completed to two where its report allows."""
        parties = self._listed(event, self.named((*event.actors, *event.recipients)))
        over = [one for one in self._record.events if one.content == event.id]
        judges = self.named(tuple(actor for one in over if one.type in VERDICTS for actor in one.actors))
        if parties <= judges:
            parties = frozenset()
        place = self._places.get(event.place or "")
        named = [self.party(one) for one in (*event.actors, *event.recipients)]
        sources = (self._before(event, parties), self._over(over), self._nearby(event, place), self._ground(event, place))
        asker = self._nearby(event, place, speakers=True) if event.status in ASKED else []
        for more in (*sources, self._elsewhere(parties), asker, named):
            missing = 2 - len(parties)
            parties |= frozenset([one for one in more if one not in parties][: max(0, missing)])
        return parties

    def _listed(self, event: Event, parties: frozenset[str]) -> frozenset[str]:
        """With one of "the leaders of Peru, Chile and Bolivia" a joint act has them all."""
        if event.type not in MUTUAL:
            return parties
        text = self._record.document.text
        lists: list[set[str]] = []
        last: Span | None = None
        for party, span in sorted(self._mentions(sentence_around(event.trigger, text)), key=lambda one: one[1]):
            if last is None or not AND.fullmatch(text[last.end : span.start]):
                lists.append(set())
            lists[-1].add(party)
            last = span
        return parties.union(*(one for one in lists if one & parties))

    def holders(self, actor_id: str, event: Event | None) -> list[tuple[str, str | None]]:
        """Who holds a position and towards whom, as (party, other): each of "the two leaders" towards the other."""
        party = self.party(actor_id)
        parties = self.of(event) if event is not None else frozenset[str]()
        if not self._is_settled(party) and TOGETHER.match(party) and len(parties) == 2:
            one, other = sorted(parties)
            return [(one, other), (other, one)]
        others = sorted(parties - {party})
        return [(party, others[0] if len(others) == 1 and party in parties else None)]

    def _before(self, event: Event, known: frozenset[str]) -> list[str]:
        """The parties of what "the summit" is: the last happening of its type that the report names with two parties."""
        text = self._record.document.text
        if not DEFINITE.search(text[max(0, event.trigger.start - 60) : event.trigger.start]):
            return []
        earlier = (one for one in self._record.events if one.type == event.type and one.trigger.start < event.trigger.start)
        fitting = [
            parties for one in earlier if len(parties := self.named((*one.actors, *one.recipients))) > 1 and known <= parties
        ]
        return sorted(fitting[-1]) if fitting else []

    def _over(self, over: list[Event]) -> list[str]:
        """The parties of what is said or done about it ("pull out of the summit"), but of verdicts, which anybody gives."""
        return [party for one in over if one.type not in VERDICTS for party in sorted(self.named((*one.actors, *one.recipients)))]

    def _nearby(self, event: Event, place: Place | None, *, speakers: bool = False) -> list[str]:
        """Parties named in the event's sentence, the nearest first, rather before it; not the venue, nor at first who says it."""
        venue = place.span if place is not None and event.type == "CONSULT" and event.mode != "visit" else None
        found: dict[str, int] = {}
        for party, span in self._mentions(sentence_around(event.trigger, self._record.document.text)):
            if (venue is not None and span.overlaps(venue)) or (not speakers and any(span.overlaps(one) for one in self._speakers)):
                continue
            far = span.start - event.trigger.start
            far = -far if far < 0 else 2 * far
            found[party] = min(far, found.get(party, far))
        return sorted(found, key=lambda party: (found[party], party))

    def _mentions(self, inside: Span) -> Iterator[tuple[str, Span]]:
        for actor in self._record.actors:
            party = self.party(actor.id)
            if self._is_settled(party):
                yield from ((party, span) for span in actor.mentions if inside.holds(span))

    def _ground(self, event: Event, place: Place | None) -> list[str]:
        """The country where something is done to somebody, or which is visited."""
        is_there = event.type in ON_GROUND or event.mode == "visit"
        return [place.country] if place is not None and place.country is not None and is_there else []

    def _elsewhere(self, parties: frozenset[str]) -> list[str]:
        """The other party of the pair that most events of the report are between."""
        pairs = [pair for pair, _ in self._pairs.most_common() if not parties or parties & set(pair)]
        return [party for pair in pairs[:1] for party in pair]


def _parties_of(record: Record) -> dict[str, str]:
    """The party of every actor; one of whom only the family name is known goes with the others of that name ("Kim")."""
    actors = {actor.id: actor for actor in record.actors}
    parties = {actor.id: party_of(actor, actors) for actor in record.actors}
    for actor in record.actors:
        if parties[actor.id].startswith("person:"):
            words = set(actor.name.split())
            same = {parties[one.id] for one in record.actors if one.kind == "person" and words < set(one.name.split())}
            settled = [party for party in same if not party.startswith(UNNAMED)]
            if len(settled) == 1:
                parties[actor.id] = settled[0]
    return parties
