"""Parquet files, read and written by DuckDB: rows of text, so that `010` stays `010` and Namibia's `NA` is not null."""

import json
import types
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import duckdb

from dragoman.formats.record_json import DOCUMENT_FIELDS, to_dict
from dragoman.model import Document, Record, Span

AT_ONCE = 1_000
SHARD_COLUMNS = """{id: 'VARCHAR', published: 'VARCHAR', outlet: 'VARCHAR', title: 'VARCHAR', url: 'VARCHAR', text: 'VARCHAR',
    record: 'JSON', read_with: 'JSON'}"""

SIMPLE = {str: "VARCHAR", bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", Span: "INTEGER[]"}


def rows_in_parquet(path: Path) -> Iterator[dict[str, str | None]]:
    """The rows of a Parquet file, every value as text."""
    with duckdb.connect() as connection:
        cursor = connection.execute("select columns(*)::varchar from read_parquet($path)", {"path": str(path)})
        columns = [one[0] for one in cursor.description or ()]
        while rows := cursor.fetchmany(AT_ONCE):
            yield from (dict(zip(columns, row, strict=True)) for row in rows)


def json_lines_to_parquet(path: Path) -> Path:
    """A shard of JSON Lines as Parquet, in the same place."""
    target = path.with_suffix(".columns")
    with duckdb.connect() as connection:
        lines = f"read_json($path, format = 'newline_delimited', columns = {SHARD_COLUMNS}, maximum_object_size = 100000000)"
        connection.execute(
            f"copy (select * replace (record::varchar as record, read_with::varchar as read_with) from {lines})"
            " to $target (format parquet, compression zstd)",
            {"path": str(path), "target": str(target)},
        )
    path.unlink()
    return target


def write_records(records: Iterable[Record], path: Path) -> None:
    """A typed table of whole records, one a row: the columns of the record's JSON, and the text."""
    lines, unfinished = path.with_name(path.name + ".lines"), path.with_name(path.name + ".part")
    with lines.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps({**to_dict(record), "text": record.document.text}, ensure_ascii=False) + "\n")
    columns = {one.name: _type(get_type_hints(Record)[one.name]) for one in fields(Record)} | {"text": "VARCHAR"}
    typed = ", ".join(f"{name}: '{kind}'" for name, kind in columns.items())
    with duckdb.connect() as connection:
        source = f"read_json($path, format = 'newline_delimited', columns = {{{typed}}}, maximum_object_size = 100000000)"
        connection.execute(
            f"copy (from {source}) to $target (format parquet, compression zstd)", {"path": str(lines), "target": str(unfinished)}
        )
    lines.unlink()
    unfinished.replace(path)


def _type(hint: Any) -> str:
    """The DuckDB type of a field of the model."""
    if get_origin(hint) in (Union, types.UnionType):
        return _type(next(one for one in get_args(hint) if one is not types.NoneType))
    if get_origin(hint) is tuple:
        return f"{_type(get_args(hint)[0])}[]"
    if hint in SIMPLE:
        return SIMPLE[hint]
    hints = get_type_hints(hint)
    names = DOCUMENT_FIELDS if hint is Document else tuple(one.name for one in fields(hint))
    parts = (f'"{name}" {_type(hints.get(name, int))}' for name in names)
    return f"STRUCT({', '.join(parts)})"
