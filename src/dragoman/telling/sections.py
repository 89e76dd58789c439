"""A record as sections of plain sentences: what the table and the Markdown both show."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from dragoman.model import Event, Record, Span, Statement
from dragoman.telling.sentences import deadlock_sentence, event_note, event_sentence, position_notes, source_of, speakers, standing
from dragoman.telling.words import MARKS, actor_name

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
    """One line of a section: item id, mark, sentence, a note at the right, further lines, the report's words
    with the word to stress, and whose it is."""

    id: str
    mark: str
    text: str
    note: str = ""
    lines: tuple[str, ...] = ()
    quote: str = ""
    stress: str = ""
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


def unquoted(words: str) -> str:
    """Words without quotation marks that have no partner inside them, and without a comma at the end."""
    words = words.rstrip(",;: ")
    for mark in ('"', "“", "”"):
        single = words.count(mark) == 1 if mark == '"' else words.count("“") != words.count("”")
        if single:
            words = words.removeprefix(mark).removesuffix(mark).strip(" ,")
    return words


def quote(record: Record, span: Span, around: Span | None = None) -> str:
    """The words under a span; a long quote is cut to the neighbourhood of `around`."""
    words = unquoted(clean(record.quote(span)))
    if len(words) <= LONGEST_QUOTE:
        return words
    middle = len(clean(record.document.text[span.start : around.start])) if around else 0
    start = max(0, min(middle - LONGEST_QUOTE // 2, len(words) - LONGEST_QUOTE))
    end = start + LONGEST_QUOTE
    start = words.index(" ", start) + 1 if start and " " in words[start:end] else start
    end = words.rindex(" ", start, end) if end < len(words) and " " in words[start:end] else end
    return f"{'… ' if start else ''}{words[start:end]}{' …' if end < len(words) else ''}"


def in_marks(words: str) -> str:
    """Words in quotation marks, unless they begin with one of their own."""
    return words if words.startswith(('"', "“")) else f"“{words}”"


def _stands_alone(event: Event, record: Record, stands: set[str]) -> bool:
    """Whether an event is told by itself, and not already as another's content or as a position."""
    inner = any(event.id == other.content for other in record.events)
    return not (inner or (event.id in stands and event.status in ("pledged", "proposed", "conditional")))


def _events(record: Record, events: Iterable[Event], statuses: tuple[str, ...]) -> Iterator[Entry]:
    told = [event for event in events if event.status in statuses]
    for event, following in zip_longest(told, told[1:]):
        line = " · ".join(part for part in (_status(event), source_of(record, event.said_in)) if part)
        shared = following is not None and following.evidence == event.evidence
        yield Entry(
            event.id, MARKS[event.status], event_sentence(record, event), event_note(record, event), (line,) if line else (),
            "" if shared else in_marks(quote(record, event.evidence, event.trigger)), clean(record.quote(event.trigger)),
        )  # fmt: skip


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
        telling = [span for span in deadlock.evidence if " " in record.quote(span)] or deadlock.evidence
        words = " … ".join(quote(record, span) for span in telling)
        yield Entry(deadlock.id, "⇄", deadlock_sentence(record, deadlock), quote=in_marks(words) if words else "")


def _statements(record: Record) -> Iterator[Entry]:
    for statement in record.statements:
        if _repeats(record, statement):
            continue
        words = " … ".join(quote(record, span) for span in statement.content)
        told = in_marks(words) if statement.kind == "direct" else words
        yield Entry(statement.id, "", speakers(record, statement), quote=told)


def _repeats(record: Record, statement: Statement) -> bool:
    """Whether a statement is only its speaker's "I think" inside a longer one of the same speaker."""
    outer = record.find(statement.within) if statement.within else None
    return isinstance(outer, Statement) and outer.speaker == statement.speaker and not statement.via
