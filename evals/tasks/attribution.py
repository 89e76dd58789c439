"""Cue, source and content of attributions, from the grammar that the statements stage uses."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from dragoman.grammar.attributed import Attribution
from dragoman.grammar.attribution import Attributions
from dragoman.grammar.tree import char_span, subtree_span
from dragoman.knowledge import load_rules
from dragoman.model import Span
from evals.reading import parses


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The attributions of each article."""
    attributions = Attributions(load_rules())
    for row, doc in zip(rows, parses([row["text"] for row in rows]), strict=True):
        found = attributions.find(doc)
        yield {"doc_id": row["doc_id"], "attributions": [_answer(one, doc) for one in found if not _is_inner(one, found)]}


def _is_inner(one: Attribution, found: list[Attribution]) -> bool:
    """These data mostly leave out sayings that are reported inside another saying; the record has them, with `within`."""
    cue = one.cue[0]
    holders = [other for other in found if other is not one and any(start <= cue.i < end for start, end in other.content)]
    return any(other.kind == "direct" for other in holders) or (bool(holders) and cue.dep_ in {"ccomp", "relcl", "xcomp", "pcomp"})


def _answer(one: Attribution, doc: Doc) -> dict[str, Any]:
    return {
        "source": [_segment(subtree_span(one.source))] if one.source is not None else [],
        "cue": [_segment(char_span(one.cue))],
        "content": [_segment(char_span([doc[_with_that(one, start, doc)], doc[end - 1]])) for start, end in one.content],
        "type": one.kind,
    }


def _with_that(one: Attribution, start: int, doc: Doc) -> int:
    """These data count "that", and who is urged to do something, as content; the record does not."""
    if one.addressees and doc[start].lower_ == "to" and one.addressees[0].i < start:
        return one.addressees[0].left_edge.i
    return start - 1 if start and doc[start - 1].lower_ == "that" and doc[start - 1].dep_ == "mark" else start


def _segment(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
