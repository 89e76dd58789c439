"""Standoffs: deadlocks over time, with the report in which they arose and the one that shows them broken."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.archive.parties import TOGETHER
from dragoman.archive.sightings import Sighting, Stalemate, Stance
from dragoman.archive.stakes import words_at_stake
from dragoman.archive.traits import DONE, SEASON, day
from dragoman.model import Span

JOINT = {"AGREE", "SUPPORT"}
YIELDING = {"CONCEDE", "RETREAT"}
OVERCOME = re.compile(
    r"\b(?:broke|breaks|broken|ended|ends|overcame|resolved)\b[^.;]*\b(?:deadlock|stalemate|impasse|stand-?off|gridlock)\b"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A report by its id and date."""

    document: str
    published: str | None

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {"document": self.document, "published": self.published}


@dataclass(frozen=True, slots=True)
class Standoff:
    """Parties that wait for each other: when it arose, what broke it, and the words that show it.

    Links are `(document, position, waits_for)`: in that report, this position cannot be met before that one is.
    """

    parties: tuple[str, ...]
    arose: Source
    broken: Source | None
    links: tuple[tuple[str, str, str], ...]
    evidence: tuple[tuple[str, Span], ...]

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {
            "parties": [*self.parties],
            "arose": self.arose.to_json(),
            "broken": self.broken.to_json() if self.broken else None,
            "links": [{"document": document, "position": one, "waits_for": other} for document, one, other in self.links],
            "evidence": [{"document": document, "span": [*span]} for document, span in self.evidence],
        }


def standoffs(
    stalemates: Iterable[Stalemate], *, stances: Iterable[Stance] = (), sightings: Iterable[Sighting] = ()
) -> list[Standoff]:
    """Deadlocks over time: from the first report that shows one to the one in which the parties move again.

    Positions of different reports that wait for each other (`stances`) count beside the deadlocks that a report shows itself;
    what both parties sign or agree to, or one gives the other, breaks it (`sightings`).
    """
    shown: defaultdict[frozenset[str], list[Stalemate]] = defaultdict(list)
    for one in [*stalemates, *circles(stances)]:
        shown[one.parties].append(one)
    moves = sorted(sightings, key=lambda one: (one.published or "", one.document, one.trigger))
    found = [each for parties, held in shown.items() for each in _of_pair(parties, held, moves)]
    return sorted(found, key=lambda one: (one.arose.published or "", one.parties))


def _of_pair(parties: frozenset[str], held: Sequence[Stalemate], moves: Sequence[Sighting]) -> Iterator[Standoff]:
    breaks = [one for one in moves if _breaks(one, parties)]
    waiting = sorted(held, key=lambda one: (one.published or "", one.document, one.deadlock))
    while waiting:
        first = waiting[0]
        end = next((one for one in breaks if (one.published or "") > (first.published or "")), None)
        before = [one for one in waiting if end is None or (one.published or "") < (end.published or "")]
        yield _standoff(parties, before, end)
        waiting = waiting[len(before) :]


def _standoff(parties: frozenset[str], shown: Sequence[Stalemate], end: Sighting | None) -> Standoff:
    links = dict.fromkeys((one.document, *link) for one in shown for link in one.links)
    evidence = dict.fromkeys((one.document, span) for one in shown for span in one.evidence)
    return Standoff(
        parties=tuple(sorted(parties)),
        arose=Source(shown[0].document, shown[0].published),
        broken=Source(end.document, end.published) if end is not None else None,
        links=tuple(links),
        evidence=tuple(evidence),
    )


def _breaks(one: Sighting, parties: frozenset[str]) -> bool:
    """Whether the parties move again: they sign or agree together, one yields to the other, or the report says so."""
    if not parties <= one.parties or one.status not in DONE:
        return False
    if OVERCOME.search(one.sentence):
        return True
    doers = one.doers & parties
    if one.type in JOINT:
        return doers == parties or (one.parties == parties and any(TOGETHER.match(actor) for actor in one.actors))
    return one.type in YIELDING and len(doers) == 1 and bool(one.receivers & (parties - doers))


def circles(stances: Iterable[Stance]) -> Iterator[Stalemate]:
    """Pairs of positions, told in different reports within a season, each tied to what the other withholds."""
    tied: defaultdict[frozenset[str], list[Stance]] = defaultdict(list)
    for one in sorted(stances, key=lambda one: (one.published or "", one.document, one.span)):
        if one.kind != "threat" and one.condition is not None and one.other is not None and one.other != one.party:
            tied[frozenset((one.party, one.other))].append(one)
    for parties, held in tied.items():
        first = 0
        for number, later in enumerate(held):
            while (day(later.published) or 0) - (day(held[first].published) or 0) > SEASON:
                first += 1
            for earlier in held[first:number]:
                if earlier.document != later.document and _wait_for_each_other(earlier, later):
                    yield _circle(parties, earlier, later)


def _wait_for_each_other(one: Stance, other: Stance) -> bool:
    if one.party == other.party:
        return False
    ties = (words_at_stake(one.condition or ""), words_at_stake(other.condition or ""))
    return bool(ties[0] & words_at_stake(other.words)) and bool(ties[1] & words_at_stake(one.words))


def _circle(parties: frozenset[str], earlier: Stance, later: Stance) -> Stalemate:
    return Stalemate(
        later.document,
        later.published,
        later.outlet,
        later.origin,
        "",
        parties,
        ((later.position, f"{earlier.document}#{earlier.position}"),),
        (later.span,),
        (later.words,),
    )
