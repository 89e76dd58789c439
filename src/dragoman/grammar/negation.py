"""Whether a word is denied: "not", "never", "no talks", "neither side", "without signing"."""

from spacy.tokens import Token

from dragoman.grammar.tree import children


def is_negated(token: Token) -> bool:
    """Whether the word itself is negated: "not", "never", "no longer", "no talks", "neither side", "without signing"."""
    for child in children(token):
        if child.lower_ == "longer" and any(one.lower_ == "no" for one in children(child)):
            return True
        if child.dep_ == "neg" or (child.dep_ in {"det", "preconj"} and child.lower_ in {"no", "neither"}):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_nobody(child):
            return True
    return token.dep_ == "pcomp" and token.head.lower_ == "without"


def _is_nobody(noun: Token) -> bool:
    is_none = noun.lower_ in {"nobody", "none", "neither", "nothing"} or _is_no_more(noun)
    return is_none or any(one.dep_ in {"det", "preconj"} and one.lower_ in {"no", "neither"} for one in children(noun))


def _is_no_more(noun: Token) -> bool:
    """ "[No more] refugees", "[no further] talks", wherever the parse hangs the "no"."""
    before = noun.doc[noun.left_edge.i : noun.i]
    return any(one.lower_ == "no" and one.nbor().lower_ in {"more", "further", "longer"} for one in before)
