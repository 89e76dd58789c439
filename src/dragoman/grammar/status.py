"""How sure the report presents an act: tense, modals, negation, operators, conditionals and the words before an event noun."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dragoman.grammar.act import Act
from dragoman.grammar.clauses import clauses_around, has_to, participle_after
from dragoman.grammar.light_verbs import light_verb_of
from dragoman.grammar.negation import is_negated
from dragoman.grammar.operators import Operators, Use
from dragoman.grammar.status_infinitives import headline_to, intended, is_be_to
from dragoman.grammar.ties import CONDITIONS, condition_mark, tied_to
from dragoman.grammar.timetables import day_of_leaving
from dragoman.grammar.tree import children
from dragoman.grammar.verdict import Verdict
from dragoman.knowledge import Rules
from dragoman.knowledge.codes import HOSTILE

TOWARDS = {"for", "to", "towards", "toward", "into"}
NEGATIONS = {"no", "not"}
WAYS = {"way", "path", "door", "road", "step", "move", "return", "bid", "effort"}
SPREADS = {"spread", "circulate", "swirl", "persist", "grow", "mount", "arise"}
ATTEMPT = "operator.try"
DECISION = "operator.decide"
TYING = {"if", "once", "unless", "until"}
SERVED = {"PROTEST", "AID", "MOBILIZE"}
"""What is under way once another act is done for its sake."""
HAPPENING = {"take", "happen", "occur", "begin", "start", "open", "resume", "continue", "proceed", "go", "be", "end", "conclude"}


class StatusReader:
    """Reads the status of the act that a word heads."""

    def __init__(self, rules: Rules) -> None:
        self._operators = Operators(rules)
        self.negative = {rule.id for rule in rules.of_kind("frames") if "neg" in rule.words("needs")}
        self._modals = {word: rule for rule in rules.of_kind("modals") for word in rule.words("words")}
        self._light = rules.expand(["@light"])
        self._disclaims = {verb: rule for rule in rules.of_kind("denials") for verb in rule.words("verbs")}
        self._before = {word: rule for rule in rules.of_kind("modifiers") for word in rule.words("words")}

    def of(self, head: Token, type_: str | None = None) -> Verdict:
        """The status of the act at a word; `occurred` or `ongoing` where nothing speaks against it.

        An attempt to do harm (known by the type) has occurred as an attempt; what is done "to protest", "to help" or "to shadow a
        ship" is the protest, the help or the shadowing.
        """
        verdict = self._seen(head)
        if verdict.rule == "status.negated" and self._says_no(head):
            return replace(verdict, status="occurred")
        if type_ in SERVED and verdict.rule == "status.infinitive" and head.dep_ in {"advcl", "xcomp"}:
            return self._seen(head.head)
        if verdict.rule == DECISION and type_ == "CONSULT":
            return replace(verdict, status="scheduled")
        return replace(verdict, status="occurred") if verdict.rule == ATTEMPT and type_ in HOSTILE else verdict

    def _says_no(self, head: Token) -> bool:
        """ "Has no objection to": the negation is the operator's own word."""
        return any(not NEGATIONS.isdisjoint(use.operator.rest) for use in self._operators.at(head))

    def _seen(self, head: Token) -> Verdict:
        verb = head if head.pos_ in {"VERB", "AUX"} else self._carrier(head) or _predicate(head) or _happens(head)
        looks = (self._conditional, self._denied, self._disclaimed, self._modified, self._governed, _questioned)
        for one in (head,) if verb is None or verb == head else (head, verb):
            for look in looks:
                verdict = look(one)
                if verdict is not None:
                    return verdict
            if one.pos_ in {"VERB", "AUX"}:
                verdict = self._modal(one)
                if verdict is not None:
                    return verdict
        return self._tense(head, verb)

    def _carrier(self, noun: Token) -> Token | None:
        """The light verb that carries an event noun: "will hold talks"; not "will discuss the attack"."""
        verb = light_verb_of(noun) or _way_to(noun)
        if verb is not None and verb.lemma_ == "be" and noun.dep_ == "pobj":
            return None
        carries = verb is not None and (verb.lemma_ in self._light or verb.dep_ == "relcl" or noun.head.lower_ in TOWARDS)
        return verb if carries else None

    def of_act(self, act: Act) -> Verdict:
        """The status of an act; a modal that asks or refuses has been spoken, and a "not" that makes the act denies none."""
        if act.rule.startswith("modal."):
            return Verdict("occurred", act.rule, act.head)
        verdict = self.of(act.head, act.type)
        return replace(verdict, status="occurred") if verdict.status == "denied" and act.rule in self.negative else verdict

    def _denied(self, head: Token) -> Verdict | None:
        shared = (
            one for one in _shared_auxiliaries(head) if any(cc.dep_ == "cc" and cc.lower_ in {"or", "nor"} for cc in children(one))
        )
        return Verdict("denied", "status.negated", head) if is_negated(head) or any(map(is_negated, shared)) else None

    def _disclaimed(self, head: Token) -> Verdict | None:
        """ "Denied reports that it planned to attack", "dismissed allegations of torture": a claim that is denied."""
        while head.dep_ in {"xcomp", "conj"} and head.head.pos_ in {"VERB", "AUX"}:
            head = head.head
        claim = head.head.head if head.dep_ in {"pobj", "pcomp"} and head.head.lower_ in {"of", "about"} else head.head
        is_content = head.dep_ in {"pobj", "pcomp"} or any(child.dep_ == "mark" for child in children(head))
        verb = claim.head
        rule = self._disclaims.get(verb.lemma_) if is_content and claim.dep_ in {"dobj", "nsubjpass"} else None
        if rule is None or claim.lemma_.lower() not in rule.words("nouns") or is_negated(verb):
            return None
        return Verdict("denied", rule.id, verb)

    def _modified(self, word: Token) -> Verdict | None:
        """ "A planned summit", "a summit planned for May", "had probably been killed"."""
        is_noun = word.pos_ in {"NOUN", "PROPN"}
        after = participle_after(word) if is_noun else None
        rule = self._before.get(after.lower_) if after is not None else None
        if after is not None and rule is not None:
            return Verdict(rule.get("status"), rule.id, after)
        for child in children(word):
            rule = self._before.get(child.lower_)
            if rule is None or child.i > word.i or not (is_noun or rule.get("of_verbs", False)):
                continue
            if child.dep_ in {"amod", "compound", "advmod", "nmod"}:
                return Verdict(rule.get("status"), rule.id, child)
        return None

    def _governed(self, head: Token) -> Verdict | None:
        use = self._operators.over(head) or self._over_report(head)
        if use is None:
            return intended(head)
        operator = use.operator
        if operator.negated_status is not None and is_negated(use.head):
            return Verdict(operator.negated_status, operator.id, use.head)
        return self._given(Verdict(operator.status, operator.id, use.head), use, head) if operator.status is not None else None

    def _given(self, verdict: Verdict, use: Use, head: Token) -> Verdict:
        """What an operator makes of its content: its own status, the opposite of that, or what the operator itself is made of."""
        over, status = use.head, verdict.status
        is_not = is_negated(over) or (over.dep_ == "acomp" and is_negated(over.head))
        if status == "denied":
            return replace(verdict, status="speculated") if is_not else verdict
        if status == "occurred":
            outer = self.of(over)
            return verdict if outer.status in {"occurred", "ongoing"} else outer
        if status not in {"pledged", "scheduled"}:
            return verdict
        outer = self.of(over) if use.operator.type else verdict
        if outer.status in {"denied", "conditional"}:
            return outer
        is_tied = any(any(tied_to(one, TYING)) for one in (head, over, over.head))
        return replace(verdict, status="denied" if is_not else "conditional" if is_tied else status)

    def _over_report(self, head: Token) -> Use | None:
        """ "Denied a report that it had agreed": what is over the report is over what it reports; "rumours spread that"."""
        noun = head.head
        if head.dep_ not in {"acl", "ccomp"} or not any(child.dep_ == "mark" for child in children(head)):
            return None
        if noun.lemma_ in SPREADS:
            return next((use for one in children(noun) if one.dep_ == "nsubj" and (use := self._operators.told(one, head))), None)
        return self._operators.over(noun) if noun.pos_ == "NOUN" else None

    def _modal(self, verb: Token) -> Verdict | None:
        for group in (verb, *_shared_auxiliaries(verb)):
            for child in children(group):
                rule = self._modals.get(child.lower_)
                is_modal = child.dep_ in {"aux", "auxpass"} and child.tag_ == "MD"
                if rule is not None and is_modal and group.lower_ not in rule.words("polite"):
                    status = rule.get("status")
                    return Verdict("denied" if is_negated(verb) and status == "scheduled" else status, rule.id, child)
        if has_to(verb) and is_be_to(verb):
            return Verdict("scheduled", "status.be-to", verb.head)
        return None

    def _conditional(self, head: Token) -> Verdict | None:
        for clause in clauses_around(head):
            mark = condition_mark(clause) if clause.dep_ == "advcl" else None
            if mark is not None:
                return Verdict("conditional", "status.in-condition", mark)
        if head.pos_ in {"VERB", "AUX"} and self._modal(head) is not None:
            tied = next(tied_to(head, CONDITIONS - {"when"}), None)
            if tied is not None:
                return Verdict("conditional", "status.tied", tied)
        return None

    def _tense(self, head: Token, verb: Token | None) -> Verdict:
        if verb is None and (to := headline_to(head)) is not None:
            return Verdict("scheduled", "status.be-to", to)
        if verb is not None and (day := day_of_leaving(verb)) is not None:
            return Verdict("scheduled", "status.timetable", day)
        if verb is not None and any(_is_progressive(one) for one in (verb, *_shared_auxiliaries(verb))):
            return Verdict("ongoing", "status.progressive", verb)
        return Verdict("occurred", "status.reported", head)


