"""What an archive answers, on the example reports and on records made by hand."""

import pytest

from dragoman.archive import Archive
from dragoman.archive.copies import are_copies
from dragoman.archive.database import Database
from dragoman.archive.store import Store
from dragoman.errors import ArchiveError, UsageError
from tests.batch.quick import reading

DOCUMENT = "2019-02-28-hanoi-fails"


def test_a_record_comes_back_as_it_was_read(korea, reader):
    record = korea.record(DOCUMENT)
    assert record == reader.read_document(record.document)
    assert [one.document.id for one in korea.records(since="2019-12-01")] == ["2019-12-16-biegun-seoul", "2019-12-31-year-end"]


def test_a_report_that_is_not_there(korea):
    with pytest.raises(UsageError, match="no report 'x'"):
        korea.record("x")


def test_pages_of_reports(korea):
    pages, last = [], None
    while page := korea.reports(after=last, limit=7):
        pages.append(len(page))
        last = page[-1].id
    assert pages == [7, 7, 7, 3]
    assert korea.reports(outlet="Pacific Desk", since="2019-10-01")[0].id == "2019-10-05-stockholm"


@pytest.mark.parametrize(
    ("given", "party"),
    [
        ("PRK", "PRK"), ("prk", "PRK"), ("North Korea", "PRK"), ("DPRK", "PRK"), ("Kim Jong Un", "PRK"),
        ("US State Department", "USA"),
        ("NATO", "org:nato"), ("org:nato", "org:nato"),
    ],
)  # fmt: skip
def test_parties_by_code_or_name(korea, given, party):
    assert korea.party(given) == party


def test_an_unknown_party_names_near_ones(korea):
    with pytest.raises(UsageError, match=r"near it: .*North Korea"):
        korea.relations(["Nort Korea"])


HANOI = [
    ("rumoured", "2018-11-07-new-york-postponed", "Harbour Wire", "he expected to meet Kim early next year"),
    ("announced", "2019-01-18-second-summit", "Harbour Wire", "for a second time near the end of February"),
    ("rumoured", "2019-01-18-second-summit", "Harbour Wire", "the summit would be held in Vietnam"),
    ("venue set", "2019-02-08-hanoi-named", "Harbour Wire", "will be held in Hanoi on Feb. 27 and 28"),
    ("failed", "2019-02-28-hanoi-fails", "Harbour Wire", "collapsed on Thursday"),
]


def test_the_hanoi_thread_runs_from_rumour_to_failure(korea):
    (thread,) = [one for one in korea.threads(["USA", "PRK"], type="CONSULT") if one.place and one.place.name == "Hanoi"]
    told = [one for one in korea.timeline(["USA", "PRK"]) if one.thread == thread.id]
    assert [(one.stage, one.document, one.outlet) for one in told] == [state[:3] for state in HANOI]
    assert all(state[3] in one.sentence for one, state in zip(told, HANOI, strict=True))
    assert [one.stage for one in thread.states] == [state[0] for state in HANOI]
    assert {one.document for one in thread.mentions} == {state[1] for state in HANOI} | {"2019-02-25-vietnam-arrival"}
    assert thread.title == "North Korea – United States: summit, Hanoi"


def test_relations_count_what_happened_in_both_directions(korea):
    rows = korea.relations(["USA", "PRK"], period="year")
    assert [(row.period, row.source, row.target) for row in rows] == [
        ("2018", "PRK", "USA"), ("2018", "USA", "PRK"), ("2019", "PRK", "USA"), ("2019", "USA", "PRK"),
    ]  # fmt: skip
    for row in rows:
        assert row.cooperation + row.conflict == sum(row.types.values()) == len(row.events)
        assert set(row.statuses) <= {"occurred", "ongoing"}
        event = korea.record(row.events[0][0]).find(row.events[0][1])
        assert event.status in row.statuses
    planned = korea.relations(["USA", "PRK"], period="year", statuses=["scheduled"])
    assert sum(row.statuses["scheduled"] for row in planned) > 0


