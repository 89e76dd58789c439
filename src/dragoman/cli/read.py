"""`dragoman read FILE…`: reports in, records out."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.model import Document, Record

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Text files, or - for standard input.", show_default=False)]
BATCH = 8


def read(
    files: Files,
    published: options.Published = None,
    outlet: options.Outlet = None,
    model: options.Model = None,
    rules: options.RuleFolders = None,
    format: Annotated[options.Format, typer.Option(help="How to print the records.")] = options.Format.table,
    encoding: options.Encoding = None,
) -> None:
    """Read reports and print what is in them.

    Several files give one section each, or JSON Lines with json and jsonl. A file that cannot be read is named on standard error
    and skipped; the others are read, and the exit code is 3.
    """
    skipped: list[str] = []
    documents = list(_documents(files, published, outlet, encoding, skipped))
    if documents:
        reader = options.make_reader(model, rules)
        write = _writer(options.Format.jsonl if format == options.Format.json and len(files) > 1 else format)
        for record in _with_progress(reader.read_many(documents, batch_size=BATCH), total=len(documents)):
            write(record)
    if skipped:
        raise InputError(skipped[0] if len(files) == 1 else f"{len(skipped)} of {len(files)} files were skipped")


def _documents(
    files: list[str], published: str | None, outlet: str | None, encoding: str | None, skipped: list[str]
) -> Iterator["Document"]:
    from dragoman.intake import has_words, parse_date, read_report

    day = parse_date(published) if published else None
    for file in files:
        try:
            document = read_report(file, published=day, outlet=outlet, encoding=encoding)
        except InputError as problem:
            skipped.append(f"{_name(file)}: {problem}")
            if len(files) > 1:
                _note(f"{_name(file)}: {problem}; skipped")
            continue
        if not has_words(document.text):
            _note(f"{_name(file)}: there is no sentence in it; its record is empty")
        if document.published is None:
            _note(f"{_name(file)}: no date of publication found; relative dates stay unresolved (give --published YYYY-MM-DD)")
        yield document


def _name(file: str) -> str:
    return "standard input" if file == "-" else str(Path(file))


def _note(line: str) -> None:
    print(f"dragoman: {line}", file=sys.stderr)


def _writer(format: options.Format) -> Callable[["Record"], None]:
    if format in (options.Format.json, options.Format.jsonl):
        from dragoman.formats.record_json import to_json

        indent = 2 if format == options.Format.json else None
        return lambda record: print(to_json(record, indent=indent))
    if format == options.Format.markdown:
        from dragoman.cli.markdown import to_markdown

        return lambda record: print(to_markdown(record))
    from dragoman.cli.table import print_table

    return print_table


def _with_progress(records: Iterator["Record"], *, total: int) -> Iterator["Record"]:
    """The records, with a bar on standard error if there are several and somebody is watching."""
    if total < 2 or not sys.stderr.isatty():
        yield from records
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(records, total=total, description="reading", console=Console(stderr=True), transient=True)
