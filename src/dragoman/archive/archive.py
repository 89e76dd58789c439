"""An archive of reports, opened to be asked: `Archive.open("korea.duckdb", read_only=True).record("2019-02-28-hanoi-fails")`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from dragoman.archive.asked import Asked
from dragoman.archive.blocks import block_of
from dragoman.archive.brief import Brief
from dragoman.archive.briefing import Material, Sources, brief_of, recent
from dragoman.archive.changes import Change, changes
from dragoman.archive.coders import OWN, Coder, acts_by, chosen, coders
from dragoman.archive.database import Database
from dragoman.archive.happenings import Happening, happenings
from dragoman.archive.holdings import Coverage, Extent, Party, coverage, extent, parties
from dragoman.archive.imported import imported_moments
from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.listings import Failure, ReportRow
from dragoman.archive.merging import ThreadChange
from dragoman.archive.moments import Moment
from dragoman.archive.network import Tie, network
from dragoman.archive.recorded import record, records
from dragoman.archive.relations import HAPPENED, RelationRow, panel, relations
from dragoman.archive.search import Hit, Search
from dragoman.archive.settling import answers_on, is_settled, settle
from dragoman.archive.standoffs import Standoff
from dragoman.archive.statements import StatementRow, statements
from dragoman.archive.stored import kept_in, seen_in
from dragoman.archive.threads import Thread
from dragoman.errors import UsageError
from dragoman.model import Record


class Archive:
    """The questions that an archive answers. A context manager."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._asked = Asked(database)

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Self:
        """The archive in a file; a new one is made unless `read_only`. Raises ArchiveError if it cannot be opened.

        If an ingest was interrupted, its answers are worked out first.
        """
        database = Database(path, read_only=read_only)
        if not is_settled(database):
            database.close()
            with Database(path) as writable:
                settle(writable)
            database = Database(path, read_only=read_only)
        return cls(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def interrupt(self) -> None:
        """End the question that is being answered, from another thread: it raises ArchiveError."""
        self._database.interrupt()

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
        return record(self._database, document)

    def records(self, *, since: str | None = None, until: str | None = None) -> Iterator[Record]:
        """All records, or those of some days of publication, in the order in which they were ingested, streaming."""
        return records(self._database, since=since, until=until)

    def timeline(
        self,
        parties: Sequence[str],
        *,
        since: str | None = None,
        until: str | None = None,
        type: str | None = None,
        status: str | None = None,
        coder: str | None = None,
    ) -> list[Moment]:
        """How the happenings between some parties stood, report by report: each change of a thread with the words that show it.

        Events of imported files (`coder`) stand each by itself.
        """
        block, values = block_of(self._asked.parties(parties))
        asked = {"since": since, "until": until, "type": type, "status": status, **values}
        coder = self.coder(coder)
        if coder == OWN:
            return [*seen_in(self._database.named("timeline", asked, fill={"block": block}), Moment)]
        acts, of_coder = acts_by(coder)
        rows = self._database.named("imported_timeline", {**asked, **of_coder}, fill={"block": block, "acts": acts["acts"]})
        return [*imported_moments(rows)]

    def threads(
        self,
        parties: Sequence[str] = (),
        *,
        since: str | None = None,
        until: str | None = None,
        type: str | None = None,
        status: str | None = None,
    ) -> list[Thread]:
        """The happenings between some parties, each with all its reports; those that reports of the given days tell of."""
        asked = {"since": since, "until": until, "type": type, "status": status}
        return [kept_in(told, Thread) for told in self._kept("threads", parties, **asked)]

    def thread_log(self) -> list[ThreadChange]:
        """The threads that more reports merged into others or split, in the order in which it happened."""
        return [ThreadChange(*row) for row in self._database.sql("select thread, change, other from thread_log order by rowid")]

    def ledger(
        self, parties: Sequence[str] = (), *, on: str | None = None, kind: str | None = None, state: str | None = None
    ) -> list[LedgerPosition]:
        """The positions of some parties towards each other over time; `on` a day: as they were known then."""
        if on is None:
            return [kept_in(told, LedgerPosition) for told in self._kept("ledger", parties, kind=kind, state=state)]
        positions = answers_on(self._database, self._asked.parties(parties), on).positions
        return [one for one in positions if kind in (None, one.kind) and state in (None, one.state)]

    def deadlocks(self, parties: Sequence[str] = ()) -> list[Standoff]:
        """Deadlocks between some parties, or all: when each arose and what broke it."""
        return [kept_in(told, Standoff) for told in self._kept("standoffs", parties)]

    def _kept(self, query: str, parties: Sequence[str], **values: Any) -> list[str]:
        block, asked = block_of(self._asked.parties(parties))
        return [row[0] for row in self._database.run(query, fill={"block": block}, **values, **asked)]

    def relations(
        self,
        parties: Sequence[str],
        *,
        period: str = "month",
        since: str | None = None,
        until: str | None = None,
        statuses: Sequence[str] = HAPPENED,
        coder: str | None = None,
    ) -> list[RelationRow]:
        """What some parties did to each other (one party: to and from all others), by period of day, week, month, quarter or year.

        Only what is reported as having happened, unless other `statuses` are asked for.
        """
        asked: dict[str, Any] = {"period": period, "since": since, "until": until, "statuses": statuses}
        return relations(self._database, self._asked.parties(parties), **asked, coder=self.coder(coder))

    def panel(
        self,
        period: str = "month",
        *,
        since: str | None = None,
        until: str | None = None,
        statuses: Sequence[str] = HAPPENED,
        coder: str | None = None,
    ) -> Iterator[dict[str, Any]]:
        """One row for each directed pair of states and period that the archive tells something of, with ISO3, COW and GW codes."""
        asked: dict[str, Any] = {"period": period, "since": since, "until": until, "statuses": statuses}
        return panel(self._database, **asked, coder=self.coder(coder))

    def statements(
        self,
        *,
        speaker: str | None = None,
        addressee: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 100,
        after: str | None = None,
    ) -> list[StatementRow]:
        """Statements by day of publication; `about` is a party or some words, `after` the `place` of the last one already seen."""
        return statements(
            self._database, speaker=speaker, addressee=addressee, about=about, since=since, until=until, limit=limit, after=after
        )

    def search(
        self,
        query: str,
        *,
        kind: str | None = None,
        party: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> list[Hit]:
        """Reports, statements and events that fit a query best (`kind` for one of these); words, "phrases", +must, -not."""
        search = Search(self._database)
        return search.find(query, kind=kind, party=party, since=since, until=until, limit=limit, offset=offset)

    def changes(self, since: str, *, until: str | None = None, parties: Sequence[str] = ()) -> list[Change]:
        """What reports published from a day on changed: happenings, positions, deadlocks."""
        return changes(self._database, self._asked.parties(parties), since=since, until=until)

    def brief(self, one: str, other: str, *, since: str | None = None, until: str | None = None) -> Brief:
        """A cited briefing on two parties, with `markdown()` and `html()`; raises UsageError if no report tells of both."""
        first, second = self.party(one), self.party(other)
        block, values = block_of([first, second])
        days = {"since": since, "until": until}
        found = self._database.named("coverage", {**days, **values}, fill={"block": block})[0]
        if not found["reports"]:
            raise UsageError(f"no report of these days tells of {self.party_name(first)} and {self.party_name(second)} together")
        pair = (first, second)
        material = Material(
            parties=pair,
            **found,
            news=since or recent(found["last"]),
            moments=self.timeline(pair, since=since, until=until, coder=OWN),
            positions=self.ledger(pair, on=until),
            deadlocks=self.deadlocks(pair),
            relations=self.relations(pair, period="quarter", since=since, until=until, coder=OWN),
        )
        return brief_of(material, name=self.party_name, sources=Sources(self._database))

    def coders(self) -> list[Coder]:
        """Who coded the events that are counted: dragoman, and the makers of the files that were imported."""
        return coders(self._database)

    def coder(self, given: str | None) -> str:
        """The coder that is meant; without a name dragoman, where there are reports. Raises UsageError if there is no such one."""
        return chosen(self._database, given)

    def party(self, given: str) -> str:
        """The party that a code or a name stands for: `North Korea` is PRK. Raises UsageError that names near ones."""
        return self._asked.party(given)

    def party_name(self, party: str) -> str:
        """What a party is called: `PRK` is North Korea."""
        return self._asked.name(party)

    def happenings(
        self,
        parties: Sequence[str] = (),
        *,
        ids: Sequence[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        type: str | None = None,
        status: str | None = None,
        located: bool = False,
        coder: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> list[Happening]:
        """Acts as single reports tell them, in the order in which they happened; `ids` are "document/event"."""
        asked: dict[str, Any] = {"ids": ids, "since": since, "until": until, "type": type, "status": status, "located": located}
        asked |= {"coder": self.coder(coder), "limit": limit, "offset": offset}
        return happenings(self._database, self._asked.parties(parties), **asked)

    def network(
        self,
        parties: Sequence[str] = (),
        *,
        since: str | None = None,
        until: str | None = None,
        coder: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> list[Tie]:
        """The pairs of parties with the most acts between them."""
        asked: dict[str, Any] = {"since": since, "until": until, "coder": self.coder(coder), "limit": limit, "offset": offset}
        return network(self._database, self._asked.parties(parties), **asked)

    def extent(self) -> Extent:
        """How many reports, from which day to which."""
        return extent(self._database)

    def parties(self, *, coder: str | None = None, limit: int = 100, offset: int = 0) -> list[Party]:
        """The parties of the archive, the busiest first."""
        return parties(self._database, coder=self.coder(coder), limit=limit, offset=offset)

    def coverage(
        self, *, period: str = "month", since: str | None = None, until: str | None = None, coder: str | None = None
    ) -> list[Coverage]:
        """How many reports each period has; one that is not there has none."""
        return coverage(self._database, period=period, since=since, until=until, coder=self.coder(coder))

    def failures(self) -> list[Failure]:
        """What could not be read, in the order of the sources."""
        rows = self._database.sql("select place, outcome, reason from entries where outcome <> 'read' order by rowid")
        return [Failure(*row) for row in rows]
