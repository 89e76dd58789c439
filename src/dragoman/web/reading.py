"""Reports in, records out: `POST /read`, the same with words for the page, and the rules by name."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Response
from pydantic import AfterValidator, BaseModel, Field, WithJsonSchema

from dragoman.errors import InputError
from dragoman.formats.record_json import to_dict, to_json
from dragoman.intake import document_of
from dragoman.intake.language import foreign_language
from dragoman.intake.metadata import Metadata, metadata_in
from dragoman.model import Document, Record
from dragoman.telling.items import Telling, section_items, tellings
from dragoman.web.contract import BUSY, GARBLED, MISSING, RECORD, REFUSALS
from dragoman.web.desk import Desk
from dragoman.web.filters import checked_day

MOST_CHARACTERS = 100_000
ENOUGH_TO_JUDGE = 100
Name = Annotated[str, Field(max_length=500)]


def _near(given: str) -> str:
    """A day that leaves room before and after it for the times of a report."""
    if not "1000" <= checked_day(given)[:4] < "3000":
        raise ValueError("the day lies before the year 1000 or after 2999")
    return given


Published = Annotated[str, AfterValidator(_near), WithJsonSchema({"type": "string", "format": "date", "pattern": "^[12]"})]


class Report(BaseModel):
    """A report to be read; what is not given is looked for in its header lines and its dateline."""

    text: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS, examples=["Peru and Chile signed a truce on Monday."])]
    published: Annotated[Published | None, Field(examples=["2024-05-03"])] = None
    outlet: Name | None = None
    title: Name | None = None

    def document(self) -> Document:
        """The report as a document; raises InputError if it is not in English."""
        given = Metadata(self.published, self.outlet, self.title)
        found = given.filled_by(metadata_in(self.text))
        language = foreign_language(self.text) if len(self.text) >= ENOUGH_TO_JUDGE else None
        if language:
            raise InputError(f"the report is written in {language}; dragoman reads English only")
        return document_of(self.text, published=found.published, outlet=found.outlet, title=found.title)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the record and the items under it."""

    title: str
    items: list[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report's text, its record, and the record's items in plain words."""

    text: str
    record: dict[str, Any]
    told: dict[str, Telling]
    sections: list[Section]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the rule finds something in, or a near miss."""

    text: str
    why: str
    found: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its id, where it stands, and its examples."""

    id: str
    place: str
    examples: list[Example]


def reading_of(record: Record) -> Reading:
    """All that the page shows of a report."""
    sections = [Section(title, items) for title, items in section_items(record)]
    return Reading(record.document.text, to_dict(record), tellings(record), sections)


def router(desk: Desk) -> APIRouter:
    """The questions about a report that the asker brings along."""
    routes = APIRouter(tags=["reading"])

    @routes.post("/read", responses={200: {"content": {"application/json": {"schema": RECORD}}}, **GARBLED, **REFUSALS, **BUSY})
    def read(report: Report) -> Response:
        """The record of a report."""
        return Response(to_json(desk.read(report.document())), media_type="application/json")

    @routes.post("/reading", responses={**GARBLED, **REFUSALS, **BUSY})
    def read_with_words(report: Report) -> Reading:
        """The record of a report, with its text and its items in plain words: what the page shows."""
        return reading_of(desk.read(report.document()))

    @routes.get("/rules/{id}", responses={**MISSING, **REFUSALS})
    def rule(id: str) -> Rule:
        """A rule by the id that a reason names, with its examples."""
        known = desk.reader.rules.get(id)
        if known is None:
            raise HTTPException(404, "this decision is made by code or by the model, not by a rule with examples")
        return Rule(known.id, known.place, [Example(one.text, one.why, not one.is_near_miss) for one in known.examples])

    return routes
