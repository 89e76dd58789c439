"""The status of every event: occurred, ongoing, scheduled, pledged, proposed, conditional, speculated or denied."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.grammar.index import Index
from dragoman.grammar.status import StatusReader
from dragoman.grammar.tree import char_span, children
from dragoman.knowledge import Rules
from dragoman.model import Event, Reason, Record
from dragoman.stages import Change


class EventStatus:
    """Reads each event's status from its words, from the act it is the content of, and from the statement it stands in."""

    fills: ClassVar[str] = "events.status"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._reader = StatusReader(rules)
        self._speech = {rule.id: rule for rule in rules.of_kind("operators")}
        self._nouns = {word: rule for rule in rules.of_kind("operators") for word in rule.words("nouns")}
        self._fixed = {rule.id: "occurred" for rule in rules.of_kind("modals")}
        self._fixed |= {rule.id: "denied" for rule in rules.of_kind("denials")}

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Change]:
        """One change for each event."""
        index = Index(doc, so_far)
        for event in so_far.events:
            yield self._status(event, index)

    def _status(self, event: Event, index: Index) -> Change:
        fixed = self._fixed.get(event.why[0].rule) if event.why else None
        if fixed is not None:
            return Change(event.id, fixed, (Reason("status", event.why[0].rule, event.trigger),))
        words = index.words(event.trigger)
        verdict = self._reader.of(words.root, event.type)
        is_own_no = event.why[0].rule in self._reader.negative if event.why else False
        if verdict.rule == "status.negated" and (is_own_no or any(word.lower_ == "longer" for word in words)):
            verdict = replace(verdict, status="occurred")
        if verdict.rule == "status.timetable" and _is_ahead(event, index) is False:
            verdict = replace(verdict, status="occurred", rule="status.reported")
        reason = Reason("status", verdict.rule, char_span([verdict.word]))
        if verdict.status in {"occurred", "ongoing"}:
            other = self._in_doubtful_statement(event, index) or _in_a_timetable(event, verdict.word, index)
            if other is not None:
                return other
        return Change(event.id, verdict.status, (reason,))

    def _in_doubtful_statement(self, event: Event, index: Index) -> Change | None:
        """Rumours, denials and hopes colour what they contain: "speculation that Oslo has been chosen"."""
        statement = index.statement_around(event.trigger)
        if statement is None:
            return None
        cue = index.words(statement.cue).root
        for form in (cue.lemma_.lower(), cue.lower_):
            rule = next(
                (r for r in self._speech.values() if form in (*r.words("nouns"), *r.words("verbs"), *r.words("adjectives"))), None
            )
            if rule is not None and rule.get("status") in {"speculated", "denied"}:
                return Change(event.id, rule.get("status"), (Reason("status", rule.id, statement.cue, "the statement's cue"),))
        return None


def _is_ahead(event: Event, index: Index) -> bool | None:
    """Whether an event's day comes after the report's; None where one of the two is not known."""
    time = next((one for one in index.record.times if one.id == event.time), None)
    published = index.record.document.published
    return time.earliest > published if time is not None and time.earliest is not None and published is not None else None


def _in_a_timetable(event: Event, word: Token, index: Index) -> Change | None:
    """ "The council meets on Thursday", reported on Tuesday: the present tense with a day after the report's own."""
    verb = word if word.pos_ == "VERB" else word.head
    is_present = verb.tag_ in {"VBZ", "VBP"} and not any(child.dep_ in {"aux", "neg"} for child in children(verb))
    if not is_present or not _is_ahead(event, index):
        return None
    return Change(event.id, "scheduled", (Reason("status", "status.timetable", char_span([verb]), "a day to come"),))
