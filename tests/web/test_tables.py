"""Answers as CSV."""

import pytest

from dragoman.web.tables import csv_response


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({"a": 1, "b": None}, "1,"),
        ({"a": {"b": {"c": "x"}}}, "x"),
        ({"a": ["USA", "PRK"]}, "USA; PRK"),
        ({"a": [1, 2]}, '"[1, 2]"'),
        ({"a": "=1+1"}, "'=1+1"),
        ({"a": -1.5}, "-1.5"),
        ({"a": 'say "so", twice'}, '"say ""so"", twice"'),
    ],
)
def test_rows(row, line):
    assert csv_response([row]).body.decode().splitlines()[1] == line


def test_dotted_names_and_missing_values():
    body = csv_response([{"id": 1, "place": {"name": "Lima"}}, {"id": 2, "place": None}]).body.decode()
    assert body.splitlines() == ["id,place.name,place", "1,Lima,", "2,,"]
