"""Event rows as CSV for programs, as CSV for spreadsheets, and as XLSX."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.formats.event_rows import EventRow, Party, coding_of

COLUMNS = (
    "id", "date", "earliest", "latest", "type", "mode", "status", "counted_as", "cameo", "goldstein", "intensity", "actors",
    "actor_countries", "recipients", "recipient_countries", "place", "place_country", "latitude", "longitude", "contexts",
    "sentence", "start", "end", "confidence", "report", "published", "outlet", "title", "url",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BETWEEN = "; "
BOM = "\ufeff"
MOST_ROWS = 1_048_576
Value = str | float | None


def csv_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """CSV (RFC 4180) for programs: cells as they are, a missing one empty."""
    yield _line(COLUMNS)
    for row in rows:
        yield _line(map(_cell, values_of(row)))


def table_lines(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """CSV for programs of any rows that have the same columns."""
    for number, row in enumerate(rows):
        if number == 0:
            yield _line(row)
        yield _line("" if value is None else str(value) for value in row.values())


def spreadsheet_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """CSV for spreadsheets: with a byte order mark, and an apostrophe before what they would take for a formula."""
    yield BOM + _line(COLUMNS)
    for row in rows:
        yield _line(escaped(value) if isinstance(value, str) else _cell(value) for value in values_of(row))


def escaped(cell: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> escaped("=1+1"), escaped("-12.5"), escaped("-x"), escaped("Oslo")
    ("'=1+1", '-12.5', "'-x", 'Oslo')
    """
    is_number = cell.lstrip("+-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(FORMULA) and not is_number else cell


def write_xlsx(rows: Iterable[EventRow], path: Path) -> None:
    """A workbook of one sheet; texts stay texts (`010`, `=1+1`, addresses), numbers are numbers. Raises UsageError if too long."""
    from xlsxwriter import Workbook

    plain = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "constant_memory": True}
    with Workbook(str(path), plain) as book:
        sheet = book.add_worksheet("events")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            if number == MOST_ROWS:
                raise UsageError("a sheet holds 1,048,575 events; export fewer days with --since and --until, or --format csv")
            for column, value in enumerate(values_of(row)):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write_number(number, column, value)


def values_of(row: EventRow) -> tuple[Value, ...]:
    """The values of a row in the order of COLUMNS."""
    coding, where, story, span = coding_of(row), row.where, row.story, row.evidence.span
    return (
        row.id, row.date, row.earliest, row.latest, row.type, row.mode, row.status, coding.type if row.is_counted else None,
        coding.cameo, coding.goldstein, coding.intensity, _names(row.actors), _countries(row.actors), _names(row.recipients),
        _countries(row.recipients), where.name, where.country, where.latitude, where.longitude, BETWEEN.join(row.contexts),
        row.evidence.words, span.start if span else None, span.end if span else None, row.confidence, story.document,
        story.published, story.outlet, story.title, story.url,
    )  # fmt: skip


def _names(parties: Iterable[Party]) -> str:
    return BETWEEN.join(one.name for one in parties)


def _countries(parties: Iterable[Party]) -> str:
    return BETWEEN.join(one.country or "" for one in parties)


def _cell(value: Value) -> str:
    return "" if value is None else str(value)


def _line(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(list(cells))
    return line.getvalue()
