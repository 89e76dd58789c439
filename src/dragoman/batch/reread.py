"""Reports of an archive read again, after an upgrade of the package, the rules or the model, and what became different."""

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from dragoman.archive.rows import record_of
from dragoman.archive.settling import here
from dragoman.archive.store import Reading, Store
from dragoman.batch.answers import settlers
from dragoman.batch.ingest import Progress, lots_of
from dragoman.batch.pool import Pool, Work
from dragoman.batch.reading import chunks_of, failed
from dragoman.intake.entries import Entry
from dragoman.intake.metadata import Metadata
from dragoman.model import Deadlock, Event, Position, Record, Span, Statement


@dataclass(frozen=True, slots=True)
class Difference:
    """An item that a report gained or lost when it was read again; or the reason why that failed (its old record stays)."""

    document: str
    change: str
    kind: str
    words: str


def reread(
    store: Store,
    make: Callable[[], Work[Entry, Reading]],
    *,
    workers: int,
    rules: str | None,
    limit: float = 120.0,
    progress: Progress = lambda count: None,
) -> Iterator[Difference]:
    """Read stored reports again and keep the new records; yields what is different.

    Only those that were read with other `rules` (a version of them) or another version of the package; all of them if it is None.
    """
    under_way: dict[str, tuple[int, Record]] = {}
    pool = Pool(make, blame=failed, workers=workers, limit=limit)
    for lot in lots_of(pool.work(chunks_of(_entries(store.outdated(rules=rules), under_way)))):
        before = {one.place: under_way.pop(one.place) for one in lot}
        store.replace({before[one.place][0]: one.row for one in lot if one.row})
        for one in lot:
            yield from _differences(before[one.place][1], one)
        progress(len(lot))
    store.finish(over=settlers(workers).work if workers > 1 else here)


def _entries(outdated: Iterable[tuple[int, Record]], under_way: dict[str, tuple[int, Record]]) -> Iterator[Entry]:
    """Stored reports as entries; each is noted as under way until its reading comes back."""
    for number, record in outdated:
        under_way[record.document.id] = number, record
        yield _entry(record)


def _entry(record: Record) -> Entry:
    document = record.document
    given = Metadata(document.published, document.outlet, document.title, document.url)
    return Entry(document.id, document.text, id=document.id, given=given)


def _differences(old: Record, reading: Reading) -> Iterator[Difference]:
    document = old.document.id
    if not reading.row:
        yield Difference(document, "failed", "report", reading.reason)
        return
    row = json.loads(reading.row)
    before, after = _told(old), _told(record_of(base64.b64decode(row["record"]), old.document.text))
    for change, items in (("lost", before - after), ("gained", after - before)):
        for kind, words in items.elements():
            yield Difference(document, change, kind, words)


def _told(record: Record) -> Counter[tuple[str, str]]:
    """The events, statements, positions and deadlocks of a record in words; the numbers of items do not count."""
    items: Iterable[Event | Statement | Position | Deadlock] = chain(
        record.events, record.statements, record.positions, record.deadlocks
    )
    return Counter((type(item).__name__.lower(), _words(record, item)) for item in items)


def _words(record: Record, item: Event | Statement | Position | Deadlock) -> str:
    """What an item says, in one line."""
    match item:
        case Event():
            who = f"{', '.join(item.actors)} → {', '.join(item.recipients)}"
            return f"{item.type} {item.mode or ''} {item.status}: {who}: {_quote(record, item.trigger)}"
        case Statement():
            return f"{item.speaker}: {_quote(record, item.cue)}: {_quote(record, *item.content)}"
        case Position():
            return f"{item.holder} {item.kind} {item.counterpart}: {_quote(record, item.about.span)}"
        case Deadlock():
            return f"{', '.join(item.parties)}: {_quote(record, *item.evidence)}"


def _quote(record: Record, *spans: Span) -> str:
    return " … ".join(" ".join(record.quote(span).split()) for span in spans)
