"""What an archive holds: how many reports from when to when, which parties, and how well each period is covered."""

from dataclasses import dataclass

from dragoman.archive.asked import Asked
from dragoman.archive.coders import acts_by
from dragoman.archive.database import Database
from dragoman.archive.relations import period_sql


@dataclass(frozen=True, slots=True)
class Extent:
    """How many reports, and the days of the first and the last."""

    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """A party by its code and name, and in how many acts it takes part."""

    id: str
    name: str
    events: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many reports a period has; a period without any is not there."""

    period: str
    reports: int


def extent(database: Database) -> Extent:
    """How far the archive reaches."""
    return Extent(*database.sql("select count(*), min(published)::varchar, max(published)::varchar from reports")[0])


def parties(database: Database, *, coder: str, limit: int, offset: int) -> list[Party]:
    """The parties of the archive, the busiest first."""
    asked = Asked(database)
    acts, of_coder = acts_by(coder)
    rows = database.named("parties", {"limit": limit, "offset": offset, **of_coder}, fill={"sides": acts["sides"]})
    return [Party(row["id"], asked.name(row["id"]), row["events"]) for row in rows]


def coverage(database: Database, *, period: str, since: str | None, until: str | None, coder: str) -> list[Coverage]:
    """The periods that have reports, with their number."""
    acts, of_coder = acts_by(coder)
    fill = {"period": period_sql(period), "reports": acts["reports"]}
    rows = database.named("reports_by_period", {"since": since, "until": until, **of_coder}, fill=fill)
    return [Coverage(**row) for row in rows]
