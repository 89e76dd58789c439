"""Actors from elsewhere as rows of our tables: our own columns, Wikidata query results, EveryPolitician, PETRARCH dictionaries."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import InputError, UsageError
from dragoman.knowledge import petrarch
from dragoman.knowledge.holders import DAY
from dragoman.knowledge.rules import Rule, Rules
from dragoman.knowledge.tables import Row, read_table, rows_in
from dragoman.knowledge.whoswho import WhosWho

COLUMNS = {
    "countries.csv": ("iso3", "name", "aliases", "adjectives", "people", "seats", "houses", "from", "to", "became"),
    "organisations.csv": ("id", "name", "aliases", "country", "sector", "of", "members"),
    "offices.csv": ("person", "aliases", "gender", "country", "office", "organisation", "sector", "from", "to"),
    "nouns.csv": ("word", "sector"),
}
OWN_KEYS = {"countries.csv": {"iso3"}, "nouns.csv": {"word", "sector"}, "organisations.csv": {"id", "name", "sector"}}
EVERYPOLITICIAN = {"name", "group", "term"}
ITEM = re.compile(r"Q\d+")
Tables = dict[str, list[Row]]


class ActorImport:
    """Reads files of several kinds; what a row means is looked up among the known countries, and offices among the rules."""

    def __init__(self, book: WhosWho, rules: Rules, *, country: str | None = None) -> None:
        self._book = book
        self._country = country
        self._offices = [(words, rule) for rule in rules.of_kind("roles") for words in rule.words("words")]
        self._columns = {name: row["column"] for row in read_table("import_columns.csv") for name in row["names"].split()}
        self.doubts: list[str] = []

    def read(self, path: Path) -> Tables:
        """The rows of a file, by the table that they belong to; what could not be read stands in `doubts` afterwards.

        Raises InputError if the file's kind cannot be told.
        """
        text = _text(path)
        if path.suffix.lower() in {".json", ".srj"}:
            return self._holders(_bindings(text, path), path)
        if path.suffix.lower() in {".csv", ".tsv"}:
            return self._of_table(list(csv.DictReader(text.splitlines(), delimiter="\t" if path.suffix == ".tsv" else ",")), path)
        if petrarch.is_agents(text):
            return {"nouns.csv": petrarch.read_agents(text)}
        if petrarch.CODE.search(text):
            states = frozenset(own for own, one in self._book.profiles.items() if one.kind == "country")
            return petrarch.read_actors(text, states)
        raise InputError(f"{path}: neither CSV nor JSON nor a PETRARCH dictionary; give a file of one of these kinds")

    def _of_table(self, rows: list[dict[str, Any]], path: Path) -> Tables:
        header = {name.strip() for name in (rows[0] if rows else {}) if name}
        for table, keys in OWN_KEYS.items():
            if keys <= header:
                return {table: [{key: (row.get(key) or "").strip() for key in COLUMNS[table]} for row in rows]}
        if header >= EVERYPOLITICIAN:
            return {"offices.csv": [self._member(row, f"{path}:{line}") for line, row in enumerate(rows, start=2)]}
        return self._holders(rows, path)

    def _member(self, row: dict[str, Any], place: str) -> Row:
        """A row of EveryPolitician, which does not say of which country."""
        if not self._country:
            raise UsageError(f"{place}: EveryPolitician's table names no country; add --country with its ISO alpha-3 code")
        named = {"person": row["name"], "gender": _gender(row.get("gender")), "country": self._country, "sector": "LEG"}
        days = {"from": self._day(row.get("start_date"), place), "to": self._day(row.get("end_date"), place)}
        return {**named, "office": "member of parliament", **days}

    def _holders(self, rows: Iterable[dict[str, Any]], path: Path) -> Tables:
        table = list(rows)
        found = [row for line, one in enumerate(table, start=2) if (row := self._holder(one, f"{path}:{line}"))]
        if not table:
            raise InputError(f"{path}: no rows; give a file with a header and rows under it")
        if not found:
            raise InputError(f"{path}: no column is a person's; name one person, personLabel or itemLabel")
        return {"offices.csv": found}

    def _holder(self, row: dict[str, Any], place: str) -> Row | None:
        """A row with columns in our words or Wikidata's; addresses of items are left out, their labels count."""
        cells: Row = {}
        for name, value in row.items():
            column = self._columns.get(re.sub(r"[^a-z0-9]", "", (name or "").lower()))
            if column and isinstance(value, str) and value.strip() and "://" not in value:
                cells[column] = value.strip()
        if not cells.get("person"):
            return None
        if ITEM.fullmatch(cells["person"]):
            self.doubts.append(f"{place}: {cells['person']} has no name in this language; the row is left out")
            return None
        rule = self._rule_of(cells.get("office", ""))
        office = (rule.words("office") or (cells["office"].lower(),))[0] if rule else cells.get("office", "").lower()
        sector = cells.get("sector") or (str(rule.get("sector")) if rule else "GOV")
        days = {"from": self._day(cells.get("from"), place), "to": self._day(cells.get("to"), place)}
        country = self._iso(cells.get("country", ""), place) or self._country or ""
        own = {"office": office, "sector": sector, "country": country, "gender": _gender(cells.get("gender"))}
        return {**cells, **own, **days, "aliases": cells.get("aliases", "").replace(", ", "; ").replace("|", "; ")}

    def _rule_of(self, office: str) -> Rule | None:
        """The rule of the longest words that an office begins with: "Minister of Foreign Affairs of Peru"."""
        fitting = [(words, rule) for words, rule in self._offices if office.lower().startswith(words)]
        return max(fitting, key=lambda one: len(one[0]))[1] if fitting else None

    def _iso(self, country: str, place: str) -> str | None:
        if country in self._book.profiles:
            return country
        found = self._book.find(country) if country else None
        if country and (found is None or not found.country):
            self.doubts.append(f"{place}: no country is called {country!r}; write ISO alpha-3, such as EST")
        return found.country if found is not None else None

    def _day(self, cell: str | None, place: str) -> str:
        """The date in a cell, "" if there is none."""
        found = _date_in(cell or "")
        if not DAY.fullmatch(found):
            self.doubts.append(f"{place}: {found!r} is no date; write YYYY-MM-DD")
            return ""
        return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror}; give a file that can be read") from problem
    except UnicodeDecodeError as problem:
        raise InputError(f"{path}: not UTF-8; save it as UTF-8") from problem


