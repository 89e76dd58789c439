"""Who coded the events that are counted: dragoman, out of reports, or the makers of an imported file; never both at once."""

from dataclasses import dataclass
from typing import Any

from dragoman.archive.database import Database
from dragoman.errors import UsageError

OWN = "dragoman"
OWN_ACTS = (
    "(select sightings.*, sightings.rowid as row, reports.id as document, reports.outlet, reports.number as report from sightings"
    " join reports on reports.number = sightings.number and reports.origin = reports.number)"
)
OWN_SIDES = "sightings"
OWN_REPORTS = "(select published, number as report from reports where origin = number)"
OF_DOCUMENTS = "number in (select number from reports where id in (select unnest($documents::varchar[])))"
IMPORTED = (
    "(select * replace (coalesce(published, happened) as published), rowid as number, rowid as row, source as document,"
    " [0, 0] as evidence, happened as earliest, happened as latest, coalesce(url, source || '/' || event) as report"
    " from imported where coder = $coder)"
)


@dataclass(frozen=True, slots=True)
class Coder:
    """Who coded events of an archive, and how many."""

    name: str
    events: int


def coders(database: Database) -> list[Coder]:
    """Dragoman if there are reports, then those whose files were imported, the largest first."""
    own = database.one("select count(*) from sightings")
    return [*([Coder(OWN, own)] if database.one("select count(*) from reports") else []), *_imported(database)]


def chosen(database: Database, given: str | None) -> str:
    """The coder that is meant: dragoman where there are reports, else the only other one. Raises UsageError if there is none."""
    if given == OWN or (given is None and database.one("select count(*) from reports")):
        return OWN
    known = [one.name for one in _imported(database)]
    if given is None:
        if len(known) > 1:
            raise UsageError(f"this archive holds no reports, and events coded by {', '.join(known)}: say which with --coder")
        return known[0] if known else OWN
    if given not in known:
        raise UsageError(f"this archive holds no events coded by {given!r}; there are {', '.join([OWN, *known])}")
    return given


def acts_by(coder: str) -> tuple[dict[str, str], dict[str, Any]]:
    """The SQL for `{acts}`, `{reports}`, `{sides}` and `{of_documents}` in a query, and its values."""
    if coder == OWN:
        return {"acts": OWN_ACTS, "reports": OWN_REPORTS, "sides": OWN_SIDES, "of_documents": OF_DOCUMENTS}, {}
    of_documents = "list_contains($documents, document)"
    return {"acts": IMPORTED, "reports": IMPORTED, "sides": IMPORTED, "of_documents": of_documents}, {"coder": coder}


def _imported(database: Database) -> list[Coder]:
    rows = database.sql("select coder, count(distinct (source, event)) from imported group by coder order by count(*) desc, coder")
    return [Coder(*row) for row in rows]
