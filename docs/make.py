"""`make docs`: the picture in the README and the references that are made from the code."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from typer.main import get_command

from dragoman import Reader
from dragoman.cli.app import app
from dragoman.cli.table import table
from dragoman.formats.record_schema import schema_text
from dragoman.intake import read_report

HERE = Path(__file__).parent
PICTURED = HERE.parent / "examples/korea-2018-2019/2019-02-28-hanoi-fails.txt"
CODE = "from dragoman.cli import main; main()"
WIDTH = 80
SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px;
  line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Write them all."""
    (HERE / "reference/cli.md").write_text(cli_reference(), encoding="utf-8")
    schema = HERE.parent / "src/dragoman/formats/record_schema.json"
    schema.write_text(schema_text(), encoding="utf-8")
    picture(PICTURED, HERE / "report.svg")


def picture(report: Path, target: Path) -> None:
    """The table view of a report as an SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(f"$ dragoman read {report.name}", style="dim", highlight=False)
    for line in table(Reader().read_document(read_report(report)), width=WIDTH):
        console.print(line, soft_wrap=True)
    target.write_text(console.export_svg(title="dragoman", code_format=SVG), encoding="utf-8")


def commands(group: Any) -> Iterator[str]:
    """The names of all commands, those inside groups with the group's name before them."""
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        yield from [f"{name} {one}" for one in commands(command)] if inner else [name]


def cli_reference() -> str:
    """Every command's own help."""
    settings = {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "PATH": "", "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    parts = ["# The command line\n\nMade by `make docs` from each command's `--help`.\n"]
    for command in ("", *commands(get_command(app))):
        done = subprocess.run(
            [sys.executable, "-c", CODE, *command.split(), "--help"],
            capture_output=True, text=True, check=True, env=settings,
        )  # fmt: skip
        parts.append(f"## {('dragoman ' + command).strip()}\n\n```text\n{done.stdout.strip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    main()
