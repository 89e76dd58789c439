"""When and where an event happens: the time and the place that belong to its trigger or to its clause."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.grammar.index import Index
from dragoman.grammar.timex_owners import carriers, left_place, owner_of, place_preposition, visits, way_back
from dragoman.knowledge import Rules
from dragoman.model import Event, Place, Reason, Record, Span, Time
from dragoman.stages import Change


class EventTimes:
    """The time expression of an event's own words, else of the clause that it shares; never the publication date."""

    fills: ClassVar[str] = "events.time"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        """Nothing to compile."""

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Change]:
        """One change for each event that has a time."""
        index, heads = _heads(doc, so_far)
        owned: list[tuple[int, Time]] = []
        for time in so_far.times:
            if time.type != "SET":
                owned.append((owner_of(index.words(time.span).root, heads).i, time))
        for event in so_far.events:
            yield from self._time(event, index, heads, owned)

    def _time(self, event: Event, index: Index, heads: frozenset[int], owned: list[tuple[int, Time]]) -> Iterator[Change]:
        head = index.words(event.trigger).root
        for carrier, leading in carriers(head, heads):
            near = [time for i, time in owned if i == carrier.i and _allowed(time.span, head, leading=leading)]
            if near:
                best = min(near, key=lambda time: (_vagueness(time), abs(time.span.start - event.trigger.start)))
                yield Change(event.id, best.id, (Reason("time", "time.of-clause", best.span, f"with {carrier.text!r}"),))
                return


Owned = list[tuple[int, Place]]
"""Places, each with the number of the word that it belongs to."""


class EventPlaces:
    """Where an event happens: "in Doha", "flew to Beijing", "Oslo has been chosen as the venue", "left Oslo after talks"."""

    fills: ClassVar[str] = "events.place"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        """Nothing to compile."""

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Change]:
        """One change for each event that has a place."""
        index, heads = _heads(doc, so_far)
        owned = [pair for place in so_far.places if (pair := self._owner(place, index, heads)) is not None]
        left = [(verb.i, place) for place in so_far.places if (verb := left_place(index.words(place.span).root)) is not None]
        for event in so_far.events:
            yield from self._place(event, index, heads, owned, left)

    @staticmethod
    def _owner(place: Place, index: Index, heads: frozenset[int]) -> tuple[int, Place] | None:
        root = index.words(place.span).root
        visited = visits(root)
        if visited is not None:
            return visited.i, place
        preposition = place_preposition(root, lambda token: owner_of(token, heads))
        return (owner_of(preposition, heads).i, place) if preposition is not None else None

    @staticmethod
    def _place(event: Event, index: Index, heads: frozenset[int], owned: Owned, left: Owned) -> Iterator[Change]:
        head = index.words(event.trigger).root
        back = way_back(head)
        for carrier, leading in (*carriers(head, heads, far=True), *([(back, False)] if back is not None else [])):
            places = left if carrier == back else owned
            near = [place for i, place in places if i == carrier.i and _allowed(place.span, head, leading=leading)]
            if near:
                best = min(near, key=lambda place: abs(place.span.start - event.trigger.start))
                yield Change(event.id, best.id, (Reason("place", "place.of-clause", best.span, f"with {carrier.text!r}"),))
                return


Allowed = Callable[[Span, Token], bool]


def _heads(doc: Doc, record: Record) -> tuple[Index, frozenset[int]]:
    index = Index(doc, record)
    return index, frozenset(index.words(event.trigger).root.i for event in record.events)


def _allowed(span: Span, head: Token, *, leading: bool) -> bool:
    """A coordinated verb shares only what stands before it."""
    return not leading or span.start < head.idx


def _vagueness(time: Time) -> int:
    if time.earliest or time.latest:
        return 0
    return 1 if time.type in {"DATE", "TIME"} and "REF" not in time.value else 2
