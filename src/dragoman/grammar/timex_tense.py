"""Where the words around a time expression look: back or ahead."""

from spacy.tokens import Token

from dragoman.grammar.quotations import SAYING
from dragoman.grammar.tree import children

AHEAD = {"will", "shall", "'ll", "wo", "would"}
OPEN = {"could", "might", "may", "should"}
PLANNED = {"scheduled", "expected", "due", "slated", "planned", "set", "supposed"}
PLANS = {
    "plan",
    "expect",
    "hope",
    "intend",
    "schedule",
    "be",
    "agree",
    "promise",
    "want",
    "ask",
    "set",
    "suppose",
    "due",
    "about",
    "ready",
}


def direction_of(token: Token) -> str | None:
    """ "past" or "future" as the nearest verb says, None where it does not."""
    seen, is_owner = 0, token.dep_ == "poss"
    while token.head != token and seen < 12:
        seen += 1
        if _is_of_plan(token):
            return "future"
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            way = _way(token) if not (is_owner and token.tag_ in {"VBZ", "VBP"}) else None
            if way is not None:
                return way
    return None


def _is_of_plan(token: Token) -> bool:
    """ "The planned [August] exercises", "the visit due [in] May"."""
    if token.dep_ in {"compound", "nmod"}:
        return any(one.dep_ == "amod" and one.lower_ in {*PLANNED, "upcoming"} for one in children(token.head))
    return token.dep_ == "prep" and token.lower_ != "to" and token.head.lower_ == "due"


def _way(verb: Token) -> str | None:
    helpers = {child.lower_ for child in children(verb) if child.dep_ in {"aux", "auxpass"}}
    if helpers & AHEAD or _is_planned(verb, helpers) or _is_open(verb, helpers):
        return "future"
    if verb.tag_ == "VBD" or helpers & {"was", "were", "had", "has", "have", "did", "'ve", "'d"}:
        return "past"
    if verb.tag_ in {"VBZ", "VBP"} and verb.pos_ == "VERB" and verb.lemma_ not in SAYING:
        return "future"
    if verb.tag_ == "VBG" and verb.dep_ != "ROOT":
        return None
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "relcl"}:
        return "past"
    return None


def _is_open(verb: Token, helpers: set[str]) -> bool:
    """ "Could meet in April", "speculation that they would meet in April"; not "could have met in April"."""
    if verb.tag_ != "VB" or helpers & {"have", "'ve"}:
        return False
    return bool(helpers & OPEN) or ("would" in helpers and verb.dep_ == "acl")


def _is_planned(verb: Token, helpers: set[str]) -> bool:
    """ "is to meet", "due to open", "plans to sign", "asked him to come"."""
    if verb.lower_ in PLANNED and (verb.tag_ == "VBN" or verb.dep_ == "acl"):
        return True
    if "to" not in helpers or not (verb.tag_ == "VB" or "be" in helpers):
        return False
    is_of_noun = verb.dep_ == "acl" or (verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"})
    return is_of_noun or (verb.dep_ in {"xcomp", "ccomp", "relcl"} and verb.head.lemma_ in PLANS)
