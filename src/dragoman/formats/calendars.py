"""iCalendar (RFC 5545): what is planned, as all-day entries; the same meeting told by several reports stands once."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.formats.event_rows import CODER, EventRow
from dragoman.knowledge.codes import AHEAD, type_name

LONGEST_LINE = 75
CERTAINTY = {"scheduled": "CONFIRMED", "pledged": "TENTATIVE", "conditional": "TENTATIVE"}


def calendar_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """A calendar of the rows that lie ahead and say when."""
    yield from _folded("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//dragoman//{CODER}//EN", "CALSCALE:GREGORIAN")
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        parties = frozenset(one.id or one.name for one in (*row.actors, *row.recipients))
        key = (row.type, parties, row.earliest, row.latest, row.where.name)
        if row.status in AHEAD and row.earliest and key not in seen:
            seen.add(key)
            yield from _folded(*_entry(row, row.earliest))
    yield from _folded("END:VCALENDAR")


def _entry(row: EventRow, earliest: str) -> Iterator[str]:
    first, last = date.fromisoformat(earliest), date.fromisoformat(row.latest or earliest)
    where, story = row.where, row.story
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(row.id)}@dragoman"
    yield f"DTSTAMP:{(row.date or earliest).replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(_summary(row))}"
    yield f"DESCRIPTION:{_escaped(_description(row))}"
    if where.name:
        yield f"LOCATION:{_escaped(where.name)}"
    if where.latitude is not None and where.longitude is not None:
        yield f"GEO:{where.latitude};{where.longitude}"
    if story.url:
        yield f"URL:{story.url}"
    yield f"CATEGORIES:{row.type}"
    yield f"STATUS:{CERTAINTY[row.status]}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(row: EventRow) -> str:
    actors, recipients = (", ".join(one.name for one in parties) for parties in (row.actors, row.recipients))
    who = " – ".join(part for part in (actors, recipients) if part)
    return f"{type_name(row.type).capitalize()} ({row.status}): {who}"


def _description(row: EventRow) -> str:
    story = row.story
    source = ", ".join(part for part in (story.outlet, story.published, story.document) if part)
    return f"“{row.evidence.words}” ({source})"


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def _folded(*lines: str) -> Iterator[str]:
    """Lines of at most 75 bytes, the rest of a longer one indented by a space."""
    for line in lines:
        rest = line
        while len(rest.encode()) > LONGEST_LINE:
            cut = next(at for at in range(LONGEST_LINE, 0, -1) if len(rest[:at].encode()) <= LONGEST_LINE)
            yield rest[:cut] + "\r\n"
            rest = " " + rest[cut:]
        yield rest + "\r\n"
