"""A strand: the sightings that have been found to be of one happening so far, and what they say together."""

from collections.abc import Iterator

from dragoman.archive.traits import SEASON, Traits

REMEMBERED = 6
PUT_OFF = {"postponed", "cancelled", "suspended"}


class Strand:
    """Grows while sightings are merged; what it knows is kept up to date so that comparing stays cheap."""

    __slots__ = (
        "_held", "_plan", "abouts", "doers", "is_done", "is_phone", "is_put_off", "is_truce", "members", "ordinals", "parties",
        "people", "places", "qualifiers", "ranks", "receivers", "span", "texts", "told", "triggers", "wordings",
    )  # fmt: skip

    def __init__(self, first: Traits) -> None:
        self.members: list[Traits] = []
        self.parties: frozenset[str] = first.sighting.parties
        self.told = first.told or 0
        self.is_phone = first.is_phone
        self.is_done = self.is_put_off = self.is_truce = False
        self._held: tuple[int, int] | None = None
        self._plan: tuple[int, int] | None = None
        self.span: tuple[int, int] | None = None
        self.people: dict[str, frozenset[str]] = {}
        self.places: dict[str, str | None] = {}
        self.doers: frozenset[str] = frozenset()
        self.receivers: frozenset[str] = frozenset()
        self.ordinals: set[str] = set()
        self.qualifiers: set[str] = set()
        self.ranks: set[str] = set()
        self.abouts: set[str] = set()
        self.triggers: set[str] = set()
        self.wordings: list[frozenset[str]] = []
        self.texts: list[str] = []
        self.add(first)

    @property
    def when(self) -> tuple[int, int] | None:
        """The days of the happening where a report dates it: those on which it was held, else those last planned."""
        return self._held or self._plan

    @property
    def is_kept_up(self) -> bool:
        """Whether more than one report told of it."""
        return self.members[0].sighting.origin != self.members[-1].sighting.origin

    def add(self, one: Traits) -> None:
        """Take a sighting in."""
        seen = one.sighting
        self.members.append(one)
        self.told = max(self.told, one.told or 0)
        if len(seen.parties) > len(self.parties):
            self.parties = seen.parties
        self._date(one)
        for side, persons in one.people.items():
            self.people[side] = self.people.get(side, frozenset()) | persons
        if seen.place is not None:
            self.places[seen.place] = seen.country
        self.doers |= one.doers
        self.receivers |= one.receivers
        self.is_truce |= one.is_truce
        self.is_put_off = seen.outcome in PUT_OFF or (self.is_put_off and seen.status == "denied")
        self._remember(one)

    def _date(self, one: Traits) -> None:
        is_done = one.is_done and not one.is_ahead(self._plan)
        self.is_done |= is_done
        span = one.span
        if one.is_dated and span is not None and is_done:
            self._held = _narrower(self._held, span)
        elif one.is_dated and span is not None and not one.is_done:
            self._plan = span
        self.span = self.when or self.span or span

    def _remember(self, one: Traits) -> None:
        kept = ((self.ordinals, one.ordinal), (self.qualifiers, one.qualifier), (self.ranks, one.rank), (self.abouts, one.about))
        for known, value in kept:
            if value is not None:
                known.add(value)
        self.triggers.add(one.sighting.words.lower()[:4])
        if one.words not in self.wordings:
            self.wordings = [*self.wordings[: REMEMBERED - 1], one.words]
            self.texts = [*self.texts[: REMEMBERED - 1], one.sighting.sentence]

    def months(self) -> Iterator[int]:
        """The months, by number, in which sightings of this happening may be told or set."""
        first, last = self.span or (self.told, self.told)
        yield from range(min(first, self.told) // 30, min(max(last, self.told), self.told + SEASON) // 30 + 1)


def _narrower(one: tuple[int, int] | None, other: tuple[int, int]) -> tuple[int, int]:
    return other if one is None or other[1] - other[0] < one[1] - one[0] else one
