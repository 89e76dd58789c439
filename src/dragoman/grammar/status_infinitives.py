"""Infinitives of what is still ahead: "sent a team to inspect the site", "Peru to reopen embassy", "is to visit"."""

from spacy.tokens import Token

from dragoman.grammar.clauses import to_of
from dragoman.grammar.tree import children
from dragoman.grammar.verdict import Verdict


def intended(verb: Token) -> Verdict | None:
    """A bare infinitive of purpose ("sent a team to inspect the site"), or the whole of a headline ("Peru to reopen embassy")."""
    if verb.tag_ != "VB" or verb.dep_ not in {"ROOT", "xcomp", "advcl", "acl", "relcl", "ccomp", "conj"}:
        return None
    for one in (verb, verb.head) if verb.dep_ == "conj" else (verb,):
        to = to_of(one)
        if to is not None:
            planned = is_be_to(one) or one.dep_ == "ROOT" or headline_to(one.head) == to
            return Verdict("scheduled", "status.be-to", to) if planned else Verdict("pledged", "status.infinitive", to)
    return None


def headline_to(noun: Token) -> Token | None:
    """ "Talks to resume on Monday", "Peru to reopen embassy": the "to" of a headline that leaves out "are" and "is"."""
    if noun.dep_ != "ROOT" or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    clauses = [one for one in children(noun) if one.dep_ in {"acl", "relcl"} and one.tag_ == "VB"]
    return next((to for one in clauses if (to := to_of(one)) is not None), None)


def is_be_to(verb: Token) -> bool:
    """ "Is to visit", but not "is unfair to ask"."""
    if verb.head.lemma_ != "be" or verb.dep_ not in {"xcomp", "ccomp"}:
        return False
    return not any(child.dep_ in {"acomp", "attr", "advmod"} and child.i < verb.i for child in children(verb.head))
