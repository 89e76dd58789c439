"""The questions to an archive, one small command each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.answers import AnswerFormat, As, print_rows

if TYPE_CHECKING:
    from dragoman.archive import Archive

In = Annotated[Path, typer.Option("--archive", metavar="FILE", help="The archive.", show_default=False)]


def failures(archive: In, format: As = AnswerFormat.table) -> None:
    """List what could not be read, and why."""
    with _opened(archive) as opened:
        print_rows([asdict(one) for one in opened.failures()], format)


@contextmanager
def _opened(path: Path) -> Iterator["Archive"]:
    from dragoman.archive import Archive

    with Archive.open(path, read_only=True) as archive:
        yield archive
