"""What is new since a day: for alerts, and for a reader who was away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.archive.blocks import block_of
from dragoman.archive.database import Database
from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.moments import Moment
from dragoman.archive.standoffs import Standoff
from dragoman.archive.stored import kept_in, seen_in
from dragoman.formats.record_json import plain
from dragoman.model import Span
from dragoman.telling.words import KINDS


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a report changed: a happening, a position or a deadlock; `words` are the report's own at `span`."""

    published: str | None
    kind: str
    change: str
    text: str
    parties: tuple[str, ...]
    document: str
    span: Span
    words: str

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        told: dict[str, Any] = plain(self)
        return told


def changes(database: Database, parties: Sequence[str], *, since: str, until: str | None) -> list[Change]:
    """What reports published from a day on changed, in the order of their publication."""
    block, values = block_of(parties)
    asked = {"since": since, "until": until, **values}
    fill = {"block": block}
    moments = seen_in(database.named("timeline", {**asked, "type": None, "status": None}, fill=fill), Moment)
    positions = [kept_in(row[0], LedgerPosition) for row in database.run("changed_positions", fill=fill, **asked)]
    deadlocks = [kept_in(row[0], Standoff) for row in database.run("changed_standoffs", fill=fill, **asked)]
    found = [*_of_threads(moments), *_of_positions(positions), *_of_deadlocks(deadlocks)]
    new = [one for one in found if one.published and since <= one.published and (until is None or one.published <= until)]
    return _quoted(database, sorted(new, key=lambda one: (one.published or "", one.document, one.span)))


def _of_threads(moments: Iterable[Moment]) -> Iterator[Change]:
    for one in moments:
        yield Change(one.published, "thread", one.stage, one.title, one.parties, one.document, one.evidence, one.sentence)


def _of_positions(positions: Iterable[LedgerPosition]) -> Iterator[Change]:
    for one in positions:
        parties = (one.party, one.counterpart) if one.counterpart else (one.party,)
        text = f"{one.party} {KINDS[one.kind]}: {one.about.words}"
        for turn in one.changes:
            yield Change(turn.published, "position", turn.change, text, parties, turn.document, turn.span, "")


def _of_deadlocks(deadlocks: Iterable[Standoff]) -> Iterator[Change]:
    for one in deadlocks:
        document, span = one.evidence[0] if one.evidence else (one.arose.document, Span(0, 0))
        text = f"deadlock between {' and '.join(one.parties)}"
        yield Change(one.arose.published, "deadlock", "arose", text, one.parties, document, span, "")
        if one.broken:
            yield Change(one.broken.published, "deadlock", "broken", text, one.parties, one.broken.document, Span(0, 0), "")


def _quoted(database: Database, found: Sequence[Change]) -> list[Change]:
    """The changes with the words that their spans stand for."""
    texts: Mapping[str, str] = dict(database.run("texts_by_id", ids=sorted({one.document for one in found})))
    return [
        Change(
            one.published, one.kind, one.change, one.text, one.parties, one.document, one.span,
            one.words or one.span.of(texts[one.document]),
        )
        for one in found
    ]  # fmt: skip
