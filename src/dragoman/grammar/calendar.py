"""Interval arithmetic on calendar days: months, weeks, quarters, seasons, and the days that a TIMEX3 value covers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
OPEN_VALUES = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both included; None where it is open."""

    first: date | None
    last: date | None

    def part(self, modifier: str | None) -> "Interval":
        """The early, middle or late third of a closed interval longer than a day ("late April")."""
        if self.first is None or self.last is None or modifier is None or self.first == self.last:
            return self
        second, third = self._cuts()
        before = timedelta(days=1)
        parts = {"early": (self.first, second - before), "mid": (second, third - before)}
        return Interval(*parts.get(modifier, (third, self.last)))

    def _cuts(self) -> tuple[date, date]:
        """Where the middle and the late part begin: on the 11th and 21st, in May and September, in a decade's 4 and 7."""
        if self.first is None or self.last is None:
            raise ValueError("an open interval has no parts")
        days = (self.last - self.first).days + 1
        match days:
            case 28 | 29 | 30 | 31:
                return self.first + timedelta(days=10), self.first + timedelta(days=20)
            case 365 | 366:
                return add_months(self.first, 4), add_months(self.first, 8)
            case 3652 | 3653:
                return add_months(self.first, 48), add_months(self.first, 84)
            case _:
                return self.first + timedelta(days=days // 3), self.last - timedelta(days=days // 3 - 1)


def parse_day(text: str | None) -> date | None:
    """The day of an ISO date or date and time; None if it is neither."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def add_months(start: date, months: int) -> date:
    """The same day some months on, or the last of the month where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def shift(start: date, number: int, unit: str) -> date:
    """`start` moved by a number of units (D, W, M, Q, Y, or hours and less, which move nothing), at most to the calendar's ends."""
    try:
        return _shifted(start, number, unit)
    except (OverflowError, ValueError):
        return date.max if number > 0 else date.min


def _shifted(start: date, number: int, unit: str) -> date:
    match unit:
        case "D":
            return start + timedelta(days=number)
        case "W":
            return start + timedelta(weeks=number)
        case "M" | "Q" | "Y":
            return add_months(start, number * {"M": 1, "Q": 3, "Y": 12}[unit])
        case _:
            return start


def week_value(day_: date) -> str:
    """`2019-W06`."""
    year, week, _ = day_.isocalendar()
    return f"{year:04d}-W{week:02d}"


def unit_value(day_: date, unit: str) -> str:
    """The day, week, month, quarter or year that a day lies in, as a TIMEX3 value."""
    match unit:
        case "W":
            return week_value(day_)
        case "M":
            return f"{day_.year:04d}-{day_.month:02d}"
        case "Q":
            return f"{day_.year:04d}-Q{(day_.month - 1) // 3 + 1}"
        case "Y":
            return f"{day_.year:04d}"
        case _:
            return day_.isoformat()


def nearest_weekday(anchor: date, weekday: int, direction: str | None) -> date:
    """The weekday (0 is Monday) on or before the anchor, or on or after it if the direction is "future"."""
    if direction == "future":
        return anchor + timedelta(days=(weekday - anchor.weekday()) % 7)
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def nth_weekday(month: date, weekday: int, nth: int | None) -> date | None:
    """The first, second, ... weekday of the month that begins on a day, or the last one; None where it has no fifth.

    >>> nth_weekday(date(2016, 5, 1), 4, None)
    datetime.date(2016, 5, 27)
    """
    if nth is None:
        return nearest_weekday(shift(month, 1, "M") - timedelta(days=1), weekday, "past")
    found = nearest_weekday(month, weekday, "future") + timedelta(weeks=nth - 1)
    return found if found.month == month.month else None


def _months(year: int, month: int, count: int) -> Interval:
    first = date(year, month, 1)
    return Interval(first, add_months(first, count) - timedelta(days=1))


def interval_of(value: str) -> Interval:
    """The days that a TIMEX3 value covers; open where it covers none that are known.

    >>> interval_of("2019-02").last
    datetime.date(2019, 2, 28)
    """
    if "/" in value:
        first, _, last = value.partition("/")
        return Interval(interval_of(first).first, interval_of(last).last)
    date_part = value.partition("T")[0] if value not in OPEN_VALUES else ""
    try:
        return _interval(date_part)
    except ValueError:
        return Interval(None, None)


def _interval(value: str) -> Interval:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        exact = date.fromisoformat(value)
        return Interval(exact, exact)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Interval(monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), int(match[2]) * 3 - 2, 3)
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return _months(int(match[1]), int(match[2]) * 6 - 5, 6)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return _months(int(match[1]), SEASON_STARTS[match[2]], 3)
    if match := re.fullmatch(r"(\d{2,4})(?:X{0,2})", value):
        years = 10 ** (4 - len(match[1]))
        return _months(int(match[1]) * years, 1, 12 * years)
    return Interval(None, None)
