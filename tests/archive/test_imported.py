"""Events of other people's files: kept with file and row, counted by themselves, never mixed with what reports tell."""

import csv
import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.archive.database import Database
from dragoman.archive.imported import KEPT, take_in
from dragoman.cli.app import app
from dragoman.errors import UsageError
from dragoman.formats.catalogue import FORMATS
from dragoman.formats.event_rows import EventRow, Party, Story, Where
from dragoman.formats.tables import Counted
from tests.batch.quick import quick_ingest

RUN = CliRunner()
PERU, CHILE = Party("PER", "Peru", "PER"), Party("CHL", "Chile", "CHL")
GENERAL = Party("", "General Pino", "CHL", ("MIL",))
WHERE = Where("Lima", "PER", -12.04, -77.03, city="Lima", precision="city")
STORY = Story("wire-7", "2024-05-04", "Example Wire", url="https://example.org/7")
ROWS = [
    EventRow("71", "CONSULT", "2024-05-03", "visit", actors=(PERU,), recipients=(CHILE,), cameo="042", where=WHERE, story=STORY),
    EventRow("72", "ACCUSE", "2024-05-03", "disapprove", actors=(GENERAL,), recipients=(PERU,), cameo="111", story=STORY),
    EventRow("73", "PROTEST", "2024-06-10", None, actors=(CHILE,), recipients=(PERU,), cameo="140", story=STORY),
]
ALL = {"PER": 1, "CHL": 2}


def kept(path, rows, *, coder="gdelt", source="may.csv"):
    """An archive with some events, read back from a file of the coder's."""
    lines = Counted(FORMATS[coder].lines(rows))
    found = ((lines.number, row) for row in FORMATS[coder].rows(lines, broken=pytest.fail))
    with Database(path) as database:
        return take_in(database, found, coder=coder, source=source)


@pytest.mark.parametrize("coder", KEPT)
def test_events_of_every_format_are_counted(tmp_path, coder):
    intake = kept(tmp_path / "a.duckdb", ROWS, coder=coder)
    assert (intake.kept, intake.known, intake.left_out) == (3, 0, {})
    with Archive.open(tmp_path / "a.duckdb", read_only=True) as archive:
        rows = archive.relations(["Peru", "Chile"], period="year")
        assert {row.source: sum(row.types.values()) for row in rows} == ALL
        assert {row.coder for row in rows} == {coder}
        panel = {row["source_iso3"]: row["events"] for row in archive.panel("year")}
        assert panel == ALL
        (tie,) = archive.network(["PER"])
        assert (tie.cooperation, tie.conflict) == (1, 2)


@pytest.mark.parametrize(("coder", "first"), [("gdelt", 1), ("polecat", 2)])
def test_each_event_names_its_file_and_row(tmp_path, coder, first):
    kept(tmp_path / "a.duckdb", ROWS, coder=coder)
    with Archive.open(tmp_path / "a.duckdb", read_only=True) as archive:
        told = archive.timeline(["PER", "CHL"])
        assert [(one.document, one.event) for one in told] == [("may.csv", f"row {first + number}") for number in range(3)]
        assert (told[0].stage, told[0].earliest, told[0].sentence) == ("held", "2024-05-03", "")
        (row,) = archive.relations(["PER", "CHL"], since="2024-06-01")
        assert row.events == (("may.csv", f"row {first + 2}"),)
        (asked,) = archive.happenings(ids=[f"may.csv/row {first + 1}"])
        assert (asked.type, asked.parties, asked.sentence) == ("ACCUSE", ("CHL", "PER"), "")


def test_reports_and_imported_events_are_never_mixed(tmp_path):
    path = tmp_path / "a.duckdb"
    lines = [{"text": f"Talks went on in town {day}. " * 3, "published": f"2024-05-0{day}"} for day in range(1, 8)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    quick_ingest(tmp_path / "rows.jsonl", path)
    with Archive.open(path, read_only=True) as archive:
        own = archive.relations(["PER"], period="year"), [*archive.panel("year")], archive.timeline(["PER"]), archive.network()
        assert own[0]
    kept(path, ROWS)
    with Archive.open(path, read_only=True) as archive:
        same = archive.relations(["PER"], period="year"), [*archive.panel("year")], archive.timeline(["PER"]), archive.network()
        assert same == own
        assert [one.name for one in archive.coders()] == ["dragoman", "gdelt"]
        theirs = archive.relations(["PER"], period="year", coder="gdelt")
        assert {row.source: sum(row.types.values()) for row in theirs} == ALL
        with pytest.raises(UsageError, match="no events coded by 'icews'; there are dragoman, gdelt"):
            archive.panel("month", coder="icews")


def test_without_reports_the_only_coder_is_meant(tmp_path):
    path = tmp_path / "a.duckdb"
    kept(path, ROWS)
    with Archive.open(path, read_only=True) as archive:
        assert archive.coder(None) == "gdelt"
    kept(path, ROWS, coder="icews")
    with Archive.open(path, read_only=True) as archive, pytest.raises(UsageError, match="say which with --coder"):
        archive.relations(["PER"])


def test_what_is_known_is_not_kept_twice(tmp_path):
    path = tmp_path / "a.duckdb"
    kept(path, ROWS[:2])
    intake = kept(path, [*ROWS, ROWS[2]], source="june.csv")
    assert (intake.kept, intake.known) == (1, 3)
    with Archive.open(path, read_only=True) as archive:
        assert [one.document for one in archive.timeline(["PER", "CHL"])] == ["may.csv", "may.csv", "june.csv"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"date": None}, "without a day"),
        ({"actors": (Party(),)}, "without an actor"),
        ({"type": "", "cameo": "010"}, "mere statements (CAMEO 01)"),
    ],
)
def test_what_cannot_be_counted_is_left_out_with_its_reason(tmp_path, change, why):
    assert kept(tmp_path / "a.duckdb", [ROWS[0], replace(ROWS[1], **change)]).left_out == {why: 1}


