"""`dragoman who TEXT`: who a name or description is, and why."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options
from dragoman.errors import InputError, UsageError

if TYPE_CHECKING:
    from dragoman.knowledge import Rules
    from dragoman.model import Reason
    from dragoman.who import Answer

FIELDS = ("kind", "country", "sector", "title", "of")


def who(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="A name or description.", show_default=False)] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="The day, YYYY-MM-DD. Default: as the tables know last.")] = None,
    context: Annotated[str, typer.Option(metavar="TEXT", help="What the report says before it.")] = "",
    input: Annotated[
        Path | None,
        typer.Option("--input", metavar="FILE", help="JSON Lines of text, date and context, answered in kind."),
    ] = None,
    model: options.Model = None,
    rules: options.RuleFolders = None,
) -> None:
    """Show who somebody is: actor, country, sector and title on a day, with the reasons; unknown stays unknown."""
    from dragoman.intake import parse_date
    from dragoman.who import Who

    if (text is None) == (input is None):
        raise UsageError("give either a TEXT or --input FILE")
    reader = options.make_reader(model, rules)
    asked = Who(reader)
    for row in _rows(input) if input else ():
        day = parse_date(row["date"]) if row.get("date") else None
        answer = asked.identify(row["text"], date=day, context=row.get("context") or "")
        typer.echo(json.dumps({**row, **_plain(answer)}, ensure_ascii=False))
    if text is not None:
        day = parse_date(date) if date else None
        for line in _lines(asked.identify(text, date=day, context=context), reader.rules):
            typer.echo(line)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror}; give a file that can be read") from problem
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, f"{path}:{number}")


def _row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as problem:
        raise InputError(f"{place}: {problem.msg}; each line is a JSON object") from problem
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError(f'{place}: no text; each line is an object like {{"text": "the Norwegian envoy", "date": "2010-05-03"}}')
    return row


def _plain(answer: "Answer") -> dict[str, Any]:
    return {key: value for key, value in asdict(answer).items() if key != "text"}


def _lines(answer: "Answer", rules: "Rules") -> Iterator[str]:
    yield f"{answer.name or answer.text}  {answer.id or 'unknown'}"
    for field in FIELDS:
        yield f"  {field:<8} {getattr(answer, field) or '—'}"
    if answer.members:
        yield f"  {'members':<8} {', '.join(answer.members)}"
    yield "why"
    yield from (_reason(reason, answer, rules) for reason in answer.why)
    if not answer.why:
        yield "  nothing in the tables or rules says who this is"


def _reason(reason: "Reason", answer: "Answer", rules: "Rules") -> str:
    rule = rules.get(reason.rule)
    parts = [
        f"  {reason.field:<8} {reason.rule}",
        f"({rule.place})" if rule else "",
        f"“{answer.text[slice(*reason.span)]}”" if reason.span else "",
        reason.note,
    ]
    return " ".join(part for part in parts if part)
