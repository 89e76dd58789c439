"""The DuckDB file: opened with its schema, asked with the statements in `queries/`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import duckdb

from dragoman.errors import ArchiveError

MEMORY = "2GB"
LAYOUT = 3
"""The number of the layout of today's tables."""
NOTHING: Mapping[str, str] = {}
Row = tuple[Any, ...]


class Database:
    """One open archive file. One process may write; several may read while none writes."""

    def __init__(self, path: str | Path, *, read_only: bool = False, may_be_new: bool = True) -> None:
        self.path = Path(path)
        self._is_new = not self.path.exists()
        if self._is_new and (read_only or not may_be_new):
            raise ArchiveError(f"there is no archive {str(path)!r}; make one with: dragoman ingest SOURCE --archive {path}")
        self._connection = _connected(self.path, read_only)
        layout = self._layout()
        if read_only or layout > LAYOUT:
            self._refuse(layout)
        elif layout < LAYOUT:
            self._bring_up(layout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Close the file; one that was made in vain, as nothing came into it, goes again."""
        is_vain = kind is not None and self._is_new and not self.one("select exists(from entries) or exists(from imported)")
        self.close()
        if is_vain:
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file; what was not committed is lost."""
        self._connection.close()

    def _layout(self) -> int:
        """The layout of the file's tables; where it bears no number, they tell: 0 if there are none, 1 before there was news."""
        tables = {row[0] for row in self.sql("select table_name from duckdb_tables()")}
        return self.one("select version from layout") if "layout" in tables else len(tables & {"reports", "news"})

    def _refuse(self, layout: int) -> None:
        """Raise ArchiveError if the file has not the layout of today."""
        if layout == LAYOUT:
            return
        self.close()
        older = f"an older version of dragoman made it; bring it up to date, once, with: dragoman reread --archive {self.path}"
        newer = "a newer version of dragoman made it; pip install --upgrade dragoman"
        why = newer if layout > LAYOUT else older if layout else "it holds no archive"
        raise ArchiveError(f"the archive {str(self.path)!r} cannot be opened: {why}")

    def _bring_up(self, layout: int) -> None:
        """Make the tables, or those of an older version like today's."""
        with self.transaction():
            self._connection.execute(_text("schema.sql"))
            for later in range(layout + 1, LAYOUT + 1) if layout else ():
                self._connection.execute(_text(f"layouts/{later}.sql"))
            self.sql("delete from layout")
            self.sql("insert into layout values ($layout)", {"layout": LAYOUT})

    def run(self, name: str, *, fill: Mapping[str, str] = NOTHING, **values: Any) -> list[Row]:
        """The rows of `queries/NAME.sql`; `fill` says which SQL of ours stands for each `{word}`."""
        return self.sql(_statement(name, fill), values)

    def sql(self, statement: str, values: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of a short statement; longer ones are in `queries/`."""
        return self._asked(statement, values or {}).fetchall()

    def one(self, statement: str, values: Mapping[str, Any] | None = None) -> Any:
        """The first value of the first row; None if there is no row."""
        return next((row[0] for row in self.sql(statement, values)), None)

    def named(self, name: str, values: Mapping[str, Any], *, fill: Mapping[str, str] = NOTHING) -> list[dict[str, Any]]:
        """The rows of `queries/NAME.sql` by the names of their columns."""
        cursor = self._asked(_statement(name, fill), values)
        columns = [one[0] for one in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def interrupt(self) -> None:
        """End the question that is being answered, from another thread: it raises ArchiveError."""
        self._connection.interrupt()

    def _asked(self, statement: str, values: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(statement, dict(values))
        except duckdb.InterruptException as problem:
            raise ArchiveError("the question took too long; narrow it to fewer days or parties") from problem

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that happens inside is written, or nothing of it."""
        self.sql("begin")
        try:
            yield
        except BaseException:
            self.sql("rollback")
            raise
        self.sql("commit")


def _connected(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    settings: dict[str, str | bool | int | float | list[str]] = {"memory_limit": MEMORY, "autoinstall_known_extensions": False}
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=settings)
        connection.execute("set enable_progress_bar = false")
        return connection
    except duckdb.IOException as problem:
        busy = "lock" in str(problem).lower()
        why = "another process has it open for writing; wait for it to end" if busy else str(problem).splitlines()[0]
        raise ArchiveError(f"the archive {str(path)!r} cannot be opened: {why}") from problem


def _statement(name: str, fill: Mapping[str, str]) -> str:
    statement = _text(f"queries/{name}.sql")
    for word, sql in fill.items():
        statement = statement.replace(f"{{{word}}}", sql)
    return statement


@cache
def _text(name: str) -> str:
    return (files("dragoman.archive") / name).read_text(encoding="utf-8")
