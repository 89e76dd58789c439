"""Whom the server answers to, how much it takes, and what it tells the browser."""

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from dragoman.web.etags import ETags
from dragoman.web.guard import Guard

HOME = "http://127.0.0.1:8000"
MOST = 1000


def client(**options) -> TestClient:
    app = FastAPI()

    @app.get("/")
    def home() -> dict[str, str]:
        return {"hello": "reader"}

    @app.post("/echo")
    async def echo(request: Request) -> int:
        return len(await request.body())

    app.add_middleware(ETags)
    app.add_middleware(Guard, most_bytes=MOST, **options)
    return TestClient(app, base_url=HOME)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("LOCALHOST:1234", 200),
        ("[::1]:8000", 200),
        ("reading.example", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("127.0.0.1@evil.example", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_only_its_own_hosts(host, status):
    assert client(hosts=["reading.example"]).get("/", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [(HOME, 200), ("http://127.0.0.1:9000", 403), ("http://evil.example", 403), ("null", 403)],
)
def test_only_its_own_origin(origin, status):
    assert client().post("/echo", content=b"words", headers={"Origin": origin}).status_code == status


@pytest.mark.parametrize(("size", "status"), [(MOST, 200), (MOST + 1, 413)])
def test_no_larger_body(size, status):
    assert client().post("/echo", content=b"x" * size).status_code == status
    assert client().post("/echo", content=iter([b"x" * (size - 1), b"x"])).status_code == status


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 401),
        ("/?token=wrong", {}, 401),
        ("/", {"Authorization": "Bearer wrong"}, 401),
        ("/", {"Authorization": "Bearer open sesame"}, 200),
        ("/?token=open%20sesame", {}, 200),
    ],
)
def test_only_with_the_token(path, headers, status):
    assert client(token="open sesame").get(path, headers=headers).status_code == status


def test_the_token_is_asked_for_once_and_leaves_the_address():
    asker = client(token="sesame")
    assert asker.get("/?token=sesame").url == f"{HOME}/"
    assert asker.get("/").status_code == 200


def test_every_answer_carries_the_rules_for_the_browser():
    for answer in (client().get("/"), client().get("/", headers={"Host": "evil.example"}), client().get("/nowhere")):
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_answer_that_the_asker_has_is_not_sent_again():
    asker = client()
    first = asker.get("/")
    again = asker.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert asker.get("/", headers={"If-None-Match": 'W/"other"'}).json() == {"hello": "reader"}
