"""Answers that only point back: "Chad demanded an apology. Libya refused"."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from dragoman.grammar.doers import is_passive, own_subject
from dragoman.grammar.index import Index
from dragoman.grammar.negation import is_negated
from dragoman.grammar.tree import char_span, children, hashes, sentence_span, words_in
from dragoman.knowledge import Rule, Rules
from dragoman.model import Event, Reason

COMPLEMENTS = {"dobj", "xcomp", "ccomp", "prep", "prt", "oprd", "acomp", "dative"}
REACH = 3


class Answers:
    """Finds them by the rules of kind `answers`."""

    def __init__(self, rules: Rules) -> None:
        self._rules = {verb: rule for rule in rules.of_kind("answers") for verb in rule.words("verbs")}
        self._known = hashes(self._rules)

    def given(self, doc: Doc, drafts: Mapping[int, Event], index: Index) -> Iterator[tuple[int, Event]]:
        """The events that answer an earlier one, by the place of their word."""
        for verb in words_in(doc, self._known):
            rule = self._rules.get(verb.lemma_)
            if rule is None or verb.i in drafts or not _stands_alone(verb):
                continue
            subject = own_subject(verb)
            actors = index.actors_at(subject) if subject is not None else ()
            asked = _asked(verb, actors, rule, drafts) if actors else None
            if asked is not None:
                yield verb.i, _answer(verb, actors, rule, asked, index)


def _stands_alone(verb: Token) -> bool:
    is_bare = not any(child.dep_ in COMPLEMENTS for child in children(verb))
    return verb.pos_ == "VERB" and is_bare and not is_negated(verb) and not is_passive(verb) and verb.tag_ in {"VBD", "VBZ", "VBP"}


def _asked(verb: Token, actors: tuple[str, ...], rule: Rule, drafts: Mapping[int, Event]) -> Event | None:
    """The last demand or offer of somebody else in the few sentences before."""
    sents = [sent.start for sent in verb.doc.sents if sent.start <= verb.i][-REACH:]
    before = [draft for i, draft in drafts.items() if sents[0] <= i < verb.i and draft.type in rule.words("to") and draft.actors]
    return next((one for one in reversed(before) if not set(one.actors) & set(actors)), None)


def _answer(verb: Token, actors: tuple[str, ...], rule: Rule, asked: Event, index: Index) -> Event:
    trigger = char_span([verb])
    said = index.statement_around(trigger)
    return Event(
        id=f"@{verb.i}",
        type=rule.get("type"),
        trigger=trigger,
        evidence=sentence_span(verb),
        actors=actors,
        recipients=asked.actors,
        said_in=said.id if said is not None else None,
        why=(Reason("type", rule.id, trigger), Reason("recipients", rule.id, asked.trigger, "whose words are answered")),
    )
