"""Rows of JSON Lines and CSV -> entries; a broken row is an entry that says what is wrong with it."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, cast

from dragoman.intake.entries import Entry
from dragoman.intake.metadata import Metadata

TEXT_NAMES = ("text", "body", "content", "article", "maintext")
ID_NAMES = ("id", "uid", "doc_id", "document_id")
LONGEST_CELL = 10_000_000
DELIMITERS = (",", ";", "\t")
Columns = Mapping[str, str]
"""Our name of a column -> its name in the file, where they differ."""


def entries_in_json_lines(path: Path, columns: Columns) -> Iterator[Entry]:
    """One entry for each line of a JSON Lines file, plain or gzipped."""
    with _opened(path) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _entry_in_line(line, f"{path}:{number}", columns)


def entries_in_csv(path: Path, columns: Columns) -> Iterator[Entry]:
    """One entry for each row of a CSV or TSV file with a header; what stands most often in the header parts the cells."""
    csv.field_size_limit(LONGEST_CELL)
    with _opened(path) as binary, io.TextIOWrapper(binary, encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        header = lines.readline()
        delimiter = "\t" if ".tsv" in path.suffixes else max(DELIMITERS, key=header.count)
        rows = csv.DictReader(chain([header], lines), delimiter=delimiter)
        yield from entries_in_rows(rows, place=str(path), columns=columns)


def entries_in_rows(rows: Iterable[Mapping[str, Any]], *, place: str, columns: Columns) -> Iterator[Entry]:
    """One entry for each row of a table."""
    for number, row in enumerate(rows, start=1):
        yield entry_of(row, f"{place}:{number}", columns)


def entry_of(row: Mapping[str, Any], place: str, columns: Columns) -> Entry:
    """The entry in a row of named values; `columns` maps our names to the row's.

    >>> entry_of({"body": "Oslo.", "when": "2024-05-03"}, "a.csv:1", {"published": "when"}).given.published
    '2024-05-03'
    """
    named = {str(key).strip().lower(): value for key, value in row.items() if key}
    named |= {name: row.get(column) for name, column in columns.items()}
    text = next((named[name] for name in TEXT_NAMES if named.get(name)), None)
    if not isinstance(text, str) or not text.strip():
        return Entry(place, problem=f"it has no text; columns: {', '.join(map(str, row))[:200]}; map one with --column text=NAME")
    own = next((named[name] for name in ID_NAMES if named.get(name) not in (None, "")), None)
    coded = _coded(row) if "record" in row else ""
    return Entry(place, text, id=None if own is None else str(own), given=Metadata.of(named), coded=coded)


def _entry_in_line(line: bytes, place: str, columns: Columns) -> Entry:
    try:
        row = json.loads(line)
    except ValueError as problem:
        return Entry(place, line, problem=f"it is no JSON: {problem}")
    return entry_of(row, place, columns) if isinstance(row, dict) else Entry(place, line, problem="it is no JSON object")


def _coded(row: Mapping[str, Any]) -> str:
    """The record of a shard's row; Parquet holds it as a string."""
    parts = {name: row.get(name) for name in ("record", "read_with")}
    return json.dumps({name: json.loads(part) if isinstance(part, str) else part for name, part in parts.items()})


def _opened(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if path.suffix == ".gz" else path.open("rb")
