"""Words that look like a time but are none here: "may" the modal, 2007 soldiers, April the person."""

from spacy.tokens import Span as Words

from dragoman.grammar.timex_patterns import Found

YEAR_LEADERS = {
    "in", "of", "since", "by", "until", "before", "after", "during", "from", "to", "and", "through", "early", "late", "mid",
    "between", "for", "or", "the", "than", "(", ",",
}  # fmt: skip
MEASURES = {"CARDINAL", "QUANTITY", "MONEY", "PERCENT"}


def is_time(found: Found, words: Words) -> bool:
    """Whether the parse lets a finding stand."""
    match found.rule.get("value"):
        case "month" | "season" | "weekday" | "holiday" if len(words) == 1:
            return _is_name_of_time(words)
        case "year":
            return _is_year(words)
        case "fixed" if len(words) == 1:
            return not (words[0].lower_ == "recent" and words[0].dep_ == "ROOT")
        case "length":
            return not _modifies_a_thing(words)
        case _:
            return True


def _modifies_a_thing(words: Words) -> bool:
    """ "a day job", "a second time": the unit is the first half of a compound that the article belongs to, or an ordinal."""
    last = words[-1]
    if last.lower_ == "second" and last.pos_ in {"ADJ", "ADV"}:
        return True
    return words[0].lower_ in {"a", "an"} and len(words) == 2 and last.dep_ == "compound" and words[0].head.i == last.head.i


def _is_name_of_time(words: Words) -> bool:
    token = words[0]
    if token.tag_ == "MD" or token.ent_type_ in {"PERSON", "GPE", "ORG", "FAC", "PRODUCT"}:
        return False
    return token.pos_ in {"PROPN", "NOUN"} or token.ent_type_ == "DATE"


def _is_year(words: Words) -> bool:
    """A bare number is a year unless it counts or measures something."""
    token = next((one for one in words if one.like_num and len(one.text) == 4), words[0])
    if len(words) > 1 or token.ent_type_ in {"DATE", "EVENT"}:
        return True
    if token.dep_ == "nummod" and (token.ent_type_ in MEASURES or token.head.tag_ == "NNS"):
        return False
    return token.i > 0 and token.nbor(-1).lower_ in YEAR_LEADERS
