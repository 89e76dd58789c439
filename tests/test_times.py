"""Time expressions: words in, TIMEX3 value, relation and days out."""

from datetime import date

import pytest

from dragoman import Reader
from dragoman.checks import check_rules
from dragoman.grammar.calendar import Interval, add_months, interval_of, nearest_weekday
from dragoman.grammar.timex_numbers import holiday
from dragoman.model import Document, Record
from dragoman.stages.times import Times


def find_times(reader, text, published):
    stage = Times(reader.nlp, reader.rules)
    return list(stage(reader.nlp(text), Record(Document("d", text, published=published))))


@pytest.mark.parametrize(
    ("text", "quote", "value", "relation", "earliest", "latest"),
    [
        ("They will sign by the end of February.", "the end of February", "2019-02", "by", "2019-02-07", "2019-02-28"),
        ("A deal is due at the end of the month.", "the end of the month", "2019-02", "on", "2019-02-21", "2019-02-28"),
        ("The envoys met on Wednesday.", "Wednesday", "2019-02-06", "on", "2019-02-06", "2019-02-06"),
        ("The envoys will meet on Tuesday.", "Tuesday", "2019-02-12", "on", "2019-02-12", "2019-02-12"),
        ("They signed the pact in June last year.", "June last year", "2018-06", "during", "2018-06-01", "2018-06-30"),
        ("The border reopened recently.", "recently", "PAST_REF", None, None, None),
        ("They agreed last week.", "last week", "2019-W05", None, "2019-01-28", "2019-02-03"),
        ("They will talk this week.", "this week", "2019-W06", None, "2019-02-04", "2019-02-10"),
        ("He vanished in 2007.", "2007", "2007", "during", "2007-01-01", "2007-12-31"),
        ("It has been frozen since 2012.", "2012", "2012", "since", "2012-01-01", "2019-02-07"),
        ("Troops must leave within two weeks.", "two weeks", "P2W", "by", "2019-02-07", "2019-02-21"),
        ("They held talks over more than a year.", "more than a year", "P1Y", "during", None, None),
        ("They left before March 3, 2017.", "March 3, 2017", "2017-03-03", "before", None, "2017-03-02"),
        ("The envoys could meet in April.", "April", "2019-04", "during", "2019-04-01", "2019-04-30"),
        ("He heard speculation that they would meet in April.", "April", "2019-04", "during", "2019-04-01", "2019-04-30"),
        ("They will meet on Feb. 27-28.", "Feb. 27-28", "2019-02-27/2019-02-28", "on", "2019-02-27", "2019-02-28"),
    ],
)
def test_time(reader: Reader, text, quote, value, relation, earliest, latest):
    (time,) = find_times(reader, text, "2019-02-07")
    assert (time.span.of(text), time.value, time.relation) == (quote, value, relation)
    assert (time.earliest, time.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoys met on Wednesday.", "XXXX-WXX-3"),
        ("They agreed last week.", "XXXX-WXX"),
        ("They met on February 14.", "XXXX-02-14"),
        ("They met yesterday.", "XXXX-XX-XX"),
    ],
)
def test_nothing_is_invented_without_a_date(reader: Reader, text, value):
    (time,) = find_times(reader, text, None)
    assert (time.value, time.earliest, time.latest) == (value, None, None)


def test_the_next_day_counts_from_the_story(reader: Reader):
    times = find_times(reader, "Jets struck on March 3. The next day a truce held.", "2020-03-20")
    assert [time.value for time in times] == ["2020-03-03", "2020-03-04"]


def test_rules_find_what_their_examples_say(reader: Reader):
    assert not [str(one) for one in check_rules(reader, reader.rules.of_kind("expressions"))]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-W01", date(2018, 12, 31), date(2019, 1, 6)),
        ("2019-Q4", date(2019, 10, 1), date(2019, 12, 31)),
        ("2019-WI", date(2019, 12, 1), date(2020, 2, 29)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("PAST_REF", None, None),
    ],
)
def test_interval(value, first, last):
    assert interval_of(value) == Interval(first, last)


def test_calendar():
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert nearest_weekday(date(2019, 2, 7), 2, "past") == date(2019, 2, 6)
    assert holiday("easter+0", 2024) == date(2024, 3, 31)
    assert holiday("11-4-3", 2019) == date(2019, 11, 28)
