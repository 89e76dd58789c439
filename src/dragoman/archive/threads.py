"""Threads: one happening with all its reports, and the life that they tell: rumoured, announced, held, cancelled …"""

from dataclasses import dataclass
from typing import Any

from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a happening is, by canonical name and country (alpha-3 or null)."""

    name: str
    country: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {"name": self.name, "country": self.country}


@dataclass(frozen=True, slots=True)
class ThreadMention:
    """One report's mention of the happening; `span` is its trigger."""

    document: str
    event: str
    span: Span
    status: str
    published: str | None
    outlet: str | None

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {
            "document": self.document,
            "event": self.event,
            "span": [*self.span],
            "status": self.status,
            "published": self.published,
            "outlet": self.outlet,
        }


@dataclass(frozen=True, slots=True)
class ThreadState:
    """How the happening stood from one report on; `stage` is its place in a life: rumoured, announced, venue set, held …"""

    published: str | None
    document: str
    status: str
    stage: str
    earliest: str | None
    latest: str | None
    place: Venue | None

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {
            "published": self.published,
            "document": self.document,
            "status": self.status,
            "stage": self.stage,
            "earliest": self.earliest,
            "latest": self.latest,
            "place": self.place.to_json() if self.place else None,
        }


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which the sources differ: each value with the documents that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {
            "field": self.field,
            "values": [{"value": value, "documents": [*documents]} for value, documents in self.values],
        }


@dataclass(frozen=True, slots=True)
class Thread:
    """One happening, all its reports. `origins` counts reports that are no copies of another; `status` is the latest."""

    id: str
    title: str
    type: str
    parties: tuple[str, ...]
    status: str
    stage: str
    earliest: str | None
    latest: str | None
    place: Venue | None
    origins: int
    states: tuple[ThreadState, ...]
    mentions: tuple[ThreadMention, ...]
    disagreements: tuple[Disagreement, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {
            "id": self.id,
            "title": self.title,
            "type": self.type,
            "parties": [*self.parties],
            "status": self.status,
            "stage": self.stage,
            "earliest": self.earliest,
            "latest": self.latest,
            "place": self.place.to_json() if self.place else None,
            "origins": self.origins,
            "states": [one.to_json() for one in self.states],
            "mentions": [one.to_json() for one in self.mentions],
            "disagreements": [one.to_json() for one in self.disagreements],
        }
