"""Histories that an archive tells: kept ready, the same pair by pair, and after reports came later or were read again."""

import re

import pytest

from dragoman import __version__
from dragoman.archive import Archive, settling
from dragoman.archive.database import Database
from dragoman.archive.rows import row_of
from dragoman.archive.store import Store
from dragoman.batch.reading import ReadEntries
from dragoman.batch.reread import reread
from dragoman.batch.sources import entries
from dragoman.errors import UsageError
from tests.archive.conftest import EXAMPLES, VERSIONS
from tests.batch.quick import MakeQuick, reading

PAIR = ("USA", "North Korea")


def test_the_hanoi_summit_runs_from_rumour_to_failure(korea):
    told = [one for one in korea.timeline(PAIR) if one.title.endswith("Hanoi")]
    assert [(one.stage, one.document) for one in told] == [
        ("rumoured", "2018-11-07-new-york-postponed"),
        ("announced", "2019-01-18-second-summit"),
        ("rumoured", "2019-01-18-second-summit"),
        ("venue set", "2019-02-08-hanoi-named"),
        ("failed", "2019-02-28-hanoi-fails"),
    ]
    for one in told:
        record = korea.record(one.document)
        assert record.quote(one.evidence) == one.sentence
        assert record.find(one.event).evidence == one.evidence


def test_threads_are_found_by_party_type_status_and_day(korea):
    every, of_pair = korea.threads(), korea.threads(PAIR)
    assert {one.id for one in of_pair} == {one.id for one in every if {"USA", "PRK"} <= {*one.parties}}
    assert [one.id for one in korea.threads(PAIR, type="CONSULT", status="speculated")] == [
        one.id for one in of_pair if (one.type, one.status) == ("CONSULT", "speculated")
    ]
    assert all(one.mentions[-1].published >= "2019-12-01" for one in korea.threads(since="2019-12-01"))


def test_the_ledger_on_a_day_knows_nothing_of_what_came_later(korea):
    known = korea.ledger(PAIR, on="2019-02-01")
    assert known
    assert max(turn.published for one in known for turn in one.changes) <= "2019-02-01"
    assert {one.kind for one in korea.ledger(PAIR, kind="demand")} == {"demand"}


def test_deadlocks_point_to_words(korea):
    found = korea.deadlocks(PAIR)
    assert found == korea.deadlocks()
    document, span = found[0].evidence[0]
    assert "deadlocked" in korea.record(document).quote(span)


def test_changes_begin_on_the_day(korea):
    found = korea.changes("2019-12-16")
    assert {one.published for one in found} == {"2019-12-16", "2019-12-31"}
    assert {one.kind for one in found} == {"thread", "position", "deadlock"}
    assert [one.text for one in korea.changes("2019-12-31", parties=["Japan"])] == []
    for one in found:
        assert one.span.of(korea.record(one.document).document.text) == one.words


def test_every_line_of_a_brief_is_cited(korea):
    brief = korea.brief(*PAIR)
    items = [item for section in brief.sections for item in section.items]
    assert all(item.sources for item in items)
    assert not [item.text for item in items if re.search(r"\d{4}-\d\d-\d\d", item.text)]
    assert [item.quote for section in brief.sections if section.title == "Deadlocks" for item in section.items] == [
        "The talks are now deadlocked", "Negotiations have been stalled since October",
    ]  # fmt: skip
    planned = next(section.items for section in brief.sections if section.title == "What is planned")
    assert len({item.quote for item in planned}) == len(planned)
    markdown = brief.markdown()
    assert set(re.findall(r"\[\^(\d+)\](?!:)", markdown)) == set(re.findall(r"^\[\^(\d+)\]:", markdown, re.MULTILINE))
    assert brief.html().count("<li id=") == len(brief.notes)
    assert [section["title"] for section in brief.to_json()["sections"]][:2] == ["State of relations", "What is planned"]


def test_a_brief_escapes_what_reports_bring(tmp_path):
    with Database(tmp_path / "a.duckdb") as database:
        store = Store(database)
        store.add([reading("Norway <script>alert(1)</script> [x](y)", id="a", published="2024-05-03", title="<b>*x*</b>")])
        store.finish()
        archive = Archive(database)
        parties = archive.threads()[0].parties
        page = archive.brief(*parties)
    assert "<script>" not in page.html()
    assert "<b>" not in page.html()
    assert r"\<script\>" in page.markdown()


def test_a_brief_on_strangers(korea):
    with pytest.raises(UsageError, match="no report of these days tells of Chile and Kenya together"):
        korea.brief("Chile", "Kenya")


def ingested(path, reader, *parts):
    with Database(path) as database:
        store = Store(database)
        every = [*entries([str(EXAMPLES)], columns={})]
        for part in parts:
            store.add(ReadEntries(reader, row_of, VERSIONS)(every[part]))
            store.finish()
        return Archive(database).threads(PAIR), database.sql("from thread_log")


def test_threads_keep_their_ids_when_reports_come_later(korea, reader, tmp_path):
    first, _ = ingested(tmp_path / "a.duckdb", reader, slice(0, 16))
    both, log = ingested(tmp_path / "b.duckdb", reader, slice(0, 16), slice(16, None))
    gone = {one.id for one in first} - {one.id for one in both}
    assert gone <= {thread for thread, _, _ in log}
    assert [{*one.mentions} for one in both] == [{*one.mentions} for one in korea.threads(PAIR)]


def test_a_large_archive_is_settled_pair_by_pair(korea, reader, tmp_path, monkeypatch):
    monkeypatch.setattr(settling, "SMALL", 0)
    monkeypatch.setattr(settling, "SORT_FROM", 10)
    found, _ = ingested(tmp_path / "a.duckdb", reader, slice(0, 12), slice(12, None))
    hanoi = next(one for one in found if one.title.endswith("Hanoi"))
    assert [state.stage for state in hanoi.states][-1] == "failed"
    assert all({"PRK", "USA"} <= {*one.parties} for one in found if len(one.mentions) < 3)


def test_an_interrupted_ingest_is_settled_when_the_archive_is_opened(tmp_path):
    with Database(tmp_path / "a.duckdb") as database:
        Store(database).add([reading("Norway and Peru met.", id="a", published="2024-05-03")])
        assert not settling.is_settled(database)
    with Archive.open(tmp_path / "a.duckdb", read_only=True) as archive:
        assert len(archive.threads()) == 1


def test_rereading_shows_what_became_different(tmp_path):
    with Database(tmp_path / "a.duckdb") as database:
        store = Store(database)
        store.add([reading(f"Norway and Peru met in town {n}.", id=f"r{n}", published="2024-05-03") for n in range(3)])
        store.finish()
        database.sql("update reports set package = $version where id <> 'r1'", {"version": __version__})
        assert list(reread(store, MakeQuick(row_of), workers=1, rules="quick")) == []
        found = list(reread(store, MakeQuick(row_of, "AGREE"), workers=1, rules="quick"))
        told = [(one.document, one.change, one.words.split()[0]) for one in found]
        assert told == [("r1", "lost", "CONSULT"), ("r1", "gained", "AGREE")]
        archive = Archive(database)
        assert [archive.record(f"r{n}").events[0].type for n in range(3)] == ["CONSULT", "AGREE", "CONSULT"]
        assert [row.id for row in archive.reports()] == ["r0", "r1", "r2"]
        assert {one.type for one in archive.threads()} == {"CONSULT", "AGREE"}
        assert len(archive.search("Peru", kind="report")) == 3
