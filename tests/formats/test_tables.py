"""Event tables: published columns, and lines that come back as they went in."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.formats.catalogue import FORMATS
from dragoman.formats.from_records import event_rows
from dragoman.formats.gdelt import COLUMNS as GDELT_COLUMNS
from dragoman.formats.gdelt import GDELT, MENTIONS, mention_lines
from dragoman.formats.icews import COLUMNS as ICEWS_COLUMNS
from dragoman.formats.icews import ICEWS
from dragoman.formats.petrarch import PHOENIX, PHOENIX_COLUMNS, petrarch_lines, petrarch_rows
from dragoman.formats.polecat import COLUMNS as POLECAT_COLUMNS
from dragoman.formats.polecat import POLECAT
from dragoman.formats.tables import decoded, lines_of, rows_in
from tests.formats.rows import PLAIN, ROWS, cells
from tests.samples import hand_made

TABLES = (POLECAT, GDELT, ICEWS, PHOENIX)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def refuse(problem):
    raise AssertionError(problem)


def file_of(table, lines):
    """A file as another program would write it."""
    out = io.StringIO()
    if table.quoted:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerows([table.columns, *lines])
    else:
        heads = [table.columns] if table.has_header else []
        out.writelines("\t".join(line) + "\n" for line in (*heads, *lines))
    return out.getvalue()


def as_lines(text):
    """A text as the lines of an opened file, which end at line feeds alone."""
    return io.StringIO(text, newline="\n")


def cells_in(table, text):
    """The cells of a file as another program would read it, without its header."""
    found = csv.reader(as_lines(text), delimiter="\t") if table.quoted else (line.split("\t") for line in text.splitlines())
    return [*found][1 if table.has_header else 0 :]


def one_row(table, **given):
    """The row of one line, the other cells empty."""
    line = [given.get(name.replace(" ", "_"), "") for name in table.columns]
    return next(rows_in(table, as_lines(file_of(table, [line])), broken=refuse))


@pytest.mark.parametrize(
    ("columns", "count", "first", "last"),
    [
        (POLECAT_COLUMNS, 40, "Event ID", "Version"),
        (GDELT_COLUMNS, 61, "GLOBALEVENTID", "SOURCEURL"),
        (MENTIONS, 16, "GLOBALEVENTID", "Extras"),
        (ICEWS_COLUMNS, 20, "Event ID", "Longitude"),
        (PHOENIX_COLUMNS, 26, "EventID", "NewsSources"),
    ],
)
def test_published_columns(columns, count, first, last):
    assert (len(columns), len(set(columns)), columns[0], columns[-1]) == (count, count, first, last)


@pytest.mark.parametrize(
    ("place", "name"),
    [(2, "SQLDATE"), (6, "Actor1Code"), (16, "Actor2Code"), (26, "IsRootEvent"), (27, "EventCode"), (30, "QuadClass"),
     (36, "Actor1Geo_Type"), (52, "ActionGeo_Type"), (56, "ActionGeo_ADM2Code"), (60, "DATEADDED")],
)  # fmt: skip
def test_gdelt_columns_stand_where_scripts_look_for_them(place, name):
    assert GDELT_COLUMNS[place - 1] == name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@QUICK
@given(data=st.data())
def test_a_line_comes_back_as_it_went_in(table, data):
    lines = [[*data.draw(cells(table.columns, quoted=table.quoted)).values()] for _ in range(2)]
    rows = [*rows_in(table, as_lines(file_of(table, lines)), broken=refuse)]
    assert cells_in(table, "".join(lines_of(table, rows))) == lines


@QUICK
@given(st.lists(PLAIN, min_size=4, max_size=4).filter(any), st.booleans(), st.sampled_from(["NA", "010", ""]))
def test_a_petrarch_line_comes_back_as_it_went_in(parts, has_url, issue):
    url = ["https://wire.example/a"] if has_url else []
    line = "\t".join(["20240503", "ROMGOV", "NAM", "010", issue, "d_1", *url, *parts]) + "\n"
    rows = [*petrarch_rows([line], broken=refuse)]
    assert [*petrarch_lines(rows)] == [line]


@pytest.mark.parametrize("name", ["polecat", "gdelt", "icews", "petrarch", "phoenix"])
@QUICK
@given(rows=st.lists(ROWS, max_size=3))
def test_what_we_write_we_read(name, rows):
    format = FORMATS[name]
    lines = "".join(format.lines(rows))
    assert "".join(format.lines(format.rows(as_lines(lines), broken=refuse))) == lines


@pytest.mark.parametrize(
    ("table", "given", "field", "value"),
    [
        (POLECAT, {"Event_ID": "1", "Actor_Country": "NAM", "Actor_Name": "Namibia"}, "actor.id", "NAM"),
        (POLECAT, {"Event_ID": "1", "Actor_Name": "NA"}, "actor.name", "NA"),
        (POLECAT, {"Event_ID": "1", "Actor_Name": "None", "Event_Type": "CONSULT"}, "actors", ()),
        (POLECAT, {"Event_ID": "1", "Contexts": "military; None;territory"}, "contexts", ("military", "territory")),
        (POLECAT, {"Event_ID": "007"}, "id", "007"),
        (GDELT, {"EventCode": "010"}, "cameo", "010"),
        (GDELT, {"EventCode": "036"}, "type", "AGREE"),
        (GDELT, {"EventCode": "190", "ActionGeo_FullName": "Windhoek, Khomas, Namibia", "ActionGeo_CountryCode": "WA"},
         "where.country", "NAM"),
        (GDELT, {"Actor1Code": "ROMGOV", "Actor1CountryCode": "ROM", "Actor1Type1Code": "GOV"}, "actor.country", "ROU"),
        (GDELT, {"Actor2Code": "IGOUNO", "Actor2Name": "UNITED NATIONS"}, "recipient.id", "org:united-nations"),
        (GDELT, {"GLOBALEVENTID": "5", "GoldsteinScale": ""}, "goldstein", None),
        (ICEWS, {"Event_ID": "3", "Event_Date": "5/3/2023"}, "date", "2023-05-03"),
        (ICEWS, {"Event_ID": "3", "Source_Country": "Russian Federation", "Source_Name": "Army", "Source_Sectors": "Military"},
         "actor.sectors", ("MIL",)),
        (ICEWS, {"Event_ID": "3", "CAMEO_Code": ""}, "type", ""),
        (PHOENIX, {"EventID": "9_1", "CountryCode": "NA"}, "where.country", "NAM"),
        (PHOENIX, {"EventID": "9_1", "SentenceID": "d_7;d_8"}, "evidence.sentence", 7),
    ],
)  # fmt: skip
def test_what_a_cell_means(table, given, field, value):
    found = one_row(table, **given)
    for name in field.split("."):
        found = getattr(found, name)
    assert found == value


@pytest.mark.parametrize(
    ("header", "line", "name"),
    [
        ((*POLECAT_COLUMNS, "Headline"), (*["x"] * 40, "Lost"), "x"),
        ((*POLECAT_COLUMNS, "", ""), (*["x"] * 40, "", ""), "x"),
        (POLECAT_COLUMNS, (*["x"] * 40, "", "", ""), "x"),
        ([one.replace("Intensity", "Event Intensity") for one in POLECAT_COLUMNS], ["x"] * 40, "x"),
        ([*reversed(POLECAT_COLUMNS)], ["x"] * 39 + ["first"], "first"),
    ],
)
def test_headers_of_released_files(header, line, name):
    text = "\t".join(header) + "\n" + "\t".join(line) + "\n"
    assert [row.id for row in rows_in(POLECAT, as_lines(text), broken=refuse)] == [name]


def test_a_header_of_another_format_is_named():
    with pytest.raises(InputError, match="no polecat file: its header lacks 'Event Type'"):
        [*rows_in(POLECAT, ["Event ID\tEvent Date\n"], broken=refuse)]


def test_a_broken_line_is_told_and_left_out():
    good, told = "\t".join(["1", *[""] * 60]) + "\n", []
    rows = [*rows_in(GDELT, [good, "20240503\tPER\n", "\n", good], broken=told.append)]
    assert (len(rows), told) == (2, ["line 2 has 2 cells, and gdelt wants 61"])


@pytest.mark.parametrize("name", ["São", "Ñuñoa", "Ōsaka"])
def test_encodings(name):
    encoding = "utf-8" if name == "Ōsaka" else "iso-8859-1"
    assert [*decoded([b"\xef\xbb\xbfhead\n", f"{name}\n".encode(encoding)])] == ["head\n", f"{name}\n"]


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [
        ("polecat", 2, "AGREE"), ("polecat", 3, ""), ("polecat", 9, "135"), ("gdelt", 26, "036"), ("gdelt", 29, "1"),
        ("gdelt", 53, "PE"), ("icews", 5, "Express intent to meet or negotiate"), ("icews", 2, "Peru"), ("petrarch", 3, "036"),
        ("phoenix", 15, "1"), ("quadruples", 1, "AGREE"),
    ],
)  # fmt: skip
def test_a_planned_meeting_is_told_as_an_intent(name, place, value):
    lines = [line for line in FORMATS[name].lines(event_rows([hand_made()])) if not line.startswith("Event ID")]
    assert lines[0].rstrip("\n").split("\t")[place] == value


@pytest.mark.parametrize(("name", "count"), [("polecat", 3), ("gdelt", 3), ("icews", 2), ("petrarch", 2), ("quadruples", 2)])
def test_both_directions_and_nothing_proposed(name, count):
    """The meeting counts twice, the demand once where no recipient is needed; what is demanded, or done by nobody, not at all."""
    lines = [line for line in FORMATS[name].lines(event_rows([hand_made()])) if not line.startswith("Event ID")]
    assert len(lines) == count


def test_mentions_point_into_the_text():
    lines = [dict(zip(MENTIONS, line.rstrip("\n").split("\t"), strict=True)) for line in mention_lines(event_rows([hand_made()]))]
    text = hand_made().document.text
    assert [text[int(one["ActionCharOffset"]) :].split()[0] for one in lines] == ["meet", "meet", "called"]
    assert [text[int(one["Actor1CharOffset"]) :].split()[0] for one in lines] == ["Peru", "Chile", "Peru"]
    assert {one["GLOBALEVENTID"] for one in lines} == {line.split("\t")[0] for line in lines_of(GDELT, event_rows([hand_made()]))}