def _way_to(noun: Token) -> Token | None:
    """ "Open the way to talks": the verb over the noun that leads there."""
    over = noun.head.head
    is_way = noun.dep_ == "pobj" and noun.head.lower_ in TOWARDS and over.dep_ in {"dobj", "nsubjpass"} and over.lemma_ in WAYS
    return over.head if is_way else None


def _predicate(word: Token) -> Token | None:
    """The verb over a predicate: "is ready", "is at risk"."""
    is_predicate = word.dep_ == "acomp" or (word.dep_ == "prep" and word.head.lemma_ == "be")
    return word.head if is_predicate else None


def _questioned(head: Token) -> Verdict | None:
    """ "It did not say whether the envoy had been expelled"."""
    clause = head.head if head.dep_ == "conj" else head
    if clause.dep_ not in {"ccomp", "pcomp", "acl"}:
        return None
    mark = next((child for child in children(clause) if child.dep_ == "mark" and child.lower_ in {"whether", "if"}), None)
    return Verdict("speculated", "status.whether", mark) if mark is not None else None


def _happens(noun: Token) -> Token | None:
    """The verb that tells whether an event takes place: "the summit will take place", "talks resumed"."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ in HAPPENING:
        return noun.head
    return None


def _is_progressive(verb: Token) -> bool:
    """ "Is shelling", "are being held": present tense, under way."""
    present = any(
        child.dep_ in {"aux", "auxpass"} and child.lemma_ in {"be", "have"} and child.tag_ in {"VBZ", "VBP"}
        for child in children(verb)
    )
    being = any(child.dep_ == "auxpass" and child.tag_ == "VBG" for child in children(verb))
    return present and (verb.tag_ == "VBG" or being)


def _shared_auxiliaries(verb: Token) -> Iterator[Token]:
    """Earlier verbs that share their auxiliary: "will meet and sign"."""
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and verb.tag_ not in {"VBZ", "VBP"}
        and (verb.tag_ != "VBD" or verb.head.tag_ in {"VBD", "VBN"})
        and not any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in children(verb))
    ):
        yield verb.head
        yield from _shared_auxiliaries(verb.head)
