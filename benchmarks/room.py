"""`python -m benchmarks.room ARCHIVE`: how soon the reading room on an archive answers, and paints each of its views.

Every question is asked for the first time, since the server keeps its answers; milliseconds by the clock. A view's first paint and
its last answer are those of Debian's Chromium, if it is there and the page is built.
"""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from benchmarks.archive import BUSY
from dragoman.archive.database import Database

PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
ANSWERED = "Math.max(...performance.getEntriesByType('resource').map(one => one.responseEnd))"
SERVE = [sys.executable, "-c", "from dragoman.cli import main; main()", "serve"]


@dataclass(frozen=True, slots=True)
class Busiest:
    """What is asked about: the pair with the most acts, one of its reports, and days near the archive's end."""

    pair: tuple[str, str]
    report: str
    last: str

    def before(self, days: int) -> str:
        """The day so many days before the last report."""
        return (date.fromisoformat(self.last) - timedelta(days=days)).isoformat()


def busiest(path: Path) -> Busiest:
    """What to ask of an archive."""
    with Database(path, read_only=True) as database:
        pair = database.sql(BUSY)[0]
        told = {"side_a": pair[0], "side_b": pair[1]}
        number = database.one("select max(number) from sightings where side_a = $side_a and side_b = $side_b", told)
        report = database.one("select id from reports where number = $number", {"number": number})
        return Busiest((pair[0], pair[1]), report, database.one("select max(published)::varchar from reports"))


def questions(asked: Busiest) -> Mapping[str, str]:
    """What the views ask on opening, and what else takes long."""

    def url(path: str, *, parties: bool = False, **values: Any) -> str:
        pairs = [("parties", one) for one in asked.pair if parties]
        return f"{path}?{urlencode([*pairs, *values.items()])}"

    month, year = asked.before(30), asked.before(365)
    return {
        "every view": url("/about"),
        "every view, its parties": url("/parties", limit=1000),
        "Reports": url("/reports"),
        "Report": f"/reports/{asked.report}/reading",
        "Timeline of the busiest pair": url("/threads", parties=True, limit=1000),
        "Ledger of the busiest pair": url("/ledger", parties=True, limit=1000),
        "Ledger, on a day": url("/ledger", parties=True, on=month, limit=1000),
        "Ledger, deadlocks": url("/deadlocks", parties=True, limit=200),
        "Relations of the busiest pair": url("/relations", parties=True, period="month", limit=1000),
        "Relations of one party": url("/relations", period="year", limit=1000, parties=False) + f"&parties={asked.pair[0]}",
        "Relations, reports by month": url("/coverage", period="month", limit=1000),
        "Map": url("/events", since=year, located="true", limit=1000),
        "Network": url("/network", since=year, limit=150),
        "Search": url("/search", q="summit Hanoi", limit=500),
        "Changes of a month": url("/changes", since=month, limit=1000),
        "Changes since the beginning": url("/changes", limit=1000),
        "Changes, the feed": "/changes.atom",
        "timeline of the busiest pair": url("/timeline", parties=True, limit=1000),
        "events since the beginning": url("/events", limit=1000),
        "network since the beginning": url("/network", limit=150),
        "deadlocks of all": url("/deadlocks", limit=200),
        "statements by one party": url("/statements", speaker=asked.pair[0], limit=1000),
        "statements of some words": url("/statements", about="summit", limit=1000),
        "brief on the busiest pair": url("/brief", parties=True),
    }


def views(asked: Busiest) -> Mapping[str, str]:
    """The views by their addresses."""
    chosen = ",".join(asked.pair)
    return {
        "Read": "#/read", "Reports": "#/reports", "Report": f"#/report/{asked.report}", "Timeline": f"#/timeline?with={chosen}",
        "Ledger": f"#/ledger?with={chosen}", "Relations": f"#/relations?with={chosen}", "Map": "#/map", "Network": "#/network",
        "Search": "#/search?q=Hanoi", "Changes": "#/changes",
    }  # fmt: skip


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """A reading room of its own process, once its model is loaded."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*SERVE, "--archive", str(path), "--port", str(port)], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(server, port)
        body = json.dumps({"text": "Peru and Chile signed a truce.", "published": "2019-02-28"}).encode()
        urlopen(Request(f"{address}/read", body, {"Content-Type": "application/json"})).read()
        yield address
    finally:
        server.terminate()
        server.wait()


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    sys.exit("the server ended; see what dragoman serve says")


def paints(address: str, shown: Mapping[str, str]) -> Iterator[tuple[str, float, float]]:
    """Each view, the milliseconds until its first paint, and until its last answer came."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for name, view in shown.items():
            page = browser.new_page()
            page.goto(f"{address}/{view}")
            page.wait_for_load_state("networkidle")
            yield name, page.evaluate(PAINTED), page.evaluate(ANSWERED)
            page.close()
        browser.close()


def main() -> None:
    """Print both tables."""
    path = Path(sys.argv[1])
    asked = busiest(path)
    print("| asked | milliseconds | kilobytes |", "|---|---:|---:|", sep="\n")
    with serving(path) as address:
        for name, question in questions(asked).items():
            start = time.perf_counter()
            size = len(urlopen(f"{address}{question}").read())
            taken = 1_000 * (time.perf_counter() - start)
            print(f"| {name}: `{question.partition('?')[0]}` | {taken:,.0f} | {size / 1_000:,.0f} |", flush=True)
    if not shutil.which("chromium"):
        return
    print("", "| view | first paint, milliseconds | last answer |", "|---|---:|---:|", sep="\n")
    with serving(path) as address:
        for name, painted, answered in paints(address, views(asked)):
            print(f"| {name} | {painted:,.0f} | {answered:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
