"""From what reports show about some parties to the answers about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.archive.ledger import LedgerPosition, ledger
from dragoman.archive.merging import merge
from dragoman.archive.rows import pairs_of
from dragoman.archive.sightings import Sighting, Stalemate, Stance
from dragoman.archive.standoffs import Standoff, standoffs
from dragoman.archive.threads import Thread

Pair = tuple[str, str]
Known = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """What the reports of one block show."""

    sightings: Sequence[Sighting] = ()
    stances: Sequence[Stance] = ()
    stalemates: Sequence[Stalemate] = ()


@dataclass(slots=True)
class Answers:
    """The threads, positions and deadlocks of one block."""

    threads: list[Thread] = field(default_factory=list)
    positions: list[LedgerPosition] = field(default_factory=list)
    standoffs: list[Standoff] = field(default_factory=list)


def answers_of(told: Told, *, known: Known) -> Answers:
    """The answers about one block; `known` says which thread each (document, event) was in before."""
    threads = merge(told.sightings, known=known)
    positions = ledger(told.stances, sightings=told.sightings, threads=threads)
    return Answers(threads, positions, standoffs(told.stalemates, stances=told.stances, sightings=told.sightings))


def told_together(parts: Iterable[Told]) -> Told:
    """What several blocks show, each sighting once."""
    parts = [*parts]
    return Told(
        list(dict.fromkeys(one for part in parts for one in part.sightings)),
        list(dict.fromkeys(one for part in parts for one in part.stances)),
        list(dict.fromkeys(one for part in parts for one in part.stalemates)),
    )


def by_pair(answers: Answers) -> dict[Pair, Answers]:
    """The answers about several parties, under each pair of them."""
    found: dict[Pair, Answers] = {}
    for thread in answers.threads:
        for pair in pairs_of(thread.parties):
            found.setdefault(pair, Answers()).threads.append(thread)
    for position in answers.positions:
        for pair in pairs_of(parties_of(position)):
            found.setdefault(pair, Answers()).positions.append(position)
    for standoff in answers.standoffs:
        for pair in pairs_of(standoff.parties):
            found.setdefault(pair, Answers()).standoffs.append(standoff)
    return found


def parties_of(position: LedgerPosition) -> tuple[str, ...]:
    """The party that holds a position, and the one towards which it does."""
    return (position.party, position.counterpart) if position.counterpart else (position.party,)
