"""Settling: the answers about every block of parties whose reports changed are worked out and kept, ready to be read.

A small archive is one block, so that every report is compared with every other. A large one is settled pair by pair.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from typing import Any

from dragoman.archive.answering import Answers, Known, Pair, Told, answers_of, by_pair, parties_of, told_together
from dragoman.archive.blocks import block_of
from dragoman.archive.database import Database
from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.merging import changes_of
from dragoman.archive.moments import moments_of
from dragoman.archive.sightings import Sighting, Stalemate, Stance
from dragoman.archive.standoffs import Standoff
from dragoman.archive.stored import as_kept, kept_in, seen_in
from dragoman.archive.threads import Thread
from dragoman.formats.record_json import plain

SMALL = 20_000
PAIRS_AT_ONCE = 200
SORT_FROM = 100_000
ALL = {"block": "true"}
CHOSEN = {"block": "(side_a, side_b) in (select side_a, side_b from chosen)"}


def settle(database: Database) -> None:
    """Bring the answers up to date; ended early, it goes on where it was."""
    if is_settled(database):
        return
    _sort(database)
    while not is_settled(database):
        with database.transaction():
            if database.one("select count(*) from sightings") <= SMALL:
                _settle_whole(database)
            else:
                _settle_pairs(database)


def is_settled(database: Database) -> bool:
    """Whether all answers are up to date."""
    return not database.one("select count(*) from stale")


def told_in(database: Database, fill: Mapping[str, str], **values: Any) -> dict[Pair, Told]:
    """What the reports show in some blocks, pair by pair."""
    asked = partial(_rows, database, fill, values)
    sightings = {pair: [*seen_in(rows, Sighting)] for pair, rows in asked("told_sightings")}
    stances = {pair: [*seen_in(rows, Stance)] for pair, rows in asked("told_stances")}
    stalemates = {pair: [*seen_in(rows, Stalemate)] for pair, rows in asked("told_stalemates")}
    pairs = dict.fromkeys([*sightings, *stances, *stalemates])
    return {pair: Told(sightings.get(pair, ()), stances.get(pair, ()), stalemates.get(pair, ())) for pair in pairs}


def answers_on(database: Database, parties: Sequence[str], on: str) -> Answers:
    """The answers about some parties out of the reports published up to a day."""
    block, values = block_of(parties)
    told = told_together(told_in(database, {"block": f"{block} and reports.published <= $on::date"}, on=on, **values).values())
    return answers_of(told, known={})


def _settle_whole(database: Database) -> None:
    known = {key: name for one in _known(database, ALL).values() for key, name in one.items()}
    told = told_together(told_in(database, ALL).values())
    answers = answers_of(told, known=known)
    database.run("drop", fill=ALL)
    _keep(database, by_pair(answers), told.sightings)
    _log(database, known, answers.threads)


def _settle_pairs(database: Database) -> None:
    database.sql(f"create or replace temp table chosen as select * from stale order by all limit {PAIRS_AT_ONCE}")
    known = _known(database, CHOSEN)
    told = told_in(database, CHOSEN)
    found = {pair: answers_of(one, known=known.get(pair, {})) for pair, one in told.items()}
    database.run("drop", fill=CHOSEN)
    _keep(database, found, chain.from_iterable(one.sightings for one in told.values()))
    for pair, answers in found.items():
        _log(database, known.get(pair, {}), answers.threads)


def _rows(
    database: Database, fill: Mapping[str, str], values: Mapping[str, Any], query: str
) -> Iterable[tuple[Pair, Iterable[dict[str, Any]]]]:
    return groupby(database.named(query, values, fill=fill), key=lambda row: (row["side_a"], row["side_b"]))


def _known(database: Database, fill: Mapping[str, str]) -> dict[Pair, dict[tuple[str, str], str]]:
    """For each pair, which thread each (document, event) was in."""
    known: dict[Pair, dict[tuple[str, str], str]] = {}
    for row in database.named("kept_threads", {}, fill=fill):
        thread = kept_in(row["thread"], Thread)
        known.setdefault((row["side_a"], row["side_b"]), {}).update(
            {(one.document, one.event): thread.id for one in thread.mentions}
        )
    return known


def _keep(database: Database, blocks: Mapping[Pair, Answers], seen: Iterable[Sighting]) -> None:
    shown = {(one.document, one.event): one for one in seen}
    rows = [
        {
            "side_a": pair[0], "side_b": pair[1],
            "threads": [_thread_row(one) for one in answers.threads],
            "moments": [plain(moment) for one in answers.threads for moment in moments_of(one, shown)],
            "ledger": [_position_row(one) for one in answers.positions],
            "standoffs": [_standoff_row(one) for one in answers.standoffs],
        }
        for pair, answers in blocks.items()
    ]  # fmt: skip
    database.run("keep", answers=json.dumps(rows, ensure_ascii=False))
    database.run("keep_rows")


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


def _log(database: Database, known: Known, threads: Sequence[Thread]) -> None:
    for one in changes_of(known, threads):
        database.sql("insert into thread_log values ($thread, $change, $other)", plain(one))


def _sort(database: Database) -> None:
    """Sort the tables by pair once enough rows have been added behind the sorted ones."""
    for table in ("sightings", "stances"):
        before = database.one("select coalesce(max(rows), 0) from sorted where name = $table", {"table": table})
        if database.one(f"select count(*) from {table}") - before > max(SORT_FROM, before // 4):
            with database.transaction():
                database.run("sort", fill={"table": table})
