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
OWN = {"CONCEDE", "RETREAT", "AID"}
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
        head = index.words(event.trigger).root
        rule = self._kind(event, head)
        if rule is not None and event.status in STANDS:
            content = events.get(event.content or "")
            about = self._about(head, event, content, index)
            if about is not None:
                yield from self._exchange(Draft(rule.get("kind"), event, rule.id, head, about, content, None), index)
        elif self._is_own_word(event, index) and not _is_content(event, events):
            words = char_span(_trimmed([t for t in _clause(head) if t.pos_ != "SCONJ"], head))
            yield from self._exchange(Draft("commitment", event, "position.commitment", head, words, event, None), index)
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
        tie = self._conditions.of(heads) or self._last(draft.about, index)
        about = _as_said(_cut(draft.about, tie, index), draft.event, index)
        yield replace(draft, tie=tie, about=about)
        if tie is not None and tie.relation == "in_exchange_for" and draft.kind in {"offer", "demand", "commitment"}:
            other = "demand" if draft.kind != "demand" else "offer"
            thing, given = char_span(tie.head.subtree), replace(tie, span=about)
            yield replace(draft, kind=other, rule=tie.rule, about=thing, content=None, tie=given)

    def _last(self, about: Span, index: Index) -> Tie | None:
        """A condition that the parse hangs on a word further inside, and that ends the words at stake."""
        tie = self._conditions.of([token for token in index.words(about) if token.pos_ in {"VERB", "AUX"}])
        return tie if tie is not None and abs(tie.span.end - about.end) <= 1 else None

    def _is_own_word(self, event: Event, index: Index) -> bool:
        """Whether somebody announces a good act of their own side ("announced that the pilot would be freed")."""
        said = next((one for one in index.record.statements if one.id == event.said_in), None)
        if said is None or said.speaker is None or event.type not in OWN or event.status not in {"pledged", "scheduled"}:
            return False
        side = _country(said.speaker, index)
        return side is not None and all(_country(one, index) == side for one in event.actors)

    def _kind(self, event: Event, head: Token) -> Rule | None:
        rule_id = event.why[0].rule if event.why else ""
        fitting = [rule for rule in self._kinds if event.type in rule.words("types")]
        named = [rule for rule in fitting if rule_id in rule.words("operators") or head.lemma_.lower() in rule.words("verbs")]
        general = [rule for rule in fitting if not rule.words("operators") and not rule.words("verbs")]
        return next(iter([*named, *general]), None)

    def _about(self, head: Token, event: Event, content: Event | None, index: Index) -> Span | None:
        """The words of the act at stake: the operator's complement, or the object of the verb."""
        if event.why and event.why[0].rule.startswith("modal."):
            return char_span(_predicate(head.head))
        uses = [one for one in self._operators.at(head) if one.operator.type]
        verbal = [one for one in uses if one.content.pos_ in {"VERB", "AUX"}]
        use = next((one for one in verbal or uses if one.content.pos_ != "PRON"), None)
        if use is None and (wh := [one.content for one in uses if one.content.tag_ in {"WP", "WDT"}]):
            return _copular(head, wh[0])
        if use is not None and use.content.pos_ != "VERB" and index.actors_at(use.content):
            task = next((one for one in use.content.children if one.dep_ in {"acl", "relcl"} and one.pos_ == "VERB"), None)
            return char_span(_trimmed([*task.subtree], task)) if task is not None else None
        if use is not None:
            subjects = [child for child in use.content.children if child.dep_ == "nsubj"]
            left_out = {t for one in subjects for t in one.subtree} if use.content.dep_ == "ccomp" else set()
            words = [t for t in use.content.subtree if t not in left_out and (t.i > head.i or use.content.i < head.i)]
            return char_span(_trimmed(words, use.content))
        thing = next((child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}), None)
        if thing is None and event.type == "AGREE" and head.dep_ == "relcl" and head.head.pos_ in {"NOUN", "PRON"}:
            thing = head.head
        if thing is None:
            return char_span([t for t in head.sent if not t.is_punct and not t.is_space]) if event.type == "AGREE" else None
        return char_span(_trimmed([*thing.subtree], thing))

    def _positions(self, draft: Draft, index: Index, dyad: tuple[str, ...]) -> Iterator[Position]:
        event, content = draft.event, draft.content
        for holder in _holders(event, content, index):
            counterpart = _counterpart(holder, event, content, index) or _other_party(holder, dyad, index)
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
        above = (head.head, *head.head.children) if head.pos_ == "NOUN" else ()
        near = [
            head,
            *(one for one in (*head.children, *above) if one.dep_ not in {"xcomp", "ccomp", "advcl", "acl", "relcl", "conj"}),
        ]
        return next((self._changes[t.lemma_.lower()] for t in near if t.lemma_.lower() in self._changes), None)


