"""How the answers of an archive are printed: as a table, CSV, JSON or Markdown, all from the same rows."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

Row = Mapping[str, Any]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class AnswerFormat(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


As = Annotated[AnswerFormat, typer.Option("--format", help="How to print the answer.")]


def print_rows(rows: Sequence[Row], format: AnswerFormat, *, full: Iterable[Any] | None = None) -> None:
    """Print an answer: its rows as a table, CSV or Markdown; as JSON the `full` answer where it holds more than the rows."""
    if format == AnswerFormat.json:
        print(json.dumps([*(rows if full is None else full)], ensure_ascii=False, indent=2))
    elif format == AnswerFormat.csv:
        _print_csv(rows)
    elif format == AnswerFormat.markdown:
        _print_markdown(rows)
    else:
        _print_table(rows)


def _print_csv(rows: Sequence[Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow([_escaped(_cell(value)) for value in row.values()])


def _escaped(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; negative numbers stay numbers."""
    is_number = cell.lstrip("+-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(FORMULA) and not is_number else cell


def _print_markdown(rows: Sequence[Row]) -> None:
    if not rows:
        print("Nothing was found.")
        return
    print(f"| {' | '.join(rows[0])} |\n|{'---|' * len(rows[0])}")
    for row in rows:
        cells = (_cell(value).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for value in row.values())
        print(f"| {' | '.join(cells)} |")


def _print_table(rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not rows:
        console.print("Nothing was found.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for name, value in rows[0].items():
        table.add_column(name, justify="right" if isinstance(value, int | float) else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(" ".join(_cell(value).split())) for value in row.values()))
    console.print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
