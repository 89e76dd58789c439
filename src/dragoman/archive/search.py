"""Full text search over reports, statements and events: a tantivy index beside the archive, made anew if it is lost."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

import tantivy

from dragoman.archive.asked import Asked
from dragoman.archive.database import Database
from dragoman.errors import UsageError
from dragoman.model import Span

KINDS = ("report", "statement", "event")
VERSION = 1
HEAP = 128_000_000
AT_ONCE = 5_000
AROUND = 160


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: a report, or a statement or event of one; `words` are its own, or those of the report around the find."""

    kind: str
    document: str
    item: str | None
    title: str | None
    published: str | None
    outlet: str | None
    span: Span
    words: str
    score: float

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        return asdict(self)


class Search:
    """The index of one archive."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.path.with_name(f"{database.path.name}.search")

    def update(self) -> None:
        """Take in the reports that came since the last time; after an interruption, all of them."""
        last = self._database.one("select coalesce(max(number), 0) from reports")
        done = self._done()
        if done == last:
            return
        mark = self._folder / "done.json"
        if not 0 < done < last:
            shutil.rmtree(self._folder, ignore_errors=True)
            done = 0
        self._folder.mkdir(exist_ok=True)
        mark.unlink(missing_ok=True)
        index = tantivy.Index(_schema(), path=str(self._folder))
        writer = index.writer(heap_size=HEAP)
        for start in range(done, last, AT_ONCE):
            for row in self._database.named("index", {"first": start + 1, "last": start + AT_ONCE}):
                writer.add_document(_document(row))
        writer.commit()
        writer.wait_merging_threads()
        mark.write_text(json.dumps({"version": VERSION, "number": last}), encoding="utf-8")

    def forget(self) -> None:
        """Have the index made anew the next time, because reports changed."""
        (self._folder / "done.json").unlink(missing_ok=True)

    def find(
        self, query: str, *, kind: str | None, party: str | None, since: str | None, until: str | None, limit: int, offset: int
    ) -> list[Hit]:
        """What fits a query best; words, "phrases", title:word, +must, -not."""
        if kind not in (None, *KINDS):
            raise UsageError(f"{kind!r} is no kind; give one of {', '.join(KINDS)}")
        self.update()
        if not self._database.one("select count(*) from reports"):
            return []
        index = tantivy.Index.open(str(self._folder))
        words, _ = index.parse_query_lenient(query, ["title", "body"], field_boosts={"title": 2.0})
        wanted = [(tantivy.Occur.Must, words), *((tantivy.Occur.Must, one) for one in self._filters(kind, party, since, until))]
        searcher = index.searcher()
        found = searcher.search(tantivy.Query.boolean_query(wanted), limit=limit, offset=offset, count=False).hits
        places = [(score, searcher.doc(address).to_dict()) for score, address in found]
        snippets = tantivy.SnippetGenerator.create(searcher, words, index.schema, "body")
        snippets.set_max_num_chars(2 * AROUND)
        return list(self._hits(places, snippets))

    def _filters(self, kind: str | None, party: str | None, since: str | None, until: str | None) -> Iterator[tantivy.Query]:
        schema = _schema()
        if kind:
            yield tantivy.Query.term_query(schema, "kind", kind)
        if party:
            yield tantivy.Query.term_query(schema, "parties", Asked(self._database).party(party))
        if since or until:
            first, last = _day(since) if since else 1, _day(until) if until else 99_999_999
            yield tantivy.Query.range_query(schema, "day", tantivy.FieldType.Integer, first, last)

    def _hits(self, places: list[tuple[float, dict[str, Any]]], snippets: tantivy.SnippetGenerator) -> Iterator[Hit]:
        numbers = [place["number"][0] for _, place in places]
        reports = {row.pop("number"): row for row in self._database.named("found", {"numbers": numbers})}
        for score, place in places:
            report = dict(reports[place["number"][0]])
            text, span = report.pop("text"), Span(*json.loads(place["span"][0]))
            if place["kind"][0] == "report":
                span = _around(text, snippets)
            item = place.get("item", [None])[0]
            yield Hit(kind=place["kind"][0], item=item, span=span, words=span.of(text), score=round(score, 3), **report)

    def _done(self) -> int:
        """The last report that the index holds; 0 if it is not whole."""
        with suppress(OSError, ValueError):
            mark = json.loads((self._folder / "done.json").read_text(encoding="utf-8"))
            return int(mark["number"]) if mark["version"] == VERSION else 0
        return 0


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("kind", stored=True, tokenizer_name="raw")
    builder.add_text_field("item", stored=True, tokenizer_name="raw")
    builder.add_text_field("span", stored=True, tokenizer_name="raw")
    builder.add_text_field("parties", tokenizer_name="raw")
    builder.add_integer_field("number", stored=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_text_field("title", tokenizer_name="en_stem")
    builder.add_text_field("body", tokenizer_name="en_stem")
    return builder.build()


def _document(row: dict[str, Any]) -> tantivy.Document:
    known = {name: [row[name]] for name in ("kind", "item", "number", "span", "title", "body") if row[name] is not None}
    return tantivy.Document(**known, parties=row["parties"] or [], day=[_day(row["published"]) if row["published"] else 0])


def _day(iso: str) -> int:
    return int(iso[:10].replace("-", ""))


def _around(text: str, snippets: tantivy.SnippetGenerator) -> Span:
    """The passage of a text that fits best."""
    passage = snippets.snippet_from_doc(tantivy.Document(body=[text])).fragment() or text[: 2 * AROUND]
    start = max(0, text.find(passage))
    return Span(start, start + len(passage))
