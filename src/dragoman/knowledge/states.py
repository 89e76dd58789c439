"""States and the numbers that scholars know them by: Correlates of War and Gleditsch-Ward."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.tables import read_table


@dataclass(frozen=True, slots=True)
class StateCodes:
    """A state of today: ISO alpha-3, Correlates of War number, Gleditsch-Ward number (strings, as all codes)."""

    iso3: str
    cow: str
    gw: str


@cache
def state_codes() -> dict[str, StateCodes]:
    """All states by ISO alpha-3.

    >>> state_codes()["DEU"]
    StateCodes(iso3='DEU', cow='255', gw='260')
    """
    return {row["iso3"]: StateCodes(**row) for row in read_table("state_codes.csv", needs=("iso3", "cow", "gw"))}
