"""Acts that stop are other acts: who "stopped arming the rebels" cuts aid, who "stopped shelling the town" ceases fire."""

from collections.abc import Mapping
from dataclasses import replace

from dragoman.grammar.act import Act
from dragoman.grammar.negation import is_negated
from dragoman.knowledge import Rules

NAMED = 4
"""From this weight on, a frame has found the object that it asks for."""


class Endings:
    """The `[[endings]]` of modality.toml: what it is to stop doing an act, by the type of the act."""

    def __init__(self, rules: Rules) -> None:
        self._rules = {
            (verb, type_): rule for rule in rules.of_kind("endings") for verb in rule.words("verbs") for type_ in rule.words("of")
        }

    def ended(self, acts: Mapping[int, Act]) -> dict[int, Act]:
        """The acts by the place of their head, those that are stopped told as the stopping, at its verb."""
        found = dict(acts)
        for i, act in acts.items():
            done = act.head.head if act.head.dep_ == "conj" and act.head.head.tag_ == "VBG" else act.head
            verb = done.head
            rule = self._rules.get((verb.lemma_, act.type))
            if rule is None or done.tag_ != "VBG" or done.dep_ not in {"xcomp", "ccomp"} or is_negated(verb):
                continue
            del found[i]
            known = found.get(verb.i)
            if known is None or known.weight < NAMED:
                found[verb.i] = replace(
                    act, type=rule.get("type"), mode=rule.get("mode"), rule=rule.id, head=verb, trigger=(verb,), weight=4,
                    reciprocal=False, content=None, use=None, cameo=None, content_actor=None, named_by=None,
                )  # fmt: skip
        return found
