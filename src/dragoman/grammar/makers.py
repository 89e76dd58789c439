"""Parties told in short: by whom a thing was put forward, in a clause behind it, and the names that open a headline."""

from spacy.tokens import Token

from dragoman.grammar.doers import own_subject, subject_of
from dragoman.grammar.tree import children

PUT = {"ask", "seek", "request", "demand", "want", "need", "propose", "suggest", "offer", "put", "submit", "table", "draft"}
PUT |= {"present", "make", "file", "lodge", "send", "sponsor", "introduce"}
LETTERS = {"letter", "message", "note", "petition", "telegram", "cable", "memo", "memorandum", "email", "fax", "appeal", "address"}
MESSAGES = LETTERS | {"statement", "declaration", "communique", "communiqué", "resolution", "motion", "editorial", "decree"}
OPENING = 5
HEADLINE_VERBS = {"TO", "VBP", "VB"}


def makers_in_clause(noun: Token) -> list[Token]:
    """ "The loan [Chad] had asked for", "a text that [Chad] had tabled": who made it, in the clause behind."""
    makers = (own_subject(one) for one in children(noun) if one.dep_ == "relcl" and one.lemma_ in PUT)
    return [one for one in makers if one is not None and one.tag_ not in {"WDT", "WP"} and one.lower_ != "that"]


def author_of(noun: Token, verb: Token) -> Token | None:
    """Whose words a message is, where a participle tells what it says: "[Chad] sent a letter asking for aid"."""
    is_told = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head == noun and noun.lemma_ in MESSAGES
    return subject_of(noun.head) if is_told and noun.dep_ == "dobj" else None


def beside_in_headline(noun: Token) -> list[Token]:
    """ "[Chad], Mali to hold talks": a comma for "and" between two names at the beginning of a headline."""
    doc, start = noun.doc, noun.sent.start
    comma = next((one for one in doc[start : start + OPENING] if one.text == "," and start < one.i < len(doc) - 2), None)
    if noun.pos_ != "PROPN" or comma is None:
        return []
    last = next(one for one in doc[comma.i + 1 :] if one.i + 1 == len(doc) or one.nbor().pos_ != "PROPN")
    names = [*doc[start : comma.i], *doc[comma.i + 1 : last.i + 1]]
    is_list = all(one.pos_ == "PROPN" and one.ent_type_ not in {"DATE", "TIME"} for one in names) and noun in names
    if not is_list or last.i + 1 == len(doc) or last.nbor().tag_ not in HEADLINE_VERBS:
        return []
    return [one for one in (doc[comma.i - 1], last) if one != noun]
