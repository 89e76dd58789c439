"""Synthetic reports: an example with other days, other states and other words of the same length, so that its spans stay right.

No two are copies of each other. Their rows are those that reading processes hand to the one that writes.
"""

import base64
import json
import random
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.archive.copies import bands_of
from dragoman.archive.rows import row_of
from dragoman.archive.store import Reading
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
VERSIONS = {"package": "synthetic", "rules": "synthetic", "model": "synthetic"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
STATE = re.compile(r'"[A-Z]{3}"')
LETTERS = re.compile(r"[a-z]+")
FIRST, DAYS = date(2000, 1, 1), 9_000
TERMS = (*STATUSES, *ACTOR_KINDS, *STATEMENT_KINDS, *POSITION_KINDS, *CONDITION_RELATIONS, *TIME_RELATIONS, *PRECISIONS)
KEPT = {"true", "false", "null", *TERMS}
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


@dataclass(frozen=True, slots=True)
class Template:
    """A record's row and JSON, each cut so that every second piece is one that changes: a word, a day, a state."""

    row: list[str]
    record: list[str]
    words: list[str]
    states: list[str]
    day: date


def templates() -> list[Template]:
    """All example reports, read and made into templates."""
    from dragoman import Reader

    reader = Reader()
    return [template_of(reader.read_document(read_report(one))) for one in sorted(EXAMPLES.rglob("*.txt"))]


def template_of(record: Record) -> Template:
    """The template in a report."""
    told = json.loads(row_of(record, VERSIONS))
    told["record"], told["bands"], told["report"]["id"] = "@RECORD@", "@BANDS@", "@ID@"
    row, inner = json.dumps(told), to_json(record).replace(f'"id": "{record.document.id}"', '"id": "@ID@"', 1)
    states = sorted({one for one in STATE.findall(row + inner) if one.strip('"') in state_codes()})
    words = sorted(_free_words(record, row + inner))
    changing = "|".join([r"@[A-Z]+@", DAY.pattern, *states, *(rf"\b{one}\b" for one in words)])
    cut = re.compile(f"({changing})").split
    return Template(cut(row), cut(inner), words, states, date.fromisoformat(record.document.published or FIRST.isoformat()))


def _free_words(record: Record, told: str) -> set[str]:
    """The words of a report that neither an id nor a key nor a term of ours needs."""
    ids = " ".join(re.findall(r"(?:person|org|group|population|office):[a-z0-9-]+", told))
    keys = " ".join(re.findall(r'"([a-z_]+)":', told))
    return set(re.findall(r"\b[a-z]{2,}\b", record.document.text)) - {*LETTERS.findall(ids), *LETTERS.findall(keys), *KEPT}


class Maker:
    """Makes synthetic reports by number; each is the same whenever and wherever it is made."""

    def __init__(self, known: Sequence[Template], *, seed: int = 7) -> None:
        self._templates = known
        self._seed = seed
        self._weights = {f'"{one}"': 1 / (place + 10) for place, one in enumerate(sorted(state_codes()))}

    def __call__(self, numbers: Iterable[int]) -> list[Reading]:
        """The readings of some reports."""
        return [self._reading(number) for number in numbers]

    def _reading(self, number: int) -> Reading:
        chance = random.Random(f"{self._seed} {number}")
        template = chance.choice(self._templates)
        changed = {word: _invented(len(word), chance) for word in template.words}
        changed |= dict(zip(template.states, self._cast(len(template.states), chance), strict=True))
        shift = FIRST + timedelta(days=chance.randrange(DAYS)) - template.day
        return Reading(f"synthetic:{number}", f"f{number}", row=_filled(template, {**changed, "@ID@": f"r{number:07}"}, shift))

    def _cast(self, size: int, chance: random.Random) -> list[str]:
        """So many states, some far likelier than others, in their order, so that pairs stay sorted."""
        return sorted(sorted(self._weights, key=lambda one: chance.expovariate(self._weights[one]))[:size])


def _filled(template: Template, changed: Mapping[str, str], shift: timedelta) -> str:
    """The row of one synthetic report."""

    def put(pieces: list[str], changed: Mapping[str, str]) -> str:
        told = list(pieces)
        told[1::2] = [changed.get(one) or _shifted(one, shift) for one in pieces[1::2]]
        return "".join(told)

    record = base64.b64encode(zlib.compress(put(template.record, changed).encode(), 1)).decode()
    row = put(template.row, {**changed, "@RECORD@": record, "@BANDS@": "@BANDS@"})
    text = json.loads(row)["report"]["text"]
    return row.replace('"@BANDS@"', json.dumps(bands_of(text)))


def _shifted(day: str, shift: timedelta) -> str:
    """An ISO date some days later; what is none stays as it is."""
    try:
        return (date.fromisoformat(day) + shift).isoformat()
    except ValueError:
        return day


def _invented(length: int, chance: random.Random) -> str:
    """A word of so many letters."""
    return "".join(chance.choices(SYLLABLES, k=(length + 1) // 2))[:length]
