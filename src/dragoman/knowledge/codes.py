"""CAMEO code, quad class, Goldstein score and PLOVER intensity of a type, mode and status."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.tables import read_table

AHEAD = {"scheduled", "pledged", "conditional"}


@dataclass(frozen=True, slots=True)
class Code:
    """What a flat event file wants: CAMEO code (a string), quad class 1-4, Goldstein (-10..10), PLOVER intensity (-10..10)."""

    cameo: str
    quad: int
    goldstein: float
    intensity: float


@cache
def _table() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["type"], row["mode"]): row for row in read_table("codes.csv", needs=("type", "mode", "cameo", "cameo_ahead"))}


def code_of(type: str, mode: str | None, status: str) -> Code:
    """The code of an event; one that is scheduled, pledged or conditional takes the code of its intent (CAMEO 03x and 13x)."""
    row = _table().get((type, mode or "")) or _table()[(type, "")]
    tail = "_ahead" if status in AHEAD else ""
    return Code(row["cameo" + tail], int(row["quad"]), float(row["goldstein" + tail]), float(row["intensity"]))