@pytest.mark.parametrize(
    ("period", "first"), [("day", "2018-01-09"), ("week", "2018-01-08"), ("month", "2018-01"), ("quarter", "2018-Q1")]
)
def test_periods(korea, period, first):
    assert korea.relations(["USA", "PRK"], period=period)[0].period == first


def test_an_unknown_period(korea):
    with pytest.raises(UsageError, match="no period; give one of day, week"):
        korea.relations(["USA"], period="decade")


def test_the_panel_has_the_codes_of_scholars_and_no_zeros(korea):
    rows = list(korea.panel("month"))
    first = next(row for row in rows if row["source_iso3"] == "KOR")
    assert (first["source_cow"], first["source_gw"]) == ("732", "732")
    assert all(row["events"] > 0 and row["covered"] > 0 for row in rows)
    kinds = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    assert all(row["events"] == sum(row[kind] for kind in kinds) for row in rows)


@pytest.mark.parametrize(
    ("asked", "document", "words"),
    [
        ({"speaker": "Choe Son Hui"}, "2019-03-15-choe-suspend", "golden opportunity"),
        ({"speaker": "North Korea", "since": "2019-04-01"}, "2019-04-12-kim-deadline", "nuclear forces"),
        ({"about": "corresponding measures"}, "2019-01-31-biegun-stanford", "corresponding"),
        ({"about": "Japan"}, None, ""),
    ],
)
def test_statements(korea, asked, document, words):
    found = korea.statements(**asked)
    assert any(row.document == document and words in row.words for row in found) or document is None
    for row in found:
        text = korea.record(row.document).document.text
        assert row.words.split(" … ")[0] in row.span.of(text)


def test_pages_of_statements(korea):
    whole = korea.statements(limit=1000)
    first = korea.statements(limit=40)
    assert [*first, *korea.statements(limit=1000, after=first[-1].place)] == whole


@pytest.mark.parametrize(
    ("query", "asked", "document"),
    [
        ('"Da Nang"', {}, "2019-02-08-hanoi-named"),
        ("collapsed", {"kind": "report"}, "2019-02-28-hanoi-fails"),
        ("demands sanctions", {"kind": "event", "until": "2019-02-10", "since": "2019-02-01"}, "2019-02-08-hanoi-named"),
        ("restraint", {"party": "China"}, "2019-07-25-missiles"),
        ("unobtainium", {}, None),
        ('a "broken (query', {"kind": "statement", "limit": 1}, None),
    ],
)
def test_search(korea, query, asked, document):
    found = korea.search(query, **asked)
    assert found == [] if query == "unobtainium" else True
    assert document is None or found[0].document == document
    for hit in found:
        assert hit.span.of(korea.record(hit.document).document.text) == hit.words


def test_a_lost_index_is_made_anew(tmp_path):
    with Database(tmp_path / "a.duckdb") as database:
        store = Store(database)
        store.add([reading("Peru and Chile met in Lima.", id="a")])
        archive = Archive(database)
        assert [hit.document for hit in archive.search("Lima", kind="report")] == ["a"]
        store.add([reading("Kenya and Uganda met in Nairobi.", id="b")])
        assert [hit.document for hit in archive.search("Nairobi", kind="report")] == ["b"]
        (tmp_path / "a.duckdb.search/done.json").unlink()
        assert [hit.document for hit in archive.search("Lima", kind="report")] == ["a"]


def test_an_archive_that_cannot_be_opened(tmp_path):
    with pytest.raises(ArchiveError, match="no archive"):
        Archive.open(tmp_path / "none.duckdb", read_only=True)
    (tmp_path / "text.duckdb").write_text("this is no archive" * 100)
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive.open(tmp_path / "text.duckdb")


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("Peru and Chile signed a truce on Monday.", "Peru and Chile signed a truce on Monday.", True),
        ("Peru and Chile signed a truce on Monday.", "PERU AND CHILE SIGNED A TRUCE ON MONDAY (Wire)", True),
        ("Peru and Chile signed a truce on Monday.", "Kenya and Uganda signed a truce on Monday.", False),
        ("", "Peru and Chile signed a truce.", False),
    ],
)
def test_copies(text, other, same):
    assert are_copies(text, other) == same
