"""Parquet files, read and written by DuckDB: rows of text, so that `010` stays `010` and Namibia's `NA` is not null."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

AT_ONCE = 1_000
SHARD_COLUMNS = """{id: 'VARCHAR', published: 'VARCHAR', outlet: 'VARCHAR', title: 'VARCHAR', url: 'VARCHAR', text: 'VARCHAR',
    record: 'JSON', read_with: 'JSON'}"""


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
