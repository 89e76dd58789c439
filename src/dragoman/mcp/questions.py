"""What the tools ask: reports of the asker's own, and the archive; one question at a time."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver.exceptions import ToolError

from dragoman.archive import Archive
from dragoman.errors import DragomanError, UsageError
from dragoman.intake import document_of
from dragoman.mcp.quoting import NOTICE, answer_of, item_answer, marked, reasons, record_answer
from dragoman.model import Span

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

Answer = dict[str, Any]


class Questions:
    """Asks a reader and an archive, and marks what they quote."""

    def __init__(self, archive: Archive | None, make_reader: "Callable[[], Reader]") -> None:
        self._opened = archive
        self._make_reader = make_reader
        self._turn = Lock()

    def read(self, text: str, published: str | None, outlet: str | None) -> Answer:
        """The record of a report that the asker brings along."""
        with self._asking():
            return self._answer(record_answer(self._reader.read_document(document_of(text, published=published, outlet=outlet))))

    def many(self, name: str, *asked: Any, limit: int, **narrowed: Any) -> Answer:
        """The first items of an answer of the archive; `more` says whether there are others."""
        with self._asking():
            found: Sequence[Any] = getattr(self._archive, name)(*asked, limit=limit + 1, **narrowed)
            return self._part(found, limit)

    def search(self, query: str, *, limit: int, **narrowed: Any) -> Answer:
        """What fits some words best."""
        with self._asking():
            return self._part(self._archive.search(query, limit=limit + 1, **narrowed), limit)

    def brief(self, one: str, other: str, since: str | None, until: str | None) -> Answer:
        """Two parties on a page or two of Markdown."""
        with self._asking():
            return self._answer(marked(self._archive.brief(one, other, since=since, until=until).markdown()))

    def evidence(self, document: str, item: str) -> Answer:
        """An item of a report in the archive, with its words and the rules behind it."""
        with self._asking():
            record = self._archive.record(document)
            found = record.find(item)
            if found is None:
                raise UsageError(
                    f"there is no item {item!r} in {document}; its items are {', '.join(one.id for one in record.items())}"
                )
            return self._answer(item_answer(record, found) | {"why": reasons(record, found)})

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """One question at a time; what cannot be answered is said to the model."""
        with self._turn:
            try:
                yield
            except DragomanError as problem:
                raise ToolError(str(problem)) from problem

    @cached_property
    def _reader(self) -> "Reader":
        return self._make_reader()

    @property
    def _archive(self) -> Archive:
        if self._opened is None:
            raise UsageError("there is no archive to ask; start again with: dragoman mcp --archive FILE")
        return self._opened

    def _quote(self, document: str, span: Span) -> str:
        return span.of(self._archive.texts([document])[document])

    def _part(self, found: Sequence[Any], limit: int) -> Answer:
        items = [one.to_json() for one in found[:limit]]
        return self._answer(answer_of(items, self._quote)) | {"more": len(found) > limit}

    def _answer(self, found: Any) -> Answer:
        return {"notice": NOTICE, "answer": found}
