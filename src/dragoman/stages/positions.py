"""Positions: what each party has undertaken, offered, demanded, refused or threatened, read from the events."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.grammar.conditions import Conditions, Tie
from dragoman.grammar.index import Index
from dragoman.grammar.operators import Operators
from dragoman.grammar.tree import char_span, governors
from dragoman.knowledge import Rule, Rules
from dragoman.model import About, Condition, Event, Position, Reason, Record, Span

STANDS = {"occurred", "ongoing", "scheduled", "pledged"}
TIED = {"conditional"}
HARM = {"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"}
GOOD = {"CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT", "CONSULT"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A position before its holders are told apart."""

    kind: str
    event: Event
    rule: str
    head: Token
    about: Span
    content: Event | None
    tie: Tie | None


class Positions:
    """One position for each holder of a commitment, offer, demand, refusal or threat."""

    fills: ClassVar[str] = "positions"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._kinds = list(rules.of_kind("kinds"))
        self._conditions = Conditions(rules)
        self._operators = Operators(rules)
        self._changes = {word: rule for rule in rules.of_kind("changes") for word in rule.words("words")}

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Position]:
        """The positions of a report in text order."""
        index = Index(doc, so_far)
        events = {event.id: event for event in so_far.events}
        dyad = main_parties(so_far)
        numbers = count(1)
        seen: set[tuple[str, str, str]] = set()
        for event in so_far.events:
            for draft in self._drafts(event, events, index):
                for position in self._positions(draft, index, dyad):
                    key = (position.holder, position.kind, so_far.quote(position.about.span).lower())
                    if key not in seen:
                        seen.add(key)
                        yield replace(position, id=f"p{next(numbers)}")

    def _drafts(self, event: Event, events: dict[str, Event], index: Index) -> Iterator[Draft]:
        if any(one.content == event.id and one.type == "ACCUSE" for one in events.values()):
            return
        rule = self._kind(event)
        head = index.words(event.trigger).root
        if rule is not None and event.status in STANDS:
            content = events.get(event.content or "")
            about = self._about(head, event, content, index)
            if about is not None:
                yield from self._exchange(Draft(rule.get("kind"), event, rule.id, head, about, content, None), index)
        elif event.status in TIED and (event.type in HARM | GOOD) and not _is_content(event, events):
            tie = self._conditions.of([head, *_path(head)])
            if tie is not None and not tie.span.holds(event.trigger):
                kind = "threat" if event.type in HARM else "commitment"
                yield Draft(kind, event, f"position.{kind}", head, _words(head, tie), event, tie)

    def _exchange(self, draft: Draft, index: Index) -> Iterator[Draft]:
        heads = [draft.head, *(_heads(draft.content, index))]
        use = next(iter(self._operators.at(draft.head)), None)
        if use is not None:
            heads.append(use.content)
        tie = self._conditions.of(heads)
        about = _cut(draft.about, tie, index)
        yield replace(draft, tie=tie, about=about)
        if tie is not None and tie.relation == "in_exchange_for" and draft.kind in {"offer", "demand", "commitment"}:
            other = "demand" if draft.kind != "demand" else "offer"
            yield replace(draft, kind=other, rule=tie.rule, about=char_span(tie.head.subtree), content=None, tie=replace(tie, span=about))

    def _kind(self, event: Event) -> Rule | None:
        rule_id = event.why[0].rule if event.why else ""
        fitting = [rule for rule in self._kinds if event.type in rule.words("types")]
        named = [rule for rule in fitting if rule_id in rule.words("operators")]
        general = [rule for rule in fitting if not rule.words("operators")]
        return next(iter([*named, *general]), None)

    def _about(self, head: Token, event: Event, content: Event | None, index: Index) -> Span | None:
        """The words of the act at stake: the operator's complement, or the object of the verb."""
        if event.why and event.why[0].rule.startswith("modal."):
            return char_span(_predicate(head.head))
        use = next((one for one in self._operators.at(head) if one.operator.type), None)
        if use is not None:
            subject = [child for child in use.content.children if child.dep_ in {"nsubj", "nsubjpass"}]
            words = [t for t in use.content.subtree if not any(t in s.subtree for s in subject)] if use.content.dep_ == "ccomp" else [*use.content.subtree]
            return char_span(_trimmed(words, use.content))
        thing = next((child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}), None)
        if thing is None and event.type == "AGREE" and head.dep_ == "relcl" and head.head.pos_ in {"NOUN", "PRON"}:
            thing = head.head
        if thing is None:
            return char_span([t for t in head.sent if not t.is_punct and not t.is_space]) if event.type == "AGREE" else None
        return char_span(_trimmed([*thing.subtree], thing))

    def _positions(self, draft: Draft, index: Index, dyad: tuple[str, ...]) -> Iterator[Position]:
        event, content = draft.event, draft.content
        for holder in event.actors:
            others = [one for one in (*event.recipients, *event.actors) if one != holder and not _same_side(one, holder, index)]
            if not others and content is not None:
                others = [one for one in (*content.actors, *content.recipients) if one != holder and not _same_side(one, holder, index)]
            counterpart = others[0] if others else _other_party(holder, dyad, index)
            tie = draft.tie
            condition = None
            if tie is not None:
                by = index.actors_at(tie.subject) if tie.subject is not None else ()
                condition = Condition(tie.relation, tie.span, by[0] if by else counterpart)
            reasons = [Reason("kind", draft.rule, event.trigger), Reason("about", draft.rule, draft.about)]
            if tie is not None:
                reasons.append(Reason("condition", tie.rule, tie.span))
            change = self._change(draft.head)
            if change is not None:
                reasons.append(Reason("change", change.id, event.trigger))
            yield Position(
                id="",
                kind=draft.kind,
                holder=holder,
                counterpart=counterpart,
                about=About(draft.about, content.type if content else None, content.mode if content else None),
                event=event.id,
                condition=condition,
                said_in=event.said_in,
                time=event.time,
                change=change.get("change") if change else None,
                why=tuple(reasons),
            )

    def _change(self, head: Token) -> Rule | None:
        near = [head, *head.children, *(head.head.children if head.pos_ == "NOUN" else ()), *([head.head] if head.pos_ == "NOUN" else [])]
        return next((self._changes[t.lemma_.lower()] for t in near if t.lemma_.lower() in self._changes), None)


