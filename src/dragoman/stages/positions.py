"""Positions: what each party has undertaken, offered, demanded, refused or threatened, read from the events."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.grammar.conditions import Conditions, Tie
from dragoman.grammar.doers import subject_of
from dragoman.grammar.index import Index
from dragoman.grammar.operators import Operators
from dragoman.grammar.sequences import Sequences
from dragoman.grammar.sides import Sides
from dragoman.grammar.stakes import Stakes, clause_path, cut, is_to_do, trimmed
from dragoman.grammar.stances import Draft, is_again, with_both_halves, with_what_was_asked, without_held_back
from dragoman.grammar.tree import char_span, children, phrase
from dragoman.knowledge import Rule, Rules
from dragoman.model import About, Condition, Event, Position, Reason, Record, Span

DONE = {"occurred", "ongoing"}
STANDS = DONE | {"scheduled", "pledged"}
HARM = {"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"}
OWN = {"CONCEDE", "RETREAT", "AID"}
GOOD = {"CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT", "CONSULT"}
SPEECH = {"AGREE", "REQUEST", "REJECT", "THREATEN"}
ITS_OWN = {"commitment", "offer", "threat"}
OTHER_HALF = {"demand": "offer", "offer": "demand", "commitment": "demand"}


class Positions:
    """One position for each holder of a commitment, offer, demand, refusal or threat."""

    fills: ClassVar[str] = "positions"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._kinds = list(rules.of_kind("kinds"))
        self._conditions = Conditions(rules)
        self._sequences = Sequences(rules)
        self._operators = Operators(rules)
        self._stakes = Stakes(self._operators)
        self._changes = {word: rule for rule in rules.of_kind("changes") for word in rule.words("words")}
        self._withdrawn = rules["change.withdrawn"]
        self._bases = {word: rule for rule in rules.of_kind("bases") for word in rule.words("nouns")}

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Position]:
        """The positions of a report in text order."""
        reading = _Reading(Index(doc, so_far), Sides(so_far), {event.id: event for event in so_far.events})
        found: list[tuple[Draft, Position]] = []
        for event in so_far.events:
            for draft in self._drafts(event, reading):
                for position in self._positions(draft, reading):
                    if not any(is_again(position, other, so_far) for _, other in found):
                        found.append((draft, position))
        numbers = count(1)
        for position in with_both_halves(with_what_was_asked(without_held_back(found), so_far)):
            yield replace(position, id=f"p{next(numbers)}")

    def _drafts(self, event: Event, reading: "_Reading") -> Iterator[Draft]:
        above = {one.type for one in reading.events.values() if one.content == event.id}
        if "ACCUSE" in above or (event.type == "AGREE" and "REQUEST" in above):
            return
        head = reading.index.words(event.trigger).root
        rule = self._kind(event, head)
        if rule is not None and event.status in (STANDS if event.type == "AGREE" else DONE):
            content = reading.events.get(event.content or "")
            if content is not None and self._taken_back(content, reading):
                return
            about = self._stakes.of(head, event, reading.is_party)
            if about is not None and (rule.get("kind") != "threat" or self._is_own_harm(event, head, reading)):
                yield from self._exchange(Draft(rule.get("kind"), event, rule.id, head, about, content, None), reading)
        elif (rule_id := "position.commitment" if reading.is_own_word(event) else self._agreed(event, head, reading)) is not None:
            draft = Draft("commitment", event, rule_id, head, self._stakes.act(head, reading.is_party), event, None)
            yield from self._exchange(draft, reading)
        elif event.status == "conditional" and event.actors and not reading.is_content(event):
            yield from self._tied(event, head)

    def _tied(self, event: Event, head: Token) -> Iterator[Draft]:
        """ "Togo would lift the ban if": a promise or a threat, though no word says so."""
        kind = "threat" if event.type in HARM else "commitment" if event.type in GOOD | {"AGREE"} else None
        tie = self._conditions.of([head, *clause_path(head)], kind or "")
        if kind is not None and tie is not None and not tie.span.holds(event.trigger):
            yield Draft(kind, event, f"position.{kind}", head, _words(head, tie), event, tie)

    def _is_own_harm(self, event: Event, head: Token, reading: "_Reading") -> bool:
        """Whether a warning is of what the warner will do: "warned that the truce depended on Chad" is none."""
        use = next((one for one in self._operators.at(head) if one.operator.type == "THREATEN"), None)
        if use is None or use.content.dep_ != "ccomp":
            return True
        doers = reading.index.actors_at(subject) if (subject := subject_of(use.content)) is not None else ()
        return any(reading.sides.are_one(doer, one) or doer == one for doer in doers for one in event.actors)

    def _agreed(self, event: Event, head: Token, reading: "_Reading") -> str | None:
        """ "Under the accord, Peru will withdraw": what an agreement binds its parties to."""
        if (
            event.status not in {"scheduled", "conditional"}
            or event.type not in GOOD
            or not event.actors
            or reading.is_content(event)
        ):
            return None
        preps = [child for one in (head, *clause_path(head)) for child in children(one) if child.dep_ == "prep"]
        nouns = [noun for prep in preps for noun in children(prep) if noun.dep_ == "pobj"]
        rules = ((noun, rule) for noun in nouns if (rule := self._bases.get(noun.lemma_)))
        return next((rule.id for noun, rule in rules if noun.head.lower_ in rule.words("prepositions")), None)

    def _exchange(self, draft: Draft, reading: "_Reading") -> Iterator[Draft]:
        heads = [draft.head, *([reading.head(draft.content)] if draft.content is not None else [])]
        use = next(iter(self._operators.at(draft.head)), None)
        if use is not None:
            heads.append(use.content)
        if draft.head.dep_ in {"acomp", "aux"}:
            heads.append(draft.head.head)
        tie = self._sequences.waits_for(heads) or self._conditions.of(heads, draft.kind) or self._last(draft, reading)
        about = reading.as_said(cut(draft.about, tie.span if tie else None, reading.text), draft.event)
        other = OTHER_HALF.get(draft.kind)
        is_demand = draft.kind == "demand"
        first = (self._sequences.held_back(heads) or self._conditions.first(heads)) if is_demand else None
        if first is not None:
            about = cut(about, first.span, reading.text)
        is_ordered = first is not None or (tie is not None and tie.relation == "after")
        ordered = self._sequences.thing(heads) if is_ordered else None
        about = char_span(phrase(ordered)) if ordered is not None else about
        yield replace(draft, tie=tie, about=about, first=self._sequences.first(heads) if is_demand else None)
        if tie is not None and tie.relation == "in_exchange_for" and other is not None:
            thing, given = char_span(tie.head.subtree), replace(tie, span=about)
            yield replace(draft, kind=other, rule=tie.rule, about=thing, content=None, tie=given)
        if first is not None:
            held_back = self._stakes.act(first.head, reading.is_party)
            yield replace(draft, kind="refusal", rule=first.rule, about=held_back, content=None, tie=replace(first, span=about))

    def _last(self, draft: Draft, reading: "_Reading") -> Tie | None:
        """A condition that the parse hangs on a word further inside, and that ends the words at stake."""
        verbs = [token for token in reading.index.words(draft.about) if token.pos_ in {"VERB", "AUX"}]
        tie = self._conditions.of(verbs, draft.kind)
        return tie if tie is not None and abs(tie.span.end - draft.about.end) <= 1 else None

    def _kind(self, event: Event, head: Token) -> Rule | None:
        rule_id = event.why[0].rule if event.why else ""
        fitting = [rule for rule in self._kinds if event.type in rule.words("types")]
        named = [rule for rule in fitting if rule_id in rule.words("operators") or head.lemma_.lower() in rule.words("verbs")]
        general = [rule for rule in fitting if not rule.words("operators") and not rule.words("verbs")]
        return next(iter([*named, *general]), None)

    def _positions(self, draft: Draft, reading: "_Reading") -> Iterator[Position]:
        event, content, tie = draft.event, draft.content, draft.tie
        change = self._taken_back(event, reading) or (self._change(draft.head) if draft.content != event else None)
        reasons = [Reason("kind", draft.rule, event.trigger), Reason("about", draft.rule, draft.about)]
        reasons += [Reason("condition", tie.rule, tie.span)] if tie is not None else []
        reasons += [Reason("about", "sequence.first", char_span([draft.first]))] if draft.first is not None else []
        reasons += [Reason("change", change.id, event.trigger)] if change is not None else []
        by = reading.index.actors_at(tie.subject) if tie is not None and tie.subject is not None else ()
        for holder, counterpart in reading.holders(draft, by):
            yield Position(
                id="",
                kind=draft.kind,
                holder=holder,
                counterpart=counterpart,
                about=About(draft.about, *reading.type_of(content), is_to_do(reading.index.words(draft.about))),
                event=event.id,
                condition=Condition(tie.relation, tie.span, _who_first(tie, by, counterpart)) if tie is not None else None,
                said_in=event.said_in,
                time=event.time,
                change=change.get("change") if change else None,
                why=tuple(reasons),
            )

    def _taken_back(self, event: Event, reading: "_Reading") -> Rule | None:
        """ "Reneged on its promise to": who rejects its own word takes it back."""
        if event.type != "AGREE" or event.status not in DONE:
            return None
        over = (one for one in reading.events.values() if one.content == event.id and one.type == "REJECT" and one.status in DONE)
        return self._withdrawn if any(not {*one.actors}.isdisjoint(event.actors) for one in over) else None

    def _change(self, head: Token) -> Rule | None:
        above = (head.head, *children(head.head)) if head.pos_ == "NOUN" else ()
        near = [
            head,
            *(one for one in (*children(head), *above) if one.dep_ not in {"xcomp", "ccomp", "advcl", "acl", "relcl", "conj"}),
        ]
        return next((self._changes[t.lemma_.lower()] for t in near if t.lemma_.lower() in self._changes), None)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One report's parse, sides and events, as positions ask them."""

    index: Index
    sides: Sides
    events: dict[str, Event]

    @property
    def text(self) -> str:
        return self.index.record.document.text

    def is_party(self, token: Token) -> bool:
        """Whether a word names a party: no nameless "association"."""
        return any(not one.startswith("group:") or self.sides.is_on_a_side(one) for one in self.index.actors_at(token))

    def head(self, event: Event) -> Token:
        return self.index.words(event.trigger).root

    @staticmethod
    def type_of(content: Event | None) -> tuple[str | None, str | None]:
        """Type and mode of the act at stake, where it is one."""
        return (content.type, content.mode) if content is not None else (None, None)

    def speaker(self, event: Event) -> str | None:
        return next((one.speaker for one in self.index.record.statements if one.id == event.said_in), None)

    def is_content(self, event: Event) -> bool:
        return any(one.content == event.id and one.type in SPEECH for one in self.events.values())

    def is_own_word(self, event: Event) -> bool:
        """Whether somebody announces a good act of their own side ("announced that the pilot would be freed")."""
        if event.type not in OWN or event.status not in {"pledged", "scheduled"} or self.is_content(event):
            return False
        side = self.sides.country(self.speaker(event))
        return side is not None and all(self.sides.country(one) == side for one in event.actors)

    def as_said(self, about: Span, event: Event) -> Span:
        """The words at stake up to the end of what was said, without "its envoy said on Thursday" behind them."""
        said = next((one for one in self.index.record.statements if one.id == event.said_in), None)
        ends = [part.end for part in said.content if part.start <= about.start < part.end] if said is not None else []
        return Span(about.start, min(about.end, *ends)) if ends else about

    def holders(self, draft: Draft, by: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
        """Who holds a position towards whom: one for each side; officials hold it for their state."""
        event, content, speaker = draft.event, draft.content, self.speaker(draft.event)
        doers = content.actors if content is not None and draft.kind in ITS_OWN else ()
        doers = tuple(one for one in doers if one not in event.recipients)
        is_word = event.type in {"AGREE", "REQUEST"} or (bool(event.why) and event.why[0].rule.startswith(("operator.", "modal.")))
        found = event.actors or doers or ((speaker,) if speaker is not None and (is_word or event == content) else ())
        found = tuple(one for one in found if self.sides.country(one) or not one.startswith("group:")) or found
        seen: set[str] = set()
        for i, actor in enumerate(found):
            if any(self.sides.are_one(actor, other) for other in found[:i]):
                continue
            other = self._counterpart(actor, draft, by)
            party = self.sides.party(actor)
            at_home = other is not None and party in {other, self.sides.country(other), self.sides.party(other)}
            holder = actor if at_home else party
            if holder not in seen:
                seen.add(holder)
                yield holder, other if at_home or other is None else self.sides.party(other)

    def _counterpart(self, holder: str, draft: Draft, by: tuple[str, ...]) -> str | None:
        """The recipient with a country of its own, the other party of a joint act or of the act at stake, or who is to go first."""
        event, content = draft.event, draft.content
        joint = event.actors if event.type == "AGREE" else ()
        at_stake = (*content.actors, *content.recipients) if content is not None and content != event else ()
        first = (one for one in by if self.sides.country(one) is not None)
        others = [one for one in (*event.recipients, *joint, *at_stake, *first) if not self.sides.are_one(one, holder)]
        others = [one for one in others if one not in event.actors or one in joint]
        named = next((one for one in others if not one.startswith("group:") or self.sides.country(one) is not None), None)
        is_told = draft.kind not in ITS_OWN and (bool(event.recipients) or _has_addressee(draft.head))
        return named or (None if is_told else self.sides.against(holder))


def _has_addressee(head: Token) -> bool:
    """Whether somebody is asked or told whom the report does not make clear: "urged both allies not to"."""
    clauses = [child for child in children(head) if child.dep_ in {"xcomp", "ccomp"}]
    nouns = [one for one in children(head) if one.dep_ in {"dobj", "dative"}]
    nouns += [one for clause in clauses for one in children(clause) if one.dep_ == "nsubj" and one.pos_ != "PRON"]
    return bool(clauses) and any(one.i > head.i for one in nouns)


def _who_first(tie: Tie, by: tuple[str, ...], counterpart: str | None) -> str | None:
    """Who has to meet a condition: its subject, or the other party where it names none; nobody known of "until it is settled"."""
    return by[0] if by else counterpart if tie.subject is None else None


def _words(head: Token, tie: Tie) -> Span:
    """The predicate up to the condition, or the noun of "the summit would take place if"."""
    if head.pos_ in {"NOUN", "PROPN"}:
        if head.dep_ not in {"dobj", "pobj"}:
            return char_span(phrase(head))
        head = next((one for one in clause_path(head) if one.pos_ == "VERB"), head)
    inside = [t for t in head.subtree if t.i >= head.i and not tie.span.overlaps(Span(t.idx, t.idx + len(t)))]
    upto = [t for t in inside if t.idx < tie.span.start] if tie.span.start > head.idx else inside
    words = char_span(trimmed(upto or [head], head))
    return cut(Span(words.start, tie.span.end), tie.span, head.doc.text) if 0 <= tie.span.start - words.end <= 2 else words
