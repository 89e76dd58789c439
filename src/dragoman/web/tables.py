"""Answers as CSV: a row for each item, nested values under dotted names."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Query, Response

from dragoman.formats.sheets import escaped


class Format(StrEnum):
    """How an answer is written."""

    json = "json"
    csv = "csv"


As = Annotated[
    Format, Query(alias="format", description="CSV holds the items of the page; cells that begin like a formula get a '.")
]
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}


def csv_response(rows: Sequence[Mapping[str, Any]]) -> Response:
    """Rows as a CSV file."""
    flat = [dict(_flat(row)) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    lines = io.StringIO()
    writer = csv.DictWriter(lines, names, lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in flat)
    disposition = {"Content-Disposition": 'attachment; filename="dragoman.csv"'}
    return Response(lines.getvalue(), media_type="text/csv; charset=utf-8", headers=disposition)


def _flat(row: Mapping[str, Any], lead: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{lead}{name}.")
        else:
            yield f"{lead}{name}", value


def _cell(value: Any) -> Any:
    """A list as words between semicolons, or as JSON if it holds more; nothing that a spreadsheet takes for a formula."""
    if isinstance(value, list | tuple):
        simple = all(isinstance(one, str) for one in value)
        value = "; ".join(value) if simple else json.dumps(value, ensure_ascii=False)
    return escaped(value) if isinstance(value, str) else value
