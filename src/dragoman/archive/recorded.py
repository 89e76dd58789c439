"""The records that an archive keeps, as they were read."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dragoman.archive.database import Database
from dragoman.archive.rows import record_of
from dragoman.errors import UsageError
from dragoman.model import Record

AT_ONCE = 256
ONE = "select id, text, record from reports join records using (number) where id = $id"


def record(database: Database, document: str) -> Record:
    """The record of a report; raises UsageError if there is none with this id."""
    found = database.sql(ONE, {"id": document})
    if not found:
        raise UsageError(f"there is no report {document!r} in this archive; dragoman reports lists them")
    return _record(*found[0])


def records(database: Database, *, since: str | None, until: str | None) -> Iterator[Record]:
    """All records, or those of some days, in the order in which they were ingested, a few at a time."""
    last = 0
    while rows := database.run("records", since=since, until=until, last=last, limit=AT_ONCE):
        last = rows[-1][0]
        for _, id, text, data in rows:
            yield _record(id, text, data)


def _record(id: str, text: str, data: Any) -> Record:
    found = record_of(data, text)
    return found if found.document.id == id else replace(found, document=replace(found.document, id=id))
