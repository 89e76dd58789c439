"""Countries, and the codes that others know them by: ISO, FIPS 10-4, CAMEO, Correlates of War, Gleditsch-Ward."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.tables import read_table, values


@dataclass(frozen=True, slots=True)
class StateCodes:
    """A country or territory in all code lists (strings, as all codes); `cow` and `gw` are "" where it is no state."""

    iso3: str
    iso2: str
    fips: str
    cameo: str
    cow: str
    gw: str


@cache
def state_codes() -> dict[str, StateCodes]:
    """All countries and territories by ISO alpha-3, those of today before former ones.

    >>> state_codes()["NAM"]
    StateCodes(iso3='NAM', iso2='NA', fips='WA', cameo='NAM', cow='565', gw='565')
    """
    rows = read_table("state_codes.csv", needs=("iso3", "iso2", "fips", "cameo", "cow", "gw"))
    return {row["iso3"]: StateCodes(**row) for row in rows}


def code_in(system: str, iso3: str | None) -> str:
    """A country's code in one of the lists (a field of StateCodes), "" if it has none.

    >>> code_in("fips", "ROU"), code_in("cameo", "ROU"), code_in("gw", "PSE")
    ('RO', 'ROM', '')
    """
    codes = state_codes().get(iso3 or "")
    return getattr(codes, system) if codes else ""


def iso3_of(system: str, code: str) -> str | None:
    """The ISO alpha-3 of a code in one of the lists, or None; of a country of today where a former one had the same.

    >>> iso3_of("iso2", "NA"), iso3_of("cameo", "TMP"), iso3_of("cow", "731"), iso3_of("cow", "345")
    ('NAM', 'TLS', 'PRK', 'SRB')
    """
    return _by_code(system).get(code)


@cache
def _by_code(system: str) -> dict[str, str]:
    known = [*state_codes().values()]
    return {getattr(one, system): one.iso3 for one in reversed(known) if getattr(one, system)}


@cache
def _names() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in read_table("countries.csv", needs=("iso3", "name", "aliases"))}


@cache
def _by_name() -> dict[str, str]:
    rows = read_table("countries.csv", needs=("iso3", "name", "aliases"))
    return {name.lower(): row["iso3"] for row in rows for name in (*values(row["aliases"]), row["name"])}


def name_of_country(iso3: str | None) -> str:
    """A country's English name, "" if it is not known."""
    return _names().get(iso3 or "", "")


def country_named(name: str) -> str | None:
    """The ISO alpha-3 of a country by its English name or alpha-3 code.

    >>> country_named("Russian Federation"), country_named("NAM")
    ('RUS', 'NAM')
    """
    return _by_name().get(name.strip().lower()) or (name if name in state_codes() else None)
