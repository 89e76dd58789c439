"""`dragoman relate FILE`: sentences with two parties each in, the relation between the two out."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options
from dragoman.errors import InputError, UsageError

if TYPE_CHECKING:
    from dragoman.grammar.relating import Relation

Row = Mapping[str, Any]
KINDS = {".csv": ",", ".tsv": "\t", ".tab": "\t", ".jsonl": "", ".ndjson": ""}
ADDED = ("type", "mode", "status", "confidence", "code", "rule", "grounds", "problem")


class Coding(StrEnum):
    """What the column `code` holds."""

    plover = "plover"
    polecat = "polecat"
    cameo = "cameo"
    cameo_root = "cameo-root"


File = Annotated[
    Path, typer.Argument(help="CSV, TSV or JSON Lines with a sentence and two parties in each row.", show_default=False)
]
Column = Annotated[str, typer.Option(metavar="NAME", help="The column that holds it.")]


def relate(
    file: File,
    sentence: Column = "sentence",
    source: Column = "source",
    target: Column = "target",
    codes: Annotated[Coding, typer.Option(help="What the column `code` holds.")] = Coding.cameo,
    model: options.Model = None,
    rules: options.RuleFolders = None,
) -> None:
    """Say what one party does to or with another, for each row of a file.

    The parties are given in the sentence's own words. Rows come out as they went in, in the same format, with type, mode, status,
    confidence (0 to 1), code, the rule that decided and what spoke for it; a row that cannot be answered says why in `problem`.
    """
    separator = _separator(file)
    columns = (sentence, source, target)
    answers = _answered(_rows(file, separator, columns), columns, codes, model, rules)
    _write(answers, separator)


def _separator(file: Path) -> str:
    if file.suffix.lower() not in KINDS:
        raise UsageError(f"{file.name}: the name must end in {', '.join(KINDS)}, so that its format is known")
    return KINDS[file.suffix.lower()]


def _rows(file: Path, separator: str, columns: tuple[str, ...]) -> Iterator[Row]:
    try:
        lines = file.open(encoding="utf-8-sig", newline="" if separator else None)
    except OSError as problem:
        raise InputError(f"{file}: {problem.strerror or problem}") from problem
    with lines:
        found: Iterable[Row] = csv.DictReader(lines, delimiter=separator) if separator else _json_rows(lines, file)
        for number, row in enumerate(found, start=1):
            missing = [one for one in columns if one not in row]
            if missing:
                has = ", ".join(map(str, row))
                raise InputError(
                    f"{file}: row {number} has no column {missing[0]!r}, only {has}; name yours with --sentence NAME and so on"
                )
            yield row


def _json_rows(lines: Iterable[str], file: Path) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as problem:
                raise InputError(f"{file}: line {number} is no JSON ({problem.msg})") from problem
            if not isinstance(row, dict):
                raise InputError(f"{file}: line {number} is no JSON object")
            yield row


def _answered(
    rows: Iterator[Row], columns: tuple[str, ...], codes: Coding, model: str | None, rules: list[Path] | None
) -> Iterator[dict[str, Any]]:
    from itertools import tee

    from dragoman.knowledge.codes import coding

    kept, asked = tee(rows)
    reader = options.make_reader(model, rules)
    found = reader.relate_many((_text(row, columns[0]), _text(row, columns[1]), _text(row, columns[2])) for row in asked)
    for row, relation in zip(kept, found, strict=True):
        code = coding(codes, relation.type, relation.mode, relation.status) if relation is not None else None
        yield {**row, **_columns(relation, code, _problem(row, columns))}


def _text(row: Row, column: str) -> str:
    return str(row[column] or "")


def _problem(row: Row, columns: tuple[str, ...]) -> str | None:
    absent = [one for one in columns[1:] if not _text(row, one) or _text(row, one) not in _text(row, columns[0])]
    return f"{' and '.join(absent)}: not in the sentence" if absent else None


def _columns(relation: "Relation | None", code: str | None, problem: str | None) -> dict[str, Any]:
    if relation is None:
        return dict.fromkeys(ADDED) | {"problem": problem}
    found = relation.type, relation.mode, relation.status, round(relation.confidence, 3), code, relation.rule, relation.grounds
    return dict(zip(ADDED, (*found, problem), strict=True))


def _write(answers: Iterator[dict[str, Any]], separator: str) -> None:
    if not separator:
        for answer in answers:
            print(json.dumps(answer, ensure_ascii=False))
        return
    writer: csv.DictWriter[str] | None = None
    for answer in answers:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(answer), delimiter=separator, lineterminator="\n", extrasaction="ignore")
            writer.writeheader()
        writer.writerow(answer)
