"""Settling: the answers about every pair of parties whose reports changed are worked out and kept, ready to be read.

A small archive is settled as a whole, so that every report is compared with every other. A large one is settled pair by pair, in
rounds: one process reads and writes the file, others may work the answers out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from dragoman.archive.answering import Answers, Pair, answers_of, by_pair, told_together
from dragoman.archive.blocks import block_of
from dragoman.archive.database import Database
from dragoman.archive.merging import ThreadChange, changes_of
from dragoman.archive.portions import Portion, Settled, line_of, settled, threads_before

SMALL = 20_000
ROUND = 20_000
"""Sightings and stances that are settled together: what is held in memory at a time, and what one commit is spread over."""
SORT_FROM = 100_000
ALL = {"block": "true"}
Spread = Callable[[Iterable[list[Portion]]], Iterable[list[Settled]]]


def here(rounds: Iterable[list[Portion]]) -> Iterator[list[Settled]]:
    """The answers to each round in turn, worked out in this process."""
    return map(settled, rounds)


def settle(database: Database, *, over: Spread = here) -> None:
    """Bring the answers up to date; ended early, it goes on where it was. `over` may spread the rounds over processes."""
    if is_settled(database):
        return
    _sort(database)
    if database.one("select count(*) from sightings") <= SMALL:
        _settle_whole(database)
    else:
        _settle_pairs(database, over)


def is_settled(database: Database) -> bool:
    """Whether all answers are up to date."""
    return not database.one("select count(*) from stale")


def answers_on(database: Database, parties: Sequence[str], on: str) -> Answers:
    """The answers about some parties out of the reports published up to a day."""
    block, values = block_of(parties)
    until = {"block": f"{block} and reports.published <= $on::date"}
    told = told_together(one.told() for one in _shown(database, until, on=on, **values))
    return answers_of(told, known={})


def _settle_whole(database: Database) -> None:
    known = threads_before(row[2] for row in database.run("kept_threads", fill=ALL))
    told = told_together(one.told() for one in _shown(database, ALL))
    answers = answers_of(told, known=known)
    lines = [line_of(pair, one, told.sightings) for pair, one in by_pair(answers).items()]
    _keep(database, ALL, lines, changes_of(known, answers.threads))


def _settle_pairs(database: Database, over: Spread) -> None:
    database.run("rounds", most=ROUND)
    count = database.one("select max(round) + 1 from rounds")
    blocks = [{"block": f"(side_a, side_b) in (select side_a, side_b from rounds where round = {one})"} for one in range(count)]
    for block, done in zip(blocks, over(_portions(database, one) for one in blocks), strict=True):
        _keep(database, block, [one.line for one in done], [change for one in done for change in one.changes])


def _portions(database: Database, block: Mapping[str, str]) -> list[Portion]:
    """The pairs of a round, with what is kept of them."""
    before: dict[Pair, list[str]] = {}
    for side_a, side_b, thread in database.run("kept_threads", fill=block):
        before.setdefault((side_a, side_b), []).append(thread)
    return [*_shown(database, block, before)]


def _shown(
    database: Database, fill: Mapping[str, str], before: Mapping[Pair, Sequence[str]] | None = None, **values: Any
) -> Iterator[Portion]:
    """What the reports show in some blocks, pair by pair."""
    names = ("told_sightings", "told_stances", "told_stalemates")
    seen, held, stuck = (_by_pair(database.named(name, values, fill=fill)) for name in names)
    for pair in dict.fromkeys([*seen, *held, *stuck]):
        yield Portion(pair, seen.get(pair, ()), held.get(pair, ()), stuck.get(pair, ()), (before or {}).get(pair, ()))


def _by_pair(rows: Iterable[dict[str, Any]]) -> dict[Pair, list[dict[str, Any]]]:
    return {pair: [*members] for pair, members in groupby(rows, key=lambda row: (row["side_a"], row["side_b"]))}


def _keep(database: Database, block: Mapping[str, str], lines: Sequence[str], changes: Sequence[ThreadChange]) -> None:
    """Put the answers of a block in place of the old ones."""
    with database.transaction():
        database.run("drop", fill=block)
        database.run("keep", answers=lines)
        database.run("keep_rows")
        log = {name: [getattr(one, name) for one in changes] for name in ("thread", "change", "other")}
        database.named("log", log)


def _sort(database: Database) -> None:
    """Sort the tables by pair once enough rows have been added behind the sorted ones."""
    for table in ("sightings", "stances"):
        before = database.one("select coalesce(max(rows), 0) from sorted where name = $table", {"table": table})
        if database.one(f"select count(*) from {table}") - before > max(SORT_FROM, before // 4):
            with database.transaction():
                database.run("sort", fill={"table": table})
