"""Time expressions of whole articles, read against the article's date."""

from collections.abc import Iterator
from typing import Any

from dragoman.model import Document, Record
from dragoman.stages.times import Times
from evals.reading import parses, reader


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The time expressions of each text."""
    stage = Times(reader().nlp, reader().rules)
    for row, doc in zip(rows, parses([row["text"] for row in rows]), strict=True):
        record = Record(Document(row["doc_id"], row["text"], published=(row.get("dct") or "")[:10] or None))
        times = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in stage(doc, record)]
        yield {"doc_id": row["doc_id"], "timexes": times}
