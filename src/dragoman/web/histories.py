"""The history and the standing of parties over HTTP: timeline, threads, ledger, deadlocks, briefs."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dragoman.archive.changes import Change
from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.moments import Moment
from dragoman.web import answers
from dragoman.web.atom import LONG_AGO, feed
from dragoman.web.contract import BUSY, MISSING, REFUSALS
from dragoman.web.filters import AnyParties, Coder, Days, EventType, Kind, On, Parties, State, Status
from dragoman.web.paging import Page, Paging
from dragoman.web.shelf import Shelf
from dragoman.web.standoffs import in_words
from dragoman.web.tables import CSV

LATEST = 100
FEED: dict[int | str, dict[str, Any]] = {200: {"content": {"application/atom+xml": {"schema": {"type": "string"}}}}}
MARKDOWN: dict[int | str, dict[str, Any]] = {200: {"content": {"text/markdown": {"schema": {"type": "string"}}}}}


def router(shelf: Shelf) -> APIRouter:
    """The questions about the dealings of parties."""
    routes = APIRouter(tags=["history"], responses={**REFUSALS, **MISSING, **BUSY})
    _history(routes, shelf)
    _standing(routes, shelf)
    _news(routes, shelf)
    return routes


def _history(routes: APIRouter, shelf: Shelf) -> None:
    @routes.get("/timeline", response_model=Page[Moment], responses=CSV)
    def timeline(parties: Parties, days: Days, page: Paging, status: Status | None = None, coder: Coder = None) -> Any:
        """What changed in the life of every happening between some parties, in the order in which it was told."""
        with shelf.borrowed() as archive:
            asked: dict[str, Any] = {"since": days.since, "until": days.until, "status": status, "coder": coder}
            return page.first_of(archive.timeline(parties, **asked, **page.window))

    @routes.get("/threads", response_model=Page[answers.Thread], responses=CSV)
    def threads(parties: Parties, days: Days, page: Paging, type: EventType | None = None, status: Status | None = None) -> Any:
        """The happenings between some parties, each with all its reports."""
        with shelf.borrowed() as archive:
            asked: dict[str, Any] = {"since": days.since, "until": days.until, "type": type, "status": status}
            return page.first_of(archive.threads(parties, **asked, **page.window))


def _standing(routes: APIRouter, shelf: Shelf) -> None:
    @routes.get("/ledger", response_model=Page[LedgerPosition], responses=CSV)
    def ledger(parties: Parties, page: Paging, on: On = None, kind: Kind | None = None, state: State | None = None) -> Any:
        """Who has undertaken, offered, demanded, refused or threatened what, as it stood on a day."""
        with shelf.borrowed() as archive:
            return page.first_of(archive.ledger(parties, on=on, kind=kind, state=state, **page.window))

    @routes.get("/deadlocks", response_model=Page[answers.Standoff], responses=CSV)
    def deadlocks(page: Paging, parties: AnyParties = None) -> Any:
        """Parties that wait for each other: when it arose, what broke it, what waits for what, in the reports' words."""
        with shelf.borrowed() as archive:
            found = archive.deadlocks(parties or (), **page.window)
            return page.first_of(in_words(found, archive))

    @routes.get("/brief", response_class=Response, responses=MARKDOWN)
    def brief(parties: Annotated[Parties, Query(min_length=2, max_length=2)], days: Days) -> Response:
        """Two parties on a page or two of Markdown: what is planned, what happened, where they stand, what is stuck."""
        with shelf.borrowed() as archive:
            text = archive.brief(*parties, since=days.since, until=days.until).markdown()
        disposition = {"Content-Disposition": 'attachment; filename="brief.md"'}
        return Response(text, media_type="text/markdown; charset=utf-8", headers=disposition)


def _news(routes: APIRouter, shelf: Shelf) -> None:
    @routes.get("/changes", response_model=Page[Change], responses=CSV)
    def changes(days: Days, page: Paging, parties: AnyParties = None) -> Any:
        """What reports published since a day changed: happenings, positions, deadlocks."""
        with shelf.borrowed() as archive:
            return page.first_of(archive.changes(days.since or LONG_AGO, until=days.until, parties=parties or (), **page.window))

    @routes.get("/changes.atom", response_class=Response, responses=FEED)
    def changes_feed(request: Request, days: Days, parties: AnyParties = None) -> Response:
        """The latest hundred changes as an Atom feed."""
        with shelf.borrowed() as archive:
            asked: dict[str, Any] = {"until": days.until, "parties": parties or (), "limit": LATEST, "latest_first": True}
            found = archive.changes(days.since or LONG_AGO, **asked)
        return Response(feed(found, home=str(request.base_url)), media_type="application/atom+xml")
