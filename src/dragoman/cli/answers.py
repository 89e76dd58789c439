"""How the answers of an archive are printed: as a page of lines for people, or as CSV, JSON or Markdown from the same rows."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

import typer

Row = Mapping[str, Any]
WIDEST = 100
NOTHING = "Nothing was found."


class AnswerFormat(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


As = Annotated[AnswerFormat, typer.Option("--format", help="How to print the answer.")]


@dataclass(frozen=True, slots=True)
class Line:
    """One finding for people: what leads it (a date), what it says, the report's own words, and where they stand."""

    lead: str
    text: str
    quote: str = ""
    note: str = ""


def print_answer(
    format: AnswerFormat,
    rows: Sequence[Row],
    *,
    full: Iterable[Any] | None = None,
    lines: Iterable[Line] | None = None,
    nothing: str = NOTHING,
) -> None:
    """Print an answer: `rows` as CSV, Markdown or a table; `lines` in place of the table, `full` in place of the rows as JSON."""
    if format == AnswerFormat.json:
        print(json.dumps([*(rows if full is None else full)], ensure_ascii=False, indent=2))
    elif format == AnswerFormat.csv:
        _print_csv(rows)
    elif not rows:
        print(nothing)
    elif format == AnswerFormat.markdown:
        _print_markdown(rows)
    elif lines is not None:
        print_lines(lines)
    else:
        _print_table(rows)


def print_lines(lines: Iterable[Line]) -> None:
    """Print findings for people, at the width of the terminal."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from dragoman.telling.sections import clean

    console = Console(highlight=False)
    console.width = min(console.width, WIDEST)
    for line in lines:
        notes = "\n".join(map(clean, line.note.splitlines()))
        parts = ((clean(line.text), "bold"), (clean(line.quote), "italic"), (notes, "dim"))
        told = Text("\n").join(Text(words, style=style) for words, style in parts if words)
        body = Text.assemble((f"{line.lead:<12}", "dim"), told).wrap(console, console.width - 12)
        console.print(body[0])
        console.print(Padding(Text("\n").join(body[1:]), (0, 0, 0, 12))) if len(body) > 1 else None


def _print_csv(rows: Sequence[Row]) -> None:
    from dragoman.formats.sheets import escaped

    writer = csv.writer(sys.stdout, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow([escaped(_cell(value)) for value in row.values()])


def _print_markdown(rows: Sequence[Row]) -> None:
    print(f"| {' | '.join(rows[0])} |\n|{'---|' * len(rows[0])}")
    for row in rows:
        cells = (_cell(value).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for value in row.values())
        print(f"| {' | '.join(cells)} |")


def _print_table(rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for place, (name, value) in enumerate(rows[0].items(), start=1):
        is_number = isinstance(value, int | float)
        table.add_column(name, justify="right" if is_number else "left", overflow="fold", no_wrap=is_number or place < len(rows[0]))
    for row in rows:
        table.add_row(*(Text(" ".join(_cell(value).split())) for value in row.values()))
    console.print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return "; ".join(f"{name} {_cell(one)}" for name, one in value.items())
    return f"{value:g}" if isinstance(value, float) else str(value)
