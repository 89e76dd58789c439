"""Pages and feeds by their address, from a server of our own; nothing that is not public is fetched."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.errors import UsageError
from dragoman.intake import document_in, fetching
from dragoman.intake.feeds import NO_FEED, NO_TEXT
from dragoman.intake.sources import entries
from tests.test_intake import PAGE

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example <b>Wire</b></title>
<item><title>Border &lt;img src=x onerror=alert(1)&gt; reopens</title><link>/page</link>
<pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate></item>
<item><title>Gone</title><link>/gone</link></item><item><title>Bad</title><link>javascript:alert(1)</link></item></channel></rss>"""
PAGES = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 9_000_000)),
    "/twice": (200, {"Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(b"a"))),
    "/moved": (302, {"Location": "/page"}, b""),
    "/inside": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED.encode()),
}


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


@pytest.fixture
def ours_is_public(monkeypatch):
    public = fetching.is_public
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1" or public(address))


def test_nothing_is_fetched_unless_asked_for(server):
    with pytest.raises(UsageError, match="unless you say --fetch"):
        list(entries([server], columns={}))


def test_this_machine_is_not_public(server):
    found = list(entries([f"{server}/page"], columns={}, fetch=True))
    assert "not on the public internet" in found[0].problem


@pytest.mark.usefixtures("ours_is_public")
@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page(server, path):
    found = list(entries([f"{server}{path}"], columns={}, fetch=True))
    assert "Kenya reopened its border" in document_in(found[0]).text


@pytest.mark.usefixtures("ours_is_public")
@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/gone", "the server answered 404"), ("/bomb", "larger than 4 MB"), ("/twice", "packed more than once"),
        ("/inside", "not on the public internet"), ("/round", "redirects more than 5 times"),
    ],
)  # fmt: skip
def test_what_cannot_be_fetched_says_why(server, path, problem):
    found = list(entries([f"{server}{path}"], columns={}, fetch=True))
    assert problem in found[0].problem


@pytest.mark.parametrize("url", ["http://user@example.org/", "http:///x"])
def test_addresses_that_are_none(url):
    assert "no plain http" in next(iter(entries([url], columns={}, fetch=True))).problem


@pytest.mark.usefixtures("ours_is_public")
def test_a_feed(server):
    page, gone = entries([f"{server}/feed"], columns={}, fetch=True)
    document = document_in(page)
    assert (document.published, document.outlet, document.title) == ("2024-05-03", "Example Wire", "Border reopens")
    assert "Kenya reopened its border" in document.text
    assert gone.problem == "the server answered 404"


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lake Post</title><entry><title>Fishing</title>
<link href="https://example.org/fishing"/><updated>2024-05-17T10:00:00Z</updated><summary>They met.</summary>
<content type="html">&lt;p&gt;Kenya and Uganda met on fishing &amp;amp; trade.&lt;/p&gt;
&lt;p&gt;They agreed.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.atom", ATOM, [("Kenya and Uganda met on fishing & trade.\n\nThey agreed.", "2024-05-17", "Lake Post", "Fishing", "")]),
        (
            "a.rss",
            FEED,
            [
                ("", "2024-05-03", "Example Wire", "Border reopens", NO_TEXT),
                ("", None, "Example Wire", "Gone", NO_TEXT),
                ("", None, "Example Wire", "Bad", NO_TEXT),
            ],
        ),
        ("a.xml", "<urlset></urlset>", [(b"", None, None, None, NO_FEED)]),
    ],
)
def test_a_saved_feed(tmp_path, name, content, told):
    (tmp_path / name).write_text(content, encoding="utf-8")
    found = entries([str(tmp_path)], columns={})
    assert [(one.content, one.given.published, one.given.outlet, one.given.title, one.problem) for one in found] == told
