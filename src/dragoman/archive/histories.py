"""The questions about how the dealings of parties went on: timeline, threads, ledger, deadlocks, changes, briefs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.archive.asked import Asked
from dragoman.archive.blocks import block_of
from dragoman.archive.brief import Brief
from dragoman.archive.briefing import Material, Sources, brief_of, recent
from dragoman.archive.changes import Change, changes
from dragoman.archive.coders import OWN, acts_by, chosen
from dragoman.archive.database import Database
from dragoman.archive.imported import imported_moments
from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.moments import Moment
from dragoman.archive.parts import part_of
from dragoman.archive.relations import HAPPENED, relations
from dragoman.archive.settling import answers_on
from dragoman.archive.standoffs import Standoff
from dragoman.archive.stored import kept_in, seen_in
from dragoman.archive.threads import Thread
from dragoman.errors import UsageError

Place = tuple[str, str]
"""A report and the id of an item in it."""
MOMENT = ("published", "document", "thread", "event", "stage")


class Histories:
    """An archive's answers that hold for more than one report. `limit` and `offset` ask for a part of a long one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._asked = Asked(database)

    def timeline(
        self,
        parties: Sequence[str],
        *,
        since: str | None = None,
        until: str | None = None,
        type: str | None = None,
        status: str | None = None,
        coder: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Moment]:
        """How the happenings between some parties stood, report by report: each change of a thread with the words that show it.

        Events of imported files (`coder`) stand each by itself.
        """
        block, values = block_of(self._asked.parties(parties))
        asked = {"since": since, "until": until, "type": type, "status": status, **values}
        coder = self.coder(coder)
        if coder == OWN:
            found = part_of(self._database, "timeline", asked, fill={"block": block}, same=MOMENT, limit=limit, offset=offset)
            return [*seen_in((one[0] for one in found), Moment)]
        acts, of_coder = acts_by(coder)
        asked |= {**of_coder, "limit": limit, "offset": offset}
        return [*imported_moments(self._database.named("imported_timeline", asked, fill={"block": block, "acts": acts["acts"]}))]

    def threads(
        self,
        parties: Sequence[str] = (),
        *,
        since: str | None = None,
        until: str | None = None,
        type: str | None = None,
        status: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Thread]:
        """The happenings between some parties, each with all its reports; those that reports of the given days tell of."""
        block, values = block_of(self._asked.parties(parties))
        asked = {"since": since, "until": until, "type": type, "status": status, **values}
        found = part_of(self._database, "threads", asked, fill={"block": block}, same=("first", "id"), limit=limit, offset=offset)
        return [kept_in(max((row["thread"] for row in one), key=len), Thread) for one in found]

    def ledger(
        self,
        parties: Sequence[str] = (),
        *,
        on: str | None = None,
        kind: str | None = None,
        state: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[LedgerPosition]:
        """The positions of some parties towards each other over time; `on` a day: as they were known then."""
        known = self._asked.parties(parties)
        if on is None:
            block, values = block_of(known)
            asked = {"kind": kind, "state": state, "limit": limit, "offset": offset, **values}
            return [
                kept_in(row["position"], LedgerPosition) for row in self._database.named("ledger", asked, fill={"block": block})
            ]
        positions = answers_on(self._database, known, on).positions
        fitting = [one for one in positions if kind in (None, one.kind) and state in (None, one.state)]
        return fitting[offset : None if limit is None else offset + limit]

    def deadlocks(self, parties: Sequence[str] = (), *, limit: int | None = None, offset: int = 0) -> list[Standoff]:
        """Deadlocks between some parties, or all: when each arose and what broke it."""
        block, values = block_of(self._asked.parties(parties))
        same = ("arose", "standoff")
        found = part_of(self._database, "standoffs", values, fill={"block": block}, same=same, limit=limit, offset=offset)
        return [kept_in(one[0]["standoff"], Standoff) for one in found]

    def positions_at(self, places: Iterable[Place]) -> Mapping[Place, Mapping[str, Any]]:
        """Whose position of which kind stands at each (report, id), and its words: what the links of deadlocks point to."""
        documents = sorted({document for document, _ in places})
        rows = self._database.named("positions_at", {"documents": documents}) if documents else []
        return {(row["document"], row["id"]): row for row in rows}

    def changes(
        self,
        since: str,
        *,
        until: str | None = None,
        parties: Sequence[str] = (),
        limit: int | None = None,
        offset: int = 0,
        latest_first: bool = False,
    ) -> list[Change]:
        """What reports published from a day on changed: happenings, positions, deadlocks."""
        paging: dict[str, Any] = {"limit": limit, "offset": offset, "latest_first": latest_first}
        return changes(self._database, self._asked.parties(parties), since=since, until=until, **paging)

    def brief(self, one: str, other: str, *, since: str | None = None, until: str | None = None) -> Brief:
        """A cited briefing on two parties, with `markdown()` and `html()`; raises UsageError if no report tells of both."""
        first, second = self.party(one), self.party(other)
        block, values = block_of([first, second])
        days: dict[str, Any] = {"since": since, "until": until}
        found = self._database.named("coverage", {**days, **values}, fill={"block": block})[0]
        if not found["reports"]:
            raise UsageError(f"no report of these days tells of {self.party_name(first)} and {self.party_name(second)} together")
        pair = (first, second)
        material = Material(
            parties=pair,
            **found,
            news=since or recent(found["last"]),
            moments=self.timeline(pair, **days, coder=OWN),
            positions=self.ledger(pair, on=until),
            deadlocks=self.deadlocks(pair),
            relations=relations(self._database, pair, period="quarter", **days, statuses=HAPPENED, coder=OWN),
        )
        return brief_of(material, name=self.party_name, sources=Sources(self._database))

    def coder(self, given: str | None) -> str:
        """The coder that is meant; without a name dragoman, where there are reports. Raises UsageError if there is no such one."""
        return chosen(self._database, given)

    def party(self, given: str) -> str:
        """The party that a code or a name stands for: `North Korea` is PRK. Raises UsageError that names near ones."""
        return self._asked.party(given)

    def party_name(self, party: str) -> str:
        """What a party is called: `PRK` is North Korea."""
        return self._asked.name(party)
