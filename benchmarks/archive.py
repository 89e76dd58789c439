"""`python -m benchmarks.archive N FOLDER`: an archive of N synthetic records: how long loading and asking take.

The rows go through the same door as those of reading processes. An archive that is in the folder already is only asked.
"""

import json
import os
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.synthetic import Maker, templates
from dragoman.archive import Archive
from dragoman.archive.database import Database
from dragoman.archive.search import Search
from dragoman.archive.settling import settle
from dragoman.archive.store import Store
from dragoman.batch.answers import settlers

LOT = 1_000
REPEATS = 5
WORKERS = 2
BUSY = "select side_a, side_b from sightings where side_b <> '' group by all order by count(*) desc limit 300"
MONTH = "select strftime(max(published), '%Y-%m') from reports where published < '2015-01-01'"
WORD = "select regexp_extract(text, '[a-z]{7,}') from reports where number = 5"


def load(count: int, path: Path) -> dict[str, float]:
    """Load so many records; the seconds that making, writing, settling and indexing them took."""
    spent = dict.fromkeys(("making", "writing", "settling", "indexing"), 0.0)
    make, pool = Maker(pickle.loads(path.with_name("templates.pickle").read_bytes())), settlers(WORKERS)
    with Database(path) as database:
        store = Store(database)
        for first in range(0, count, LOT):
            lot = timed(spent, "making", partial(make, range(first, min(first + LOT, count))))
            timed(spent, "writing", partial(store.add, lot))
        timed(spent, "settling", partial(settle, database, over=pool.work))
        timed(spent, "indexing", Search(database).update)
    return {**spent, "memory of the largest other process, MB": pool.peak}


def timed(spent: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    """What some work gives; its CPU seconds, those of ended processes too, are added up under a name."""
    start = sum(os.times()[:4])
    given = work()
    spent[name] += sum(os.times()[:4]) - start
    return given


def ask(path: Path) -> dict[str, float]:
    """CPU milliseconds of each question, the median of several pairs, and those of the busiest pair."""
    with Database(path, read_only=True) as database:
        busy, month, word = database.sql(BUSY), database.one(MONTH), database.one(WORD)
    found = {}
    with Archive.open(path, read_only=True) as archive:
        for name, question in questions(archive, word).items():
            taken = [spent_on(question, pair) for pair in (busy[0], *busy[50:300:60])]
            found[f"{name}, busiest pair"], found[name] = taken[0], sorted(taken[1:])[len(taken[1:]) // 2]
        days = {"since": f"{month}-01", "until": f"{month}-31"}
        found["export of a month"] = spent_on(lambda span: sum(1 for _ in archive.records(**span)), days)
        year = {"since": f"{month[:4]}-01-01", "until": f"{month[:4]}-12-31"}
        found["panel of a year by month"] = spent_on(lambda span: list(archive.panel("month", **span)), year)
    return found


def questions(archive: Archive, word: str) -> Mapping[str, Callable[[tuple[str, str]], Any]]:
    """The questions about a pair."""
    return {
        "timeline": archive.timeline,
        "ledger": archive.ledger,
        "threads": archive.threads,
        "deadlocks": archive.deadlocks,
        "relations": archive.relations,
        "statements": lambda pair: archive.statements(speaker=pair[0], about=pair[1], limit=100),
        "search": lambda pair: archive.search("summit Hanoi Pompeo", party=pair[0]),
        "search a word": lambda pair: archive.search(word),
        "changes, the first hundred": lambda pair: archive.changes("1970-01-01", parties=pair, limit=100),
    }


def spent_on(question: Callable[[Any], Any], given: Any) -> float:
    """CPU milliseconds of the middle one of several runs, all threads together: an idle machine answers sooner."""
    taken = []
    for _ in range(REPEATS):
        start = time.process_time()
        question(given)
        taken.append(1_000 * (time.process_time() - start))
    return sorted(taken)[REPEATS // 2]


def main() -> None:
    """Load in one process, ask in another, so that the memory of each is told apart."""
    count, folder = int(sys.argv[1].replace("_", "")), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"synthetic-{count}.duckdb"
    (folder / "templates.pickle").write_bytes(pickle.dumps(templates()))
    for step in ("load", "ask"):
        command = [sys.executable, "-m", "benchmarks.archive", step, str(count), str(path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        for name, value in json.loads(done.stdout).items():
            print(f"{step:5} {name:40} {value:12,.1f}", flush=True)
    print(f"file  megabytes {path.stat().st_size / 1e6:43,.0f}")


def step(name: str, count: int, path: Path) -> None:
    """One step in a process of its own."""
    found = load(count, path) if name == "load" and not path.exists() else ask(path) if name == "ask" else {}
    found["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    print(json.dumps(found))


if __name__ == "__main__":
    if sys.argv[1] in ("load", "ask"):
        step(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