def _holders(event: Event, content: Event | None, index: Index) -> tuple[str, ...]:
    """Who holds it: the event's actors, else the content's, else who says it; one for each side that is named twice."""
    said = next((one for one in index.record.statements if one.id == event.said_in), None)
    speaker = (said.speaker,) if said is not None and said.speaker is not None else ()
    found = event.actors or (content.actors if content is not None else ()) or speaker
    return tuple(one for i, one in enumerate(found) if not any(_same_side(one, other, index) for other in found[:i]))


def _counterpart(holder: str, event: Event, content: Event | None, index: Index) -> str | None:
    """The recipient with a country of its own, the other party of a joint act, or of the act at stake."""
    joint = event.actors if event.type == "AGREE" else ()
    at_stake = (*content.actors, *content.recipients) if content is not None and content != event else ()
    others = [one for one in (*event.recipients, *joint, *at_stake) if one != holder and not _same_side(one, holder, index)]
    others = [one for one in others if one not in event.actors or one in joint]
    return next((one for one in others if not one.startswith("group:") or _country(one, index) is not None), None)


def _copular(head: Token, word: Token) -> Span | None:
    """The words for "what" in "a visa is what they asked for"; the whole clause where only "that" stands for them."""
    clause = next((one for one in (head, *_path(head)) if one.dep_ in {"ccomp", "relcl", "attr"} and one.head.lemma_ == "be"), None)
    thing = next((one for one in clause.head.children if one.dep_ == "nsubj"), None) if clause is not None else None
    if clause is None or thing is None:
        return None
    words = [*thing.subtree] if thing.pos_ != "PRON" else [*_clause(clause.head)]
    return char_span(_trimmed(words, thing))


def _clause(head: Token) -> list[Token]:
    return [token for token in head.subtree if not token.is_space]


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
    """Whether both stand for one country, and one of them is the country itself."""
    country = _country(one, index)
    return country is not None and country == _country(other, index) and country in {one, other}


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
    while len(words) > 1 and ((words[0].lower_ in {"to", "that"} and words[0].dep_ in {"aux", "mark"}) or words[0].is_punct):
        words.pop(0)
    while len(words) > 1 and (words[-1].is_punct or words[-1].is_space):
        words.pop()
    return words


def _words(head: Token, tie: Tie) -> Span:
    verb = head if head.pos_ == "VERB" else next(iter(_path(head)), head)
    inside = [t for t in verb.subtree if t.i >= verb.i and not tie.span.overlaps(Span(t.idx, t.idx + len(t)))]
    upto = [t for t in inside if t.idx < tie.span.start] if tie.span.start > verb.idx else inside
    return char_span(_trimmed(upto or [verb], verb))


def _as_said(about: Span, event: Event, index: Index) -> Span:
    """The words at stake up to the end of what was said, without "its envoy said on Thursday" behind them."""
    said = next((one for one in index.record.statements if one.id == event.said_in), None)
    ends = [part.end for part in said.content if part.start <= about.start < part.end] if said is not None else []
    return Span(about.start, min(about.end, *ends)) if ends else about


def _cut(about: Span, tie: Tie | None, index: Index) -> Span:
    """The words at stake without the condition behind them."""
    if tie is None or not about.overlaps(tie.span) or tie.span.start <= about.start:
        return about
    text = index.record.document.text[about.start : tie.span.start].rstrip(" ,;\n")
    return Span(about.start, about.start + len(text)) if text else about
