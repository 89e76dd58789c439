"""The shapes of the archive's answers over HTTP, where they differ from its own values."""

from pydantic import BaseModel

from dragoman.model import Span


class Venue(BaseModel):
    """Where a happening is."""

    name: str
    country: str | None


class ThreadState(BaseModel):
    """How a happening stood from one report on."""

    published: str | None
    document: str
    status: str
    stage: str
    earliest: str | None
    latest: str | None
    place: Venue | None


class ThreadMention(BaseModel):
    """One report's mention of a happening; `span` is the word that names it."""

    document: str
    event: str
    span: Span
    status: str
    published: str | None
    outlet: str | None


class Version(BaseModel):
    """What some reports say of a field that others see otherwise."""

    value: str
    documents: list[str]


class Disagreement(BaseModel):
    """A field on which the reports differ."""

    field: str
    values: list[Version]


class Thread(BaseModel):
    """One happening with all its reports."""

    id: str
    title: str
    type: str
    parties: list[str]
    status: str
    stage: str
    earliest: str | None
    latest: str | None
    place: Venue | None
    origins: int
    states: list[ThreadState]
    mentions: list[ThreadMention]
    disagreements: list[Disagreement]


class Act(BaseModel):
    """An event by its report and its id."""

    document: str
    event: str


class Relation(BaseModel):
    """What `source` did to `target` in one period; a period without a row is one that the archive tells nothing of."""

    source: str
    target: str
    period: str
    types: dict[str, int]
    statuses: dict[str, int]
    cooperation: int
    conflict: int
    balance: float
    goldstein: float | None
    intensity: float | None
    reports: int
    coder: str
    events: list[Act]


class Source(BaseModel):
    """A report by its id and day."""

    document: str
    published: str | None


class Stand(BaseModel):
    """A position of one report that waits for another, or is waited for."""

    document: str
    id: str
    party: str
    kind: str
    words: str
    span: Span


class Wait(BaseModel):
    """In this report, the one position cannot be met before the other is."""

    document: str
    position: Stand
    waits_for: Stand


class Evidence(BaseModel):
    """The report's words for it."""

    document: str
    span: Span
    words: str


class Standoff(BaseModel):
    """Parties that wait for each other: when it arose, what broke it, and the words that show it."""

    parties: list[str]
    arose: Source
    broken: Source | None
    links: list[Wait]
    evidence: list[Evidence]
