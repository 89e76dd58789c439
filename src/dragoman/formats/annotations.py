"""W3C Web Annotations (JSON-LD): an event as a note on the words of its report, by quotation and by position.

Positions are Unicode code points from the start of the report's text, as the standard asks; browsers count UTF-16 units.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dragoman.formats.event_rows import EventRow, Evidence, Party, Story, coding_of
from dragoman.formats.record_json import builder_of, plain
from dragoman.model import EVENT_TYPES, Span

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"dragoman": "urn:dragoman:"}]
NAME = "urn:dragoman:"
BODY = "dragoman:Event"
ITEMS = '"items": ['


def annotation_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """One AnnotationPage, a line for each event that has words to point at."""
    yield json.dumps({"@context": CONTEXT, "type": "AnnotationPage"})[:-1] + f", {ITEMS}\n"
    between = ""
    for row in rows:
        if row.evidence.span is not None:
            yield between + json.dumps(_annotation(row), ensure_ascii=False)
            between = ",\n"
    yield "\n]}\n"


def annotation_rows(lines: Iterable[str], *, broken: Callable[[str], None]) -> Iterator[EventRow]:
    """The rows of a page, a list or lines of annotations: ours whole, others' where a tag names an event type.

    A page that has a line for each annotation, as ours, is read line by line; any other at once.
    """
    for number, found in enumerate(_annotations(iter(lines), broken), start=1):
        row = _row(found) if isinstance(found, dict) else None
        if row is None:
            broken(f"annotation {number} names no event type in its tags")
        else:
            yield row


def _annotation(row: EventRow) -> dict[str, Any]:
    evidence = row.evidence
    span = evidence.span or Span(0, 0)
    return {
        "id": f"{NAME}event:{row.id}",
        "type": "Annotation",
        "motivation": "tagging",
        **({"created": f"{row.story.published}T00:00:00Z"} if row.story.published else {}),
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": row.type},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": _told(row)},
            {"type": BODY, "purpose": "classifying", "dragoman:row": plain(row)},
        ],
        "target": {
            "source": row.story.url or f"{NAME}report:{row.story.document}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": evidence.words, "prefix": evidence.before, "suffix": evidence.behind},
                {"type": "TextPositionSelector", "start": span.start, "end": span.end, "dragoman:unit": "code points"},
            ],
        },
    }


def _told(row: EventRow) -> str:
    actors, recipients = (", ".join(one.name for one in parties) for parties in (row.actors, row.recipients))
    who = " → ".join(part for part in (actors, recipients) if part)
    return f"{coding_of(row).type} ({row.status}){f': {who}' if who else ''}"


def _annotations(lines: Iterator[str], broken: Callable[[str], None]) -> Iterator[Any]:
    """The annotations of a page, a collection or a list, or of lines that each hold one."""
    first = next(lines, "")
    if first.rstrip().endswith(ITEMS):
        yield from _on_lines(lines, broken, start=2)
        return
    text = first + "".join(lines)
    try:
        page = json.loads(text)
    except json.JSONDecodeError:
        yield from _on_lines(text.split("\n"), broken)
        return
    if isinstance(page, dict):
        page = page["first"] if isinstance(page.get("first"), dict) else page
        page = page.get("items", page.get("rows", [page]))
    yield from page if isinstance(page, list) else [page]


def _on_lines(lines: Iterable[str], broken: Callable[[str], None], *, start: int = 1) -> Iterator[Any]:
    for number, line in enumerate(lines, start=start):
        told = line.strip().rstrip(",")
        if told in ("", "]}"):
            continue
        try:
            yield json.loads(told)
        except json.JSONDecodeError as problem:
            broken(f"line {number} is no JSON: {problem}")


def _row(note: Mapping[str, Any]) -> EventRow | None:
    bodies = [one for one in _many(note.get("body")) if isinstance(one, dict)]
    own = next((one["dragoman:row"] for one in bodies if "dragoman:row" in one), None)
    if own is not None:
        row: EventRow = builder_of(EventRow)(own)
        return row
    values = (one.get("value", "") for one in bodies if one.get("purpose") != "describing")
    tags = [str(one) for one in (*values, *note.get("tags", ()))]
    type_ = next((tag.upper() for tag in tags if tag.upper() in EVENT_TYPES), None)
    if type_ is None:
        return None
    target = next((one for one in _many(note.get("target")) if isinstance(one, dict)), {})
    selectors = {one.get("type"): one for one in _many(target.get("selector"))}
    source, created = target.get("source"), str(note.get("created") or "")[:10] or None
    parties = tuple(Party(tag, tag, tag) for tag in tags if len(tag) == 3 and tag.isupper())
    return EventRow(
        id=str(note.get("id") or note.get("uri") or ""),
        type=type_,
        date=created,
        actors=parties[:1],
        recipients=parties[1:],
        story=Story(published=created, url=source if isinstance(source, str) else None),
        evidence=_evidence(selectors),
    )


def _evidence(selectors: Mapping[Any, Mapping[str, Any]]) -> Evidence:
    quote, place = selectors.get("TextQuoteSelector", {}), selectors.get("TextPositionSelector")
    span = Span(place["start"], place["end"]) if place else None
    return Evidence(quote.get("exact", ""), span, quote.get("prefix", ""), quote.get("suffix", ""))


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
