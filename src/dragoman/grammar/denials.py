"""Denials that only point back: "Baku denied this", "Seoul rejected the claim", "…, which Moscow denied"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.grammar.doers import own_subject
from dragoman.grammar.index import Index
from dragoman.grammar.negation import is_negated
from dragoman.grammar.tree import char_span, children, hashes, sentence_span, words_in
from dragoman.knowledge import Rule, Rules
from dragoman.model import Event, Reason, Statement

POINTERS = {"this", "that", "it", "which"}
REACH = 4
SAYINGS = {"ACCUSE", "REJECT"}
CHARGES = {"accusation", "allegation", "charge"}


@dataclass(frozen=True, slots=True)
class Denial:
    """The verb, and the word that points back to what is denied."""

    rule: Rule
    verb: Token
    pointer: Token


class Denials:
    """Finds such denials by the rules of kind `denials`."""

    def __init__(self, rules: Rules) -> None:
        self._rules = {verb: rule for rule in rules.of_kind("denials") for verb in rule.words("verbs")}
        self._known = hashes(self._rules)

    def find(self, doc: Doc) -> Iterator[Denial]:
        """The denials of a text, in order."""
        for verb in words_in(doc, self._known):
            rule = self._rules.get(verb.lemma_)
            if rule is None or verb.pos_ != "VERB" or is_negated(verb) or own_subject(verb) is None:
                continue
            thing = next((child for child in children(verb) if child.dep_ == "dobj" and _points_back(child, rule)), None)
            if thing is not None:
                yield Denial(rule, verb, thing)


def _points_back(thing: Token, rule: Rule) -> bool:
    if thing.lower_ in POINTERS:
        return thing.lower_ in rule.words("pointers")
    told = any(child.dep_ in {"acl", "relcl", "ccomp", "prep"} for child in children(thing))
    return thing.lemma_.lower() in rule.words("nouns") and not told


def with_denied(drafts: Mapping[int, Event], denials: list[Denial], index: Index) -> dict[int, Event]:
    """The drafts of events, by the place of their word, with what each denial denies; where that is known, to deny it is no act."""
    found = dict(drafts)
    for denial in denials:
        claim = _claim(found, denial, index)
        if claim is not None:
            found.pop(denial.verb.i, None)
            found[denial.pointer.i] = _denied(claim, denial, index)
    return dict(sorted(found.items()))


def _claim(drafts: Mapping[int, Event], denial: Denial, index: Index) -> Event | None:
    """The last act before a denial that somebody else claims; None where the last claim is of no act that we know."""
    sentences = [sent.start for sent in index.doc.sents if sent.start <= denial.verb.i][-REACH:]
    if denial.pointer.lower_ == "which":
        sentences = sentences[-1:]
    denier = own_subject(denial.verb)
    past = _Past(drafts, denial, set(index.actors_at(denier)) if denier is not None else set(), index)
    for start in reversed(sentences):
        found = past.claims_in(start)
        if found or past.has_other_claim(start):
            return found[0] if found else None
    return None


@dataclass(frozen=True, slots=True)
class _Past:
    """What stands before a denial, by the first token of its sentence."""

    drafts: Mapping[int, Event]
    denial: Denial
    denier: set[str]
    index: Index

    def claims_in(self, start: int) -> list[Event]:
        """The acts that somebody else claims, without what is inside them or told in passing ("Chad, which shut its mission")."""
        here = [event for i, event in self._before(start) if self._is_claimed(event) and not _is_in_passing(self.index.doc[i])]
        inside = {event.content for event in self.drafts.values() if event.type != "ACCUSE"}
        return [event for event in here if event.id not in inside]

    def has_other_claim(self, start: int) -> bool:
        """Whether somebody says or alleges something here that no event stands for."""
        said = (one for one in self.index.record.statements if one.kind != "direct" and self._is_of_another(one))
        return any(self.index.words(one.cue).sent.start == start for one in said if one.cue.end < self._place)

    @property
    def _place(self) -> int:
        return self.denial.verb.idx

    def _before(self, start: int) -> list[tuple[int, Event]]:
        ids = (i for i in self.drafts if i < self.denial.pointer.i and i != self.denial.verb.i)
        return [(i, self.drafts[i]) for i in ids if self.index.doc[i].sent.start == start]

    def _is_claimed(self, event: Event) -> bool:
        if event.type in SAYINGS or not (event.actors or event.recipients):
            return False
        if any(one.content == event.id and one.type == "ACCUSE" for one in self.drafts.values()):
            return True
        statement = next((one for one in self.index.record.statements if one.id == event.said_in), None)
        is_charge = self.denial.pointer.lemma_.lower() in CHARGES
        return statement is not None and not is_charge and self._is_of_another(statement)

    def _is_of_another(self, statement: Statement) -> bool:
        """Whether it tells how something is, and the denier did not say so: "promised to" and "refused to" tell nothing."""
        acts = (one for one in self.drafts.values() if one.type != "ACCUSE")
        return statement.speaker not in self.denier and not any(one.trigger.overlaps(statement.cue) for one in acts)


def _is_in_passing(head: Token) -> bool:
    return any(one.dep_ == "relcl" for one in (head, *head.ancestors))


def _denied(claim: Event, denial: Denial, index: Index) -> Event:
    trigger, verb = char_span([denial.pointer]), char_span([denial.verb])
    said = next((one.id for one in index.record.statements if one.cue.holds(verb)), None)
    return replace(
        claim,
        id=f"@{denial.pointer.i}",
        trigger=trigger,
        evidence=sentence_span(denial.verb),
        said_in=said,
        content=None,
        condition=None,
        why=(Reason("type", denial.rule.id, claim.trigger, "what was claimed"),),
    )
