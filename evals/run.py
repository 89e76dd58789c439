"""`python -m evals run`: every task whose data are present, scored and held against `floors.toml`.

`DRAGOMAN_EVALS` is a folder with `data/*.jsonl` and the scorers `score_*.py`; `DRAGOMAN_ACCEPTANCE` one with reports and golds.
What is absent is skipped with a message. A figure below its floor ends with exit code 1; floors are raised by hand, never lowered.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.formats.record_json import to_json
from evals.__main__ import predict
from evals.reading import reader

FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Task:
    """One data set: its task, its file under `data/`, its scorer, the scorer's further arguments, and where its figures stand."""

    name: str
    task: str
    data: str
    scorer: str
    figures: Mapping[str, str]
    more: tuple[str, ...] = ()


NUMBER = r"(\d+\.\d+)"
LAST_OF_LINE = rf"\s.*?F1 {NUMBER}$"
THIRD = rf"\s+\d\.\d+\s+\d\.\d+\s+{NUMBER}"
DYADS = {"root": rf"  root {NUMBER}", "quad": rf"  quad {NUMBER}", "binary": rf"binary {NUMBER}"}
TRIPLES = {"triples": rf"^triples {NUMBER}", "found": rf"^dyads found \S+ = {NUMBER}"}
ATTRIBUTION = {name: rf"^{name}{THIRD}" for name in ("cue_overlap", "source_overlap", "content_overlap", "content_exact", "full")}
STATUS = {"macro": rf"^status macroF1 {NUMBER}", "accuracy": rf"^status macroF1 \S+ acc {NUMBER}"}
TIMEX = {name: f"^{name}{LAST_OF_LINE}" for name in ("relaxed", "type", "value")}
ACTORS = {"actors": rf"^actors {NUMBER}", "country": rf"^country \S+ = {NUMBER}", "sector": rf"sector \S+ = {NUMBER}"}
TOPONYMS = {"accuracy": rf'"acc161_e2e": {NUMBER}', "country": rf'"country_e2e": {NUMBER}'}
SPEECH = ("--speech", "data/speech_cues.txt")
RECORD = {"record": rf"^record score {NUMBER}"}

TASKS = (
    Task("dyads", "dyads", "dyads_dev.jsonl", "score_dyads.py", DYADS),
    Task("triples", "triples", "triples_dev.jsonl", "score_triples.py", TRIPLES),
    Task("attribution", "attribution", "attribution_dev.jsonl", "score_attribution.py", ATTRIBUTION, SPEECH),
    Task("status", "status", "status_dev.jsonl", "score_status.py", STATUS),
    Task("timex", "timex", "timex_dev.jsonl", "score_timex.py", TIMEX),
    Task("toponyms", "toponyms", "toponyms_dev.jsonl", "score_toponyms.py", TOPONYMS),
    Task("toponyms_local", "toponyms", "toponyms_local_dev.jsonl", "score_toponyms.py", TOPONYMS),
    Task("actors", "actors", "actors_dev.jsonl", "score_actors.py", ACTORS),
    Task("office_holders", "actors", "office_holders_dev.jsonl", "score_actors.py", ACTORS),
)


def main(only: tuple[str, ...] = ()) -> None:
    """Run what can be run, print each scorer's whole line, and end with 1 if a figure is below its floor."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    broken = [line for name, figures in _results(only) for line in _below(name, figures, floors.get(name, {}))]
    for line in broken:
        print(line, file=sys.stderr)
    sys.exit(1 if broken else 0)


def _results(only: tuple[str, ...]) -> Iterator[tuple[str, dict[str, float]]]:
    folder = data_folder("DRAGOMAN_EVALS", "evals")
    for task in TASKS:
        if not only or task.name in only:
            yield from _run_task(task, folder)
    if not only or "record" in only:
        yield from _run_records(data_folder("DRAGOMAN_ACCEPTANCE", "acceptance"))


def data_folder(variable: str, sibling: str) -> Path | None:
    """The folder that a variable names, or the one of that name in a `shared` beside the project."""
    named = os.environ.get(variable)
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared" / sibling
    return folder if folder.is_dir() else None


def _run_task(task: Task, folder: Path | None) -> Iterator[tuple[str, dict[str, float]]]:
    data = folder / "data" / task.data if folder else None
    if folder is None or data is None or not data.is_file():
        print(f"{task.name}: skipped, no data (DRAGOMAN_EVALS is a folder with data/{task.data})")
        return
    with tempfile.TemporaryDirectory() as scratch:
        answers = str(Path(scratch) / "answers.jsonl")
        try:
            predict(task.task, str(data), answers)
        except ModuleNotFoundError as problem:
            print(f"{task.name}: skipped, {problem}")
            return
        more = [str(folder / one) if "/" in one else one for one in task.more]
        yield task.name, _scored(task.name, [str(folder / task.scorer), str(data), answers, *more], task.figures)


def _run_records(folder: Path | None) -> Iterator[tuple[str, dict[str, float]]]:
    if folder is None:
        print("record: skipped, no data (DRAGOMAN_ACCEPTANCE is a folder with *.txt and *.gold.json)")
        return
    for gold in sorted(folder.glob("*.gold.json")):
        published = json.loads(gold.read_text(encoding="utf-8"))["published"]
        text = gold.with_name(gold.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8")
        with tempfile.TemporaryDirectory() as scratch:
            answer = Path(scratch) / "record.json"
            answer.write_text(to_json(reader().read(text, published=published)), encoding="utf-8")
            name = f"record-{gold.name.split('.')[0]}"
            yield name, _scored(name, [str(folder / "score_record.py"), str(gold), str(answer)], RECORD)


def _scored(name: str, command: list[str], figures: Mapping[str, str]) -> dict[str, float]:
    """The figures that a scorer prints, printed here as they are."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name}: the scorer failed: {(done.stderr.strip() or 'no message').splitlines()[-1]}")
    print(f"{name}: {done.stdout.strip()}", flush=True)
    return figures_in(done.stdout, figures)


def figures_in(output: str, figures: Mapping[str, str]) -> dict[str, float]:
    """The figures in a scorer's output, each found by its pattern.

    >>> figures_in("record score 0.631", RECORD)
    {'record': 0.631}
    """
    found = {name: re.search(pattern, output, re.MULTILINE) for name, pattern in figures.items()}
    return {name: float(match[1]) for name, match in found.items() if match}


def _below(name: str, figures: dict[str, float], floors: dict[str, float]) -> Iterator[str]:
    for figure, floor in floors.items():
        found = figures.get(figure)
        if found is None or found < floor:
            yield f"{name}: {figure} is {found}, below its floor {floor}"


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
