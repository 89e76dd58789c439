"""TIMEX3 values: what the words of a time expression amount to, given the report's date and the story so far."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dragoman.grammar.calendar import day, nearest_weekday, nth_weekday, parse_day, shift, unit_value, week_value
from dragoman.grammar.timex_numbers import (
    clock_value,
    closest,
    digits,
    holiday,
    iso,
    length_value,
    number_of,
    year_of_day,
    year_of_month,
)
from dragoman.grammar.timex_patterns import Found, Patterns
from dragoman.grammar.timex_quarters import half, quarter, story_quarter, year_said
from dragoman.grammar.timex_setting import Setting, Value

UNITS = ("S", "M", "H", "D", "D", "WE", "W", "W", "M", "Q", "Y", "E", "C")
PARTS = {
    "morning": "MO", "dawn": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "nighttime": "NI", "noon": "MI",
    "midday": "MI", "early hours": "MO", "small hours": "MO", "wee hours": "MO",
}  # fmt: skip
TODAY = {"this", "last", "tonight", "overnight", "today", "yesterday", "tomorrow"}
SEASONS = ("SP", "SU", "FA", "WI")
UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX",
}  # fmt: skip
BACK = {"last", "past", "this past", "previous", "the previous", "the preceding", "preceding", "prior"}
ON = {"next", "coming", "this coming", "the coming", "upcoming", "the upcoming", "the next", "the following", "the very next"}


class Values:
    """Reads the value of what a rule found; None where the words turn out to be no time expression."""

    def __init__(self, patterns: Patterns) -> None:
        self._order = patterns.order
        self._code = patterns.code
        self._readers: Mapping[str, Callable[[Found, Setting], str | Value | None]] = {
            "fixed": lambda found, _: str(found.rule.get("as")),
            "date": self._date,
            "month": self._month,
            "month-range": self._month_range,
            "weekday": self._weekday,
            "part": self._part,
            "clock": self._clock,
            "relative-day": self._relative_day,
            "story": self._story,
            "shift": self._shift,
            "ago": self._ago,
            "quarter": lambda found, setting: quarter(self._ordinal(found), found, setting),
            "story-quarter": story_quarter,
            "half": lambda found, setting: half(self._ordinal(found), found, setting),
            "season": self._season,
            "year": self._year,
            "decade": self._decade,
            "century": self._century,
            "span": self._length,
            "length": self._length,
            "ahead": self._ahead,
            "week-in": self._week_in,
            "set": self._set,
            "holiday": self._holiday,
            "week-of": self._week_of,
        }

    def of(self, found: Found, setting: Setting) -> Value | None:
        """The value of a finding."""
        value = self._readers[found.rule.get("value")](found, setting)
        return Value(value) if isinstance(value, str) else value

    def _month_of(self, found: Found, name: str = "month") -> int | None:
        place = self._order("month", found.get(name))
        return None if place is None else place + 1

    def _date(self, found: Found, setting: Setting) -> str | None:
        if iso := found.get("iso"):
            return iso if parse_day(iso) else None
        month, first, last = self._month_of(found), digits(found.get("day")), digits(found.get("day2"))
        if month is None or first is None:
            return None
        year = int(found.get("year") or 0) or year_of_day(month, first, setting.published, setting.direction)
        text = f"{year:04d}" if year else "XXXX"
        if year and day(year, month, first) is None:
            return None
        start = f"{text}-{month:02d}-{first:02d}"
        return f"{start}/{text}-{month:02d}-{last:02d}" if last and last > first else start

    def _month(self, found: Found, setting: Setting) -> str | Value | None:
        month = self._month_of(found)
        which = found.get("which") or ""
        if which in {"each", "every"}:
            return Value(f"XXXX-{month:02d}", "SET")
        if found.get("tens2"):
            return f"{self._spelled_year(found, 'tens2')}-{month:02d}"
        year = int(found.get("year") or 0) or year_said(found.get("of"), setting)
        year = year or year_of_month(month or 1, setting.published, _way(which, setting))
        return f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}"

    def _spelled_year(self, found: Found, name: str) -> int:
        return 1900 + (self._order("tens", found.get(name)) or 0) * 10 + (self._order("number", found.get("number")) or 0)

    def _month_range(self, found: Found, setting: Setting) -> str:
        first, last = self._month_of(found) or 1, self._month_of(found, "month2") or 1
        year = int(found.get("year") or 0) or year_of_month(last, setting.published, setting.direction)
        if not year:
            return f"XXXX-{first:02d}/XXXX-{last:02d}"
        return f"{year - (first > last):04d}-{first:02d}/{year:04d}-{last:02d}"

    def _weekday(self, found: Found, setting: Setting) -> str:
        day_ = self._day_named(found, setting)
        return day_.isoformat() if day_ else f"XXXX-WXX-{(self._order('weekday', found.get('weekday')) or 0) + 1}"

    def _day_named(self, found: Found, setting: Setting) -> date | None:
        weekday, which = self._order("weekday", found.get("weekday")) or 0, found.get("which") or ""
        anchor = setting.story or setting.published if which.startswith("the ") else setting.published
        if anchor is None:
            return None
        if of := found.get("of"):
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=-1 if of == "last" else 1 if of == "next" else 0)
            return monday + timedelta(days=weekday)
        if which in BACK:
            return nearest_weekday(anchor - timedelta(days=1), weekday, "past")
        if which in ON:
            return nearest_weekday(anchor + timedelta(days=1), weekday, "future")
        return nearest_weekday(anchor, weekday, setting.direction)

    def _part(self, found: Found, setting: Setting) -> str | None:
        words = found.get("rel") or ""
        part = PARTS[found.get("part") or "night"]
        if found.get("weekday"):
            return f"{self._weekday(found, setting)}T{part}"
        anchor = setting.published if words in TODAY else setting.story or setting.published
        if anchor is None:
            return f"XXXX-XX-XXT{part}"
        return f"{shift(anchor, -1 if words == 'last' else _offset(words), 'D').isoformat()}T{part}"

    def _clock(self, found: Found, setting: Setting) -> str:
        time = clock_value(found.get("clock") or "") + ("Z" if found.get("zone") in {"gmt", "utc"} else "")
        if found.get("weekday") and not found.get("month"):
            return f"{self._weekday(found, setting)}T{time}"
        if found.get("month"):
            return f"{self._date(found, setting)}T{time}"
        anchor = setting.published
        return f"{shift(anchor, _offset(found.get('rel') or ''), 'D').isoformat()}T{time}" if anchor else f"XXXX-XX-XXT{time}"

    def _relative_day(self, found: Found, setting: Setting) -> str:
        words = found.get("rel") or ""
        offset = -2 if "before yesterday" in words else 2 if "after tomorrow" in words else _offset(words)
        return shift(setting.published, offset, "D").isoformat() if setting.published else UNKNOWN["D"]

    def _unit(self, found: Found) -> str:
        for name, classes in (("calendar", "calendar"), ("unit", "unit"), ("units", "units"), ("calendars", "units")):
            if word := found.get(name):
                place = self._order("unit" if classes == "calendar" else classes, word)
                return UNITS[place or 0] if (place or 0) > 2 else ("S", "MIN", "H")[place or 0]
        return "Y" if found.get("one") == "year" else "D"

    def _count(self, found: Found, name: str = "count") -> float | None:
        if found.get("couple"):
            return 2
        if found.get("ordinal") and found.rule.get("value") == "length":
            return float(self._order("ordinal", found.get("ordinal")) or 1)
        if "half" in (found.get("one") or ""):
            return 0.5
        return 1 if found.get("one") else number_of(found.get(name) or "", self._order)

    def _story(self, found: Found, setting: Setting) -> str:
        unit, words = self._unit(found), found.get("rel") or ""
        anchor = setting.story or setting.published
        if anchor is None:
            return UNKNOWN.get(unit, "XXXX-XX-XX")
        number = self._count(found) if found.get("count") or found.get("one") else 1
        back = any(word in words for word in ("previous", "preceding")) or found.get("after") in {"before", "earlier"}
        steps = 0 if words.startswith(("the same", "that", "the very same")) else int(number or 1) * (-1 if back else 1)
        return unit_value(shift(anchor, steps, unit), unit)

    def _shift(self, found: Found, setting: Setting) -> str:
        unit, words = self._unit(found), found.get("rel") or ""
        if setting.published is None:
            return UNKNOWN.get(unit, "XXXX-XX-XX")
        offset = -1 if words in BACK else 1 if words in ON else 0
        if unit == "WE":
            is_past = not offset and setting.direction != "future" and setting.published.weekday() < 5
            return week_value(shift(setting.published, -1 if is_past else offset, "W")) + "-WE"
        if unit in {"E", "C"}:
            years = setting.published.year + offset * (10 if unit == "E" else 100)
            return f"{years // 10:03d}" if unit == "E" else f"{years // 100:02d}"
        return unit_value(shift(setting.published, offset, unit), unit)

    def _ago(self, found: Found, setting: Setting) -> str:
        unit, number = self._unit(found), self._count(found)
        if number is None:
            return "PAST_REF"
        if unit in {"E", "C"}:
            unit, number = "Y", number * (10 if unit == "E" else 100)
        anchor = (setting.story if found.get("earlier") else None) or setting.published
        if anchor is None:
            return UNKNOWN.get(unit, "XXXX-XX-XX")
        if unit == "Y" and number == 1 and setting.quarter:
            return f"{int(setting.quarter[:4]) - 1}{setting.quarter[4:]}"
        day_ = shift(anchor, -int(number), unit)
        return "PAST_REF" if day_ == date.min else unit_value(day_, unit)

    def _ordinal(self, found: Found) -> int:
        return self._order("ordinal", found.get("ordinal")) or 1

    def _season(self, found: Found, setting: Setting) -> str:
        season, which = self._order("season", found.get("season")) or 0, found.get("which") or ""
        month = (3, 6, 9, 12)[season]
        year = int(found.get("year") or 0) or year_of_month(month, setting.published, _way(which, setting))
        return f"{year:04d}-{SEASONS[season]}" if year else f"XXXX-{SEASONS[season]}"

    def _year(self, found: Found, setting: Setting) -> str:
        return str(self._spelled_year(found, "tens")) if found.get("tens") else found.get("year") or ""

    def _decade(self, found: Found, setting: Setting) -> str:
        decade = found.get("decade") or ""
        if not decade[0].isdigit():
            decade = str(10 * (self._order("tens", decade.replace("ies", "y")) or 0))
        return decade[:3] if len(decade) == 4 else f"19{decade[0]}"

    def _century(self, found: Found, setting: Setting) -> str:
        number = int(found.get("digits") or 0) or self._order("ordinal", found.get("ordinal")) or 1
        return f"{number - 1:02d}"

    def _length(self, found: Found, setting: Setting) -> str | Value:
        unit, number = self._unit(found), self._count(found)
        if found.get("vague2") or found.get("vague") == "while":
            return "PXX" if found.get("vague") else "PXM"
        if (found.get("last") or found.get("next")) and not (found.get("count") or found.get("vague") or found.get("couple")):
            number = 1 if found.get("unit") else None
        return length_value(number, unit)

    def _ahead(self, found: Found, setting: Setting) -> str | Value:
        """ "Will resume in two weeks" is a week; "was done in two weeks" a length."""
        unit, number = self._unit(found), self._count(found)
        if number is None or number % 1 or not (setting.direction == "future" or found.get("now")):
            return Value(length_value(number, unit), "DURATION")
        if setting.published is None:
            return UNKNOWN.get(unit, "XXXX-XX-XX")
        return unit_value(shift(setting.published, int(number), unit), unit)

    def _week_in(self, found: Found, setting: Setting) -> str | None:
        """ "The first week of March": the ISO week that holds its middle; "the last Friday of May" is a day."""
        month = parse_day(f"{self._month(found, setting)}-01")
        if month is None:
            return UNKNOWN["W"]
        place = self._order("ordinal", found.get("ordinal"))
        if found.get("weekday"):
            return iso(nth_weekday(month, self._order("weekday", found.get("weekday")) or 0, place))
        last = shift(month, 1, "M") - timedelta(days=4)
        return week_value(shift(month, 7 * place - 4, "D") if place else last)

    def _set(self, found: Found, setting: Setting) -> str:
        if adverb := found.get("adverb"):
            units = {"d": "P1D", "w": "P1W", "b": "P2W", "m": "P1M", "q": "P1Q", "y": "P1Y", "a": "P1Y", "h": "PT1H", "n": "P1D"}
            return units[adverb[0]]
        if found.get("weekday"):
            return f"XXXX-WXX-{(self._order('weekday', found.get('weekday')) or 0) + 1}"
        if found.get("month"):
            return f"XXXX-{self._month_of(found):02d}"
        if found.get("season"):
            return f"XXXX-{SEASONS[self._order('season', found.get('season')) or 0]}"
        if part := found.get("part"):
            return f"XXXX-XX-XXT{PARTS[part]}"
        return length_value(self._count(found) if found.get("count") else 1, self._unit(found))

    def _holiday(self, found: Found, setting: Setting) -> str | None:
        year, which = int(found.get("year") or 0), found.get("which") or ""
        code = self._code("holiday", found.get("holiday") or "")
        if year:
            return iso(holiday(code, year))
        if setting.published is None:
            return f"XXXX-{code}" if re.fullmatch(r"\d\d-\d\d", code) else UNKNOWN["D"]
        direction = "past" if which in BACK else "future" if which in ON else setting.direction
        days = [one for offset in (-1, 0, 1) if (one := holiday(code, setting.published.year + offset))]
        return iso(closest(days, setting.published, direction))

    def _week_of(self, found: Found, setting: Setting) -> str | None:
        exact = parse_day(self._date(found, setting))
        return week_value(exact) if exact else UNKNOWN["W"]


def _way(which: str, setting: Setting) -> str | None:
    """Where to look for a month or season: back for "last June", on for "next spring", else where the tense points."""
    return "before" if which in BACK else "after" if which in ON else "this" if which == "this" else setting.direction


def _offset(words: str) -> int:
    if words in {"yesterday", "the previous", "the preceding"}:
        return -1
    return 1 if words in {"tomorrow", "the next", "the following"} else 0
