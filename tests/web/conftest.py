"""The reading room as a server on a free port, and a browser that reports whatever goes wrong in it."""

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from dragoman.archive.database import Database
from dragoman.archive.rows import row_of
from dragoman.archive.store import Store
from dragoman.batch.reading import ReadEntries
from dragoman.batch.sources import entries
from tests.archive.conftest import VERSIONS, korea, korea_file  # noqa: F401

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "tests/web/reports"
AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
collect_ignore_glob = [] if find_spec("fastapi") and find_spec("httpx") else ["test_*.py"]


def missing_for_the_page() -> str:
    """What this machine lacks to look at the page; "" if nothing."""
    from dragoman.web.app import STATIC

    if not (STATIC / "index.html").is_file() or not AXE.is_file():
        return "the page is not built: make page (needs npm)"
    return "" if shutil.which("chromium") else "there is no chromium: apt-get install chromium"


@pytest.fixture(scope="session")
def archive_file(reader, korea_file, tmp_path_factory) -> Path:  # noqa: F811
    """The archive of the examples, and a report of two parties that wait for each other."""
    path = tmp_path_factory.mktemp("room") / "room.duckdb"
    shutil.copy(korea_file, path)
    with Database(path) as database:
        store = Store(database)
        store.add(ReadEntries(reader, row_of, VERSIONS)([*entries([str(REPORTS)], columns={})]))
        store.finish()
    return path


@pytest.fixture(scope="session")
def room(reader, archive_file) -> Iterator[str]:
    """The address of a reading room on the loopback."""
    from dragoman.web.app import create_app
    from tests.web.serving import serving

    with serving(create_app(archive_file, reader)) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    missing = missing_for_the_page()
    if missing and not os.environ.get("CI"):
        pytest.skip(missing)
    assert not missing, missing
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS.split(), "--disable-sync"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, room, request):
    """A page on the reading room; its test fails if a request leaves the machine or anything reaches the console."""
    context = browser.new_context(base_url=room, **getattr(request, "param", {}))
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith((room, "blob:")) else trouble.append(f"left: {asked.url}"))
    yield page
    context.close()
    assert trouble == []


def serious_faults(page) -> list[str]:
    """What axe finds on the page that is serious or critical, with the elements."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]
