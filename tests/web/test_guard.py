"""Whom the server answers to, how much it takes, and what it tells the browser."""

import asyncio

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from dragoman.web.guard import Guard
from dragoman.web.kept import Kept
from tests.web.serving import run

HOME = "http://127.0.0.1:8000"
MOST = 1000


def client(*, room: int = 1000, **options) -> TestClient:
    app = FastAPI()
    asked: list[str] = []

    @app.get("/")
    def home() -> dict[str, str]:
        return {"hello": "reader"}

    @app.post("/echo")
    async def echo(request: Request) -> int:
        return len(await request.body())

    @app.get("/count/{name}")
    def count(name: str) -> int:
        asked.append(name)
        return len(asked)

    app.add_middleware(Kept, room=room)
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


@pytest.mark.parametrize(("room", "counts"), [(1000, [1, 2, 1, 2]), (1, [1, 2, 3, 4])])
def test_answers_are_kept_while_there_is_room(room, counts):
    asker = client(room=room)
    assert [asker.get(f"/count/{name}").json() for name in ("a", "b", "a", "b")] == counts


def test_what_several_ask_at_once_is_asked_once():
    asked: list[str] = []

    async def app(scope, receive, send):
        asked.append(scope["path"])
        await asyncio.sleep(0.01)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"answer"})

    async def ask(kept, got):
        async def send(message):
            got.append(message.get("body"))

        await kept({"type": "http", "method": "GET", "path": "/a", "query_string": b"", "headers": []}, None, send)

    async def several():
        kept, got = Kept(app), []
        await asyncio.gather(*(ask(kept, got) for _ in range(5)))
        return got

    assert run(several()).count(b"answer") == 5
    assert asked == ["/a"]


def test_refusals_are_not_kept():
    asker = client()
    assert [asker.get("/count/").status_code for _ in range(2)] == [404, 404]
