"""The cluster: separate processes, one killed half-way and one added; the shards are those of one process."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from dragoman.batch import cluster as module
from dragoman.batch.cluster import Cluster
from dragoman.batch.folders import folder_of
from dragoman.batch.pool import Pool
from dragoman.batch.reading import failed
from dragoman.batch.shards import batch, shard_line
from dragoman.batch.sources import entries
from dragoman.errors import DragomanError, UsageError
from tests.batch.quick import MakeQuick
from tests.batch.test_ingest import FRENCH, rows, write_lines

distributed = pytest.importorskip("distributed")
ROOT = Path(__file__).parents[2]


class Machines:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file))

    def start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1", *options]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
        process = subprocess.Popen(command, cwd=self.file.parent, env=environment, stderr=subprocess.DEVNULL)
        self.processes.append(process)
        return process

    def add_worker(self) -> subprocess.Popen[bytes]:
        while not self.file.exists():
            time.sleep(0.05)
        return self.start("worker", "--scheduler-file", str(self.file), "--nthreads", "1", "--no-nanny", "--no-dashboard")


@contextmanager
def machines(folder):
    made = Machines(folder)
    try:
        yield made
    finally:
        for process in made.processes:
            process.kill()
            process.wait()


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_worker_killed_and_one_added_change_nothing(tmp_path):
    some = [*rows(400)]
    some[7] = {"text": FRENCH}
    source = write_lines(tmp_path / "rows.jsonl", some)
    found = [*entries([str(source)], columns={})]
    make = MakeQuick(shard_line)
    batch(found, tmp_path / "one", Pool(make, blame=failed, workers=1), size=48)
    with machines(tmp_path) as fleet:
        doomed = fleet.add_worker()
        fleet.add_worker()

        done: list[int] = []

        def progress(count: int) -> None:
            done.append(count)
            if len(done) == 4:
                doomed.kill()
                doomed.wait()
                fleet.add_worker()

        hands = Cluster(None, make, blame=failed, file=str(fleet.file))
        tally = batch(found, (tmp_path / "many").as_uri(), hands, size=48, progress=progress)
    assert doomed.poll() is not None
    assert (tally.read, tally.skipped) == (399, 1)
    assert written(tmp_path / "many") == written(tmp_path / "one")


class Deadly:
    """A client whose workers die of one item."""

    def submit(self, work, make, items, limit, *, pure):
        return Deadly.Future(items)

    class Future:
        def __init__(self, items):
            self.items = items

        def result(self):
            if "die" in self.items:
                raise distributed.KilledWorker("task", None, 4)
            return [item.upper() for item in self.items]


def test_what_kills_workers_is_singled_out():
    hands = Cluster("nowhere", str, blame=lambda item, reason: f"{item}: {reason[:30]}", limit=5)
    answers = hands._answers(Deadly(), ["a", "die", "b"], Deadly.Future(["a", "die", "b"]))
    assert answers == ["A", "die: the workers that read it ended", "B"]


def test_nobody_there_is_told(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "0.2s")
    with pytest.raises(DragomanError, match="no cluster with workers at"):
        next(Cluster("tcp://127.0.0.1:9", str, blame=failed).work([["a"]]))


@pytest.mark.parametrize("url", ["nonesuch://somewhere/x"])
def test_unknown_places_are_told(url):
    with pytest.raises(UsageError, match="cannot be opened"):
        folder_of(url)


def test_a_bucket_is_a_folder(tmp_path):
    bucket = folder_of("memory://shards/year")
    draft = bucket.draft("shard-1-a.jsonl")
    draft.write_text(json.dumps({}))
    bucket.put(draft, "shard-1-a.jsonl")
    assert bucket.has("shard-1-a.jsonl")
    bucket.drop("shard-1-")
    assert not bucket.has("shard-1-a.jsonl")
    assert not draft.exists()
