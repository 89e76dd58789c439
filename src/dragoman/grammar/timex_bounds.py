"""What the words of a time expression allow: the preposition before it, and its first and last day."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from dragoman.grammar.calendar import Interval, interval_of, shift
from dragoman.model import Time

BEFORE_IT = re.compile(
    r"(?<![\w-])(no later than|prior to|ahead of|up to|up until|(?:not )?until|[A-Za-z]+)\s+(?:(?:about|around|the)\s+)?$"
)
RELATIONS = {
    "by": "by", "no later than": "by", "within": "by", "before": "before", "prior to": "before", "ahead of": "before",
    "after": "after", "following": "after", "from": "since", "since": "since",
    "until": "until", "till": "until", "through": "until", "up to": "until",
    "up until": "until", "not until": "after", "on": "on", "at": "on", "in": "during", "during": "during", "over": "during",
    "throughout": "during", "for": "during",
}  # fmt: skip
MODIFIERS = (
    (re.compile(r"(?:the )?(?:early|the beginning of|the start of|the early part of)\b"), "early"),
    (re.compile(r"(?:the )?(?:mid|the middle of)\b"), "mid"),
    (re.compile(r"(?:the )?(?:late\b|the end of|the close of|the latter part of)|.*\bend$"), "late"),
)
END = re.compile(r"(?i:the (?:end|close) of)\b")
OPENING = re.compile(r"\b(from|between)\s+$", re.IGNORECASE)
LINKS = {"from": {" to ", " until ", " till ", " through "}, "between": {" and "}}
LENGTH = re.compile(r"P(T?)(\d+)([DWMY])")


def relation_before(text: str, start: int) -> str | None:
    """The relation that the preposition before an expression states."""
    match = BEFORE_IT.search(text, max(0, start - 30), start)
    return RELATIONS.get(match[1].lower()) if match else None


def bounds(
    value: str,
    type_: str,
    words: str,
    *,
    relation: str | None,
    published: date | None,
    ahead: bool,
    back: bool = False,
    on: bool = False,
) -> Interval:
    """The first and last day that the words allow; open where they say nothing."""
    if type_ == "SET":
        return Interval(None, None)
    if type_ == "DURATION" and value.startswith("P"):
        return _length(value, published, back=back, on=on or relation == "by")
    given = interval_of(value)
    if relation == "before" and END.match(words):
        return Interval(None, given.last)
    if "/" not in value and not (relation == "by" and given.first is None):
        given = given.part(_modifier(words))
    elif "/" in value:
        first, _, last = value.partition("/")
        parts = re.split(r"\s+(?:or|and|to|through)\s+", words)
        if len(parts) == 2:
            given = Interval(interval_of(first).part(_modifier(parts[0])).first, interval_of(last).part(_modifier(parts[1])).last)
    return _related(given, relation, published, ahead=ahead)


def _modifier(words: str) -> str | None:
    lower = words.lower()
    return next((name for pattern, name in MODIFIERS if pattern.match(lower)), None)


def _related(given: Interval, relation: str | None, published: date | None, *, ahead: bool) -> Interval:
    day = timedelta(days=1)
    match relation:
        case "by":
            return Interval(published if ahead and published and given.last and published <= given.last else None, given.last)
        case "until":
            return Interval(None, given.last)
        case "before":
            return Interval(None, given.first - day if given.first else None)
        case "after":
            return Interval(given.last + day if given.last else None, None)
        case "since":
            reached = not ahead and published is not None and given.first is not None and given.first <= published
            return Interval(given.first, published if reached else None)
        case _:
            return given


def joined(times: Sequence[Time], text: str) -> list[Time]:
    """The times of a text with both ends of "from May 2 to May 5" and "between 1980 and 1988" covering all that lies between."""
    found = list(times)
    for i, (one, other) in enumerate(pairwise(times)):
        opens, link = OPENING.search(text, max(0, one.span.start - 12), one.span.start), text[one.span.end : other.span.start]
        if opens and link in LINKS[opens[1].lower()] and one.type == other.type == "DATE":
            last = interval_of(other.value).last
            latest = last.isoformat() if last else None
            found[i] = replace(one, latest=latest, relation="during")
            found[i + 1] = replace(other, earliest=one.earliest, latest=latest, relation="during")
    return found


def _length(value: str, published: date | None, *, back: bool, on: bool) -> Interval:
    """ "within two weeks", "the next two weeks" reach from the report on, "over the past two weeks" back from it."""
    match = LENGTH.fullmatch(value)
    if match is None or published is None or match[1]:
        return Interval(None, None)
    if back:
        return Interval(shift(published, -int(match[2]), match[3]), published)
    if on:
        return Interval(published, shift(published, int(match[2]), match[3]))
    return Interval(None, None)
