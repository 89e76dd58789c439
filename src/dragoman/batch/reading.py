"""What a reading process does with a chunk of entries: one reading for each, whatever happens."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dragoman import __version__
from dragoman.archive.store import Reading
from dragoman.errors import DragomanError, InputError, NotEnglishError
from dragoman.formats.record_json import from_dict
from dragoman.intake.entries import Entry, document_in
from dragoman.model import Document, Record

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

CHUNK = 16
Render = Callable[[Record, Mapping[str, str]], str]


@dataclass(frozen=True, slots=True)
class MakeReading:
    """Loads a Reader in the process that calls it; `render` makes a line of text of a record and the versions it was read with."""

    render: Render
    model: str | None = None
    rules: tuple[str, ...] = ()

    def __call__(self) -> "ReadEntries":
        """The work of this process."""
        from dragoman.knowledge.rules import rules_version
        from dragoman.pipeline import Reader

        reader = Reader(rules=self.rules) if self.model is None else Reader(model=self.model, rules=self.rules)
        model = f"{reader.nlp.meta['name']} {reader.nlp.meta['version']}"
        return ReadEntries(reader, self.render, {"package": __version__, "rules": rules_version(self.rules), "model": model})


class ReadEntries:
    """Reads chunks of entries with one Reader."""

    def __init__(self, reader: "Reader", render: Render, versions: Mapping[str, str]) -> None:
        self._reader, self._render, self._versions = reader, render, versions

    def __call__(self, entries: Sequence[Entry]) -> list[Reading]:
        """One reading for each entry, in order; if a chunk fails as a whole, it is read one by one to find out which."""
        try:
            return self._read(entries)
        except Exception as fault:
            if len(entries) == 1:
                return [failed(entries[0], f"a fault in dragoman: {type(fault).__name__}: {fault}")]
            return [reading for entry in entries for reading in self([entry])]

    def _read(self, entries: Sequence[Entry]) -> list[Reading]:
        opened = [self._coded(entry) if entry.coded else _opened(entry) for entry in entries]
        documents = [one for one in opened if isinstance(one, Document)]
        rows = (self._render(record, self._versions) for record in self._reader.read_many(documents, batch_size=CHUNK))
        return [
            Reading(entry.place, entry.fingerprint, row=next(rows)) if isinstance(one, Document) else one
            for entry, one in zip(entries, opened, strict=True)
        ]

    def _coded(self, entry: Entry) -> Reading:
        """The reading of an entry that was read elsewhere."""
        told = json.loads(entry.coded)
        try:
            record = from_dict(told["record"], text=str(entry.content))
        except InputError as problem:
            return failed(entry, str(problem))
        return Reading(entry.place, entry.fingerprint, row=self._render(record, told["read_with"] or {}))


def failed(entry: Entry, reason: str) -> Reading:
    """The reading of an entry that could not be read."""
    return Reading(entry.place, entry.fingerprint, reason=reason)


def chunks_of(entries: Iterable[Entry], *, size: int = CHUNK) -> Iterator[list[Entry]]:
    """Entries in chunks, always cut at the same places of a source."""
    entries = iter(entries)
    while chunk := list(islice(entries, size)):
        yield chunk


def _opened(entry: Entry) -> Document | Reading:
    try:
        return document_in(entry)
    except NotEnglishError as problem:
        return Reading(entry.place, entry.fingerprint, reason=str(problem), skipped=True)
    except DragomanError as problem:
        return failed(entry, str(problem))