def test_parties_that_only_the_file_knows_can_be_asked_for(tmp_path):
    lakes = Party("", "Lake Commission")
    kept(tmp_path / "a.duckdb", [replace(ROWS[0], recipients=(lakes,))], coder="icews")
    with Archive.open(tmp_path / "a.duckdb", read_only=True) as archive:
        (row,) = archive.relations(["lake commission"])
        assert (row.source, archive.party_name(row.target)) == ("PER", "Lake Commission")


@pytest.mark.parametrize("coder", KEPT)
def test_what_came_in_goes_out_the_same(tmp_path, coder):
    """Also an act of three parties and of one, and what came between other rows."""
    three = replace(ROWS[0], id="74", actors=(PERU, GENERAL), date="2024-05-05")
    alone = replace(ROWS[2], id="75", recipients=(), date="2024-05-06")
    june = replace(ROWS[2], story=replace(STORY, published="2024-06-10"))
    lines = [*FORMATS[coder].lines([*ROWS[:2], june, three, alone])]
    read = [*FORMATS[coder].rows(lines, broken=pytest.fail)]
    with Database(tmp_path / "a.duckdb") as database:
        take_in(database, enumerate(read), coder=coder, source="may.csv")
    out = tmp_path / "out"
    asked = ["export", "--archive", str(tmp_path / "a.duckdb"), "--coder", coder, "--format"]
    assert RUN.invoke(app, [*asked, coder, "--out", str(out)]).exit_code == 0
    assert out.read_text(encoding="utf-8").splitlines(keepends=True) == lines
    told = RUN.invoke(app, [*asked, "csv", "--since", "2024-06-01"]).stdout
    assert [row["date"] for row in csv.DictReader(told.splitlines())] == ["2024-06-10"]


@pytest.mark.parametrize("format", ["records", "parquet"])
def test_imported_events_are_no_records(tmp_path, format):
    kept(tmp_path / "a.duckdb", ROWS)
    told = RUN.invoke(app, ["export", "--archive", str(tmp_path / "a.duckdb"), "--format", format, "--out", str(tmp_path / "x")])
    assert "give --format plover, csv or another" in str(told.exception)


def test_dyads_of_imported_events(tmp_path):
    kept(tmp_path / "a.duckdb", ROWS)
    told = RUN.invoke(app, ["export", "--archive", str(tmp_path / "a.duckdb"), "--format", "dyad-month"]).stdout
    assert {row["source_iso3"]: row["coder"] for row in csv.DictReader(told.splitlines())} == {"PER": "gdelt", "CHL": "gdelt"}


def test_annotations_are_not_kept(tmp_path):
    with Database(tmp_path / "a.duckdb") as database, pytest.raises(UsageError, match="annotations cannot be kept"):
        take_in(database, [], coder="annotations", source="notes.json")


def test_from_the_command_line(tmp_path):
    file, path = tmp_path / "may.txt", tmp_path / "a.duckdb"
    file.write_text("".join(FORMATS["polecat"].lines(ROWS)), encoding="utf-8")
    told = RUN.invoke(app, ["import", str(file), "--from", "polecat", "--archive", str(path)])
    assert (told.exit_code, told.stdout) == (0, "")
    assert "may.txt: 3 kept" in told.stderr
    told = RUN.invoke(app, ["relations", "PER", "CHL", "--archive", str(path), "--coder", "polecat", "--format", "json"])
    assert {event["document"] for row in json.loads(told.stdout) for event in row["events"]} == {str(file)}
    told = RUN.invoke(app, ["import", str(file), "--from", "polecat", "--archive", str(path), "--out", str(tmp_path / "x")])
    assert isinstance(told.exception, UsageError)
