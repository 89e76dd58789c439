"""`python -m benchmarks.archive N FOLDER`: an archive of N synthetic records: how long loading and asking take.

Each record is an example with other dates, other parties and other words of the same length, so that its spans stay right and no
two are copies. The rows go through the same door as those of reading processes.
"""

import base64
import json
import pickle
import random
import re
import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.archive import Archive
from dragoman.archive.copies import bands_of
from dragoman.archive.database import Database
from dragoman.archive.rows import row_of
from dragoman.archive.search import Search
from dragoman.archive.settling import settle
from dragoman.archive.store import Reading, Store
from dragoman.formats.record_json import to_json
from dragoman.intake import read_report
from dragoman.knowledge.states import state_codes
from dragoman.model import (
    ACTOR_KINDS,
    CONDITION_RELATIONS,
    POSITION_KINDS,
    PRECISIONS,
    STATEMENT_KINDS,
    STATUSES,
    TIME_RELATIONS,
    Record,
)

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
LOT = 1_000
PLAYERS = ("PRK", "USA", "KOR")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FIRST, DAYS = date(2000, 1, 1), 9_000
REPEATS = 5
TERMS = (*STATUSES, *ACTOR_KINDS, *STATEMENT_KINDS, *POSITION_KINDS, *CONDITION_RELATIONS, *TIME_RELATIONS, *PRECISIONS)
KEPT = {"true", "false", "null", *TERMS}
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


@dataclass(frozen=True, slots=True)
class Template:
    """A record's row and JSON cut at what changes from one synthetic record to the next: words, days, parties."""

    row: list[str]
    record: list[str]
    words: frozenset[str]


def template_of(record: Record) -> Template:
    """The template in an example."""
    told = json.loads(row_of(record, {"package": "synthetic", "rules": "synthetic", "model": "synthetic"}))
    told["record"], told["bands"], told["report"]["id"] = "@RECORD@", "@BANDS@", "@ID@"
    row, inner = json.dumps(told), to_json(record).replace(f'"id": "{record.document.id}"', '"id": "@ID@"', 1)
    ids = set(re.findall(r"[a-z]+", " ".join(re.findall(r"(?:person|org|group|population|office):[a-z0-9-]+", row + inner))))
    keys = set(re.findall(r"[a-z]+", " ".join(re.findall(r'"([a-z_]+)":', row + inner)))) | KEPT
    words = frozenset(set(re.findall(r"\b[a-z]{2,}\b", record.document.text)) - ids - keys)
    changing = re.compile(
        "|".join([r"@[A-Z]+@", DAY.pattern, *(rf'"{one}"' for one in PLAYERS), *(rf"\b{one}\b" for one in sorted(words))])
    )
    return Template(pieces(changing, row), pieces(changing, inner), words)


def pieces(changing: re.Pattern[str], text: str) -> list[str]:
    """A text cut so that every second piece is one that changes."""
    return re.split(f"({changing.pattern})", text)


def synthetic(templates: list[Template], count: int, seed: int) -> Iterator[Reading]:
    """So many records; the same for the same seed."""
    chance = random.Random(seed)
    states = sorted(state_codes())
    weights = [1 / (place + 10) for place in range(len(states))]
    for number in range(count):
        template = chance.choice(templates)
        cast = dict.fromkeys(PLAYERS, "")
        while len(set(cast.values())) < len(PLAYERS):
            cast = dict(zip(PLAYERS, chance.choices(states, weights, k=len(PLAYERS)), strict=True))
        shift = timedelta(days=chance.randrange(DAYS)) - (date(2018, 1, 1) - FIRST)
        names = {f'"{one}"': f'"{other}"' for one, other in cast.items()}
        changed = names | {word: invented(len(word), chance) for word in template.words} | {"@ID@": f"r{number:07}"}
        yield Reading(f"synthetic:{number}", f"f{number}", row=filled(template, changed, shift))


