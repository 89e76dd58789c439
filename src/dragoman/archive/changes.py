"""What is new since a day: for alerts, and for a reader who was away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.archive.blocks import block_of
from dragoman.archive.database import Database
from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.moments import Moment
from dragoman.archive.parts import part_of
from dragoman.archive.standoffs import Standoff
from dragoman.archive.titles import name_of
from dragoman.formats.record_json import plain
from dragoman.model import Span
from dragoman.telling.words import KINDS

ORDER = ("published", "document", "span", "kind", "change", "item")


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


def news_of(
    moments: Iterable[Moment], positions: Iterable[LedgerPosition], standoffs: Iterable[Standoff]
) -> Iterator[dict[str, Any]]:
    """What changed by the answers about some parties, as rows to be kept; `item` tells apart what has the same words."""
    told = (*_of_threads(moments), *_of_positions(positions), *_of_deadlocks(standoffs))
    names = ("published", "kind", "change", "text", "parties", "document", "span", "item")
    return (dict(zip(names, one, strict=True)) for one in told if one[0])


def changes(
    database: Database,
    parties: Sequence[str],
    *,
    since: str,
    until: str | None,
    limit: int | None,
    offset: int,
    latest_first: bool,
) -> list[Change]:
    """What reports published from a day on changed, in the order of their publication or the other way round."""
    block, values = block_of(parties)
    fill = {"block": block, "order": ", ".join(f"{one} {'desc' if latest_first else 'asc'}" for one in ORDER)}
    asked = {"since": since, "until": until, **values}
    found = [one[0] for one in part_of(database, "changes", asked, fill=fill, same=ORDER, limit=limit, offset=offset)]
    texts: Mapping[str, str] = dict(database.run("texts_by_id", ids=sorted({row["document"] for row in found})))
    return [_change(row, texts[row["document"]]) for row in found]


def _change(row: Mapping[str, Any], text: str) -> Change:
    span = Span(*row["span"])
    return Change(
        row["published"], row["kind"], row["change"], row["text"], tuple(row["parties"]), row["document"], span, span.of(text)
    )


News = tuple[str | None, str, str, str, Sequence[str], str, Span, str]


def _of_threads(moments: Iterable[Moment]) -> Iterator[News]:
    for one in moments:
        yield one.published, "thread", one.stage, one.title, one.parties, one.document, one.evidence, f"{one.thread} {one.event}"


def _of_positions(positions: Iterable[LedgerPosition]) -> Iterator[News]:
    for number, one in enumerate(positions):
        parties = (one.party, one.counterpart) if one.counterpart else (one.party,)
        text = f"{name_of(one.party)} {KINDS[one.kind]}: {one.about.words}"
        for turn in one.changes:
            yield turn.published, "position", turn.change, text, parties, turn.document, turn.span, f"{' '.join(parties)} {number}"


def _of_deadlocks(deadlocks: Iterable[Standoff]) -> Iterator[News]:
    for one in deadlocks:
        document, span = one.evidence[0] if one.evidence else (one.arose.document, Span(0, 0))
        text = f"deadlock between {' and '.join(map(name_of, one.parties))}"
        yield one.arose.published, "deadlock", "arose", text, one.parties, document, span, text
        if one.broken:
            yield one.broken.published, "deadlock", "broken", text, one.parties, one.broken.document, Span(0, 0), text
