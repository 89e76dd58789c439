"""What a verb makes of its object or says of it: "called Chad [a bully]", "found Turkey [liable]", "kept the schools [closed]"."""

from functools import lru_cache

from spacy.tokens import Token

from dragoman.grammar.doers import own_subject
from dragoman.grammar.tree import LATELY, children

KEEPING = {"keep", "leave", "hold", "order"}


@lru_cache(maxsize=LATELY)
def complement_of(verb: Token) -> Token | None:
    """What a verb calls or makes its object: "called Chad [a bully]", "was named [envoy]"."""
    named = any(child.dep_ in {"dobj", "nsubjpass"} for child in children(verb))
    return next((child for child in children(verb) if child.dep_ == "oprd" and (named or child.pos_ in {"ADJ", "VERB"})), None)


def name_given_by(verb: Token) -> Token | None:
    """Its complement, or what stands for that where the object is asked for: "what they called [a fraud]"."""
    told = [child for child in children(verb) if child.dep_ in {"oprd", "dobj"}]
    is_asked = len(told) > 1 and told[0].tag_ in {"WP", "WDT"} and told[0].i < verb.i
    return complement_of(verb) or (told[-1] if is_asked and told[-1].i > verb.i else None)


def small_clause_of(verb: Token) -> Token | None:
    """The predicate of a clause without a verb or with a bare one: "found Turkey [liable]", "helped Turkey [find] them"."""
    clauses = (child for child in children(verb) if child.dep_ == "ccomp" and (child.pos_ in {"NOUN", "ADJ"} or child.tag_ == "VB"))
    bare = (one for one in clauses if own_subject(one) and not any(child.dep_ in {"aux", "mark"} for child in children(one)))
    return next(bare, None)


def thing_kept_in(verb: Token) -> Token | None:
    """What is kept or left as a participle says: "kept [the schools] closed"."""
    if verb.lemma_ not in KEEPING:
        return None
    states = (child for child in children(verb) if child.dep_ == "ccomp" and child.tag_ in {"VBN", "VBD"})
    bare = (one for one in states if not any(child.dep_ in {"aux", "auxpass", "mark"} for child in children(one)))
    return next((own for one in bare if (own := own_subject(one)) is not None), None)
