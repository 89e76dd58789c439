"""Status of given event words (TimeBank's modality and polarity), from the grammar that the status stage uses."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from dragoman.grammar.status import StatusReader, Verdict
from dragoman.knowledge import load_rules
from evals.reading import parses

WORDS = {
    "occurred": "asserted",
    "ongoing": "ongoing",
    "scheduled": "future",
    "pledged": "modal",
    "proposed": "modal",
    "conditional": "conditional",
    "speculated": "possible",
    "denied": "negated",
}
RULES = {
    "modal.would": "possible",
    "modal.must": "possible",
    "modal.will": "future",
    "status.be-to": "future",
    "operator.deny": "denied",
    "operator.refuse": "counterfactive",
    "operator.fail": "counterfactive",
    "operator.withhold": "counterfactive",
    "operator.thwart": "counterfactive",
    "operator.plan": "modal",
    "operator.expect": "modal",
    "operator.believe": "modal",
    "modifier.probably": "modal",
    "status.whether": "modal",
}


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One status for each given event."""
    statuses = StatusReader(load_rules())
    for row, doc in zip(rows, parses([row["text"] for row in rows]), strict=True):
        yield {"doc_id": row["doc_id"], "events": [_answer(event, doc, statuses) for event in row["events"]]}


def _answer(event: dict[str, Any], doc: Doc, statuses: StatusReader) -> dict[str, Any]:
    words = doc.char_span(event["start"], event["end"], alignment_mode="expand")
    verdict = statuses.of(words.root) if words is not None else None
    return {"start": event["start"], "end": event["end"], "status": _in_their_words(verdict)}


def _in_their_words(verdict: Verdict | None) -> str:
    if verdict is None:
        return "asserted"
    if verdict.status == "conditional" and verdict.rule.startswith("operator."):
        return "modal"
    return RULES.get(verdict.rule, WORDS[verdict.status])
