""" "The North" and "the South": the half of the divided country that a report is about."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from dragoman.grammar.cast import Cast, Mention, Puzzle
from dragoman.grammar.tree import has_the
from dragoman.knowledge import Rule, Rules
from dragoman.knowledge.whoswho import Profile

LOCATIONS = frozenset({"in", "at", "near", "from", "around", "across", "through", "towards", "toward"})
MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})


class Halves:
    """Puts the halves of divided countries into a cast, by the rules of kind `halves`."""

    def __init__(self, rules: Rules, countries: Mapping[str, Profile]) -> None:
        self._countries = countries
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules.of_kind("halves"):
            for word in rule.words("words"):
                self._rules.setdefault(word, []).append(rule)

    def find(self, doc: Doc, cast: Cast) -> None:
        """Each "North" with a capital letter and "the" that is no place, where one divided country is named."""
        for token in doc:
            if token.lower_ in self._rules and cast.at(token.i) is None and (_is_party(token) or self._is_first(token, cast)):
                self._add(token, cast)

    def _is_first(self, token: Token, cast: Cast) -> bool:
        """ "North and South Korea": the other half is named in full."""
        if token.i + 2 >= len(token.doc) or token.nbor(1).lower_ != "and":
            return False
        other = cast.at(token.i + 2)
        return other is not None and any(other.actor in rule.words("beside") for rule in self._rules[token.lower_])

    def _add(self, token: Token, cast: Cast) -> None:
        named = {profile.country for profile in cast.profiles.values()}
        fitting = [rule for rule in self._rules[token.lower_] if named & set(rule.words("beside"))]
        if len(fitting) != 1:
            cast.puzzles.append(Puzzle(token.i, token.i + 1, "unclear.no-half", tuple(rule.get("country") for rule in fitting)))
            return
        half = self._countries[fitting[0].get("country")]
        cast.add(half, Mention(token.i, token.i + 1, half.id, "adjective" if token.dep_ == "poss" else "name", fitting[0].id))


def _is_party(token: Token) -> bool:
    if not token.text[:1].isupper() or token.dep_ in MODIFIERS or (token.dep_ == "pobj" and token.head.lower_ in LOCATIONS):
        return False
    return has_the(token)
