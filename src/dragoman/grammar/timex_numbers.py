"""Numbers, clock times, holidays and the year that a date without one lies in."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import isclose

from dragoman.grammar.calendar import day

Order = Callable[[str, str | None], int | None]
LETTERS = {"WE": "WE", "D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "Y"}
CLOCK_UNITS = {"H": "H", "MIN": "M", "S": "S"}


def digits(word: str | None) -> int | None:
    """The number at the start of a word ("3rd"), or None."""
    match = re.match(r"\d+", word or "")
    return int(match[0]) if match else None


def number_of(words: str, order: Order) -> float | None:
    """The number that digits or words mean; None for none or a vague one."""
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)(?:\s+(\d)/(\d))?", words):
        return float(match[1]) + (int(match[2]) / max(int(match[3]), 1) if match[2] else 0)
    parts = re.split(r"[\s-]+", words)
    found = [order("number", part) if order("number", part) is not None else _tens(part, order) for part in parts]
    known = [one for one in found if one is not None]
    return float(sum(known)) if known and len(known) == len(found) else None


def _tens(word: str, order: Order) -> int | None:
    place = order("tens", word)
    return place * 10 if place else None


def length_value(number: float | None, unit: str) -> str:
    """`P3D`, `PT2H`, `PXY`; decades and centuries in years.

    >>> length_value(1.5, "Y")
    'P1.5Y'
    """
    if unit in {"E", "C"}:
        years = 10 if unit == "E" else 100
        number, unit = (number * years if number else None), "Y" if unit == "E" or number else "E"
    text = "X" if number is None else f"{number:g}"
    if unit in CLOCK_UNITS:
        if unit == "H" and number is not None and not isclose(number % 1, 0):
            return f"PT{int(number)}H{round(number % 1 * 60)}M" if number >= 1 else f"PT{round(number * 60)}M"
        return f"PT{text}{CLOCK_UNITS[unit]}" if not (unit == "H" and number == 24) else "P1D"
    return f"P{text}{LETTERS.get(unit, unit)}"


def clock_value(words: str) -> str:
    """`14:30` of "2:30 p.m.".

    >>> clock_value("8 p.m.")
    '20:00'
    """
    if words in {"noon", "midnight"}:
        return "12:00" if words == "noon" else "24:00"
    numbers = [int(one) for one in re.findall(r"\d\d?", words)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if "p" in words and hour < 12:
        hour += 12
    if "a" in words and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def iso(one: date | None) -> str | None:
    """The ISO date, or None."""
    return one.isoformat() if one else None


def closest(days: Sequence[date], anchor: date, direction: str | None) -> date | None:
    """The latest day up to the anchor, the first from it on, or the nearest, as the direction says."""
    if direction == "past":
        return max((one for one in days if one <= anchor), default=None)
    if direction == "future":
        return min((one for one in days if one >= anchor), default=None)
    return min(days, key=lambda one: abs(one - anchor), default=None)


def year_of_day(month: int, number: int, published: date | None, direction: str | None) -> int | None:
    """The year of a day given without one: reports look back unless the verb looks ahead or the day is close at hand."""
    if published is None:
        return None
    days = [one for offset in (-1, 0, 1) if (one := day(published.year + offset, month, number))]
    if not days:
        days = [one for offset in range(-4, 5) if (one := day(published.year + offset, month, number))]
    chosen = closest(days, published, direction)
    if direction == "past" and chosen is not None and published - chosen > timedelta(days=300):
        chosen = closest(days, published, None)
    return chosen.year if chosen else None


def year_of_month(month: int, published: date | None, direction: str | None) -> int | None:
    """The year of a month given without one; "before" and "after" leave the present month out, "this" stays close."""
    if published is None:
        return None
    past = published.year - (month > published.month)
    future = published.year + (month < published.month)
    match direction:
        case "before":
            return published.year - (month >= published.month)
        case "after":
            return published.year + (month <= published.month)
        case "future":
            return future
        case "this":
            return published.year
        case "past":
            return past
        case _:
            months_on = (month - published.month) % 12
            return future if 0 < months_on <= 4 and direction is None else past


def holiday(code: str, year: int) -> date | None:
    """The day of a holiday: "12-25", "11-4-3" (the fourth Thursday of November) or "easter-2"."""
    if code.startswith("easter"):
        return _easter(year) + timedelta(days=int(code[6:]))
    parts = [int(one) for one in code.split("-")]
    if len(parts) == 2:
        return day(year, parts[0], parts[1])
    first = date(year, parts[0], 1)
    return first + timedelta(days=(parts[2] - first.weekday()) % 7 + 7 * (parts[1] - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
