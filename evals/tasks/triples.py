"""Who did what to whom in bare text: acts with all noun phrases as possible parties."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from dragoman.grammar.acts import Act, Acts
from dragoman.grammar.doers import own_subject
from dragoman.grammar.roles import light_verb_of
from dragoman.grammar.status import StatusReader
from dragoman.grammar.tree import governors, phrase
from dragoman.knowledge import load_rules
from dragoman.knowledge.codes import flat_type
from evals.reading import parses

NOMINAL = {"NOUN", "PROPN", "PRON"}
MAIN = {"ROOT", "advcl"}
NO_PARTIES = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"}
BARE_PRONOUNS = {"that", "which", "what", "this", "there"}
APPEALS = {"operator.ask", "operator.call-for", "operator.propose", "request.petition"}


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The events of each text."""
    rules = load_rules()
    acts, statuses = Acts(rules), StatusReader(rules)
    for row, doc in zip(rows, parses([row["text"] for row in rows]), strict=True):
        found = acts.find(doc, _may_act)
        contents = {act.content.i for act in found.values() if act.content is not None}
        events = []
        for act in found.values():
            status = statuses.of_act(act).status
            wanted = act.actors and act.rule not in APPEALS and status not in {"speculated", "proposed"}
            if wanted and _is_main(act) and act.head.i not in contents:
                events.append(_answer(act, status))
        yield {"uid": row["uid"], "events": events}


def _may_act(token: Token) -> bool:
    """Whether a word may stand for a party: no dates, sums or bare modifiers ("suicide bomber")."""
    if token.ent_type_ in NO_PARTIES or token.lower_ in BARE_PRONOUNS:
        return False
    if token.dep_ in {"compound", "amod", "nmod"}:
        return bool(token.ent_type_)
    return token.pos_ in NOMINAL or token.ent_type_ in {"NORP", "GPE"}


def _answer(act: Act, status: str) -> dict[str, Any]:
    return {"type": flat_type(act.type, status), "actors": _texts(act.actors), "recipients": _texts(act.recipients)}


def _texts(tokens: tuple[Token, ...]) -> list[str]:
    return [" ".join(word.text for word in phrase(token)) for token in _named(tokens)]


def _is_main(act: Act) -> bool:
    """Whether the sentence reports the act itself, not in passing: no event nouns and clauses inside other phrases."""
    head = act.head
    if act.is_noun:
        head = light_verb_of(head) or head
    if head.pos_ == "ADJ" or head.dep_ == "aux":
        head = head.head
    if head.pos_ not in {"VERB", "AUX"}:
        return head.dep_ in {"ROOT", "dobj", "nsubj", "nsubjpass", "attr"}
    while head.dep_ in {"conj", "xcomp", "ccomp"} and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
    return head.dep_ in MAIN


def _named(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The words for some parties; for a pronoun also the subject of the clause above, which it mostly stands for."""
    for token in tokens:
        yield token
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            above = (own_subject(verb) for verb in governors(token))
            yield from (one for one in above if one is not None and one.pos_ != "PRON" and one.i < token.i)
