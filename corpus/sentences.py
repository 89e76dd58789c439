"""The sentences of the corpus: from annotated lines to text and code point spans.

A line is `REGION DECADE | annotated text | codes`:

>>> line = "LatinAmerica 1970s | [a1 Peru] [t1 expelled] a [r1 Chilean diplomat]. | 1 SANCTION/expel occurred"
>>> one = read_line(line, id_="a01-001")
>>> one.text, one.events[0].recipients
('Peru expelled a Chilean diplomat.', ((16, 32),))
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SENTENCES = Path(__file__).parent / "sentences"
MARK = re.compile(r"\[([art]\d+(?:,[art]\d+)*) ([^\[\]]+)\]")
CODE = re.compile(r"(\d+) ([A-Z]+)/(\S+) (\w+)")
Cut = tuple[int, int]


class LineError(ValueError):
    """A line that cannot be read; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One annotated event: its codes, and [start, end) of its trigger and of each party."""

    type: str
    mode: str | None
    status: str
    trigger: Cut
    actors: tuple[Cut, ...]
    recipients: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the corpus; its id is its file and line."""

    id: str
    text: str
    region: str
    decade: str
    events: tuple[Happening, ...]


def corpus_files() -> list[Path]:
    """Every file of sentences, in order."""
    return sorted(SENTENCES.glob("*.txt"))


def sentences(files: list[Path] | None = None) -> list[Sentence]:
    """All sentences, of the whole corpus if no files are given; the first faulty line ends the reading."""
    return [read_line(line, id_=id_) for id_, line in lines_of(corpus_files() if files is None else files)]


def lines_of(files: list[Path]) -> Iterator[tuple[str, str]]:
    """(id, line) for each line that is not empty."""
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
            if line.strip():
                yield f"{file.stem}-{number:03}", line


def read_line(line: str, *, id_: str) -> Sentence:
    """One sentence out of its line."""
    fields = line.split(" | ")
    if len(fields) != 3 or len(fields[0].split()) != 2:
        raise LineError("a line is 'REGION DECADE | annotated text | codes'")
    region, decade = fields[0].split()
    text, cuts = _read_marks(fields[1].strip())
    codes = _read_codes(fields[2].strip())
    if strangers := sorted({label[1:] for label in cuts} ^ set(codes)):
        raise LineError(f"event {', '.join(strangers)} stands only in the text or only in the codes")
    return Sentence(id_, text, region, decade, tuple(_happening(number, code, cuts) for number, code in codes.items()))


def _read_marks(marked: str) -> tuple[str, dict[str, list[Cut]]]:
    text, cuts, done = "", dict[str, list[Cut]](), 0
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        for label in mark[1].split(","):
            cuts.setdefault(label, []).append((len(text), len(text) + len(mark[2])))
        text += mark[2]
        done = mark.end()
    text += marked[done:]
    if "[" in text or "]" in text:
        raise LineError("a bracket is not of the form [a1,r2 words]")
    return text, cuts


def _read_codes(codes: str) -> dict[str, re.Match[str]]:
    if codes == "none":
        return {}
    found = [CODE.fullmatch(code.strip()) for code in codes.split(";")]
    numbers = [code[1] for code in found if code]
    if numbers != [str(number) for number in range(1, len(found) + 1)]:
        raise LineError("codes are 'none' or '1 TYPE/mode status; 2 TYPE/- status; …', counted from 1")
    return {code[1]: code for code in found if code}


def _happening(number: str, code: re.Match[str], cuts: dict[str, list[Cut]]) -> Happening:
    triggers = cuts.get(f"t{number}", [])
    if len(triggers) != 1:
        raise LineError(f"event {number} has {len(triggers)} triggers; it needs one")
    actors, recipients = (tuple(cuts.get(f"{side}{number}", ())) for side in "ar")
    return Happening(code[2], None if code[3] == "-" else code[3], code[4], triggers[0], actors, recipients)
