"""The archive's questions over HTTP: typed filters, pages, CSV, and answers that carry their words."""

import csv
import io
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from dragoman.archive import Archive
from dragoman.archive.database import Database
from dragoman.archive.rows import row_of
from dragoman.archive.store import Store
from dragoman.batch.reading import ReadEntries
from dragoman.intake.entries import Entry
from dragoman.intake.metadata import Metadata
from dragoman.web.app import create_app
from dragoman.web.atom import ATOM
from dragoman.web.standoffs import in_words
from tests.archive.conftest import VERSIONS

HANOI = "2019-02-28-hanoi-fails"


@pytest.fixture(scope="module")
def client(reader, archive_file):
    with TestClient(create_app(archive_file, reader), base_url="http://127.0.0.1") as client:
        yield client


def everything(client, path: str, **params) -> list[dict]:
    """All items of an answer, page by page."""
    items, after = [], None
    while True:
        page = client.get(path, params={**params, "limit": 7} | ({"after": after} if after else {})).json()
        items += page["items"]
        after = page["next"]
        if after is None:
            return items


def test_what_it_holds(client):
    assert client.get("/about").json()["archive"] == {"reports": 25, "first": "2018-01-09", "last": "2024-05-03"}


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/reports", {}),
        ("/parties", {}),
        ("/statements", {}),
        ("/events", {"parties": "PRK"}),
        ("/coverage", {}),
        ("/network", {}),
        ("/relations", {"parties": ["USA", "North Korea"]}),
        ("/search", {"q": "sanctions"}),
        ("/timeline", {"parties": ["USA", "PRK"]}),
        ("/threads", {"parties": ["USA", "PRK"]}),
        ("/ledger", {"parties": ["USA", "PRK"]}),
        ("/changes", {"since": "2019-06-01"}),
    ],
)
def test_pages_add_up_to_the_whole(client, path, params):
    whole = client.get(path, params={**params, "limit": 1000}).json()
    assert whole["next"] is None
    assert len(whole["items"]) > 7
    assert everything(client, path, **params) == whole["items"]


def test_the_words_of_an_act_are_where_it_says(client, korea):
    for event in client.get("/events", params={"parties": ["USA", "PRK"], "since": "2019-02-01"}).json()["items"][:10]:
        start, end = event["evidence"]
        assert korea.record(event["document"]).document.text[start:end] == event["sentence"]


def test_acts_are_asked_for_one_by_one_and_by_place(client):
    relation = client.get("/relations", params={"parties": ["USA", "PRK"], "period": "year"}).json()["items"][0]
    ids = [f"{one['document']}/{one['event']}" for one in relation["events"]]
    found = client.get("/events", params={"ids": ids}).json()["items"]
    assert {f"{one['document']}/{one['event']}" for one in found} == set(ids)
    assert all(one["latitude"] is not None for one in client.get("/events", params={"located": True}).json()["items"])


def test_ties_count_the_acts_between_two(client):
    tie = client.get("/network", params={"limit": 1}).json()["items"][0]
    pair = {"parties": [tie["one"], tie["other"]], "limit": 1000}
    acts = [client.get("/events", params=pair | {"status": status}).json()["items"] for status in ("occurred", "ongoing")]
    assert tie["cooperation"] + tie["conflict"] == sum(map(len, acts))


def test_a_report_with_its_record_and_words(client, korea):
    assert client.get(f"/reports/{HANOI}").json()["document"]["id"] == HANOI
    reading = client.get(f"/reports/{HANOI}/reading").json()
    assert reading["text"] == korea.record(HANOI).document.text
    assert client.get("/reports/nowhere").status_code == 404


def test_a_deadlock_tells_what_waits_for_what_in_the_reports_words(client):
    (standoff,) = client.get("/deadlocks?parties=KEN&parties=UGA").json()["items"]
    waits = [(link["position"]["party"], link["position"]["words"], link["waits_for"]["party"]) for link in standoff["links"]]
    assert waits == [("KEN", "to release the fishermen", "UGA"), ("UGA", "to lift the embargo", "KEN")]
    text = client.get(f"/reports/{standoff['arose']['document']}/reading").json()["text"]
    assert all(text[slice(*one["span"])] == one["words"] for one in standoff["evidence"])


def test_a_deadlock_of_two_reports_tells_in_which_each_position_stands(reader, tmp_path):
    told = {
        "a": "Ghana refused to release the trawler until Togo paid the fine.",
        "b": "Togo refused to pay the fine until Ghana released the trawler.",
    }
    with Database(tmp_path / "a.duckdb") as database:
        store = Store(database)
        given = [Entry(name, text, id=name, given=Metadata(published="2021-03-01")) for name, text in told.items()]
        store.add(ReadEntries(reader, row_of, VERSIONS)(given))
        store.finish()
        archive = Archive(database)
        (standoff,) = in_words(archive.deadlocks(), archive)
    stands = [standoff["links"][0][name] for name in ("position", "waits_for")]
    assert [(one["document"], one["party"], one["words"]) for one in stands] == [
        ("b", "TGO", "to pay the fine"), ("a", "GHA", "to release the trawler"),
    ]  # fmt: skip


def test_the_ledger_as_it_stood(client):
    pair = {"parties": ["USA", "PRK"], "limit": 1000}
    then, now = (client.get("/ledger", params=pair | extra).json()["items"] for extra in ({"on": "2018-05-01"}, {}))
    assert 0 < len(then) < len(now)
    assert all(change["published"] <= "2018-05-01" for one in then for change in one["changes"])


def test_a_brief_is_markdown(client):
    answer = client.get("/brief?parties=USA&parties=PRK")
    assert answer.headers["Content-Type"].startswith("text/markdown")
    assert answer.text.startswith("# United States and North Korea")
    assert client.get("/brief?parties=USA").status_code == 422


def test_the_feed_is_atom_and_leads_to_the_words(client):
    root = ElementTree.fromstring(client.get("/changes.atom?since=2019-12-01").content)
    entries = root.findall(f"{{{ATOM}}}entry")
    assert entries
    assert len({one.findtext(f"{{{ATOM}}}id") for one in entries}) == len(entries)
    assert all("#/report/" in one.find(f"{{{ATOM}}}link").get("href") for one in entries)


def test_csv_holds_the_same_items(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/reports?format=csv").text)))
    assert [row["id"] for row in rows] == [one["id"] for one in client.get("/reports").json()["items"]]


def test_an_unchanged_answer_is_not_sent_again(client):
    tag = client.get("/reports").headers["ETag"]
    assert client.get("/reports", headers={"If-None-Match": tag}).status_code == 304


def test_an_unknown_party_names_near_ones(client):
    answer = client.get("/relations?parties=Nort%20Korea")
    assert answer.status_code == 404
    assert "North Korea" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/reports?since=yesterday", "YYYY-MM-DD"),
        ("/reports?limit=0", "limit"),
        ("/events?type=WAR", "type"),
        ("/search", "q"),
    ],
)
def test_a_wrong_value_is_said(client, path, says):
    answer = client.get(path)
    assert answer.status_code == 422
    assert says in answer.json()["detail"]
