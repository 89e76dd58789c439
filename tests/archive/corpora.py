"""The example corpora read once for all golden tests."""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dragoman import Reader, Record
from dragoman.archive.sightings import Sighting, Stalemate, Stance, sightings, stalemates, stances
from dragoman.intake import document_of

EXAMPLES = Path(__file__).parents[2] / "examples"
KOREA = tomllib.loads(Path(__file__).with_name("korea.toml").read_text(encoding="utf-8"))


@cache
def records(reader: Reader, corpus: str) -> dict[str, Record]:
    """Each report's record by its date of publication: no two reports of a corpus share one."""
    folder = EXAMPLES / corpus
    rows = list(csv.DictReader((folder / "index.csv").read_text(encoding="utf-8").splitlines()))
    documents = [
        document_of((folder / row["file"]).read_text(encoding="utf-8"), published=row["published"], outlet=row["outlet"])
        for row in rows
    ]
    return {row["published"]: record for row, record in zip(rows, reader.read_many(documents), strict=True)}


@cache
def seen(reader: Reader, corpus: str) -> tuple[tuple[Sighting, ...], tuple[Stance, ...], tuple[Stalemate, ...]]:
    """What the reports of a corpus show."""
    told = records(reader, corpus).items()
    return (
        tuple(one for name, record in told for one in sightings(record, document=name, origin=name)),
        tuple(one for name, record in told for one in stances(record, document=name, origin=name)),
        tuple(one for name, record in told for one in stalemates(record, document=name, origin=name)),
    )


def event_of(record: Record, words: str) -> str | None:
    """The id of the event whose trigger lies in some words of the report."""
    start = record.document.text.index(words)
    hits = [one for one in record.events if one.trigger.start < start + len(words) and start < one.trigger.end]
    return hits[-1].id if hits else None


def goldens(kind: str) -> list[dict[str, Any]]:
    """The Korea corpus's goldens of a kind."""
    return list(KOREA[kind])
