"""Processor seconds of whole commands: imports, model and all."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.texts import ROOT

SHORT = ROOT / "examples/korea-2018-2019/2019-02-28-hanoi-fails.txt"
CODE = "from dragoman.cli import main; main()"
TIMES = 3
COMMANDS = {"`dragoman --help`": ("--help",), "`dragoman read` of one short report": ("read", str(SHORT))}


def measure() -> Iterator[tuple[str, float]]:
    """Each command and the least that it took of several times."""
    for name, arguments in COMMANDS.items():
        yield name, min(_seconds(["-c", CODE, *arguments]) for _ in range(TIMES))
    yield "loading model and rules (`Reader()`)", min(_seconds(["-c", "import dragoman; dragoman.Reader()"]) for _ in range(TIMES))


def _seconds(arguments: list[str]) -> float:
    before = _used()
    subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}
    )
    return _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
