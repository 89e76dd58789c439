"""Without its extras dragoman still works, and asking for what an extra brings says which command installs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.quick import quick_ingest

WITHOUT = """
import json, sys, contextlib, io

ABSENT = {
    "fastapi", "starlette", "uvicorn", "mcp", "sse_starlette", "feedparser", "fastwarc", "matplotlib", "dask", "distributed",
    "fsspec", "sklearn",
}

class Without:
    def __init__(self, finder):
        self.finder = finder

    def __getattr__(self, name):
        return getattr(self.finder, name)

    def find_spec(self, name, path=None, target=None):
        return None if name.partition(".")[0] in ABSENT else self.finder.find_spec(name, path, target)

sys.meta_path[:] = map(Without, sys.meta_path)
from dragoman.cli import app

told = []
for line in json.load(sys.stdin):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            app(line, standalone_mode=False)
        told.append(["", out.getvalue()])
    except BaseException as problem:
        told.append([f"{type(problem).__name__}: {problem}", out.getvalue()])
print(json.dumps(told))
"""
REPORT = "LIMA, May 3, 2024 (Example Wire) - Peru and Chile met in Lima on Thursday, officials said.\n"
PAIR = ("PER", "CHL")
QUESTIONS = [
    ["timeline", *PAIR], ["threads", *PAIR], ["ledger", *PAIR], ["deadlocks"], ["relations", *PAIR], ["panel"], ["statements"],
    ["search", "talks"], ["changes", "--since", "2024-01-01"], ["brief", *PAIR], ["reports"], ["failures"],
]  # fmt: skip
FORMATS = [
    "records", "parquet", "xlsx", "plover", "polecat", "gdelt", "gdelt-mentions", "icews", "petrarch", "phoenix", "quadruples",
    "csv", "spreadsheet", "geojson", "graphml", "annotations", "calendar", "dyad-day", "dyad-month",
]  # fmt: skip


def without_extras(lines: list[list[str]], folder: Path) -> list[list[str]]:
    """What became of some command lines, in a process that finds none of the extras' packages: (fault, what was printed)."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], input=json.dumps(lines), capture_output=True, text=True, cwd=folder, check=True
    )
    told: list[list[str]] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("extras")
    rows = [{"id": f"r{day}", "text": f"Talks went on in town {day}. " * 3, "published": f"2024-05-0{day}"} for day in range(1, 7)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    quick_ingest(folder / "rows.jsonl", folder / "a.duckdb", workers=1)
    return folder / "a.duckdb"


def test_the_core_works_without_any_extra(archive, tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<html><body><article><p>{REPORT * 3}</p></article></body></html>", encoding="utf-8")
    reads = [["read", str(tmp_path / name), "--format", "json"] for name in ("report.txt", "page.html")]
    asks = [[*line, "--archive", str(archive)] for line in QUESTIONS]
    writes = [["export", "--archive", str(archive), "--format", one, "--out", str(tmp_path / f"out.{one}")] for one in FORMATS]
    imports = [["import", str(tmp_path / "out.gdelt"), "--from", "gdelt", "--archive", str(tmp_path / "b.duckdb")]]
    others = [["rules", "list"], ["who", "Kim Jong Un"]]
    lines = [*reads, *asks, *writes, *imports, *others]
    told = without_extras(lines, tmp_path)
    assert [(line, fault) for line, (fault, _) in zip(lines, told, strict=True) if fault] == []
    assert json.loads(told[0][1])["events"][0]["actors"] == ["PER", "CHL"]
    assert all((tmp_path / f"out.{one}").stat().st_size for one in FORMATS if one not in ("calendar", "geojson"))


ASKED = [
    ("web", ["serve"]),
    ("web", ["mcp"]),
    ("fetch", ["ingest", "crawl.warc.gz", "--archive", "new.duckdb", "--workers", "1"]),
    ("fetch", ["ingest", "https://example.org/feed.xml", "--fetch", "--archive", "new.duckdb", "--workers", "1"]),
    ("plot", ["relations", *PAIR, "--plot", "r.svg", "--archive", "a.duckdb"]),
    ("plot", ["timeline", *PAIR, "--plot", "t.png", "--archive", "a.duckdb"]),
    ("cluster", ["batch", "rows.jsonl", "--out", "shards", "--cluster", "tcp://127.0.0.1:9"]),
    ("cluster", ["batch", "rows.jsonl", "--out", "s3://bucket/shards", "--workers", "1"]),
]


@pytest.fixture(scope="module")
def answers(archive):
    (archive.parent / "crawl.warc.gz").write_bytes(b"")
    lines = [line for _, line in ASKED]
    return dict(zip(map(" ".join, lines), without_extras(lines, archive.parent), strict=True))


@pytest.mark.parametrize(("extra", "line"), ASKED, ids=[" ".join(line[:2]) for _, line in ASKED])
def test_what_an_extra_brings_names_it(answers, extra, line):
    fault, told = answers[" ".join(line)]
    assert fault.startswith("UsageError")
    assert f"dragoman[{extra}]" in fault
    assert "pip install" in fault
    assert told == ""
