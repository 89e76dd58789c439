"""What is at stake in a position: the words of the act, whether it is to be stopped, and how far it goes."""

import re
from functools import lru_cache

from dragoman.archive.traits import PLAIN, stem

REMEMBERED = 4096
WIDE = re.compile(
    r"\b(?:all|every|full|fully|complete|completely|total|entire|immediate|immediately|unconditional)\b", re.IGNORECASE
)
NARROW = re.compile(r"\b(?:some|partial|partially|part|limited|several|certain|temporary|temporarily|gradual)\b", re.IGNORECASE)
STOPPING = re.compile(
    r"(?:the |its |his |her |their |an? )?"
    r"(?:suspend|suspension|halt|stop|cease|freez|froze|refrain|avoid|end|abstain|pause)(?:s|es|ed|e|ing)?\b",
    re.IGNORECASE,
)
GOING_ON = re.compile(r"(?:resum|restart|continu|carry on|keep on)\w*\b", re.IGNORECASE)
NOT = re.compile(r"(?:not|never)(?: to)? ", re.IGNORECASE)
TO = re.compile(r"to ", re.IGNORECASE)


@lru_cache(REMEMBERED)
def words_at_stake(text: str) -> frozenset[str]:
    """Stems of the words of an act, names included.

    >>> sorted(words_at_stake("lift all sanctions on Burundi"))
    ['burund', 'lift', 'sancti']
    """
    words = re.findall(r"[A-Za-z][A-Za-z-]{2,}", text)
    return frozenset(_singular(stem(word)) for word in words if word.lower() not in PLAIN)


@lru_cache(REMEMBERED)
def matter(text: str) -> frozenset[str]:
    """The words at stake without those that only start or stop it, if others are left.

    >>> sorted(matter("suspend missile tests")), sorted(matter("not to resume tests"))
    (['missil', 'test'], ['test'])
    """
    words = words_at_stake(_without_start(text)[1])
    return words or words_at_stake(text)


@lru_cache(REMEMBERED)
def is_stopping(text: str) -> bool:
    """Whether the act at stake is to stop something, or not to go on with it.

    >>> is_stopping("suspend missile tests"), is_stopping("not to resume tests"), is_stopping("resume tests")
    (True, True, False)
    """
    return _without_start(text)[0]


def scope(text: str) -> int:
    """1 where all is at stake, -1 where a part is, 0 where nothing is said."""
    return 1 if WIDE.search(text) else -1 if NARROW.search(text) else 0


def alike(words: frozenset[str]) -> frozenset[str]:
    """Stems of a sentence, cut as those of a stake are."""
    return frozenset(map(_singular, words))


def _without_start(text: str) -> tuple[bool, str]:
    """Whether something is to stop, and the words behind those that say so."""
    negated = NOT.match(text)
    rest = text[negated.end() :] if negated else text
    start = TO.match(rest)
    rest = rest[start.end() :] if start else rest
    stops, goes_on = STOPPING.match(rest), GOING_ON.match(rest)
    verb = stops or goes_on
    return bool(stops) != bool(negated), rest[verb.end() :] if verb else rest


def _singular(word: str) -> str:
    return word.rstrip("s") or word
