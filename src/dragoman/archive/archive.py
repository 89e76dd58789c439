"""An archive of reports, opened to be asked: `Archive.open("korea.duckdb", read_only=True).record("2019-02-28-hanoi-fails")`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from dragoman.archive.coders import OWN, Coder, coders
from dragoman.archive.database import Database
from dragoman.archive.happenings import Happening, happenings
from dragoman.archive.histories import Histories
from dragoman.archive.holdings import Coverage, Extent, Party, coverage, extent, parties
from dragoman.archive.imported import imported_rows
from dragoman.archive.listings import Failure, ReportRow
from dragoman.archive.merging import ThreadChange
from dragoman.archive.network import Tie, network
from dragoman.archive.recorded import record, records
from dragoman.archive.relations import HAPPENED, RelationRow, panel, relations
from dragoman.archive.search import Hit, Search
from dragoman.archive.settling import is_settled, settle
from dragoman.archive.statements import StatementRow, statements
from dragoman.formats.event_rows import EventRow
from dragoman.formats.from_records import event_rows
from dragoman.model import Record


class Archive(Histories):
    """The questions that an archive answers. A context manager."""

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

    def texts(self, documents: Iterable[str]) -> Mapping[str, str]:
        """The texts of some reports, by their ids."""
        return dict(self._database.run("texts_by_id", ids=sorted(set(documents))))

    def records(self, *, since: str | None = None, until: str | None = None) -> Iterator[Record]:
        """All records, or those of some days of publication, in the order in which they were ingested, streaming."""
        return records(self._database, since=since, until=until)

    def event_rows(self, *, since: str | None = None, until: str | None = None, coder: str | None = None) -> Iterator[EventRow]:
        """Events as event files tell them: those of reports, or of imported files as they were read; of some days, streaming."""
        chosen = self.coder(coder)
        if chosen == OWN:
            return event_rows(self.records(since=since, until=until))
        return imported_rows(self._database, coder=chosen, since=since, until=until)

    def thread_log(self) -> list[ThreadChange]:
        """The threads that more reports merged into others or split, in the order in which it happened."""
        return [ThreadChange(*row) for row in self._database.sql("select thread, change, other from thread_log order by rowid")]

    def relations(
        self,
        parties: Sequence[str],
        *,
        period: str = "month",
        since: str | None = None,
        until: str | None = None,
        statuses: Sequence[str] = HAPPENED,
        coder: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[RelationRow]:
        """What some parties did to each other (one party: to and from all others), by period of day, week, month, quarter or year.

        Only what is reported as having happened, unless other `statuses` are asked for.
        """
        asked: dict[str, Any] = {"period": period, "since": since, "until": until, "statuses": statuses}
        asked |= {"coder": self.coder(coder), "limit": limit, "offset": offset}
        return relations(self._database, self._asked.parties(parties), **asked)

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

    def coders(self) -> list[Coder]:
        """Who coded the events that are counted: dragoman, and the makers of the files that were imported."""
        return coders(self._database)

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
