"""A part of a long answer, out of rows in their order, without going through the others.

What several parties do stands under each pair of them, so that rows repeat: those that agree in some columns are one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from dragoman.archive.database import Database

SPARE = 4
"""How many rows are looked at for each that is wanted."""
EVERYTHING = 1_000_000_000


def part_of(
    database: Database,
    query: str,
    values: Mapping[str, Any],
    *,
    fill: Mapping[str, str],
    same: Sequence[str],
    limit: int | None,
    offset: int,
) -> Iterator[list[dict[str, Any]]]:
    """The groups of rows that agree in the columns `same`, by which the query sorts, from the one at `offset` on."""
    size = EVERYTHING if limit is None else SPARE * (offset + limit)
    rows = _rows(database, query, values, fill, size)
    groups = ([*members] for _, members in groupby(rows, key=lambda row: [row[name] for name in same]))
    return islice(groups, offset, None if limit is None else offset + limit)


def _rows(
    database: Database, query: str, values: Mapping[str, Any], fill: Mapping[str, str], size: int
) -> Iterator[dict[str, Any]]:
    start, found = 0, size
    while found == size:
        rows = database.named(query, {**values, "limit": size, "offset": start}, fill=fill)
        yield from rows
        start, found = start + size, len(rows)
