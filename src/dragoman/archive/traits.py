"""What of a sighting is compared: its family, its days, its people, its wording."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from dragoman.archive.sentences import DEFINITE
from dragoman.archive.sightings import Sighting
from dragoman.knowledge import read_table
from dragoman.knowledge.tables import words_of

FAMILIES = {
    "CONCEDE": "yielding",
    "RETREAT": "yielding",
    "ASSAULT": "force",
    "MOBILIZE": "force",
    "COERCE": "penalty",
    "SANCTION": "penalty",
}
SAYINGS = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "PROTEST"}
DONE = {"occurred", "ongoing"}
PLANNED = {"scheduled", "pledged", "proposed", "conditional", "speculated"}
LEADERS = re.compile(r"president|prime-minister|leader|king|chancellor|heads?-of-state|premier")
OTHERS = re.compile(r"minister|envoy|negotiator|official|delegation|diplomat|expert|ambassador|secretary")
TITLES = re.compile(r"\b(?:president|prime minister|leaders?|king|chancellor|premier)\b", re.IGNORECASE)
LOWER_TITLES = re.compile(
    r"\b(?:(?<!prime )ministers?|envoys?|negotiators?|officials?|delegations?|diplomats?|experts?|secretary|advisers?)\b",
    re.IGNORECASE,
)
LOWER = {"working-level", "preparatory", "expert", "technical", "military", "lower-level", "high-level", "ministerial"}
PHONE = re.compile(r"\b(?:phone[ds]?|telephone[ds]?|by phone|phone call|video)\b")
TRUCE = re.compile(r"\b(?:truce|cease-?fire|armistice)\b", re.IGNORECASE)
ORDINAL = re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")
NOUN = re.compile(
    r"summit|talks?|meetings?|visits?|trips?|negotiations?|discussions?|conference|consultations?|dialogue|round|exercises?|drills?"
)
QUALIFIER = re.compile(r"\b(?![a-z]+ed\s*$)([a-z]+(?:-[a-z]+)*)\s*$")
PLAIN = words_of(
    """
    the and that with from into over under after before about against between during which while where when would could should
    will have been were their they this these those there than then said says told saying announced confirmed according official
    officials spokesman spokeswoman minister ministry foreign government president prime leader leaders reporters week month year
    today yesterday again also more most last next held hold holds will would its his her planned second first third fourth fifth
    such other some any all new own two three both sides a an of in on at for to by as it is was be had has
    """
)

UNDOING = ("denuclear", "demilitar")
CITY_STATES = {"Singapore", "Monaco", "San Marino", "Luxembourg", "Djibouti", "Hong Kong", "Macau"}


@dataclass(frozen=True, slots=True)
class Traits:
    """A sighting with what is compared; days are proleptic ordinals, None where nothing is said."""

    sighting: Sighting
    family: str
    told: int | None
    first: int | None
    last: int | None
    people: Mapping[str, frozenset[str]]
    rank: str | None
    doers: frozenset[str]
    receivers: frozenset[str]
    words: frozenset[str]
    qualifier: str | None
    ordinal: str | None
    about: str | None
    is_phone: bool
    is_definite: bool
    is_truce: bool

    @property
    def is_dated(self) -> bool:
        """Whether the report says when."""
        return self.first is not None or self.last is not None

    @property
    def is_saying(self) -> bool:
        """Whether the happening is in words alone."""
        return self.sighting.type in SAYINGS

    @property
    def is_done(self) -> bool:
        """Whether it has happened as the report tells it."""
        return self.sighting.status in DONE

    def is_ahead(self, plan: tuple[int, int] | None) -> bool:
        """Whether it only names what is planned for later ("on his way to the summit"), though it reads like something done."""
        if plan is None or self.told is None or not self.is_definite:
            return False
        return self.told < plan[0] or (not self.is_dated and self.told <= plan[1])

    @property
    def span(self) -> tuple[int, int] | None:
        """The days on which it happens, as far as the report says; open ends are closed at a season."""
        if self.first is None and self.last is None:
            return self.supposed
        first = self.first if self.first is not None else min(self.told or 0, self.last or 0)
        if self.last is not None:
            return (min(first, self.last), self.last)
        return (first, self.told if self.is_done and self.told and self.told >= first else first + SEASON)

    @property
    def supposed(self) -> tuple[int, int] | None:
        """The days on which something undated happens, judged by its status and the day it is told."""
        if self.told is None:
            return None
        if self.is_done:
            return (self.told - (2 if self.is_saying else 7), self.told)
        return (self.told - (2 if self.sighting.status in PLANNED else 60), self.told + SEASON)


SEASON = 150


def traits_of(sighting: Sighting, about: Sighting | None) -> Traits:
    """The traits of a sighting; `about` is the event that it is about, if its report has it.

    Leaders leave working-level talks to others, and who only speaks of talks to come need not take part: they are not its people.
    """
    text, trigger = sighting.sentence, sighting.trigger.start - sighting.evidence.start
    before = text[max(0, trigger - 60) : max(0, trigger)]
    doers, receivers = sighting.doers, sighting.receivers
    is_noun = bool(NOUN.fullmatch(sighting.words.lower()))
    qualifier = _qualifier(before) if is_noun else None
    is_ahead = sighting.status in PLANNED
    return Traits(
        sighting,
        FAMILIES.get(sighting.type, sighting.type),
        day(sighting.published),
        day(sighting.earliest),
        day(sighting.latest),
        {} if qualifier in LOWER else _people(sighting, left_out=sighting.said_by if is_noun and is_ahead else None),
        _rank(sighting, before, text[max(0, trigger) :]),
        doers,
        receivers,
        content_words(text) | ({stem(sighting.words)} if is_noun else frozenset()),
        qualifier,
        _ordinal(before, text[max(0, trigger) :]),
        about.type if about is not None else None,
        sighting.mode == "phone" or bool(PHONE.search(text)),
        bool(DEFINITE.search(before)) and (is_noun or sighting.type != "CONSULT"),
        bool(TRUCE.search(text)),
    )


def day(iso: str | None) -> int | None:
    """The number of an ISO day.

    >>> day("2019-02-28") - day("2019-02-27")
    1
    """
    return _ordinal_of(iso) if iso else None


@cache
def _ordinal_of(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()


@lru_cache(maxsize=10_000)
def content_words(text: str) -> frozenset[str]:
    """Stems of the words that carry the matter; names, numbers and the words of any report are left out.

    >>> sorted(content_words("Niger demanded on Monday that France withdraw its ambassador."))
    ['ambass', 'demand', 'withdr']
    """
    return frozenset(stem(word) for word in re.findall(r"(?<![\w.])[a-z][a-z-]{3,}", text) if word not in PLAIN)


def stem(word: str) -> str:
    """What forms of a word share, roughly.

    >>> stem("sanctions"), stem("denuclearisation") == stem("nuclear")
    ('sancti', True)
    """
    lower = word.lower()
    return lower[2:8] if lower.startswith(UNDOING) else lower[:6]


@cache
def country_names() -> frozenset[str]:
    """The names of countries, which are wide places; of city states they are towns as well."""
    return frozenset(row["name"] for row in read_table("countries.csv")) - CITY_STATES


def _people(sighting: Sighting, *, left_out: str | None) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for actor, side in zip((*sighting.actors, *sighting.recipients), sighting.sides, strict=True):
        if actor.startswith("person:") and actor != left_out:
            found[side] = found.get(side, frozenset()) | {actor}
    return found


def _rank(sighting: Sighting, before: str, after: str) -> str | None:
    """leaders or others, as far as the noun, the actors' ids or the titles in the sentence say."""
    if sighting.words.lower().startswith("summit"):
        return "leaders"
    if _qualifier(before) in LOWER or LOWER & set(after.split()[:4]):
        return "others"
    ids = " ".join(one for one in (*sighting.actors, *sighting.recipients) if one.startswith(("group:", "office:")))
    if LEADERS.search(ids) or OTHERS.search(ids):
        return "leaders" if LEADERS.search(ids) else "others"
    if not any(one.startswith("person:") for one in (*sighting.actors, *sighting.recipients)):
        return None
    high, low = TITLES.search(sighting.sentence), LOWER_TITLES.search(sighting.sentence)
    return None if bool(high) == bool(low) else "leaders" if high else "others"


def _qualifier(before: str) -> str | None:
    found = QUALIFIER.search(before)
    return found[1] if found is not None and found[1] not in PLAIN and not ORDINAL.fullmatch(found[1]) else None


def _ordinal(before: str, after: str) -> str | None:
    near = " ".join(before.split()[-4:])
    found = ORDINAL.search(near) or ORDINAL.search(" ".join(after.split()[:12])) if "time" in after[:80] else ORDINAL.search(near)
    return found[1] if found is not None else None
