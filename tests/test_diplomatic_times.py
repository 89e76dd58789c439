"""Expressions of time as diplomacy uses them: TIMEX3 type and value, the days they allow, and the relation."""

import re
from pathlib import Path

import pytest

from dragoman import Reader
from dragoman.stages.times import Times

LINES = (Path(__file__).parent / "times" / "diplomatic.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def times_reader():
    return Reader(stages=[Times])


@pytest.mark.parametrize("line", LINES)
def test_expression(times_reader, line):
    date, marked, kind, days, relation = (None if part == "-" else part for part in line.split(" | "))
    start = marked.index("[")
    text = re.sub(r"[\[\]]", "", marked)
    record = times_reader.read(text, published=date)
    found = next((one for one in record.times if one.span.start <= start + 1 < one.span.end), None)
    assert found is not None
    earliest, latest = (day or None for day in days.split(".."))
    assert (f"{found.type} {found.value}", found.earliest, found.latest, found.relation) == (kind, earliest, latest, relation)
