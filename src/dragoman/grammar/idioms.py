"""The further words of an idiom: "leave [door open to]", "take [them to court]", "hold the army [responsible]"."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from spacy.tokens import Token

from dragoman.grammar.tree import LATELY, children

PARTING = {"of", "from", "off"}
"""What takes something from an object may hang on it: "stripped the team [of its medal]"."""


def words_beside(words: tuple[str, ...], near: Iterable[Token]) -> list[Token] | None:
    """Some words in their order, each among those near or hung on one before it; None if one is missing.

    The "to" of "to take them to court" comes second, and no date is part of an idiom.
    """
    if not words:
        return []
    near = [*near]
    found: list[Token] = []
    for word in words:
        hits = [one for one in near if one.lower_ == word and one not in found and not is_dating(one)]
        if not hits:
            return None
        found.append(next((one for one in hits if one.dep_ != "aux"), hits[0]))
        near += children(found[-1])
    return found


@lru_cache(maxsize=LATELY)
def beside(verb: Token) -> tuple[Token, ...]:
    """What hangs on a verb, what takes something from its object, and what is said of it: "held the army [responsible]"."""
    return tuple(chain(children(verb), *(_taken(child) for child in children(verb) if child.dep_ == "dobj")))


def _taken(thing: Token) -> Iterator[Token]:
    hung = children(thing)
    yield from (one for one in hung if one.lower_ in PARTING and one.dep_ == "prep")
    yield from (one for one in hung if one.pos_ == "ADJ" and one.i > thing.i)


def is_dating(preposition: Token) -> bool:
    """ "Called on Friday": the preposition of a date is no part of a pattern; "sentenced to ten years" is no date."""
    if preposition.dep_ != "prep" or preposition.lower_ == "to":
        return False
    return any(child.ent_type_ in {"DATE", "TIME"} for child in children(preposition))
