"""Titles: what a happening is called in a list, "North Korea – United States: summit, Hanoi", "Chile – Peru: refusal (spurned)"."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from dragoman.archive.sightings import Sighting
from dragoman.archive.threads import Venue
from dragoman.knowledge import read_table
from dragoman.knowledge.codes import type_name
from dragoman.knowledge.tables import words_of

LIGHT = words_of(
    """will would may might could can should must make makes making made carry carries carrying carried out take takes took taking
    give gives gave giving has have had hold held"""
)
"""Verbs that do not say what is done."""
SAME = 5
MEETINGS = ("summit", "conference", "talks", "negotiations", "visit", "trip", "tour", "meeting", "call")


def title_of(told: Sequence[Sighting], parties: Counter[str], place: Venue | None) -> str:
    """The parties, the word that names the happening best, and the place."""
    who = " – ".join(sorted(name_of(party) for party, count in parties.items() if count * 3 >= len(told)))
    where = f", {place.name}" if place is not None and told[0].type == "CONSULT" else ""
    return f"{who or 'Unknown'}: {_word(told)}{where}"


def name_of(party: str) -> str:
    """The name of a country by its code, or that in an actor's id.

    >>> name_of("PRK"), name_of("org:rodong-sinmun")
    ('North Korea', 'Rodong Sinmun')
    """
    return _countries().get(party) or party.rpartition(":")[2].replace("-", " ").title()


def _word(told: Sequence[Sighting]) -> str:
    words = Counter(one.words.lower() for one in told)
    if told[0].type == "CONSULT":
        return next((word for word in MEETINGS if word in words), "meeting")
    noun, word = type_name(told[0].type), words.most_common(1)[0][0]
    says_nothing = LIGHT.issuperset(word.split()) or word[:SAME] == noun[:SAME]
    return noun if says_nothing else f"{noun} ({word})"


@cache
def _countries() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in read_table("countries.csv")}
