"""Event files that are tables: tab-separated lines with published columns, written from event rows and read back."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.errors import InputError
from dragoman.formats.event_rows import EventRow, Kept, pairs

LONGEST = 1
Cells = dict[str, str]
BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
NEEDS_QUOTES = re.compile(r'[\t\r\n"]')
LONGEST_CELL = 10_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """A published format: its columns, how a row fills them, and what row a line stands for.

    Where `quoted`, cells may hold tabs and line breaks between quotation marks; elsewhere they become a space. `renamed` are other
    names that a header may give to a column, `spare` columns that it may lack.
    """

    name: str
    columns: tuple[str, ...]
    cells: Callable[[EventRow], Cells]
    row: Callable[[Mapping[str, str]], EventRow]
    has_header: bool = False
    quoted: bool = False
    need_both: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)
    spare: tuple[str, ...] = ()


def lines_of(table: Table, rows: Iterable[EventRow]) -> Iterator[str]:
    """The lines of a file, each with its end."""
    if table.has_header:
        yield _line(table, table.columns)
    for row in pairs(rows, format=table.name, need_both=table.need_both):
        cells = table.cells(row) | row.kept_for(table.name)
        yield _line(table, [cells.get(column, "") for column in table.columns])


def rows_in(table: Table, lines: Iterable[str], *, broken: Callable[[str], None]) -> Iterator[EventRow]:
    """The rows of a file; of a line that cannot be read, `broken` is told why, and it is left out."""
    found = _quoted(lines, broken) if table.quoted else _split(lines)
    columns = _header(table, next(found, (0, []))[1]) if table.has_header else list(table.columns)
    for number, cells in found:
        if len(cells) < len(columns) and any(cells):
            broken(f"line {number} has {len(cells)} cells, and {table.name} wants {len(columns)}")
        elif any(cells):
            yield row_of(table, dict(zip(columns, cells, strict=False)))


def row_of(table: Table, cells: Cells) -> EventRow:
    """The row of one line by column; it keeps the cells that it could not write again by itself."""
    row = table.row(cells)
    written = table.cells(row)
    kept = tuple((name, cells.get(name, "")) for name in table.columns if written.get(name, "") != cells.get(name, ""))
    return replace(row, kept=Kept(table.name, kept))


def _header(table: Table, given: list[str]) -> list[str]:
    """The header's columns by their published names; stray ones are read and forgotten, empty ones at the end as well."""
    names = [table.renamed.get(one.strip(), one.strip()) for one in given]
    missing = [one for one in table.columns if one not in names and one not in table.spare]
    if missing:
        raise InputError(f"this is no {table.name} file: its header lacks {missing[0]!r}; it begins {names[:3]}")
    while names and names[-1] not in table.columns:
        names.pop()
    return names


def _split(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    return ((number, line.rstrip("\r\n").split("\t")) for number, line in enumerate(lines, start=1))


def _quoted(lines: Iterable[str], broken: Callable[[str], None]) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, delimiter="\t")
    while True:
        try:
            cells = next(reader)
        except csv.Error as problem:
            broken(f"line {reader.line_num}: {problem}")
            continue
        except StopIteration:
            return
        yield reader.line_num, cells


def _line(table: Table, cells: Sequence[str]) -> str:
    safe = _quote if table.quoted else _on_one_line
    return "\t".join(map(safe, cells)) + "\n"


def _on_one_line(cell: str) -> str:
    return BREAKS.sub(" ", cell)


def _quote(cell: str) -> str:
    inside = cell.replace('"', '""')
    return f'"{inside}"' if NEEDS_QUOTES.search(cell) else cell


def decoded(lines: Iterable[bytes]) -> Iterator[str]:
    """Lines of bytes as text: UTF-8, without a byte order mark; a line that is none is taken for ISO-8859-1, as in some releases.

    >>> list(decoded([b"\\xef\\xbb\\xbfa\\n", b"S\\xc3\\xa3o\\n", b"S\\xe3o\\n"]))
    ['a\\n', 'São\\n', 'São\\n']
    """
    for number, line in enumerate(lines):
        text = _text(line)
        yield text.removeprefix("\ufeff") if number == 0 else text


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("iso-8859-1")


class Counted:
    """Lines that know how many of them were taken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        return line


def number(value: float | int | None) -> str:
    """A number in a cell; a missing one is empty, never zero.

    >>> number(4.0), number(-12.04), number(None)
    ('4.0', '-12.04', '')
    """
    return "" if value is None else str(value)


def decimal(cell: str) -> float | None:
    """A cell's number, or None."""
    try:
        return float(cell)
    except ValueError:
        return None


def whole(cell: str) -> int | None:
    """A cell's whole number, or None."""
    return int(cell) if cell.isascii() and cell.isdigit() else None


def compact(day: str | None) -> str:
    """A day as YYYYMMDD; "" if it is not known."""
    return (day or "").replace("-", "")


def iso_day(cell: str) -> str | None:
    """A cell's day, written YYYYMMDD, YYYY-MM-DD or M/D/YYYY, as an ISO date.

    >>> iso_day("20240503"), iso_day("2024-05-03 10:00"), iso_day("5/3/2024"), iso_day("soon")
    ('2024-05-03', '2024-05-03', '2024-05-03', None)
    """
    american = re.match(r"(\d\d?)/(\d\d?)/(\d{4})(?!\d)", cell, re.ASCII)
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)", cell, re.ASCII)
    parts = (american[3], american[1], american[2]) if american else found.groups() if found else ("0", "0", "0")
    try:
        return str(date(*map(int, parts)))
    except ValueError:
        return None


def serial(id: str) -> str:
    """A number that stands for an id where a format wants one, the same each time; below 2**53, as JSON and R read it."""
    from hashlib import blake2b

    return str(int.from_bytes(blake2b(id.encode(), digest_size=8).digest(), "big") >> 11)
