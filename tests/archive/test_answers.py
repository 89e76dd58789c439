"""The command line asks an archive: every question, every format."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from dragoman.archive.database import Database
from dragoman.cli.app import app
from dragoman.errors import UsageError

QUESTIONS = [
    ["timeline", "USA", "PRK"], ["threads", "USA", "PRK"], ["ledger", "USA", "PRK"], ["deadlocks"], ["relations", "USA", "PRK"],
    ["statements", "--limit", "5"], ["search", "sanctions"], ["changes", "--since", "2019-10-01"], ["panel"], ["reports"],
]  # fmt: skip


def asked(korea_file, *arguments):
    done = CliRunner().invoke(app, [*arguments, "--archive", str(korea_file)], catch_exceptions=False)
    return done.output


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one[0])
def test_every_question_in_every_format(korea_file, question):
    found = json.loads(asked(korea_file, *question, "--format", "json"))
    rows = list(csv.reader(io.StringIO(asked(korea_file, *question, "--format", "csv"))))
    markdown = asked(korea_file, *question, "--format", "markdown").splitlines()
    assert len(found) > 0
    assert len(rows) == len(found) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(markdown) == len(found) + 2
    assert asked(korea_file, *question, "--format", "table").strip()


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("threads", "id title type parties status earliest latest place origins states mentions disagreements"),
        ("ledger", "party counterpart kind about condition state first last changes"),
        ("deadlocks", "parties arose broken links evidence"),
    ],
)
def test_the_json_of_the_contract(korea_file, question, keys):
    for row in json.loads(asked(korea_file, question, "USA", "PRK", "--format", "json")):
        assert set(keys.split()) <= set(row)


def test_nothing_found_is_said(korea_file):
    assert asked(korea_file, "threads", "Chile") == "Nothing was found.\n"
    assert asked(korea_file, "threads", "Chile", "--format", "json") == "[]\n"
    assert "no failures" not in asked(korea_file, "failures")


@pytest.mark.parametrize("ending", ["svg", "png"])
@pytest.mark.parametrize("question", ["timeline", "relations"])
def test_charts(korea_file, tmp_path, question, ending):
    path = tmp_path / f"chart.{ending}"
    asked(korea_file, question, "USA", "PRK", "--plot", str(path))
    assert path.stat().st_size > 5_000


def test_a_chart_of_another_kind(korea_file, tmp_path):
    with pytest.raises(UsageError, match=r"end its name in \.svg or \.png"):
        asked(korea_file, "timeline", "USA", "PRK", "--plot", str(tmp_path / "chart.doc"))


@pytest.mark.parametrize(
    ("format", "begins"), [("markdown", "# United States and North Korea"), ("html", "<!doctype html>"), ("json", "[")]
)
def test_briefs(korea_file, format, begins):
    assert asked(korea_file, "brief", "USA", "PRK", "--format", format).startswith(begins)


def test_merged_and_split_threads_are_told(tmp_path):
    path = tmp_path / "a.duckdb"
    with Database(path) as database:
        database.sql("insert into thread_log values ('told', 'merged', 'other'), ('old', 'split', 'new')")
    log = json.loads(asked(path, "threads", "--log", "--format", "json"))
    assert [(one["thread"], one["change"], one["other"]) for one in log] == [("told", "merged", "other"), ("old", "split", "new")]


def test_relations_name_the_acts_behind_each_count(korea_file):
    rows = [*csv.DictReader(io.StringIO(asked(korea_file, "relations", "USA", "PRK", "--format", "csv")))]
    assert all(len(row["events"].split("; ")) == int(row["cooperation"]) + int(row["conflict"]) for row in rows)


def test_a_brief_is_about_two(korea_file):
    with pytest.raises(UsageError, match="name two"):
        asked(korea_file, "brief", "USA")
