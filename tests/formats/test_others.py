"""The formats that are no event tables: JSON, annotations, sheets, maps, graphs, calendars, Parquet."""

import csv
import json
import zipfile
from dataclasses import replace
from datetime import date

import duckdb
import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive.parquet import write_records
from dragoman.formats.annotations import annotation_lines, annotation_rows
from dragoman.formats.calendars import calendar_lines
from dragoman.formats.catalogue import FORMATS
from dragoman.formats.event_rows import EventRow, Party
from dragoman.formats.from_records import event_rows
from dragoman.formats.maps import geojson_lines
from dragoman.formats.plover import plover_lines, plover_rows
from dragoman.formats.record_json import from_dict
from dragoman.formats.sheets import COLUMNS, csv_lines, spreadsheet_lines, table_lines, write_xlsx
from tests.formats.rows import ROWS
from tests.formats.test_tables import QUICK, as_lines, refuse
from tests.samples import TEXT, hand_made


@pytest.fixture
def rows():
    return [*event_rows([hand_made()])]


@QUICK
@given(st.lists(ROWS, max_size=3))
def test_plover_loses_nothing(rows):
    assert [*plover_rows(as_lines("".join(plover_lines(rows))), broken=refuse)] == rows


@QUICK
@given(st.lists(ROWS, max_size=3))
def test_annotations_lose_nothing(rows):
    assert [*annotation_rows(as_lines("".join(annotation_lines(rows))), broken=refuse)] == rows


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        ({"event": ["CONSULT"], "mode": ["visit"]}, "mode", "visit"),
        ({"event": "CONSULT", "mode": ""}, "type", "CONSULT"),
        ({"event": ["AGREE"], "actor": [{"code": "NAMMIL", "entity_text": "the army"}]}, "actor.country", "NAM"),
        ({"event": ["AGREE"], "event_loc": {"country_code": "NAM", "lat": -22.5}}, "where.country", "NAM"),
        ({"event": ["AGREE"], "has_event": False}, "is_counted", False),
        ({"event": ["AGREE"], "text_info": {"start": 3, "end": 9}}, "evidence.span", (3, 9)),
    ],
)
def test_plover_events_of_others(given, field, value):
    line = json.dumps({"id": "1", "date": "2024-05-03", **given})
    found = next(plover_rows([line], broken=refuse))
    for name in field.split("."):
        found = getattr(found, name)
    assert found == value


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "1"}', '{"id": "1", "date": null, "event": 5}'])
def test_a_line_that_is_no_event(line):
    told = []
    assert [*plover_rows([line], broken=told.append)] == []
    assert told[0].startswith("line 1 is no PLOVER event")


def test_plover_speaks_of_intents_and_marks_what_is_no_event(rows):
    told = [json.loads(line) for line in plover_lines(rows)]
    assert [(one["event"], one["has_event"]) for one in told] == [
        (["AGREE"], True), (["REQUEST"], True), (["CONCEDE"], False), (["CONCEDE"], True),
    ]  # fmt: skip
    assert [one["dragoman"]["status"] for one in told] == ["scheduled", "occurred", "proposed", "conditional"]


def test_a_page_of_annotations_is_read_line_by_line(rows):
    def taken():
        yield from [*annotation_lines(rows)][:2]
        pytest.fail("the whole page was read before its first annotation was given")

    lines = (line + "\n" for part in taken() for line in part.splitlines())
    assert next(annotation_rows(lines, broken=refuse)) == rows[0]


def test_annotations_point_to_their_words(rows):
    for note in json.loads("".join(annotation_lines(rows)))["items"]:
        quote, place = note["target"]["selector"]
        start, end = place["start"], place["end"]
        assert TEXT[start:end] == quote["exact"]
        assert TEXT[:start].endswith(quote["prefix"])
        assert TEXT[end:].startswith(quote["suffix"])


@pytest.mark.parametrize(
    ("note", "type"),
    [
        ({"body": [{"type": "TextualBody", "value": "consult", "purpose": "tagging"}]}, "CONSULT"),
        ({"body": {"type": "TextualBody", "value": "CONSULT"}}, "CONSULT"),
        ({"tags": ["AID", "NOR", "HTI"]}, "AID"),
        ({"body": [{"type": "TextualBody", "value": "interesting", "purpose": "commenting"}]}, None),
    ],
)
def test_annotations_of_others(note, type):
    target = {"source": "urn:a", "selector": [{"type": "TextQuoteSelector", "exact": "met in Oslo"}]}
    told = []
    found = [*annotation_rows([json.dumps({"id": "n", "target": target, **note})], broken=told.append)]
    assert ([row.type for row in found], len(told)) == (([type], 0) if type else ([], 1))


