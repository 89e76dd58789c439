"""Imported events over HTTP and on the page: asked for by their coder, told with file and row, without words."""

import shutil

import pytest
from fastapi.testclient import TestClient

from dragoman.web.app import create_app
from tests.archive.test_imported import ROWS, kept
from tests.web.serving import serving

PAIR = {"parties": ["PER", "CHL"], "coder": "gdelt"}


@pytest.fixture(scope="module")
def both(archive_file, tmp_path_factory):
    """Reports, and the events of a file beside them."""
    path = tmp_path_factory.mktemp("both") / "both.duckdb"
    shutil.copy(archive_file, path)
    kept(path, ROWS)
    return path


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The events of a file, and nothing else."""
    path = tmp_path_factory.mktemp("alone") / "alone.duckdb"
    kept(path, ROWS)
    return path


def test_each_question_by_its_coder(reader, both):
    with TestClient(create_app(both, reader), base_url="http://127.0.0.1") as client:
        assert [one["name"] for one in client.get("/about").json()["coders"]] == ["dragoman", "gdelt"]
        for path in ("/relations", "/network", "/events", "/timeline"):
            assert client.get(path, params={"parties": PAIR["parties"]}).json()["items"] == [], path
            assert client.get(path, params=PAIR).json()["items"], path
        assert client.get("/coverage", params={"coder": "gdelt"}).json()["items"][0] == {"period": "2024-05", "reports": 1}
        assert [one["id"] for one in client.get("/parties", params={"coder": "gdelt"}).json()["items"]] == ["CHL", "PER"]
        assert client.get("/relations", params={**PAIR, "coder": "icews"}).status_code in (404, 422)


def look(browser, reader, path, address):
    with serving(create_app(path, reader)) as room:
        page = browser.new_page(base_url=room)
        page.goto(f"/{address}")
        page.wait_for_load_state("networkidle")
        yield page
        page.close()


def test_the_page_asks_by_coder_and_names_file_and_row(browser, reader, both):
    for page in look(browser, reader, both, "#/relations?with=PER,CHL"):
        page.get_by_label("coded by").select_option("gdelt")
        page.get_by_role("button", name="1 of cooperation, 0 of conflict").click()
        page.get_by_text("may.csv, row 1: no words were imported").wait_for()
        assert "coder=gdelt" in page.url


def test_a_page_of_imported_events_alone_opens_where_they_are(browser, reader, alone):
    for page in look(browser, reader, alone, ""):
        page.get_by_role("heading", name="Relations").wait_for()
        assert page.get_by_label("coded by").count() == 0
        page.get_by_label("Add a party").fill("Peru")
        page.get_by_label("Add a party").press("Enter")
        page.locator("figure").first.wait_for()
