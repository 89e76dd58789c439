"""The reports of the archive: listed, and one by one with their records."""

from typing import Any

from fastapi import APIRouter, Response

from dragoman.archive.listings import ReportRow
from dragoman.formats.record_json import to_json
from dragoman.model import Record
from dragoman.web.contract import BUSY, MISSING, RECORD, REFUSALS
from dragoman.web.filters import Days, Outlet
from dragoman.web.paging import Page, Paging
from dragoman.web.reading import Reading, reading_of
from dragoman.web.shelf import Shelf
from dragoman.web.tables import CSV


def router(shelf: Shelf) -> APIRouter:
    """The questions about single reports."""
    routes = APIRouter(tags=["reports"], responses={**REFUSALS, **BUSY})

    @routes.get("/reports", response_model=Page[ReportRow], responses=CSV)
    def reports(days: Days, page: Paging, outlet: Outlet = None) -> Any:
        """Reports by day of publication; those without a date come last."""
        with shelf.borrowed() as archive:
            rows = archive.reports(since=days.since, until=days.until, outlet=outlet, after=page.after, limit=page.limit + 1)
        return page.first_of(rows, following=rows[page.limit - 1].id if len(rows) > page.limit else None)

    @routes.get("/reports/{id}", responses={200: {"content": {"application/json": {"schema": RECORD}}}, **MISSING})
    def record(id: str) -> Response:
        """The record of a report."""
        return Response(to_json(_record(shelf, id)), media_type="application/json")

    @routes.get("/reports/{id}/reading", responses=MISSING)
    def reading(id: str) -> Reading:
        """A report's text, its record, and the record's items in plain words: what the page shows."""
        return reading_of(_record(shelf, id))

    return routes


def _record(shelf: Shelf, id: str) -> Record:
    with shelf.borrowed() as archive:
        return archive.record(id)
