"""What a verb or noun speaks of: its object, a second one, what the object is called, what stands behind a noun."""

from functools import lru_cache

from spacy.tokens import Token

from dragoman.grammar.complements import complement_of, name_given_by, small_clause_of, thing_kept_in
from dragoman.grammar.doers import is_passive, own_subject, subject_of
from dragoman.grammar.tree import LATELY, children

GIVING = {"give", "allow", "grant", "set"}


@lru_cache(maxsize=LATELY)
def of_what(noun: Token) -> Token | None:
    """What stands behind the first preposition of a noun."""
    inside = (one for child in children(noun) if child.dep_ == "prep" for one in children(child) if one.dep_ == "pobj")
    return next(inside, None)


@lru_cache(maxsize=LATELY)
def object_of(verb: Token, last: Token | None) -> Token | None:
    """What a frame at a verb speaks of, behind the last of its other words if it has any."""
    if (last is not None and last.dep_ in {"prep", "agent", "dative"}) or (last is not None and last.pos_ == "ADP"):
        inside = next((child for child in children(last) if child.dep_ in {"pobj", "pcomp"}), None)
        if inside is not None:
            return inside
    direct = next((child for child in children(verb) if child.dep_ in {"dobj", "attr", "oprd", "acomp"}), None)
    direct = direct or small_clause_of(verb) or thing_kept_in(verb)
    if direct is not None:
        return (name_given_by(verb) or _antecedent(verb, direct)) if direct.tag_ in {"WP", "WDT"} else direct
    if is_passive(verb):
        own = own_subject(verb)
        if own is not None:
            return own
        if verb.dep_ in {"acl", "relcl", "amod"}:
            return verb.head
        return subject_of(verb)
    if verb.dep_ == "relcl":
        gap = next((child for child in children(verb) if child.dep_ in {"nsubj", "nsubjpass"}), None)
        return verb.head if gap is not None and gap.tag_ not in {"WDT", "WP"} else None
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i < verb.head.i:
        return object_of(verb.head, None)
    return next((c for one in verb.conjuncts if one.i > verb.i for c in children(one) if c.dep_ == "dobj"), None)


def _antecedent(verb: Token, pronoun: Token) -> Token:
    """ "The women [whom] they carried away": the noun that a relative pronoun stands for, or the pronoun itself."""
    return verb.head if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"} else pronoun


@lru_cache(maxsize=LATELY)
def objects_of(verb: Token, thing: Token | None) -> tuple[Token, ...]:
    """The words that may be what a frame asks for: its object, a second one, what the object is called."""
    return tuple(one for one in (thing, _second_object(verb, thing), _time_given(verb), complement_of(verb)) if one is not None)


def _time_given(verb: Token) -> Token | None:
    """ "Gave the ministry [two months] to finish": how long somebody is given."""
    if verb.lemma_ not in GIVING:
        return None
    return next((child for child in children(verb) if child.dep_ == "npadvmod" and child.i > verb.i and child.tag_ == "NNS"), None)


def _second_object(verb: Token, first: Token | None) -> Token | None:
    """ "Gave the rebels in the hills [ten days]": what is given, where the parse has two objects."""
    if first is None or first.dep_ != "dobj":
        return None
    return next((child for child in children(verb) if child.dep_ == "dobj" and child != first), None)
