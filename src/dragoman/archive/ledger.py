"""The ledger: every position of every party over time: stated, renewed, hardened, softened, withdrawn, met or broken."""

from dataclasses import dataclass
from typing import Any

from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class Stake:
    """The act at stake: an event type where it is one, and its words."""

    type: str | None
    mode: str | None
    words: str

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {"type": self.type, "mode": self.mode, "words": self.words}


@dataclass(frozen=True, slots=True)
class LedgerChange:
    """What a report did to a position; `statement` and `span` show it."""

    document: str
    published: str | None
    change: str
    statement: str | None
    span: Span

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {
            "document": self.document,
            "published": self.published,
            "change": self.change,
            "statement": self.statement,
            "span": [*self.span],
        }


@dataclass(frozen=True, slots=True)
class LedgerPosition:
    """A party's commitment, offer, demand, refusal or threat over time; `state` is open, met, broken or withdrawn."""

    party: str
    counterpart: str | None
    kind: str
    about: Stake
    condition: str | None
    state: str
    first: str | None
    last: str | None
    changes: tuple[LedgerChange, ...]

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {
            "party": self.party,
            "counterpart": self.counterpart,
            "kind": self.kind,
            "about": self.about.to_json(),
            "condition": self.condition,
            "state": self.state,
            "first": self.first,
            "last": self.last,
            "changes": [one.to_json() for one in self.changes],
        }
