"""Whether the name of a place stands for its government: "Tehran refused" does, "in Tehran" does not."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from dragoman.grammar.tree import children

ATTITUDES = frozenset({"pains", "odds"})
STATES = frozenset({"be", "become", "remain", "stand", "see"})


class Seats:
    """The word lists `seat.*` of `knowledge/seats.toml`, asked of a parse."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        words = {name.removeprefix("seat."): frozenset(found) for name, found in classes.items() if name.startswith("seat.")}
        self._words = words

    def _is(self, word: str, kind: str) -> bool:
        return word in self._words[kind]

    def is_location(self, token: Token) -> bool:
        """ "In the Kremlin", "near the White House"."""
        return token.dep_ == "pobj" and self._is(token.head.lower_, "never")

    def acts_as_government(self, token: Token) -> bool:
        """Whether a name that may be a place is used for a government: subject of an act, possessor of an offer, party of talks.

        "Tehran refused", "Islamabad's offer", "sanctions against Pyongyang"; never "in Tehran", "flew to Doha", "Moscow is cold".
        """
        seen = 0
        while token.dep_ in {"conj", "appos"} and token.head.pos_ in {"PROPN", "NOUN"} and seen < 8:
            token, seen = token.head, seen + 1
        head = token.head
        match token.dep_:
            case "nsubj":
                return not self._is(head.lemma_, "somewhere") or _is_doing(head)
            case "nsubjpass" | "dobj" | "dative":
                return not self._is(head.lemma_.lower(), "hit")
            case "poss":
                return not self._is(head.lemma_.lower(), "things")
            case "pobj":
                return self._is_party_of(head)
            case "agent":
                return True
            case _:
                return False

    def _is_party_of(self, preposition: Token) -> bool:
        word, governor = preposition.lower_, preposition.head.lemma_.lower()
        if self._is(word, "never"):
            return False
        if self._is(word, "always"):
            return True
        match word:
            case "to":
                return not self._is(governor, "move")
            case "from":
                return self._is(governor, "give")
            case "on" | "upon":
                return self._is(governor, "about")
            case "of":
                return self._is(governor, "of")
            case "for":
                return preposition.head.pos_ in {"NOUN", "ADJ"} and not self._is(governor, "move")
            case _:
                return False


def _is_doing(verb: Token) -> bool:
    """ "Moscow is seeking", "Ankara was adamant", "Delhi is prepared to", "Cairo remained silent", "Paris had a plan"."""
    if verb.lemma_ == "have":
        return any(child.dep_ == "dobj" and child.pos_ == "NOUN" for child in children(verb))
    if verb.lemma_ not in STATES:
        return False
    if verb.lemma_ == "see" and any(child.dep_ in {"dobj", "ccomp"} for child in children(verb)):
        return True
    return any(_is_attitude(child) for child in children(verb))


def _is_attitude(complement: Token) -> bool:
    """ "prepared to talk", "wary of", "at pains", "at odds"."""
    inner = {grand.dep_ for grand in children(complement)}
    if complement.dep_ in {"acomp", "xcomp"}:
        return bool(inner & {"xcomp", "ccomp", "prep"})
    return complement.dep_ == "prep" and any(grand.lower_ in ATTITUDES for grand in children(complement))
