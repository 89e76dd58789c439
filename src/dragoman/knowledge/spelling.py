"""One name in several spellings: ids, comparison, and the key that transliterations of a name share (`spellings.csv`)."""

import re
import unicodedata
from functools import cache, lru_cache

from dragoman.knowledge.tables import read_table, words_of

PARTICLES = words_of("al el ul bin ibn ben bint jr sr")
PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "ß": "ss", "æ": "ae", "ə": "e"}
)
QUOTES = str.maketrans("", "", "'`")
WORD = re.compile("[a-z0-9]+")
KEPT = 65_536


def slug(name: str) -> str:
    """A name as an id.

    >>> slug("Kim Jong-un")
    'kim-jong-un'
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name.translate(PLAIN)).encode("ascii", "ignore").decode()
    return "-".join(WORD.findall(plain.translate(QUOTES).lower())) or "unnamed"


@lru_cache(maxsize=KEPT)
def fold(name: str) -> str:
    """A name without case, accents, points, hyphens and article, for comparison.

    >>> fold("The U.N.")
    'un'
    """
    words = slug(name.replace(".", "")).split("-")
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)


def sound_of(name: str) -> str:
    """What the transliterations of a name have in common; other names may share it, so that it needs a second look.

    >>> sound_of("Muammar al-Qaddafi") == sound_of("Moammar Gadhafi")
    True
    """
    words = fold(name).split()
    joined = "".join([word for word in words if word not in PARTICLES] or words)
    pattern, same = _spellings()
    return re.sub(r"(.)\1+", r"\1", pattern.sub(lambda found: same[found[0]], joined)).rstrip("h")


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    same = {row["written"]: row["as"] for row in read_table("spellings.csv", needs=("written", "as"))}
    longest_first = sorted(same, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), same
