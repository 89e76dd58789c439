"""A portion of settling: what reports show of one pair of parties, as rows, and the answers about it, as a line of JSON.

It holds all that is needed to work the answers out, and all that is needed to write them down, so that any process may do it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.archive.answering import Answers, Pair, Told, answers_of, parties_of
from dragoman.archive.changes import news_of
from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.merging import ThreadChange, changes_of
from dragoman.archive.moments import moments_of
from dragoman.archive.sightings import Sighting, Stalemate, Stance
from dragoman.archive.standoffs import Standoff
from dragoman.archive.stored import as_kept, seen_in
from dragoman.archive.threads import Thread

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Portion:
    """One pair: the rows of what its reports show, and its threads of before, as they are kept."""

    pair: Pair
    sightings: Rows
    stances: Rows
    stalemates: Rows
    threads: Sequence[str]

    def told(self) -> Told:
        """The rows as values."""
        seen = [*seen_in(self.sightings, Sighting)]
        return Told(seen, [*seen_in(self.stances, Stance)], [*seen_in(self.stalemates, Stalemate)])


@dataclass(frozen=True, slots=True)
class Settled:
    """The answers about one pair as a line of JSON, and which threads of before were merged or split."""

    line: str
    changes: Sequence[ThreadChange]


def settled(portions: Iterable[Portion]) -> list[Settled]:
    """The answers about some pairs, in order."""
    return [_settled(portion) for portion in portions]


def _settled(portion: Portion) -> Settled:
    told, known = portion.told(), threads_before(portion.threads)
    answers = answers_of(told, known=known)
    return Settled(line_of(portion.pair, answers, told.sightings), changes_of(known, answers.threads))


def threads_before(kept: Iterable[str]) -> dict[tuple[str, str], str]:
    """Which thread each (document, event) was in, out of the threads as they are kept."""
    threads = map(json.loads, kept)
    return {(one["document"], one["event"]): thread["id"] for thread in threads for one in thread["mentions"]}


def line_of(pair: Pair, answers: Answers, seen: Iterable[Sighting]) -> str:
    """The answers about one pair as `queries/keep.sql` takes them; `seen` are the sightings of their threads."""
    shown = {(one.document, one.event): one for one in seen}
    moments = [moment for one in answers.threads for moment in moments_of(one, shown)]
    return as_kept(
        {
            "side_a": pair[0], "side_b": pair[1],
            "threads": [_thread_row(one) for one in answers.threads],
            "moments": moments,
            "ledger": [_position_row(one) for one in answers.positions],
            "standoffs": [_standoff_row(one) for one in answers.standoffs],
            "news": [*news_of(moments, answers.positions, answers.standoffs)],
        }
    )  # fmt: skip


def _thread_row(thread: Thread) -> dict[str, Any]:
    days = sorted(one.published for one in thread.mentions if one.published)
    told = {"first": days[0], "last": days[-1]} if days else {}
    names = ("id", "type", "status", "parties", "earliest", "latest")
    return {name: getattr(thread, name) for name in names} | told | {"thread": as_kept(thread)}


def _position_row(position: LedgerPosition) -> dict[str, Any]:
    told = {name: getattr(position, name) for name in ("kind", "state", "first", "last")}
    return told | {"parties": parties_of(position), "position": as_kept(position)}


def _standoff_row(standoff: Standoff) -> dict[str, Any]:
    broken = standoff.broken and standoff.broken.published
    return {"parties": standoff.parties, "arose": standoff.arose.published, "broken": broken, "standoff": as_kept(standoff)}
