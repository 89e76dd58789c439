"""Statements of all reports: who said what to whom about whom."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from dragoman.archive.asked import Asked
from dragoman.archive.database import Database
from dragoman.errors import UsageError
from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as one report has it; `about` are the parties that it names, `span` lasts from its first word to its last."""

    document: str
    statement: str
    published: str | None
    outlet: str | None
    speaker: str | None
    speaker_name: str | None
    addressees: tuple[str, ...]
    via: tuple[str, ...]
    kind: str
    cue: str
    words: str
    span: Span
    about: tuple[str, ...]

    @property
    def place(self) -> str:
        """What `after` takes to go on behind this one."""
        return f"{self.document}/{self.statement}"

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def statements(
    database: Database,
    *,
    speaker: str | None,
    addressee: str | None,
    about: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    after: str | None,
) -> list[StatementRow]:
    """Statements in the order of their publication; `about` is a party or some words."""
    asked = Asked(database)
    party, words = _party_or_words(asked, about)
    document, _, statement = (after or "").rpartition("/")
    values = {
        "speaker": asked.actor(speaker) if speaker else None, "addressee": asked.actor(addressee) if addressee else None,
        "about": party, "words": words, "since": since, "until": until, "limit": limit,
        "after_document": document or None, "after_statement": statement or None,
    }  # fmt: skip
    return [_row(row) for row in database.named("statements", values)]


def _party_or_words(asked: Asked, about: str | None) -> tuple[str | None, str | None]:
    if about is None:
        return None, None
    try:
        return asked.party(about), None
    except UsageError:
        return None, about


def _row(row: dict[str, Any]) -> StatementRow:
    lists: Sequence[str] = ("addressees", "via", "about")
    return StatementRow(**{**row, **{name: tuple(row[name]) for name in lists}, "span": Span(*row["span"])})
