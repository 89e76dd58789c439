"""What a report says of itself: header lines, front matter, a dateline, or a row of the `index.csv` beside it."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

INDEX = "index.csv"
HEADER_LINES = 12
DATELINE_LINES = 8
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, start=1)}
NAMES = {
    "published": ("published", "date", "publication date", "publication_date", "date_published", "datepublished"),
    "outlet": ("outlet", "source", "publisher"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
}
HEADER = re.compile(r"[ \t]*([A-Za-z][A-Za-z_ ]{2,20}?)[ \t]*:[ \t]*(\S.*?)[ \t]*\r?\n?")
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
DAY_FORMS = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})"),
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:18|19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?!\d)"),
)
PLACE_IN_CAPITALS = re.compile(r"\s*[A-Z][A-Z.'’-]{2,}")
DATELINE_END = re.compile(r"\(|—|–|--|\s-\s|:")
LONGEST_DATELINE = 80


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report besides its text; every field may be missing."""

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None

    @staticmethod
    def of(row: Mapping[str, Any]) -> "Metadata":
        """The metadata in a row of named values, under any of the usual names."""
        words = ((key, value) for key, value in row.items() if isinstance(value, str) and value.strip())
        named = {str(key).strip().lower(): value.strip() for key, value in words}
        found = {name: next((named[one] for one in usual if one in named), None) for name, usual in NAMES.items()}
        found["published"] = find_date(found["published"] or "")
        return Metadata(**found)

    def filled_by(self, other: "Metadata") -> "Metadata":
        """This metadata, its gaps filled from another."""
        return Metadata(
            self.published or other.published, self.outlet or other.outlet, self.title or other.title, self.url or other.url
        )


def metadata_in(text: str) -> Metadata:
    """The metadata of header lines ("Date: 2019-02-07"), of front matter, or of a dateline at the head of the text.

    >>> metadata_in("SEOUL, Feb. 7, 2019 (Example Wire) — Officials met.").published
    '2019-02-07'
    """
    lines = text[:4000].splitlines()
    return Metadata.of(dict(_headers(lines))).filled_by(Metadata(published=_dateline(lines)))


def metadata_beside(path: Path) -> Metadata:
    """The metadata in the row for this file in the `index.csv` of its folder."""
    return index_of(path.parent).get(path.name, Metadata())


def index_of(folder: Path) -> dict[str, Metadata]:
    """What a folder's `index.csv` (columns file, published, outlet, title, url) says of its files; empty if there is none."""
    index = folder / INDEX
    if not index.is_file():
        return {}
    with index.open(encoding="utf-8-sig", newline="") as rows:
        return {row["file"]: Metadata.of(row) for row in csv.DictReader(rows) if row.get("file")}


def find_date(words: str) -> str | None:
    """The first full date in some words, as ISO; None if there is none.

    >>> find_date("Thursday, 7 February 2019"), find_date("20190207T101500Z"), find_date("07/02/2019")
    ('2019-02-07', '2019-02-07', None)
    """
    for form in DAY_FORMS:
        found = form.search(words)
        if found:
            return _iso(found)
    return None


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = int(parts["number"]) if "number" in parts else MONTHS[parts["month"][:3].lower()]
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def _headers(lines: list[str]) -> Iterator[tuple[str, str]]:
    known = {one for usual in NAMES.values() for one in usual}
    for line in lines[:HEADER_LINES]:
        found = HEADER.fullmatch(line)
        if found and found[1].lower() in known:
            yield found[1].lower(), found[2].strip("\"'")


def _dateline(lines: list[str]) -> str | None:
    """The date between a place in capitals and the mark that ends a dateline: "SEOUL, Feb. 7, 2019 (Wire) —"."""
    for line in lines[:DATELINE_LINES]:
        head = DATELINE_END.split(line[:LONGEST_DATELINE])[0]
        day = find_date(head) if PLACE_IN_CAPITALS.match(line) else None
        if day:
            return day
    return None
