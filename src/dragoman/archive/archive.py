"""An archive of reports, opened to be asked: `Archive.open("korea.duckdb", read_only=True).record("2019-02-28-hanoi-fails")`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from dragoman.archive.database import Database
from dragoman.archive.rows import record_of
from dragoman.errors import UsageError
from dragoman.model import Record

AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of the archive. `origin` is the id of the report that it is a copy of, or its own."""

    id: str
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None
    origin: str
    events: int
    statements: int


@dataclass(frozen=True, slots=True)
class Failure:
    """An entry of a source that was not read: failed, or skipped because it is in another language, and why."""

    place: str
    outcome: str
    reason: str


class Archive:
    """The questions that an archive answers. A context manager."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Self:
        """The archive in a file; a new one is made unless `read_only`. Raises ArchiveError if it cannot be opened."""
        return cls(Database(path, read_only=read_only))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def reports(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        after: str | None = None,
        limit: int = 100,
    ) -> list[ReportRow]:
        """Reports by day of publication, those without a date last; `after` is the id of the last one already seen."""
        values = {"since": since, "until": until, "outlet": outlet, "after": after, "limit": limit}
        return [ReportRow(**row) for row in self._database.named("reports", values)]

    def record(self, document: str) -> Record:
        """The record of a report; raises UsageError if there is none with this id."""
        found = self._database.sql(
            "select id, text, record from reports join records using (number) where id = $id", {"id": document}
        )
        if not found:
            raise UsageError(f"there is no report {document!r} in this archive; dragoman reports lists them")
        return _record(*found[0])

    def records(self, *, since: str | None = None, until: str | None = None) -> Iterator[Record]:
        """All records, or those of some days of publication, in the order in which they were ingested, streaming."""
        last = 0
        while rows := self._database.run("records", since=since, until=until, last=last, limit=AT_ONCE):
            last = rows[-1][0]
            for _, id, text, data in rows:
                yield _record(id, text, data)

    def failures(self) -> list[Failure]:
        """What could not be read, in the order of the sources."""
        rows = self._database.sql("select place, outcome, reason from entries where outcome <> 'read' order by rowid")
        return [Failure(*row) for row in rows]


def _record(id: str, text: str, data: Any) -> Record:
    record = record_of(data, text)
    return record if record.document.id == id else replace(record, document=replace(record.document, id=id))
