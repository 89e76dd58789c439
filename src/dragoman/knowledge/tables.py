"""Long lists of facts: CSV files with a header, every cell a string; a user's tables of the same names are laid over ours."""

import csv
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.errors import RuleError

LISTS = frozenset({"aliases", "adjectives", "people", "seats", "houses", "members"})

Row = dict[str, str]


def read_table(name: str, *, needs: tuple[str, ...] = ()) -> list[Row]:
    """The rows of `knowledge/NAME` as dictionaries; `;` divides several values in one cell.

    Raises RuleError if one of the columns in `needs` is missing.
    """
    return rows_in(files("dragoman.knowledge") / name, f"knowledge/{name}", needs=needs)


def rows_in(source: Traversable, place: str, *, needs: tuple[str, ...] = ()) -> list[Row]:
    """The rows of a CSV file; `place` is what messages call it."""
    reader = csv.DictReader(source.read_text(encoding="utf-8-sig").splitlines())
    missing = set(needs) - set(reader.fieldnames or ())
    if missing:
        raise RuleError(f"{place}: column {sorted(missing)[0]!r} is missing; add it to the header")
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]


def layered_table(name: str, *, key: str, needs: tuple[str, ...] = (), overlays: Iterable[Path] = ()) -> list[Row]:
    """Our table with those of the same name in other folders laid over it: a known `key` adds to its row, a new one is added."""
    rows = {row[key]: row for row in read_table(name, needs=(key, *needs))}
    for path in (folder / name for folder in overlays):
        for row in rows_in(path, str(path), needs=(key,)) if path.is_file() else ():
            rows[row[key]] = _laid_over(rows.get(row[key], {}), row)
    return list(rows.values())


def _laid_over(ours: Row, theirs: Row) -> Row:
    """Filled cells replace ours; cells that hold several values are joined."""
    joined = {key: "; ".join((ours[key], value)) for key, value in theirs.items() if key in LISTS and value and ours.get(key)}
    return {**ours, **{key: value for key, value in theirs.items() if value}, **joined}


def tables_in(name: str, overlays: Iterable[Path] = ()) -> Iterator[tuple[Traversable, str]]:
    """Our tables in `knowledge/NAME/`, then those in each folder's `NAME/` or its `NAME.csv`, each with its place for messages."""
    yield from _tables(files("dragoman.knowledge") / name, name)
    for folder in overlays:
        yield from _tables(folder / name, str(folder / name))
        if (folder / f"{name}.csv").is_file():
            yield folder / f"{name}.csv", str(folder / f"{name}.csv")


def _tables(folder: Traversable, place: str) -> Iterator[tuple[Traversable, str]]:
    if folder.is_dir():
        for entry in sorted(folder.iterdir(), key=lambda one: one.name):
            if entry.name.endswith(".csv"):
                yield entry, f"{place}/{entry.name}"


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that may hold several: `"a; b"` -> `("a", "b")`."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set.

    >>> sorted(words_of("in at"))
    ['at', 'in']
    """
    return frozenset(text.split())
