"""Statements: who said what to whom, and through whom it came."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.grammar.attributed import Attribution
from dragoman.grammar.attribution import Attributions
from dragoman.grammar.index import Index
from dragoman.grammar.quotations import QUOTING, closed
from dragoman.grammar.tree import char_span, children, conjuncts, phrase
from dragoman.knowledge import Rules
from dragoman.model import Reason, Record, Span, Statement, Time


class Statements:
    """Turns attributions into statements by actors."""

    fills: ClassVar[str] = "statements"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._attributions = Attributions(rules)
        self._unnamed = rules.expand(["@unnamed"])

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Statement]:
        """The statements of a report in the order of their cues."""
        index = Index(doc, so_far)
        told = _passed_on(self._attributions.find(doc))
        found = [self._statement(one, f"s{number}", index) for number, one in enumerate(told, start=1)]
        for one in found:
            yield replace(one, within=_container(one, found))

    def _statement(self, one: Attribution, id: str, index: Index) -> Statement:
        if one.source is not None and self._is_unnamed(one.source, index):
            found = _statement(one, id, None, index)
            return replace(found, why=(*found.why, Reason("speaker", "unclear.unnamed", char_span([one.source]))))
        return _statement(one, id, _actor(one.source, index), index)

    def _is_unnamed(self, source: Token, index: Index) -> bool:
        """ "A diplomat said", where nothing tells whose diplomat it was; also where "he" is that diplomat."""
        speakers = [actor for actor in index.record.actors if actor.id in index.actors_at(source)]
        words = [one.title or one.name for one in speakers] if source.pos_ == "PRON" else [source.lemma_]
        is_nobody = not any(one.country or one.of for one in speakers)
        return is_nobody and any(word.lower().split()[-1] in self._unnamed for word in words)


def _passed_on(told: list[Attribution]) -> list[Attribution]:
    """ "The agency reported, citing a diplomat": the diplomat's words, by way of the agency."""
    found: dict[int, Attribution] = {}
    for one in told:
        noun = _cited(one)
        if noun is None or one.source is None:
            found.setdefault(one.cue[0].i, one)
        elif one.cue[0] != noun.head:
            found[one.cue[0].i] = replace(one, source=noun, via=(one.source, *one.via))
        elif noun.i < one.content[0][0]:
            found.setdefault(noun.head.head.i, replace(one, cue=(noun.head.head,), source=noun, via=(one.source, *one.via)))
    return list(found.values())


def _cited(one: Attribution) -> Token | None:
    """Whom a paper cites for what it reports: "citing", as the cue or beside it."""
    near = (*one.cue, *one.cue[0].children, *(children(one.source) if one.source is not None else ()))
    citing = (
        token for token in near if token.lemma_ in QUOTING and token.tag_ == "VBG" and token.head.pos_ in {"VERB", "PROPN", "NOUN"}
    )
    return next((noun for token in citing for noun in children(token) if noun.dep_ == "dobj"), None)


def _statement(one: Attribution, id: str, speaker: str | None, index: Index) -> Statement:
    cue = char_span(one.cue) if one.rule != "cue.say" else char_span(one.cue[:1])
    reasons = [Reason("cue", one.rule, cue), *(index.doubt_at("speaker", one.source) if speaker is None else ())]
    if one.source is not None:
        reasons.append(Reason("speaker", one.rule, char_span([one.source]), f"{one.source.dep_} of {one.source.head.text!r}"))
    time = next((at.id for token in one.cue[0].children if (at := _time(token, index)) is not None), None)
    return Statement(
        id=id,
        speaker=speaker,
        speaker_span=char_span(phrase(one.source)) if one.source is not None else None,
        cue=cue,
        content=tuple(_chars(start, end, index) for start, end in one.content),
        kind=one.kind,
        addressees=tuple(
            dict.fromkeys(found for noun in one.addressees for token in conjuncts(noun) for found in index.actors_at(token))
        ),
        via=tuple(dict.fromkeys(found for noun in one.via for found in index.actors_at(noun))),
        time=time,
        why=tuple(reasons),
    )


def _chars(start: int, end: int, index: Index) -> Span:
    return closed(char_span([index.doc[start], index.doc[end - 1]]), index.record.document.text)


def _actor(source: Token | None, index: Index) -> str | None:
    if source is None:
        return None
    own = index.actors_at(source)
    if own:
        return own[0]
    fellow = next((token for child in children(source) if child.dep_ == "appos" for token in (child,)), None)
    return next(iter(index.actors_at(fellow)), None) if fellow is not None else None


def _time(token: Token, index: Index) -> Time | None:
    at = index.time_at(token)
    if at is None and token.dep_ == "prep":
        return next((time for child in children(token) if (time := index.time_at(child)) is not None), None)
    return at


def _container(one: Statement, others: list[Statement]) -> str | None:
    """The innermost other statement whose content holds this one's cue and content."""
    holding = [
        (part.end - part.start, other.id)
        for other in others
        if other.id != one.id
        for part in other.content
        if part.holds(one.cue) and (part.holds(one.content[0]) and part != one.content[0])
    ]
    return min(holding)[1] if holding else None
