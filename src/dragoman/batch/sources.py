"""All sources of entries, Parquet among them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.archive.parquet import rows_in_parquet
from dragoman.intake import sources
from dragoman.intake.entries import Entry
from dragoman.intake.rows import Columns, entries_in_rows


def entries(given: Sequence[str], *, columns: Columns, encoding: str | None = None, fetch: bool = False) -> Iterator[Entry]:
    """The entries of files, folders and patterns, in the same order each time; `columns` maps our names to those of tables.

    `fetch` allows web addresses of pages and feeds among them.
    """
    tables = {**sources.TABLES, ".parquet": _entries_in_parquet}
    return sources.entries(given, columns=columns, encoding=encoding, fetch=fetch, tables=tables)


def _entries_in_parquet(path: Path, columns: Columns) -> Iterator[Entry]:
    return entries_in_rows(rows_in_parquet(path), place=str(path), columns=columns)
