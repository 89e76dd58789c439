"""The present tense of a timetable: "leaves for Chad on Thursday"."""

from spacy.tokens import Token

from dragoman.grammar.tree import children

DEPARTS = {"leave", "depart", "fly", "travel", "head", "begin", "open", "start", "host", "visit", "meet", "receive", "arrive"}


def day_of_leaving(verb: Token) -> Token | None:
    """The day that a verb in the present tense sets: "flies to Mali [next week]"."""
    if verb.tag_ not in {"VBZ", "VBP"} or verb.lemma_ not in DEPARTS:
        return None
    near = (one for child in children(verb) for one in ((child, *children(child)) if child.lower_ == "on" else (child,)))
    return next((one for one in near if one.ent_type_ == "DATE" and (one.head.lower_ == "on" or _is_next(one))), None)


def _is_next(date: Token) -> bool:
    return date.lower_ == "tomorrow" or any(child.lower_ == "next" for child in children(date))
