"""Who did what to whom in bare text: acts with all noun phrases as possible parties."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from dragoman.grammar.acts import Act
from dragoman.grammar.status import StatusReader
from dragoman.grammar.tree import phrase
from dragoman.knowledge import load_rules
from evals.reading import parses
from evals.tasks.dyads import _flat, acts_of

NOMINAL = {"NOUN", "PROPN", "PRON"}
APPEALS = {"operator.ask", "operator.call-for", "operator.propose", "request.petition"}


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The events of each text."""
    rules = load_rules()
    acts, statuses = acts_of(rules), StatusReader(rules)
    for row, doc in zip(rows, parses([row["text"] for row in rows]), strict=True):
        found = acts.find(doc, lambda token: token.pos_ in NOMINAL or token.ent_type_ in {"NORP", "GPE"})
        contents = {act.content.i for act in found.values() if act.content is not None}
        events = []
        for act in found.values():
            status = statuses.of(act.head).status
            if act.head.i in contents or act.rule in APPEALS or status in {"speculated", "proposed"} or not act.actors:
                continue
            events.append(_answer(act, status))
        yield {"uid": row["uid"], "events": events}


def _answer(act: Act, status: str) -> dict[str, Any]:
    return {"type": _flat(act.type, status), "actors": _texts(act.actors), "recipients": _texts(act.recipients)}


def _texts(tokens: tuple[Token, ...]) -> list[str]:
    return [" ".join(word.text for word in phrase(token)) for token in tokens]