def _bindings(text: str, path: Path) -> Iterator[dict[str, Any]]:
    """The rows of Wikidata's JSON: SPARQL results, or a list of objects."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as problem:
        raise InputError(f"{path}: {problem}; give the JSON as the query service saved it") from problem
    rows = content["results"]["bindings"] if isinstance(content, dict) and "results" in content else content
    if not isinstance(rows, list):
        raise InputError(f"{path}: neither SPARQL results nor a list of rows; save the query's result as JSON")
    for row in rows:
        yield {key: value.get("value", "") if isinstance(value, dict) else value for key, value in row.items()}


def _date_in(cell: str) -> str:
    """What a cell begins with that looks like a date, "" if nothing does.

    >>> _date_in("+2009-01-20T00:00:00Z"), _date_in("1998-00-00T00:00:00Z"), _date_in("t1234")
    ('2009-01-20', '1998', '')
    """
    found = re.match(r"\+?(\d{4}(?:-\d\d(?:-\d\d)?)?)", cell)
    return found[1].replace("-00", "") if found else ""


def _gender(cell: str | None) -> str:
    return {"female": "f", "f": "f", "male": "m", "m": "m"}.get((cell or "").lower(), "")


def write_tables(tables: Iterable[Tables], folder: Path) -> dict[str, int]:
    """The rows of several files added to the CSV tables of a folder, each row once; how many rows each table has then."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    joined: dict[str, dict[tuple[str, ...], None]] = {}
    for table, rows in (pair for one in tables for pair in one.items()):
        kept = rows_in(folder / table, str(folder / table)) if table not in joined and (folder / table).is_file() else []
        for row in (*kept, *rows):
            joined.setdefault(table, {})[tuple(row.get(column, "") for column in COLUMNS[table])] = None
    for table, lines in joined.items():
        if lines:
            with (folder / table).open("w", encoding="utf-8", newline="") as out:
                csv.writer(out, lineterminator="\n").writerows([COLUMNS[table], *lines])
            counts[table] = len(lines)
    return counts
