"""All formats by name: what each is for, how event rows become its lines, and how its lines become event rows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from dragoman.formats.annotations import annotation_lines, annotation_rows
from dragoman.formats.calendars import calendar_lines
from dragoman.formats.event_rows import EventRow
from dragoman.formats.gdelt import GDELT, mention_lines
from dragoman.formats.graphs import graphml_lines, quadruple_lines
from dragoman.formats.icews import ICEWS
from dragoman.formats.maps import geojson_lines
from dragoman.formats.petrarch import PHOENIX, petrarch_lines, petrarch_rows
from dragoman.formats.plover import plover_lines, plover_rows
from dragoman.formats.polecat import POLECAT
from dragoman.formats.sheets import csv_lines, spreadsheet_lines
from dragoman.formats.tables import Table, lines_of, rows_in

Reading = Callable[..., Iterator[EventRow]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is for, and its two directions.

    `rows(lines, broken=…)` tells `broken` of each line that cannot be read; it is None where the format is only written.
    """

    what: str
    lines: Callable[[Iterable[EventRow]], Iterator[str]]
    rows: Reading | None = None


def _of(table: Table, what: str) -> Format:
    return Format(what, partial(lines_of, table), partial(rows_in, table))


FORMATS = {
    "plover": Format("PLOVER JSON Lines, nothing lost", plover_lines, plover_rows),
    "polecat": _of(POLECAT, "POLECAT, 40 columns"),
    "gdelt": _of(GDELT, "GDELT 2.0 events, 61 columns"),
    "gdelt-mentions": Format("GDELT 2.0 mentions, 16 columns", mention_lines),
    "icews": _of(ICEWS, "ICEWS, 20 columns"),
    "petrarch": Format("PETRARCH2 lines", petrarch_lines, petrarch_rows),
    "phoenix": _of(PHOENIX, "Phoenix, 26 columns"),
    "quadruples": Format("subject, relation, object, day", quadruple_lines),
    "csv": Format("CSV for programs", csv_lines),
    "spreadsheet": Format("CSV for spreadsheets", spreadsheet_lines),
    "geojson": Format("GeoJSON for maps", geojson_lines),
    "graphml": Format("GraphML for networks", graphml_lines),
    "annotations": Format("W3C Web Annotations", annotation_lines, annotation_rows),
    "calendar": Format("iCalendar of what is planned", calendar_lines),
}
READABLE = tuple(name for name, format in FORMATS.items() if format.rows is not None)