def main_parties(record: Record) -> tuple[str, ...]:
    """The two states that most events of the report are between, or () where no pair stands out."""
    countries = {actor.id: actor.country for actor in record.actors}
    pairs: Counter[tuple[str, ...]] = Counter()
    for event in record.events:
        sides = {countries.get(one) for one in (*event.actors, *event.recipients)} - {None}
        if len(sides) == 2:
            pairs[tuple(sorted(str(side) for side in sides))] += 1
    if not pairs:
        return ()
    (first, most), *rest = pairs.most_common(2)
    return first if most >= 2 and (not rest or rest[0][1] < most) else ()


def _other_party(holder: str, dyad: tuple[str, ...], index: Index) -> str | None:
    own = _country(holder, index)
    known = {actor.id for actor in index.record.actors}
    return next((side for side in dyad if side != own and side in known), None) if own in dyad else None


def _country(actor_id: str, index: Index) -> str | None:
    return next((actor.country for actor in index.record.actors if actor.id == actor_id), None)


def _same_side(one: str, other: str, index: Index) -> bool:
    country = _country(one, index)
    return country is not None and country == _country(other, index) and one == country


def _is_content(event: Event, events: dict[str, Event]) -> bool:
    return any(one.content == event.id and one.type in {"AGREE", "REQUEST", "REJECT", "THREATEN"} for one in events.values())


def _heads(event: Event | None, index: Index) -> list[Token]:
    return [] if event is None else [index.words(event.trigger).root]


def _path(head: Token) -> list[Token]:
    path = []
    for token in governors(head):
        path.append(token)
        if token.pos_ in {"VERB", "AUX"} and token.dep_ != "xcomp":
            break
    return path


def _predicate(verb: Token) -> list[Token]:
    left_out = {"nsubj", "nsubjpass", "aux", "advmod", "mark"}
    return _trimmed([verb, *(t for c in verb.children if c.dep_ not in left_out and c.i > verb.i for t in c.subtree)], verb)


def _trimmed(words: list[Token], head: Token) -> list[Token]:
    words = [t for t in sorted(words, key=lambda t: t.i)]
    while len(words) > 1 and (words[0].lower_ in {"to", "that", ","} or words[0].is_punct):
        words.pop(0)
    while len(words) > 1 and (words[-1].is_punct or words[-1].is_space):
        words.pop()
    return words


def _words(head: Token, tie: Tie) -> Span:
    verb = head if head.pos_ == "VERB" else next(iter(_path(head)), head)
    inside = [t for t in verb.subtree if t.i >= verb.i and not tie.span.overlaps(Span(t.idx, t.idx + len(t)))]
    upto = [t for t in inside if t.idx < tie.span.start] if tie.span.start > verb.idx else inside
    return char_span(_trimmed(upto or [verb], verb))


def _cut(about: Span, tie: Tie | None, index: Index) -> Span:
    """The words at stake without the condition behind them."""
    if tie is None or not about.overlaps(tie.span) or tie.span.start <= about.start:
        return about
    text = index.doc.text[about.start : tie.span.start].rstrip(" ,;\n")
    return Span(about.start, about.start + len(text)) if text else about
