"""Relations: what one party did to another, period by period, and panels of all pairs of states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.archive.blocks import block_of
from dragoman.archive.coders import acts_by
from dragoman.archive.database import Database
from dragoman.errors import UsageError
from dragoman.knowledge.states import state_codes

PERIODS = {
    "day": "strftime(happened, '%Y-%m-%d')",
    "week": "strftime(date_trunc('week', happened), '%Y-%m-%d')",
    "month": "strftime(happened, '%Y-%m')",
    "quarter": "strftime(happened, '%Y-Q') || quarter(happened)",
    "year": "strftime(happened, '%Y')",
}
HAPPENED = ("occurred", "ongoing")


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What `source` did to `target` in one period, copies of reports left out.

    `cooperation` and `conflict` count events; `balance` lies between 1 (all cooperation) and -1; `goldstein` and `intensity` are
    means. `events` are (document, event), of an imported file its name and the row. A period without a row is one that the archive
    tells nothing of, which is not zero.
    """

    source: str
    target: str
    period: str
    types: dict[str, int]
    statuses: dict[str, int]
    cooperation: int
    conflict: int
    goldstein: float | None
    intensity: float | None
    reports: int
    events: tuple[tuple[str, str], ...]
    coder: str

    @property
    def balance(self) -> float:
        """From 1 (all cooperation) to -1 (all conflict)."""
        return (self.cooperation - self.conflict) / max(1, self.cooperation + self.conflict)

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {
            "source": self.source, "target": self.target, "period": self.period, "types": self.types, "statuses": self.statuses,
            "cooperation": self.cooperation, "conflict": self.conflict, "balance": round(self.balance, 3),
            "goldstein": self.goldstein, "intensity": self.intensity, "reports": self.reports,
            "coder": self.coder,
            "events": [{"document": document, "event": event} for document, event in self.events],
        }  # fmt: skip


def relations(
    database: Database,
    parties: Sequence[str],
    *,
    period: str,
    since: str | None,
    until: str | None,
    statuses: Sequence[str],
    coder: str,
    limit: int | None = None,
    offset: int = 0,
) -> list[RelationRow]:
    """The rows of some parties, by period, source and target."""
    block, values = block_of(parties)
    acts, of_coder = acts_by(coder)
    asked = {"since": since, "until": until, "statuses": list(statuses), "limit": limit, "offset": offset, **values, **of_coder}
    rows = database.named("relations", asked, fill={"block": block, "period": period_sql(period), "acts": acts["acts"]})
    told = ({**row, "events": tuple((one["document"], one["event"]) for one in row["events"])} for row in rows)
    return [RelationRow(**row, coder=coder) for row in told]


def panel(
    database: Database, *, period: str, since: str | None, until: str | None, statuses: Sequence[str], coder: str
) -> Iterator[dict[str, Any]]:
    """One row for each directed pair of states and period that the archive tells something of, with ISO3, COW and GW codes.

    `covered` counts the reports of the whole archive in the period: where it is small, a missing row says little.
    """
    codes = state_codes()
    acts, of_coder = acts_by(coder)
    states = [iso3 for iso3, one in codes.items() if one.gw]
    asked = {"since": since, "until": until, "statuses": list(statuses), "states": states, **of_coder}
    for row in database.named("panel", asked, fill={"period": period_sql(period), **acts}):
        source, target = codes[row["source"]], codes[row["target"]]
        own = {"source_iso3": source.iso3, "source_cow": source.cow, "source_gw": source.gw}
        theirs = {"target_iso3": target.iso3, "target_cow": target.cow, "target_gw": target.gw}
        counts = {name: value for name, value in row.items() if name not in ("period", "source", "target")}
        yield {"period": row["period"], **own, **theirs, **counts, "coder": coder}


def period_sql(name: str) -> str:
    """The SQL of a period by its name."""
    if name not in PERIODS:
        raise UsageError(f"{name!r} is no period; give one of {', '.join(PERIODS)}")
    return PERIODS[name]
