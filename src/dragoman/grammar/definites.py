"""Whom "the kingdom", "the government" and "the group" are."""

from spacy.tokens import Token

from dragoman.grammar.antecedents import Answer, Antecedents
from dragoman.grammar.tree import SUBJECTS, children, has_the
from dragoman.knowledge import Rules

MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})


class Definites:
    """Looks for the country or body that a noun with "the" takes up again; None where the noun stands for nobody."""

    def __init__(self, seen: Antecedents, rules: Rules) -> None:
        self._seen = seen
        self._cast = seen.cast
        self._words = {name: frozenset(rules.classes[f"reference.{name}"]) for name in ("realm", "group", "government")}

    def meant_by(self, token: Token) -> Answer | None:
        """The actor that a free noun with "the" stands for."""
        if not has_the(token):
            return None
        if token.dep_ not in SUBJECTS | {"agent", "poss", "pobj", "dobj", "dative"} or any(map(_is_another, children(token))):
            return None
        body = self._body(token)
        if body is not None or token.dep_ in {"pobj", "dobj", "dative"}:
            return body
        if token.lemma_ in self._words["government"]:
            return self._government(token)
        if token.lower_ in self._words["realm"]:
            return self._subject(token)
        return self._group(token) if token.lower_ in self._words["group"] else None

    def _body(self, token: Token) -> Answer | None:
        """ "The 15-member council", "the agency": the organisation named last whose name ends so."""
        for mention in sorted(self._seen.all_before(token), key=lambda one: -one.start):
            profile = self._cast.profiles[mention.actor]
            if profile.kind == "organisation" and profile.name.lower().split()[-1] == token.lower_:
                return Answer("definite.body", (profile.id,))
        return None

    def _government(self, token: Token) -> Answer:
        """ "The government": the one that was named so before, or else the country that the sentence before is about."""
        before = [one for one in self._seen.all_before(token) if one.rule == "body.government"]
        if before:
            return Answer("definite.government", (before[-1].actor,))
        return self._subject(token) or Answer("unclear.no-country")

    def _subject(self, token: Token) -> Answer | None:
        """ "The kingdom": the country that was the subject of the sentence before."""
        noun = self._seen.subject_before(token)
        mention = self._cast.at(noun.i) if noun is not None else None
        country = self._cast.profiles[mention.actor].country if mention is not None else None
        return Answer("definite.country", (country,)) if country in self._cast.profiles and country else None

    def _group(self, token: Token) -> Answer | None:
        """ "The group": the organisation that was named last, no newspaper and no agency."""
        for mention in reversed(self._seen.before(token)):
            profile = self._cast.profiles[mention.actor]
            if profile.kind == "organisation" and profile.sector not in {"MED", "GOV"}:
                return Answer("definite.group", (profile.id,))
        return None


def _is_another(child: Token) -> bool:
    """A word that makes it another one: "the city council"; not "the 15-member council"."""
    return child.dep_ in MODIFIERS and not any(one.pos_ == "NUM" for one in child.subtree)
