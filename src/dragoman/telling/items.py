"""Every item of a record in plain words: what a card beside the report shows."""

from dataclasses import dataclass

from dragoman.model import Actor, Deadlock, Event, Item, Place, Position, Record, Statement, Time, Unclear
from dragoman.telling.sections import sections
from dragoman.telling.sentences import (
    chain,
    deadlock_sentence,
    event_note,
    event_sentence,
    one_line,
    position_notes,
    source_of,
    speakers,
    standing,
)
from dragoman.telling.words import actor_name, when


@dataclass(frozen=True, slots=True)
class Telling:
    """An item as a sentence, a note at its side, further lines, and the names through whom it came, outermost first."""

    text: str
    note: str = ""
    lines: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()


def tellings(record: Record) -> dict[str, Telling]:
    """Every item of a record in plain words, by its id."""
    return {item.id: telling_of(record, item) for item in record.items()}


def section_items(record: Record) -> list[tuple[str, list[str]]]:
    """The sections of a record as the terminal shows them: title and ids."""
    return [(section.title, [entry.id for entry in section.entries]) for section in sections(record)]


def telling_of(record: Record, item: Item) -> Telling:
    """One item in plain words."""
    match item:
        case Event():
            source = source_of(record, item.said_in)
            return Telling(
                event_sentence(record, item), event_note(record, item), (source,) if source else (), _chain(record, item)
            )
        case Position():
            told = f"{actor_name(record, item.holder)} {standing(record, item)}"
            return Telling(told, item.change or "", position_notes(record, item), _chain(record, item))
        case Statement():
            return Telling(speakers(record, item), chain=tuple(chain(record, item)))
        case Deadlock():
            return Telling(deadlock_sentence(record, item))
        case Time():
            return Telling(one_line(record.quote(item.span)), when(item))
        case Place():
            return Telling(item.name, item.country or "")
        case Actor():
            return Telling(item.name, item.title or "")
        case Unclear():
            candidates = ", ".join(actor_name(record, one) for one in item.candidates)
            return Telling(one_line(record.quote(item.span)), f"perhaps {candidates}" if candidates else "")


def _chain(record: Record, item: Event | Position) -> tuple[str, ...]:
    statement = record.find(item.said_in) if item.said_in else None
    return tuple(chain(record, statement)) if isinstance(statement, Statement) else ()
