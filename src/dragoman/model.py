"""The record: what one report becomes. Names are the public contract (`docs/reference/record.md`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

SCHEMA_VERSION = 1

ACTOR_KINDS = ("country", "person", "organisation", "group", "population")
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT",
)  # fmt: skip
STATUSES = ("occurred", "ongoing", "scheduled", "pledged", "proposed", "conditional", "speculated", "denied")
STATEMENT_KINDS = ("direct", "indirect", "mixed")
POSITION_KINDS = ("commitment", "offer", "demand", "refusal", "threat")
CONDITION_RELATIONS = ("if", "after", "until", "unless", "in_exchange_for")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
TIME_RELATIONS = ("by", "before", "after", "since", "until", "on", "during")
PRECISIONS = ("site", "city", "admin", "country", "region")


class Span(NamedTuple):
    """Code point offsets `[start, end)` into the document's text exactly as it was given."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field of an item is as it is: the rule or model that decided, and the words it looked at."""

    field: str
    rule: str
    span: Span | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report's text, untouched, and what is known of it. `published` is an ISO date or null."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "en"
    sha256: str = ""

    @property
    def length(self) -> int:
        """Code points in the text."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or speaks. `id` is the same in every record; `of` is the parent actor's id."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    title: str | None = None
    of: str | None = None
    mentions: tuple[Span, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words that stand for somebody ("he", "both sides", "his deputy") whom the report does not make clear.

    `candidates` are the actors who might be meant; `why` names the reason, a rule `unclear.*`.
    """

    id: str
    span: Span
    candidates: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as TIMEX3 and as an inclusive interval of ISO dates."""

    id: str
    span: Span
    type: str
    value: str
    earliest: str | None = None
    latest: str | None = None
    relation: str | None = None
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A named place with its GeoNames id, ISO alpha-3 country, WGS84 degrees and precision."""

    id: str
    span: Span
    name: str
    country: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what to whom, and through whom it came (`via`, outermost first)."""

    id: str
    speaker: str | None
    speaker_span: Span | None
    cue: Span
    content: tuple[Span, ...]
    kind: str
    addressees: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    within: str | None = None
    time: str | None = None
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, as a PLOVER type, and how sure the report presents it (`status`)."""

    id: str
    type: str
    trigger: Span
    evidence: Span
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    status: str = "occurred"
    time: str | None = None
    place: str | None = None
    said_in: str | None = None
    content: str | None = None
    condition: str | None = None
    cameo: str = ""
    quad: int = 0
    goldstein: float = 0.0
    intensity: float = 0.0
    confidence: float = 1.0
    mentions: tuple[Span, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """The act at stake in a position: an event type where it is one, its words, and whether these say what "to do"."""

    span: Span
    type: str | None = None
    mode: str | None = None
    to_do: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What a position waits for, and who must meet it."""

    relation: str
    span: Span
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What a party has undertaken, offered, demanded, refused or threatened."""

    id: str
    kind: str
    holder: str
    counterpart: str | None
    about: About
    event: str
    condition: Condition | None = None
    said_in: str | None = None
    time: str | None = None
    change: str | None = None
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """This position cannot be met before that one is."""

    position: str
    waits_for: str


@dataclass(frozen=True, slots=True)
class Deadlock:
    """Parties whose positions wait for each other, or a stalemate that the report names."""

    id: str
    parties: tuple[str, ...]
    links: tuple[Link, ...]
    evidence: tuple[Span, ...]
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything read from one report. Every item points to the words that it was read from."""

    document: Document
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    deadlocks: tuple[Deadlock, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    schema_version: int = field(default=SCHEMA_VERSION)

    def find(self, item_id: str) -> Item | None:
        """The item with this id, or None."""
        return next((item for item in self.items() if item.id == item_id), None)

    def items(self) -> Iterator[Item]:
        """Every item of the record, list by list."""
        for items in (
            self.actors, self.times, self.places, self.statements, self.events, self.positions, self.deadlocks, self.unclear,
        ):  # fmt: skip
            yield from items

    def quote(self, span: Span) -> str:
        """The report's words under a span."""
        return span.of(self.document.text)


Item = Actor | Time | Place | Statement | Event | Position | Deadlock | Unclear
