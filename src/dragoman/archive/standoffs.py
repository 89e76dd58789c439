"""Standoffs: deadlocks over time, with the report in which they arose and the one that shows them broken."""

from dataclasses import dataclass
from typing import Any

from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class Source:
    """A report by its id and date."""

    document: str
    published: str | None

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {"document": self.document, "published": self.published}


@dataclass(frozen=True, slots=True)
class Standoff:
    """Parties that wait for each other: when it arose, what broke it, and the words that show it.

    Links are `(document, position, waits_for)`: in that report, this position cannot be met before that one is.
    """

    parties: tuple[str, ...]
    arose: Source
    broken: Source | None
    links: tuple[tuple[str, str, str], ...]
    evidence: tuple[tuple[str, Span], ...]

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {
            "parties": [*self.parties],
            "arose": self.arose.to_json(),
            "broken": self.broken.to_json() if self.broken else None,
            "links": [{"document": document, "position": one, "waits_for": other} for document, one, other in self.links],
            "evidence": [{"document": document, "span": [*span]} for document, span in self.evidence],
        }
