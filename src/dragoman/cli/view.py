"""A record as sections of plain sentences: what the table and the Markdown both show."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.cli.sentences import deadlock_sentence, event_note, event_sentence, position_notes, source_of, speakers, standing
from dragoman.cli.words import MARKS, actor_name
from dragoman.model import Event, Record, Span

SECTIONS = (
    ("Planned", ("scheduled", "pledged", "conditional", "speculated")),
    ("Asked for", ("proposed",)),
    ("Going on", ("ongoing",)),
    ("Happened", ("occurred",)),
    ("Denied", ("denied",)),
)
LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a section: item id, mark, sentence, a note at the right, further lines, the report's words, whose it is."""

    id: str
    mark: str
    text: str
    note: str = ""
    lines: tuple[str, ...] = ()
    quote: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its entries; never empty."""

    title: str
    entries: tuple[Entry, ...]


def sections(record: Record) -> list[Section]:
    """The sections of a record that have something to say."""
    stands = {position.event for position in record.positions}
    shown = [event for event in record.events if _stands_alone(event, record, stands)]
    found = [Section(title, tuple(_events(record, shown, statuses))) for title, statuses in SECTIONS]
    found += [
        Section("Where they stand", tuple(_positions(record))),
        Section("Deadlock", tuple(_deadlocks(record))),
        Section("Who said what", tuple(_statements(record))),
    ]
    return [section for section in found if section.entries]


def clean(words: str) -> str:
    """Words of a report on one line, without control characters that a terminal would obey."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", re.sub(r"\s+", " ", words)).strip()


def quote(record: Record, span: Span, around: Span | None = None) -> str:
    """The words under a span; a long quote is cut to the neighbourhood of `around`."""
    words = clean(record.quote(span))
    if len(words) <= LONGEST_QUOTE:
        return words
    middle = len(clean(record.document.text[span.start : around.start])) if around else 0
    start = max(0, min(middle - LONGEST_QUOTE // 2, len(words) - LONGEST_QUOTE))
    end = start + LONGEST_QUOTE
    start = words.index(" ", start) + 1 if start and " " in words[start:end] else start
    end = words.rindex(" ", start, end) if end < len(words) and " " in words[start:end] else end
    return f"{'… ' if start else ''}{words[start:end]}{' …' if end < len(words) else ''}"


def _stands_alone(event: Event, record: Record, stands: set[str]) -> bool:
    """Whether an event is told by itself, and not already as another's content or as a position."""
    inner = any(event.id == other.content for other in record.events)
    return not (inner or (event.id in stands and event.status in ("pledged", "proposed", "conditional")))


def _events(record: Record, events: Iterable[Event], statuses: tuple[str, ...]) -> Iterator[Entry]:
    for event in events:
        if event.status not in statuses:
            continue
        line = " · ".join(part for part in (_status(event), source_of(record, event.said_in)) if part)
        words = f"“{quote(record, event.evidence, event.trigger)}”"
        yield Entry(
            event.id, MARKS[event.status], event_sentence(record, event), event_note(record, event), (line,) if line else (), words
        )


def _status(event: Event) -> str:
    return "" if event.status == "occurred" else event.status


def _positions(record: Record) -> Iterator[Entry]:
    for holder in dict.fromkeys(position.holder for position in record.positions):
        for position in record.positions:
            if position.holder == holder:
                yield Entry(
                    position.id, "", standing(record, position), position.change or "", position_notes(record, position),
                    group=actor_name(record, holder),
                )  # fmt: skip


def _deadlocks(record: Record) -> Iterator[Entry]:
    for deadlock in record.deadlocks:
        words = " … ".join(quote(record, span) for span in deadlock.evidence)
        yield Entry(deadlock.id, "⇄", deadlock_sentence(record, deadlock), quote=f"“{words}”" if words else "")


def _statements(record: Record) -> Iterator[Entry]:
    for statement in record.statements:
        words = " … ".join(quote(record, span) for span in statement.content)
        told = f"“{words}”" if statement.kind == "direct" else words
        yield Entry(statement.id, "", speakers(record, statement), quote=told)
