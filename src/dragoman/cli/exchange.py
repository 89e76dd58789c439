"""`dragoman export` and `dragoman import`: the archive and other people's event files, in each other's formats."""

import gzip
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from dragoman.cli.questions import Coder
from dragoman.errors import InputError, UsageError

if TYPE_CHECKING:
    from dragoman.formats.event_rows import EventRow
    from dragoman.model import Record

SHOWN = 3
TO = (
    "records, parquet, xlsx, plover, polecat, gdelt, gdelt-mentions, icews, petrarch, phoenix, quadruples, csv, spreadsheet,"
    " geojson, graphml, annotations, calendar, dyad-day or dyad-month."
)
WHOLE = ("records", "parquet")
DYADS = {"dyad-day": "day", "dyad-month": "month"}
FROM = "plover, polecat, gdelt, icews, petrarch, phoenix or annotations."
Out = Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write. Default: standard output.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only reports published from this day on, YYYY-MM-DD.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only reports published up to this day.")]


def export(
    archive: Annotated[Path, typer.Option(metavar="FILE", help="The archive.", show_default=False)],
    format: Annotated[str, typer.Option(metavar="NAME", help=TO)] = "records",
    out: Out = None,
    since: Since = None,
    until: Until = None,
    coder: Coder = None,
) -> None:
    """Write the archive, or some days of it, in another format.

    records is the whole record as JSON Lines, parquet the same as a typed table, dyad-day and dyad-month count what states did to
    each other; every other format tells events. Where a format knows no status, a plan is told as an intent, and what is denied,
    rumoured or only asked for is left out. With --coder the events of imported files: in their own format, they come out as they
    went in.
    """
    from dragoman.archive import Archive
    from dragoman.archive.coders import OWN
    from dragoman.intake import parse_date

    asked: dict[str, Any] = {name: parse_date(one) if one else None for name, one in (("since", since), ("until", until))}
    with Archive.open(archive, read_only=True) as opened:
        if format in DYADS:
            from dragoman.formats.sheets import table_lines

            _write_lines(table_lines(opened.panel(DYADS[format], **asked, coder=coder)), out)
        elif format not in WHOLE:
            _write_rows(opened.event_rows(**asked, coder=coder), format, out)
        elif opened.coder(coder) == OWN:
            _write_records(opened.records(**asked), format, out)
        else:
            raise UsageError(f"{format} tells reports, and imported events have none; give --format plover, csv or another")


def import_events(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Event files, .zip and .gz too.", show_default=False)],
    origin: Annotated[str, typer.Option("--from", metavar="NAME", help=f"What they are: {FROM}", show_default=False)],
    archive: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The archive to keep them in; made if it is not there.")
    ] = None,
    to: Annotated[str, typer.Option(metavar="NAME", help="What to write, as in dragoman export.")] = "plover",
    out: Out = None,
) -> None:
    """Read event files of others, and write them in one of our formats or keep them in an archive.

    Without --archive they are written, by default as PLOVER JSON Lines; in the format they came in, they come out the same. In an
    archive they stand beside what reports tell, each with its file and row, and never mixed with it: timeline, relations and panel
    count them with --coder. They have no words, so the other questions do not know them. Lines that cannot be read are counted and
    left out (exit code 3).
    """
    broken: list[str] = []
    if archive is not None:
        if out is not None:
            raise UsageError("either --archive keeps the events or --out writes them; give one of the two")
        _keep(files, origin, archive, broken)
    else:
        rows = chain.from_iterable(_rows_in(file, origin, broken) for file in files)
        _write_rows((row for _, row in rows), to, out)
    if broken:
        told = "; ".join(broken[:SHOWN]) + (" …" if len(broken) > SHOWN else "")
        print(f"dragoman: {len(broken):,} lines could not be read: {told}", file=sys.stderr)
        raise typer.Exit(InputError.exit_code)


def _keep(files: Iterable[Path], coder: str, archive: Path, broken: list[str]) -> None:
    from dragoman.archive.database import Database
    from dragoman.archive.imported import take_in

    with Database(archive) as database:
        for file in files:
            intake = take_in(database, _rows_in(file, coder, broken), coder=coder, source=str(file))
            left_out = {f"left out {why}": count for why, count in intake.left_out.items()}
            counts = {"kept": intake.kept, "known already": intake.known, **left_out}
            told = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count) or "no events"
            print(f"dragoman: {file.name}: {told}", file=sys.stderr)
    print(f"dragoman: ask with --coder {coder}: dragoman relations USA --archive {archive} --coder {coder}", file=sys.stderr)


def _rows_in(file: Path, origin: str, broken: list[str]) -> Iterator[tuple[int, "EventRow"]]:
    """The events of a file, each with the number of its line."""
    from dragoman.formats.catalogue import FORMATS, READABLE
    from dragoman.formats.tables import Counted, decoded

    reading = FORMATS[origin].rows if origin in READABLE else None
    if reading is None:
        raise UsageError(f"{origin!r} cannot be read; give --from one of {', '.join(READABLE)}")
    with _opened(file) as lines:
        counted = Counted(decoded(lines))
        for row in reading(counted, broken=lambda problem: broken.append(f"{file.name}: {problem}")):
            yield counted.number, row


@contextmanager
def _opened(file: Path) -> Iterator[Iterable[bytes]]:
    """The lines of a file, or of the only file in a .zip."""
    if not file.is_file():
        raise InputError(f"there is no file {str(file)!r}")
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed, packed.open(packed.namelist()[0]) as lines:
            yield lines
        return
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        yield lines


def _write_records(records: Iterable["Record"], format: str, out: Path | None) -> None:
    if format == "parquet":
        from dragoman.archive.parquet import write_records

        write_records(records, _needed(out, format))
    else:
        from dragoman.formats.record_json import to_json

        _write_lines((to_json(record) + "\n" for record in records), out)


def _write_rows(rows: Iterable["EventRow"], format: str, out: Path | None) -> None:
    from dragoman.formats.catalogue import FORMATS

    if format == "xlsx":
        from dragoman.formats.sheets import write_xlsx

        write_xlsx(rows, _needed(out, format))
    elif format in FORMATS:
        _write_lines(FORMATS[format].lines(rows), out)
    else:
        raise UsageError(f"{format!r} cannot be written from these; give one of xlsx, {', '.join(FORMATS)}")


def _write_lines(lines: Iterable[str], out: Path | None) -> None:
    if out is None:
        _pour(lines, sys.stdout.buffer)
        return
    unfinished = out.with_name(out.name + ".part")
    with unfinished.open("wb") as file:
        _pour(lines, file)
    os.replace(unfinished, out)


def _pour(lines: Iterable[str], file: BinaryIO) -> None:
    for line in lines:
        file.write(line.encode("utf-8", "replace"))
    file.flush()


def _needed(out: Path | None, format: str) -> Path:
    if out is None:
        raise UsageError(f"{format} is written to a file; say where with --out FILE.{format}")
    return out
