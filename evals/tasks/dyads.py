"""The relation between two given parties of a sentence, as flat event files code it."""

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from dragoman.grammar.pairs import Pair
from dragoman.grammar.relating import Relator
from dragoman.knowledge import load_rules
from evals.reading import parses

TAG = re.compile(r"</?[st]>")


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One type for each pair."""
    relator = Relator(load_rules())
    for row, doc in zip(rows, parses([row["sentence"] for row in rows]), strict=True):
        pair = Pair(_tokens(row, "s", row["source"], doc), _tokens(row, "t", row["target"], doc))
        found = relator.between(doc, pair)
        if found is None:
            yield {"uid": row["uid"], "type": None, "mode": None, "status": None, "confidence": 0.0}
            continue
        yield {
            "uid": row["uid"], "type": found.coded, "mode": found.mode, "status": found.status,
            "confidence": round(found.confidence, 3),
        }  # fmt: skip


def _tokens(row: dict[str, Any], tag: str, text: str, doc: Doc) -> frozenset[int]:
    marked = row.get("marked") or ""
    found = re.search(f"<{tag}>(.*?)</{tag}>", marked, re.DOTALL)
    if found is not None:
        start = len(TAG.sub("", marked[: found.start(1)]))
        end = start + len(TAG.sub("", found.group(1)))
    else:
        start = row["sentence"].find(text)
        end = start + len(text)
    words = doc.char_span(start, end, alignment_mode="expand") if start >= 0 and end > start else None
    return frozenset(token.i for token in words) if words is not None else frozenset()
