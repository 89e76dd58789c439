"""Long lists of facts: CSV files with a header, every cell a string."""

import csv
from importlib.resources import files

from dragoman.errors import RuleError


def read_table(name: str, *, needs: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """The rows of `knowledge/NAME` as dictionaries; `;` divides several values in one cell.

    Raises RuleError if one of the columns in `needs` is missing.
    """
    text = (files("dragoman.knowledge") / name).read_text(encoding="utf-8")
    reader = csv.DictReader(text.splitlines())
    missing = set(needs) - set(reader.fieldnames or ())
    if missing:
        raise RuleError(f"knowledge/{name}: column {sorted(missing)[0]!r} is missing; add it to the header")
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that may hold several: `"a; b"` -> `("a", "b")`."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set.

    >>> sorted(words_of("in at"))
    ['at', 'in']
    """
    return frozenset(text.split())
