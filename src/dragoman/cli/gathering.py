"""`dragoman ingest` and `dragoman batch`: many documents, several processes, one archive or a folder of shards."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from enum import StrEnum
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.answers import AnswerFormat, As, Line, print_answer
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.archive.store import Reading
    from dragoman.batch.ingest import Tally
    from dragoman.batch.pool import Workers
    from dragoman.intake.entries import Entry

SOURCES = "Files, folders or patterns: text, HTML, JSON Lines, CSV, Parquet, feeds, WARC, or shards of dragoman batch."
Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help=SOURCES, show_default=False)]
Processes = Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read.", show_default="one for each processor")]
Columns = Annotated[
    list[str] | None, typer.Option("--column", metavar="OURS=THEIRS", help="A table's own name of a column, such as text=body.")
]
Limit = Annotated[float, typer.Option(metavar="SECONDS", min=1, help="A report that takes longer is recorded as failed.")]
ArchiveFile = Annotated[Path, typer.Option(metavar="FILE", help="The archive; made if it is not there.", show_default=False)]
Out = Annotated[str, typer.Option(metavar="DIR", help="The folder for the shards, or a URL that fsspec knows.", show_default=False)]
Address = Annotated[str | None, typer.Option("--cluster", metavar="ADDRESS", help="A Dask scheduler whose workers read instead.")]
SchedulerFile = Annotated[str | None, typer.Option(metavar="FILE", help="The same, by the file that its scheduler wrote.")]
Fetch = Annotated[bool, typer.Option("--fetch", help="Fetch sources that are web addresses of pages or feeds.")]
DATES = "2019-02-07, 20190207, 7 February 2019 or Feb. 7, 2019"
PROCESSORS = cpu_count() or 1


class ShardFormat(StrEnum):
    """How shards are written."""

    jsonl = "jsonl"
    parquet = "parquet"


def ingest(
    sources: Sources,
    archive: ArchiveFile,
    workers: Processes = PROCESSORS,
    column: Columns = None,
    limit: Limit = 120.0,
    model: options.Model = None,
    rules: options.RuleFolders = None,
    encoding: options.Encoding = None,
    fetch: Fetch = False,
) -> None:
    """Read reports into an archive, each once.

    What cannot be read is recorded with its reason (dragoman failures lists it). Ended at any moment, the same command goes on
    where it was.
    """
    from dragoman.archive.database import Database
    from dragoman.archive.rows import row_of
    from dragoman.archive.store import Store
    from dragoman.batch import ingest as work
    from dragoman.batch.reading import MakeReading
    from dragoman.batch.sources import entries

    columns = _columns(column)
    found = entries(sources, columns=columns, encoding=encoding, fetch=fetch)
    with Database(archive) as database, _bar(sources, columns) as progress:
        make = MakeReading(row_of, model, tuple(map(str, rules or ())))
        store = Store(database)
        tally = work.ingest(found, store, make, workers=workers, limit=limit, progress=progress)
        undated = store.undated()
    _report(tally, f"dragoman failures --archive {archive}")
    if undated:
        print(
            f"dragoman: {undated:,} reports of the archive have no date of publication; dates are read as {DATES}", file=sys.stderr
        )


def batch(
    sources: Sources,
    out: Out,
    workers: Processes = PROCESSORS,
    format: Annotated[ShardFormat, typer.Option(help="How the shards are written.")] = ShardFormat.jsonl,
    column: Columns = None,
    limit: Limit = 120.0,
    model: options.Model = None,
    rules: options.RuleFolders = None,
    encoding: options.Encoding = None,
    fetch: Fetch = False,
    cluster: Address = None,
    scheduler_file: SchedulerFile = None,
) -> None:
    """Read reports into a folder of files of records (shards), without an archive.

    Each shard is written whole or not at all; called again, the same command writes those that are missing. dragoman ingest
    takes the shards into an archive.
    """
    from dragoman.batch import shards
    from dragoman.batch.cluster import Cluster
    from dragoman.batch.pool import Pool
    from dragoman.batch.reading import MakeReading, failed
    from dragoman.batch.sources import entries

    columns = _columns(column)
    found = entries(sources, columns=columns, encoding=encoding, fetch=fetch)
    with _bar(sources, columns) as progress:
        make = MakeReading(shards.shard_line, model, tuple(map(str, rules or ())))
        hands: Workers[Entry, Reading] = Pool(make, blame=failed, workers=workers, limit=limit)
        if cluster or scheduler_file:
            hands = Cluster(cluster, make, blame=failed, file=scheduler_file, limit=limit)
        tally = shards.batch(found, out, hands, format=format.value, progress=progress)
    _report(tally, f"see {out}/*.failures")


def reread(
    archive: Annotated[Path, typer.Option(metavar="FILE", help="The archive.", show_default=False)],
    every: Annotated[bool, typer.Option("--all", help="Also those that were read with the rules of today.")] = False,
    workers: Processes = PROCESSORS,
    limit: Limit = 120.0,
    model: options.Model = None,
    rules: options.RuleFolders = None,
    format: As = AnswerFormat.table,
) -> None:
    """Read stored reports again after an upgrade, and show what became different.

    Only reports that were read with other rules or another version of dragoman, unless --all is given.
    """
    from dragoman.archive.database import Database
    from dragoman.archive.rows import row_of
    from dragoman.archive.store import Store
    from dragoman.batch import reread as work
    from dragoman.batch.reading import MakeReading
    from dragoman.knowledge.rules import rules_version

    folders = tuple(map(str, rules or ()))
    with Database(archive, may_be_new=False) as database:
        make = MakeReading(row_of, model, folders)
        version = None if every else rules_version(folders)
        found = work.reread(Store(database), make, workers=workers, rules=version, limit=limit)
        rows = [asdict(one) for one in found]
        lines = (Line(one["change"], one["words"], "", f"{one['document']} · {one['kind']}") for one in rows)
        print_answer(format, rows, lines=lines, nothing="No report reads differently.")


def _columns(given: list[str] | None) -> dict[str, str]:
    parts = [one.partition("=") for one in given or ()]
    odd = next((name for name, sign, _ in parts if not sign), None)
    if odd is not None:
        raise UsageError(f"--column {odd!r} is no pair; write OURS=THEIRS, such as --column text=body")
    return {ours.strip().lower(): theirs.strip() for ours, _, theirs in parts}


def _report(tally: "Tally", where: str) -> None:
    parts = {"read": tally.read, "known already": tally.known, "in another language": tally.skipped, "failed": tally.failed}
    told = ", ".join(f"{count:,} {name}" for name, count in parts.items() if count) or "nothing found"
    print(f"dragoman: {told}{f' ({where})' if tally.failed or tally.skipped else ''}", file=sys.stderr)


@contextmanager
def _bar(sources: Sequence[str], columns: dict[str, str]) -> Iterator[Callable[[int], None]]:
    """A bar on standard error with rate and time left, if somebody is watching; and a word when Ctrl-C ends the work."""
    try:
        with _bar_for(sources, columns) if sys.stderr.isatty() else nullcontext(lambda count: None) as progress:
            yield progress
    except KeyboardInterrupt:
        print("dragoman: interrupted; the same command goes on where it was", file=sys.stderr)
        raise


@contextmanager
def _bar_for(sources: Sequence[str], columns: dict[str, str]) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from dragoman.batch.sources import entries
    from dragoman.intake.fetching import is_address

    rate = TextColumn("{task.fields[rate]}")
    with Progress(BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        local = not any(map(is_address, sources))
        total = sum(1 for _ in entries(sources, columns=columns)) if local else None
        task = bar.add_task("reading", total=total, rate="")

        def progress(count: int) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, advance=count, rate=f"{speed:,.1f}/s" if speed else "")

        yield progress
