"""What the archive holds, over HTTP: acts, relations, statements, search, parties, coverage."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from dragoman.archive.happenings import Happening
from dragoman.archive.holdings import Coverage, Party
from dragoman.archive.network import Tie
from dragoman.archive.search import Hit
from dragoman.archive.statements import StatementRow
from dragoman.web import answers
from dragoman.web.contract import BUSY, MISSING, REFUSALS
from dragoman.web.filters import AnyParties, Coder, Days, EventType, HitKind, Period, Status, Words
from dragoman.web.paging import Page, Paging
from dragoman.web.shelf import Shelf
from dragoman.web.tables import CSV


def router(shelf: Shelf) -> APIRouter:
    """The questions about acts, words and coverage."""
    routes = APIRouter(tags=["archive"], responses={**REFUSALS, **MISSING, **BUSY})
    _acts(routes, shelf)
    _figures(routes, shelf)
    _words(routes, shelf)
    return routes


def _acts(routes: APIRouter, shelf: Shelf) -> None:
    @routes.get("/relations", response_model=Page[answers.Relation], responses=CSV)
    def relations(
        days: Days,
        page: Paging,
        parties: AnyParties = None,
        period: Period = "month",
        status: Annotated[list[Status] | None, Query(max_length=8, description="Default: occurred and ongoing.")] = None,
        coder: Coder = None,
    ) -> Any:
        """What each party did to each other one, period by period; one party: to and from all others."""
        asked: dict[str, Any] = {"period": period, "since": days.since, "until": days.until, "coder": coder}
        asked |= {"statuses": status} if status else {}
        with shelf.borrowed() as archive:
            return page.first_of(archive.relations(parties or (), **asked, **page.window))

    @routes.get("/network", response_model=Page[Tie], responses=CSV)
    def network(days: Days, page: Paging, parties: AnyParties = None, coder: Coder = None) -> Any:
        """The pairs of parties with the most acts between them that happened or go on."""
        asked: dict[str, Any] = {"since": days.since, "until": days.until, "coder": coder}
        with shelf.borrowed() as archive:
            return page.first_of(archive.network(parties or (), **asked, limit=page.limit + 1, offset=page.start))

    @routes.get("/events", response_model=Page[Happening], responses=CSV)
    def events(
        days: Days,
        page: Paging,
        parties: AnyParties = None,
        ids: Annotated[list[Words] | None, Query(max_length=200, description="document/event, such as abc/e5.")] = None,
        type: EventType | None = None,
        status: Status | None = None,
        located: Annotated[bool, Query(description="Only those with a place on the map.")] = False,
        coder: Coder = None,
    ) -> Any:
        """Acts as single reports tell them, in the order in which they happened; copies of reports left out."""
        narrowed: dict[str, Any] = {"ids": ids, "since": days.since, "until": days.until, "type": type, "status": status}
        narrowed |= {"located": located, "coder": coder}
        with shelf.borrowed() as archive:
            return page.first_of(archive.happenings(parties or (), **narrowed, limit=page.limit + 1, offset=page.start))


def _figures(routes: APIRouter, shelf: Shelf) -> None:
    @routes.get("/coverage", response_model=Page[Coverage], responses=CSV)
    def coverage(days: Days, page: Paging, period: Period = "month", coder: Coder = None) -> Any:
        """How many reports the archive has in each period; a period that is not there has none."""
        with shelf.borrowed() as archive:
            return page.part_of(archive.coverage(period=period, since=days.since, until=days.until, coder=coder))


def _words(routes: APIRouter, shelf: Shelf) -> None:
    @routes.get("/statements", response_model=Page[StatementRow], responses=CSV)
    def statements(
        days: Days, page: Paging, speaker: Words | None = None, addressee: Words | None = None, about: Words | None = None
    ) -> Any:
        """Who said what to whom; `about` is a party or some words."""
        asked: dict[str, Any] = {"speaker": speaker, "addressee": addressee, "about": about}
        with shelf.borrowed() as archive:
            rows = archive.statements(**asked, since=days.since, until=days.until, after=page.after, limit=page.limit + 1)
        return page.first_of(rows, following=rows[page.limit - 1].place if len(rows) > page.limit else None)

    @routes.get("/search", response_model=Page[Hit], responses=CSV)
    def search(
        q: Annotated[Words, Query(description='Words, "phrases", +must, -not.')],
        days: Days,
        page: Paging,
        kind: HitKind | None = None,
        party: Words | None = None,
    ) -> Any:
        """Reports, statements and events that fit some words best."""
        asked: dict[str, Any] = {"kind": kind, "party": party, "since": days.since, "until": days.until}
        with shelf.borrowed() as archive:
            return page.first_of(archive.search(q, **asked, limit=page.limit + 1, offset=page.start))

    @routes.get("/parties", response_model=Page[Party], responses=CSV)
    def parties(page: Paging, coder: Coder = None) -> Any:
        """The parties of the archive, the busiest first."""
        with shelf.borrowed() as archive:
            return page.first_of(archive.parties(coder=coder, limit=page.limit + 1, offset=page.start))
