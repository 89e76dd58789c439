"""Sources -> shards: files of records in a folder, each written whole or not at all, so that a batch goes on where it was.

A shard holds the records of the same entries each time: `shard-00003-5f0e4c21.jsonl`, the number its place among the shards, the
sign made of its entries. Beside it stand the entries that could not be read, with their reasons: `….failures`.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from dragoman.archive.parquet import json_lines_to_parquet
from dragoman.archive.store import Reading
from dragoman.batch.folders import Bucket, Folder, folder_of
from dragoman.batch.ingest import Progress, Tally
from dragoman.batch.pool import Workers
from dragoman.batch.reading import CHUNK, chunks_of
from dragoman.formats.record_json import to_dict
from dragoman.intake.entries import Entry
from dragoman.model import Record

SIZE = 32 * CHUNK
FORMATS = ("jsonl", "parquet")


@dataclass(frozen=True, slots=True)
class Shard:
    """Some entries that stand next to each other in the sources, and the name of the file for their records."""

    name: str
    entries: list[Entry]


def shards_of(entries: Iterable[Entry], *, size: int = SIZE) -> Iterator[Shard]:
    """The entries of all sources, cut into shards."""
    for number, members in enumerate(chunks_of(entries, size=size)):
        sign = sha256("".join(entry.fingerprint for entry in members).encode()).hexdigest()[:8]
        yield Shard(f"shard-{number:05}-{sign}", members)


def shard_line(record: Record, versions: Mapping[str, str]) -> str:
    """One record as a line of a shard: the text, what is known of it, the record, and what it was read with."""
    document = record.document
    known = {name: getattr(document, name) for name in ("id", "published", "outlet", "title", "url", "text")}
    return json.dumps({**known, "record": to_dict(record), "read_with": dict(versions)}, ensure_ascii=False)


def batch(
    entries: Iterable[Entry],
    out: str | Path,
    workers: Workers[Entry, Reading],
    *,
    format: str = "jsonl",
    size: int = SIZE,
    progress: Progress = lambda count: None,
) -> Tally:
    """Write the records of all entries into shards under `out`, a folder or a URL; shards that are there already are left alone.

    `workers` is a `Pool` or a `Cluster` whose workers call `MakeReading(shard_line)`.
    """
    folder = folder_of(out)
    tally = Tally()
    open_shards: deque[tuple[Shard, int]] = deque()

    def chunks() -> Iterator[list[Entry]]:
        for shard in shards_of(entries, size=size):
            if folder.has(f"{shard.name}.{format}"):
                tally.known += len(shard.entries)
                progress(len(shard.entries))
                continue
            parts = [*chunks_of(shard.entries)]
            open_shards.append((shard, len(parts)))
            yield from parts

    answers = workers.work(chunks())
    for first in answers:
        shard, parts = open_shards.popleft()
        readings = [*chain(first, *(next(answers) for _ in range(parts - 1)))]
        write_shard(shard, readings, folder, format=format)
        tally.count(readings)
        progress(len(readings))
    return tally


def write_shard(shard: Shard, readings: Iterable[Reading], folder: Folder | Bucket, *, format: str) -> None:
    """Write a shard's records and failures; the file with the records appears last, whole."""
    readings = [*readings]
    folder.drop(f"{shard.name.rpartition('-')[0]}-")
    lost = [{"place": one.place, "outcome": one.outcome, "reason": one.reason} for one in readings if one.reason]
    if lost:
        _write(folder, f"{shard.name}.failures", (json.dumps(one, ensure_ascii=False) for one in lost))
    finish = json_lines_to_parquet if format == "parquet" else Path
    _write(folder, f"{shard.name}.{format}", (one.row for one in readings if one.row), finish=finish)


def _write(folder: Folder | Bucket, name: str, lines: Iterable[str], *, finish: Callable[[Path], Path] = Path) -> None:
    draft = folder.draft(name)
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
    folder.put(finish(draft), name)
