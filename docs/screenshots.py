"""`make screenshots`: a picture of every view of the reading room, on the example archive."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
EXAMPLES = HERE.parent / "examples/korea-2018-2019"
WIDE = {"viewport": {"width": 1280, "height": 800}}
NARROW = {"viewport": {"width": 360, "height": 740}}
HANOI = "#/report/2019-02-28-hanoi-fails?item=e5"
VIEWS = {
    "reading": (HANOI, WIDE | {"color_scheme": "light"}),
    "reading-dark": (HANOI, WIDE | {"color_scheme": "dark"}),
    "reading-phone": (HANOI, NARROW),
    "timeline": ("#/timeline?with=USA,PRK&type=CONSULT", WIDE),
    "ledger": ("#/ledger?with=USA,PRK&on=2019-03-15", WIDE),
    "relations": ("#/relations?with=PRK,USA&item=USA+PRK%402019-02", WIDE),
    "map": ("#/map?since=2018-01-01", WIDE),
    "network": ("#/network?since=2018-01-01", WIDE),
    "search": ("#/search?q=sanctions+relief", WIDE),
    "changes": ("#/changes?since=2019-12-01", WIDE),
    "reports": ("#/reports", WIDE),
}


def main() -> None:
    """Take them all."""
    browser_file = shutil.which("chromium")
    if browser_file is None:
        sys.exit("dragoman: there is no chromium to take pictures with; install it, such as: apt-get install chromium")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, room(Path(folder) / "korea.duckdb") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_file, args=["--no-sandbox", "--disable-gpu"])
        for name, (view, looks) in VIEWS.items():
            take(browser, f"{address}/{view}", PICTURES / f"{name}.png", looks)
        browser.close()


def take(browser: Browser, address: str, target: Path, looks: dict[str, object]) -> None:
    """One picture."""
    page = browser.new_page(reduced_motion="reduce", **looks)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=target)
    page.close()


@contextmanager
def room(archive: Path) -> Iterator[str]:
    """A reading room with the example reports."""
    from dragoman import Reader
    from dragoman.archive.database import Database
    from dragoman.archive.rows import row_of
    from dragoman.archive.store import Store
    from dragoman.batch.reading import ReadEntries
    from dragoman.batch.sources import entries
    from dragoman.web.app import create_app

    reader = Reader()
    with Database(archive) as database:
        store = Store(database)
        store.add(ReadEntries(reader, row_of, {"package": "", "rules": "", "model": ""})([*entries([str(EXAMPLES)], columns={})]))
        store.finish()
    server = uvicorn.Server(uvicorn.Config(create_app(archive, reader), port=0, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


if __name__ == "__main__":
    main()
