"""Who only judges an act, or keeps silent on it, is no party to it."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from dragoman.grammar.act import Act
from dragoman.grammar.light_verbs import light_verb_of
from dragoman.grammar.negation import is_negated
from dragoman.grammar.tree import children
from dragoman.knowledge import Rules


class Judges:
    """Knows the verbs of judgement ("welcomed the truce") and of silence ("did not confirm the talks")."""

    def __init__(self, rules: Rules) -> None:
        self._verdicts = rules.expand(["@verdict"])
        self._silence = rules.expand(["@silence"])

    def left_out(self, acts: Mapping[int, Act]) -> dict[int, Act]:
        """The acts without those that judge them as actors, and without what somebody is silent on."""
        return {i: self._without_judges(act) for i, act in acts.items() if not self._is_silent(act.head)}

    def _is_silent(self, verb: Token) -> bool:
        """ "Did not confirm": nothing is done, and who is silent need not be a party."""
        return verb.lemma_ in self._silence and is_negated(verb)

    def _without_judges(self, act: Act) -> Act:
        """ "China welcomed the truce", "denied the accusation": whoever judges an act is no party to it."""
        verb = light_verb_of(act.head) if act.is_noun else None
        if verb is None or not (self._is_silent(verb) or (act.type != "CONSULT" and verb.lemma_ in self._verdicts)):
            return act
        judges = {one.i for noun in children(verb) if noun.dep_ == "nsubj" for one in noun.subtree}
        return replace(act, actors=tuple(one for one in act.actors if one.i not in judges))
