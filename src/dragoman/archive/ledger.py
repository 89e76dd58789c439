"""The ledger: every position of every party over time: stated, renewed, hardened, softened, withdrawn, met or broken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.archive.accounts import Account, Turn, accounts_of
from dragoman.archive.acts import Acts
from dragoman.archive.sightings import Sighting, Stance
from dragoman.archive.threads import Thread
from dragoman.model import Span

STATES = {"met": "met", "broken": "broken", "withdrawn": "withdrawn"}


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


def ledger(
    stances: Iterable[Stance], *, sightings: Iterable[Sighting] = (), threads: Iterable[Thread] = ()
) -> list[LedgerPosition]:
    """Every position over time, in the order in which they were first taken.

    `sightings` and `threads` of the same reports show which of them were met or broken.
    """
    acts = Acts(sightings, threads)
    turns = ((account, [*account.changes, *acts.settle(account)]) for account in accounts_of(stances))
    return [_position(account, sorted(changes, key=lambda one: one.published or "")) for account, changes in turns]


def _position(account: Account, changes: Sequence[Turn]) -> LedgerPosition:
    first = account.stances[0]
    ties = [_tie(one) for one in account.stances if one.condition is not None]
    return LedgerPosition(
        party=first.party,
        counterpart=account.other,
        kind=first.kind,
        about=Stake(first.type, first.mode, first.words),
        condition=ties[-1] if ties else None,
        state=_state(changes),
        first=changes[0].published,
        last=changes[-1].published,
        changes=tuple(LedgerChange(one.document, one.published, one.change, one.statement, one.span) for one in changes),
    )


def _tie(one: Stance) -> str:
    """The words that a position is tied to; what is asked in exchange may stand without "in exchange for"."""
    words = one.condition or ""
    is_bare = one.relation == "in_exchange_for" and not words.lower().startswith(("in ", "as the price"))
    return f"in exchange for: {words}" if is_bare else words


def _state(changes: Sequence[Turn]) -> str:
    """How it stands after all changes: a broken word that is taken back as well stays broken."""
    last = [one.change for one in changes][-2:]
    return "broken" if last == ["broken", "withdrawn"] else STATES.get(last[-1], "open")
