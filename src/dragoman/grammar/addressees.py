"""Whom an act is addressed to or turned against where its own words name nobody: the parties of what it is about."""

from collections.abc import Mapping
from dataclasses import replace

from dragoman.grammar.act import Act
from dragoman.grammar.clauses import is_purpose
from dragoman.grammar.doers import is_passive, own_subject
from dragoman.grammar.makers import LETTERS
from dragoman.grammar.roles import Parties
from dragoman.grammar.ties import tied_to
from dragoman.grammar.tree import are_joined, children, conjuncts, prepositional
from dragoman.knowledge import Rules
from dragoman.knowledge.codes import HOSTILE

MATERIAL = {"AID", "COOPERATE"}
WRONGS = {*HOSTILE, "THREATEN", "REJECT", "ACCUSE"}
BENEFITS = {"RETREAT", "CONCEDE", "AID"}
ASKED_OF_THEM = {("SANCTION", "expel"), ("COERCE", "arrest"), ("ACCUSE", "investigate")}
RALLYING_AGAINST, RALLYING_BEHIND = "113", "053"
TYING = {"if", "unless", "until", "provided"}


class Addressees:
    """Finds the recipients that an act has from others: from its content, its purpose, its condition."""

    def __init__(self, rules: Rules) -> None:
        self._measures = rules.expand(["@measure"])

    def named(self, acts: dict[int, Act], is_party: Parties) -> dict[int, Act]:
        """The acts, recipients filled in."""
        acts = {i: _by_letter(_on_condition(act, is_party), is_party) for i, act in acts.items()}
        acts = {i: _with_content_recipients(act, acts) for i, act in acts.items()}
        return {i: _for_whom(self._rallying(act, acts, is_party), acts) for i, act in acts.items()}

    def _rallying(self, act: Act, acts: Mapping[int, Act], is_party: Parties) -> Act:
        """ "Called for sanctions against Chad" turns others against Chad; "demanded the dismissal of its envoy" asks it of him."""
        if act.type != "REQUEST" or act.use is None or act.recipients or act.content is None:
            return act
        inner = acts.get(act.content.i)
        is_backing = inner is not None and inner.type == "SUPPORT" and not inner.is_noun
        if inner is not None and inner.type in {*WRONGS, *BENEFITS, *(("SUPPORT",) if is_backing else ())}:
            others = inner.recipients
        else:
            places = ("against", "on") if act.content.lemma_ in self._measures else ("against",)
            others = tuple(one for _, noun in prepositional(act.content, *places) for one in conjuncts(noun) if is_party(one))
        others = tuple(one for one in others if one not in act.actors)
        if not others:
            return act
        is_told_to_act = inner is not None and not inner.is_noun and not is_passive(inner.head) and inner.type == "SANCTION"
        if inner is not None and inner.type in BENEFITS:
            is_mutual = any(one.head.lower_ == "with" for one in others)
            return act if act.is_noun or is_mutual or not act.actors else replace(act, recipients=others)
        is_asked_of_them = inner is not None and (inner.type, inner.mode) in ASKED_OF_THEM and not is_told_to_act
        cameo = act.cameo if is_asked_of_them else RALLYING_BEHIND if is_backing else RALLYING_AGAINST
        return replace(act, recipients=others, cameo=cameo)


def _by_letter(act: Act, is_party: Parties) -> Act:
    """ "In a letter to the king, lawyers asked for": to whom it is written."""
    if act.recipients or act.is_noun or act.type not in {"REQUEST", "AGREE", "THREATEN"}:
        return act
    letters = (one for _, one in prepositional(act.head, "in") if one.lemma_ in LETTERS)
    to = tuple(one for letter in letters for _, noun in prepositional(letter, "to") for one in conjuncts(noun) if is_party(one))
    return replace(act, recipients=to) if to else act


def _on_condition(act: Act, is_party: Parties) -> Act:
    """ "Will strike unless the ministry pays": who is to meet the condition."""
    if act.recipients or act.is_noun or not act.actors:
        return act
    heads = (act.head, act.content) if act.content is not None and act.type == "THREATEN" else (act.head,)
    subjects = (own for head in heads for one in tied_to(head, TYING) if (own := own_subject(one)) is not None)
    asked = (one for own in subjects for one in conjuncts(own) if is_party(one) and one not in act.actors)
    return replace(act, recipients=tuple(dict.fromkeys(asked)))


def _with_content_recipients(act: Act, acts: Mapping[int, Act]) -> Act:
    """Who is addressed where nobody is named: "offered to send aid to Chad" (Chad), "demanded the withdrawal of Chad" (Chad)."""
    inner = acts.get(act.content.i) if act.content is not None and (act.content_actor or act.type == "AGREE") else None
    if act.recipients or inner is None or inner.head.i == act.head.i or (inner.reciprocal and are_joined(act.actors)):
        return act
    inner = _with_content_recipients(inner, {i: one for i, one in acts.items() if i != act.head.i})
    named = inner.actors if act.content_actor == "object" else inner.recipients
    return replace(act, recipients=tuple(one for one in named if one not in act.actors))


def _for_whom(act: Act, acts: Mapping[int, Act]) -> Act:
    """ "Donated tents to help Haiti": whom the means serve, where the means name nobody."""
    if act.recipients or act.is_noun or act.use is not None or act.type not in MATERIAL:
        return act
    aims = (acts[one.i] for one in children(act.head) if one.i in acts and is_purpose(one))
    return next((replace(act, recipients=aim.recipients) for aim in aims if aim.type in MATERIAL | {"SUPPORT"}), act)
