"""`POST /read` over HTTP: the record of the contract, limits, queue, and an OpenAPI document that says so."""

import json
from threading import Event, Thread

import jsonschema
import pytest
from fastapi.openapi.utils import get_openapi
from fastapi.testclient import TestClient

from dragoman import Reader
from dragoman.formats.record_json import from_dict
from dragoman.formats.record_schema import schema
from dragoman.intake import document_of
from dragoman.web.app import create_app
from dragoman.web.contract import record_parts
from dragoman.web.desk import BusyError, Desk
from dragoman.web.reading import MOST_CHARACTERS

TEXT = "Peru and Chile \U0001f91d signed a truce on Monday, Chile’s foreign ministry said."
GERMAN = "Die Minister beider Staaten haben sich gestern Abend in der Hauptstadt getroffen und über den Frieden geredet."


@pytest.fixture(scope="module")
def client(reader: Reader):
    with TestClient(create_app(None, reader), base_url="http://127.0.0.1") as client:
        yield client


def test_the_answer_is_the_record(client, reader):
    answer = client.post("/read", json={"text": TEXT, "published": "2024-05-03"}).json()
    jsonschema.validate(answer, schema())
    assert from_dict(answer, text=TEXT) == reader.read(TEXT, published="2024-05-03")


def test_the_page_gets_words_for_every_item(client):
    answer = client.post("/reading", json={"text": TEXT, "published": "2024-05-03", "outlet": "Example Wire"}).json()
    items = [one["id"] for part in ("events", "statements", "times", "places", "actors") for one in answer["record"][part]]
    assert set(items) <= set(answer["told"])
    assert [one["title"] for one in answer["sections"]] == ["Happened", "Who said what"]


def test_a_date_that_is_not_given_is_found_in_the_dateline(client):
    answer = client.post("/read", json={"text": "LIMA, May 3, 2024 (Example Wire) – Peru and Chile signed a truce."}).json()
    assert answer["document"]["published"] == "2024-05-03"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({}, "text: Field required"),
        ({"text": ""}, "text"),
        ({"text": "x" * (MOST_CHARACTERS + 1)}, "100000 characters"),
        ({"text": TEXT, "published": "tomorrow"}, "published"),
        ({"text": TEXT, "published": "0001-01-01"}, "published"),
        ({"text": TEXT, "published": 0}, "published"),
        ({"text": GERMAN}, "German"),
    ],
)
def test_what_cannot_be_read_is_said(client, body, says):
    answer = client.post("/read", json=body)
    assert answer.status_code == 422
    assert says in answer.json()["detail"]


def test_a_garbled_body_is_said(client):
    answer = client.post("/read", content=b"{\x02\xff", headers={"Content-Type": "application/json"})
    assert (answer.status_code, list(answer.json())) == (400, ["detail"])


def test_the_page_does_not_answer_for_the_questions(client):
    assert client.options("/read").headers["Allow"] == "POST"
    assert client.get("/no/such/file").status_code == 404


def test_a_rule_is_told_with_its_examples(client):
    answer = client.get("/rules/operator.ask").json()
    assert answer["place"].startswith("modality.toml:")
    assert {one["found"] for one in answer["examples"]} == {True, False}
    assert client.get("/rules/no.such").status_code == 404


def test_no_answer_has_the_name_of_a_part_of_the_record(client):
    described = get_openapi(title="", version="", routes=client.app.routes)["components"]["schemas"]
    assert set(described) & set(record_parts()) == set()


def test_the_openapi_document_holds_the_record(client):
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert "#/$defs/" not in json.dumps(document)
    answer = document["paths"]["/read"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/Record"}
    assert {"Record", "Event", "Span"} <= set(document["components"]["schemas"])


class SlowReader:
    """A reader that reads only when it is let."""

    def __init__(self) -> None:
        self.started, self.go = Event(), Event()

    def read_document(self, document):
        self.started.set()
        assert self.go.wait(10)
        return document.id


def test_a_full_desk_refuses_and_recovers():
    slow = SlowReader()
    desk = Desk(lambda: slow, queue=2, patience=0.01)
    document = document_of(TEXT)
    first = Thread(target=desk.read, args=(document,))
    first.start()
    slow.started.wait(10)
    with pytest.raises(BusyError):
        desk.read(document)
    slow.go.set()
    first.join()
    assert desk.read(document) == document.id


def test_a_busy_server_says_when_to_come_back(reader, monkeypatch):
    def busy(*_):
        raise BusyError

    monkeypatch.setattr(Desk, "read", busy)
    answer = TestClient(create_app(None, reader), base_url="http://127.0.0.1").post("/read", json={"text": TEXT})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_without_a_built_page_the_command_is_said(reader, tmp_path):
    answer = TestClient(create_app(None, reader, static=tmp_path), base_url="http://127.0.0.1").get("/")
    assert "make page" in answer.text
