"""Whom pronouns and short descriptions stand for; nothing is said where it is not clear."""

from spacy.tokens import Doc, Token

from dragoman.grammar.mentions import Cast, Mention

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})


def find_pronouns(doc: Doc, cast: Cast) -> None:
    """Puts the mentions by pronoun into the cast."""
    for token in doc:
        if token.lower_ in HE | SHE and token.pos_ == "PRON":
            _join(token, cast)


def _join(token: Token, cast: Cast) -> None:
    gender = "m" if token.lower_ in HE else "f"
    before = [one for one in cast.mentions if one.start < token.i and cast.profiles[one.actor].kind == "person"]
    fitting = [one for one in before if cast.profiles[one.actor].gender in {gender, None}]
    if fitting:
        last = max(fitting, key=lambda one: one.start)
        cast.add(cast.profiles[last.actor], Mention(token.i, token.i + 1, last.actor, "pronoun", "pronoun.person"))