def test_a_page_cut_short_is_told():
    told = []
    assert [row.type for row in annotation_rows(["{\n", '{"tags": ["AID"]}\n'], broken=told.append)] == ["AID"]
    assert told == ["line 1 is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"]


def named(name):
    return EventRow("010", "AID", actors=(Party(name=name),), date="2024-05-03")


def test_any_rows_as_csv():
    assert "".join(table_lines([{"iso3": "NAM", "cow": "010", "n": None}])) == "iso3,cow,n\r\nNAM,010,\r\n"


@pytest.mark.parametrize("name", ["=1+1", "+47", "-x", "@home", "\tx", "NA", "010", 'a "b"', "x\ry", "a\nb"])
def test_cells_of_csv(name):
    machine = next(csv.DictReader(as_lines("".join(csv_lines([named(name)])))))
    people = next(csv.DictReader(as_lines("".join(spreadsheet_lines([named(name)])).removeprefix("\ufeff"))))
    risky = name[0] in "=+-@\t" and name != "+47"
    assert (machine["id"], machine["actors"]) == ("010", name)
    assert people["actors"] == (f"'{name}" if risky else name)
    assert machine["latitude"] == ""


def test_a_workbook_keeps_texts(tmp_path):
    write_xlsx([named("=1+1"), named("NA")], tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = "".join(book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets"))
    assert "<f>" not in sheet
    assert all(f"<t>{text}</t>" in sheet for text in ("=1+1", "NA", "010", *COLUMNS))


def test_points_on_a_map(rows):
    features = json.loads("".join(geojson_lines(rows)))["features"]
    assert [one["geometry"]["coordinates"] for one in features] == [[-77.03, -12.04]]
    assert features[0]["properties"]["latest"] == "2024-06-30"


def test_a_network(rows):
    text = "".join(FORMATS["graphml"].lines([*rows, *rows, replace(rows[0], status="occurred", cameo="040")]))
    graph = networkx.parse_graphml(text, force_multigraph=True)
    edges = sorted((edge["kind"], edge["weight"], one, other) for one, other, edge in graph.edges(data=True))
    ends = ("CHL", "PER"), ("PER", "CHL")
    assert edges == [(kind, weight, *pair) for kind, weight in (("AGREE", 2), ("CONSULT", 1)) for pair in ends]
    assert graph.nodes["PER"]["name"] == "Peru"


def test_a_calendar(rows):
    long = replace(rows[0], id="x", latest="2024-07-01", evidence=replace(rows[0].evidence, words="ü, ;\\ \n" * 40))
    lines = [*calendar_lines([rows[0], rows[0], *rows[1:], long])]
    assert all(line.endswith("\r\n") and len(line.encode()) <= 77 for line in lines)
    text = "".join(lines).replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20240503\r\nDTEND;VALUE=DATE:20240701\r\nSUMMARY:Talks or visit (scheduled): Peru\\, Chile" in text
    assert "ü\\, \\;\\\\ \\nü" in text


def test_whole_records_in_parquet(tmp_path):
    other = replace(hand_made(), document=replace(hand_made().document, id="NA", published=None, title="010"))
    write_records([hand_made(), other], tmp_path / "a.parquet")
    with duckdb.connect() as connection:
        cursor = connection.execute("from read_parquet($path)", {"path": str(tmp_path / "a.parquet")})
        names = [one[0] for one in cursor.description]
        told = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    assert [from_dict(one, text=one.pop("text")) for one in told] == [hand_made(), other]
    assert [one.name for one in tmp_path.iterdir()] == ["a.parquet"]


def test_days_of_events(rows):
    """A plan counts on the day it was told; what happened on a day of its own counts there."""
    assert [(row.date, row.earliest) for row in rows[:2]] == [("2024-05-03", "2024-05-03"), ("2024-05-03", None)]
    past = replace(hand_made(), times=(replace(hand_made().times[0], earliest="2024-04-30", latest="2024-05-01"),),
                   events=(replace(hand_made().events[0], status="occurred"),))  # fmt: skip
    assert next(iter(event_rows([past]))).date == str(date(2024, 4, 30))
