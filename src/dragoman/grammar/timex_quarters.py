"""Quarters and halves of years, of which reports on trade and aid are full."""

from dragoman.grammar.calendar import shift, unit_value
from dragoman.grammar.timex_patterns import Found
from dragoman.grammar.timex_setting import Setting


def year_said(words: str | None, setting: Setting) -> int | None:
    """The year that "this year", "last year" or "next year" is; None where nothing is said or the date is unknown."""
    if words is None or setting.published is None:
        return None
    offset = -1 if words.startswith("last") else 1 if words.startswith("next") else 0
    return setting.published.year + offset


def quarter(number: int, found: Found, setting: Setting) -> str:
    """ "The third quarter of 2019"; without a year the last one that has begun, or the coming one where the verb looks ahead."""
    year = int(found.get("year") or 0) or year_said(found.get("of"), setting)
    if not year and setting.published:
        year = setting.published.year - (3 * number - 2 > setting.published.month and setting.direction != "future")
    return f"{year:04d}-Q{number}" if year else f"XXXX-Q{number}"


def story_quarter(found: Found, setting: Setting) -> str:
    """ "The latest quarter", "the year-ago quarter": counted from the last quarter named, else from the last that is over."""
    words = found.get("rel") or ""
    if setting.published is None:
        return "XXXX-QX"
    named = setting.quarter or unit_value(shift(setting.published, -1, "Q"), "Q")
    year = found.get("year") or (str(int(named[:4]) - 1) if words.startswith(("year", "last year")) else named[:4])
    if words in {"this", "current", "next"}:
        return unit_value(shift(setting.published, int(words == "next"), "Q"), "Q")
    return f"{year}{named[4:]}"


def half(number: int, found: Found, setting: Setting) -> str:
    """ "The first half of 2020"."""
    year = int(found.get("year") or 0) or year_said(found.get("of"), setting)
    return f"{year:04d}-H{number}" if year else f"XXXX-H{number}"