def filled(template: Template, changed: dict[str, str], shift: timedelta) -> str:
    """The row of one synthetic record."""

    def put(parts: list[str]) -> str:
        told = list(parts)
        for place in range(1, len(parts), 2):
            word = parts[place]
            told[place] = changed.get(word) or (shifted(word, shift) if word[0].isdigit() else word)
        return "".join(told)

    changed["@RECORD@"] = base64.b64encode(zlib.compress(put(template.record).encode(), 1)).decode()
    row = put(template.row)
    text = re.search(r'"text": "((?:[^"\\]|\\.)*)"', row)
    return row.replace('"@BANDS@"', json.dumps(bands_of(text[1] if text else "")))


def shifted(day: str, shift: timedelta) -> str:
    """An ISO date some days later."""
    try:
        return (date.fromisoformat(day) + shift).isoformat()
    except ValueError:
        return day


def invented(length: int, chance: random.Random) -> str:
    """A word of so many letters."""
    return "".join(chance.choices(SYLLABLES, k=(length + 1) // 2))[:length]


def prepare(path: Path) -> None:
    """Read the examples and keep their templates."""
    from dragoman import Reader

    reader = Reader()
    templates = [template_of(reader.read_document(read_report(one))) for one in sorted(EXAMPLES.rglob("*.txt"))]
    path.write_bytes(pickle.dumps(templates))


def load(count: int, path: Path) -> dict[str, float]:
    """Load so many records; the seconds that making, writing, settling and indexing them took."""
    templates: list[Template] = pickle.loads(path.with_name("templates.pickle").read_bytes())
    spent = dict.fromkeys(("making", "writing", "settling", "indexing"), 0.0)
    with Database(path) as database:
        store = Store(database)
        readings = synthetic(templates, count, seed=7)
        while lot := timed(spent, "making", lambda: [one for _, one in zip(range(LOT), readings, strict=False)]):
            timed(spent, "writing", lambda: store.add(lot))
        timed(spent, "settling", lambda: settle(database))
        timed(spent, "indexing", lambda: Search(database).update())
    return spent


def timed(spent: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    """What some work gives; its CPU seconds are added up under a name."""
    start = time.process_time()
    given = work()
    spent[name] += time.process_time() - start
    return given


def ask(path: Path) -> dict[str, float]:
    """CPU milliseconds of each question, the median of several pairs, and those of the busiest pair."""
    with Archive.open(path, read_only=True) as archive:
        with Database(path, read_only=True) as database:
            busy = database.sql(
                "select side_a, side_b from sightings where side_b <> '' group by all order by count(*) desc limit 300"
            )
            month = database.one("select strftime(max(published), '%Y-%m') from reports where published < '2015-01-01'")
            word = database.one("select regexp_extract(text, '[a-z]{7,}') from reports where number = 5")
        pairs = [busy[0], *busy[50:300:60]]
        questions: dict[str, Callable[[tuple[str, str]], Any]] = {
            "timeline": archive.timeline,
            "ledger": archive.ledger,
            "threads": archive.threads,
            "deadlocks": archive.deadlocks,
            "relations": archive.relations,
            "statements": lambda pair: archive.statements(speaker=pair[0], about=pair[1], limit=100),
            "search": lambda pair: archive.search("summit Hanoi Pompeo", party=pair[0]),
            "search a word": lambda pair: archive.search(word),
        }
        found = {}
        for name, question in questions.items():
            taken = [spent_on(question, pair) for pair in pairs]
            found[f"{name}, busiest pair"], found[name] = taken[0], sorted(taken[1:])[len(taken[1:]) // 2]
        found["export of a month"] = spent_on(
            lambda span: sum(1 for _ in archive.records(since=f"{span}-01", until=f"{span}-31")), month
        )
        found["panel of a year by month"] = spent_on(
            lambda year: list(archive.panel("month", since=f"{year}-01-01", until=f"{year}-12-31")), "2014"
        )
    return found


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
    prepare(folder / "templates.pickle")
    for step in ("load", "ask"):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.archive", step, str(count), str(path)], stdout=subprocess.PIPE, text=True, check=True
        )
        for name, value in json.loads(done.stdout).items():
            print(f"{step:5} {name:32} {value:12,.1f}", flush=True)
    print(f"file  megabytes {path.stat().st_size / 1e6:35,.0f}")


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
