"""Deadlocks: positions that wait for each other, and stalemates that the report names."""

from collections.abc import Iterator
from itertools import combinations, count
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.grammar.index import Index
from dragoman.grammar.tree import char_span, children, governors
from dragoman.knowledge import Rule, Rules
from dragoman.model import Deadlock, Link, Position, Reason, Record, Span

EMPTY = {"have", "make", "take", "come", "give", "must", "need", "want", "first"}


class Deadlocks:
    """Finds cycles over "cannot be met before" and named stalemates, one deadlock for each pair of parties."""

    fills: ClassVar[str] = "deadlocks"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._words = {word: rule for rule in rules.of_kind("stalemates") for word in rule.words("words")}

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Deadlock]:
        """The deadlocks of a report."""
        index = Index(doc, so_far)
        named = self._named(doc, index)
        circles = _circles(so_far.positions, index)
        numbers = count(1)
        for parties in dict.fromkeys([*circles, *named]):
            links = circles.get(parties, ())
            words, reasons = named.get(parties, ((), ()))
            spans = (*words, *(span for link in links for span in _spans(link, so_far)))
            why = reasons or (Reason("links", "deadlock.circle", spans[0]),)
            yield Deadlock(f"d{next(numbers)}", parties, links, tuple(dict.fromkeys(spans)), why)

    def _named(self, doc: Doc, index: Index) -> dict[tuple[str, ...], tuple[tuple[Span, ...], tuple[Reason, ...]]]:
        found: dict[tuple[str, ...], tuple[tuple[Span, ...], tuple[Reason, ...]]] = {}
        for token in doc:
            rule = self._words.get(token.lower_)
            if rule is None or _is_over(token, rule):
                continue
            parties = _parties(token, index)
            if len(parties) != 2:
                continue
            span = char_span(_clause(token))
            words, reasons = found.get(parties, ((), ()))
            found[parties] = ((*words, span), (*reasons, Reason("evidence", rule.id, char_span([token]))))
        return found


def _is_over(token: Token, rule: Rule) -> bool:
    ends = set(rule.words("over"))
    near = [token.head, *list(governors(token))[:2]]
    negated = any(child.dep_ in {"neg"} or child.lower_ == "no" for child in (*children(token), *children(token.head)))
    return negated or (token.dep_ != "pobj" and any(one.lemma_ in ends for one in near))


def _clause(token: Token) -> list[Token]:
    verb = next((one for one in (token, *governors(token)) if one.pos_ in {"VERB", "AUX"}), token)
    words = [one for one in verb.subtree if not one.is_space]
    while words and words[-1].is_punct:
        words.pop()
    return words or [token]


def _parties(token: Token, index: Index) -> tuple[str, ...]:
    """The two states named in the clause, else in the sentence, else those most of the report's events are between."""
    for words in (_clause(token), list(token.sent)):
        sides = {side for word in words for one in index.actors_at(word) if (side := _state(one, index))}
        if len(sides) == 2:
            return tuple(sorted(sides))
    tally: dict[tuple[str, ...], int] = {}
    for event in index.record.events:
        pair = tuple(sorted({side for one in (*event.actors, *event.recipients) if (side := _state(one, index))}))
        if len(pair) == 2:
            tally[pair] = tally.get(pair, 0) + 1
    return max(tally, key=lambda pair: tally[pair]) if tally else ()


def _state(actor_id: str, index: Index) -> str | None:
    country = next((actor.country for actor in index.record.actors if actor.id == actor_id), None)
    return country if country is not None and any(actor.id == country for actor in index.record.actors) else None


def _circles(positions: tuple[Position, ...], index: Index) -> dict[tuple[str, ...], tuple[Link, ...]]:
    """Pairs of positions of two states, of which each is tied to what the other withholds or asks."""
    found: dict[tuple[str, ...], tuple[Link, ...]] = {}
    for one, other in combinations(positions, 2):
        sides = (_state(one.holder, index), _state(other.holder, index))
        if None in sides or sides[0] == sides[1]:
            continue
        waits = _waits(one, other, index) and _waits(other, one, index) and not _is_bargain(one, other)
        if waits or _put_first(one, other, index):
            pair = tuple(sorted(str(side) for side in sides))
            found[pair] = (*found.get(pair, ()), Link(one.id, other.id), Link(other.id, one.id))
    return found


def _waits(one: Position, other: Position, index: Index) -> bool:
    """Whether the first cannot be met before the second: its condition speaks of what the second is about."""
    return one.condition is not None and _shared(one.condition.span, other.about.span, index)


def _shared(one: Span, other: Span, index: Index) -> bool:
    return bool(_lemmas(one, index) & _lemmas(other, index))


def _put_first(one: Position, other: Position, index: Index) -> bool:
    """ "A pullout must come first" against "will pull out if they first disarm", or two who both want their demand met first."""
    firsts = [each for each in (one, other) if any(reason.rule == "sequence.first" for reason in each.why)]
    if len(firsts) == 2:
        others = all(each.counterpart in {None, mate.holder} for each, mate in ((one, other), (other, one)))
        return others and not _shared(one.about.span, other.about.span, index)
    late = other if firsts == [one] else one
    tied = late.condition is not None and firsts and late.condition.by in {None, firsts[0].holder}
    return bool(tied and _shared(one.about.span, other.about.span, index))


def _is_bargain(one: Position, other: Position) -> bool:
    """Whether each gives in return for the other: that is a deal, which can be carried out side by side."""
    return all(each.condition is not None and each.condition.relation == "in_exchange_for" for each in (one, other))


def _lemmas(span: Span, index: Index) -> set[str]:
    words = index.words(span)
    found = (token.lemma_.lower() for token in words if token.pos_ in {"NOUN", "VERB"} and len(token.lemma_) > 3)
    return {lemma[:7] for lemma in found if lemma not in EMPTY}


def _spans(link: Link, record: Record) -> Iterator[Span]:
    for position in record.positions:
        if position.id == link.position:
            yield position.about.span
            if position.condition is not None:
                yield position.condition.span
