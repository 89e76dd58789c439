"""Who held which office, from the tables in `offices/`: one row for each holder and time, the person's names in any of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import RuleError
from dragoman.knowledge.compiled import Compact
from dragoman.knowledge.spelling import fold, slug
from dragoman.knowledge.tables import Row, rows_in, tables_in, values

COLUMNS = ("person", "country", "office", "from", "to")
DAY = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")


@dataclass(frozen=True, slots=True)
class Holding(Compact):
    """Somebody held an office of a country or an organisation from one ISO date to another; an open end is the empty string."""

    person: str
    office: str
    country: str | None
    organisation: str | None
    sector: str
    since: str
    until: str
    place: str = ""

    def holds_on(self, date: str) -> bool:
        """Whether the office was held on an ISO date.

        >>> Holding("person:a", "president", "PER", None, "GOV", "2001", "2006").holds_on("2006-12-30")
        True
        """
        return self.since <= date and (not self.until or date[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the tables: the id, the names (the first is the usual one), the gender, and what was held."""

    id: str
    names: tuple[str, ...]
    gender: str
    held: tuple[Holding, ...]


def read_persons(overlays: Iterable[Path], successors: Mapping[str, str], organisations: Mapping[str, str]) -> Iterator[Person]:
    """The persons of our tables and of the folders laid over them.

    Rows are one person's if a name and the state are the same; `successors` names the state that an older one became (SUN: RUS),
    `organisations` the ids of organisations by folded name.
    """
    groups: dict[str, list[_Entry]] = defaultdict(list)
    known: dict[str, list[str]] = defaultdict(list)
    for entry in _entries(overlays, successors):
        own = _known_as(entry, known, groups)
        groups[own].append(entry)
        for name in entry.names:
            if own not in known[fold(name)]:
                known[fold(name)].append(own)
    for own, entries in groups.items():
        yield _person(own, entries, organisations)


@dataclass(frozen=True, slots=True)
class _Entry:
    row: Row
    place: str
    names: tuple[str, ...]
    state: str


def _entries(overlays: Iterable[Path], successors: Mapping[str, str]) -> Iterator[_Entry]:
    for source, place in tables_in("offices", overlays):
        for number, row in enumerate(rows_in(source, place, needs=COLUMNS), start=2):
            line = f"{place}:{number}"
            _check(row, line)
            country = row["country"]
            yield _Entry(row, line, (row["person"], *values(row.get("aliases", ""))), successors.get(country, country))


def _check(row: Row, line: str) -> None:
    if not row["person"]:
        raise RuleError(f"{line}: the person is missing; fill the first column")
    if row["country"] and not re.fullmatch("[A-Z]{3}", row["country"]):
        raise RuleError(f"{line}: {row['country']!r} is no country; write ISO alpha-3, or leave it empty")
    for column in ("from", "to"):
        if not DAY.fullmatch(row[column]):
            raise RuleError(f"{line}: {row[column]!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty")
    if row["to"] and row["from"][: len(row["to"])] > row["to"]:
        raise RuleError(f"{line}: it ends ({row['to']}) before it begins ({row['from']}); correct one of the two")


def _known_as(entry: _Entry, known: Mapping[str, list[str]], groups: Mapping[str, list[_Entry]]) -> str:
    """The id of the same person in an earlier row, or a new one; a namesake of another state gets the state's code behind."""
    for own in known.get(fold(entry.names[0]), ()):
        states = {one.state for one in groups[own]} - {""}
        if not entry.state or not states or entry.state in states:
            return own
    plain = f"person:{slug(entry.names[0])}"
    return f"{plain}-{entry.state.lower()}" if plain in groups else plain


def _person(own: str, entries: list[_Entry], organisations: Mapping[str, str]) -> Person:
    names = dict.fromkeys(name for one in entries for name in one.names)
    gender = next((one.row["gender"] for one in entries if one.row.get("gender")), "m")
    return Person(own, tuple(names), gender, tuple(_holding(own, one, organisations) for one in entries))


def _holding(own: str, entry: _Entry, organisations: Mapping[str, str]) -> Holding:
    row = entry.row
    country, body = row["country"] or None, row.get("organisation") or None
    organisation = organisations.get(fold(body)) or f"org:{slug(body)}" if body else None
    sector = row.get("sector") or ("GOV" if country else "IGO")
    return Holding(own, row["office"], country, organisation, sector, row["from"], row["to"], entry.place)
