"""Reports and failures as an archive lists them."""

from dataclasses import dataclass


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
