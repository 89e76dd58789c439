"""A reader that needs no model: one event for each report, so that tests of the machinery take moments."""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from dragoman.archive.database import Database
from dragoman.archive.rows import row_of
from dragoman.archive.store import Reading, Store
from dragoman.batch.ingest import Tally, ingest
from dragoman.batch.reading import ReadEntries, Render
from dragoman.batch.sources import entries
from dragoman.intake.entries import Entry
from dragoman.intake.language import foreign_language
from dragoman.model import Actor, Document, Event, Record, Span, Statement

VERSIONS = {"package": "0", "rules": "quick", "model": "none"}
PARTIES = ("PER", "CHL", "KEN", "UGA", "NOR")


class QuickReader:
    """Reads a report as one meeting of two countries, or does what its first words say."""

    def __init__(self, type: str = "CONSULT") -> None:
        self.type = type

    def read_many(self, documents, *, batch_size):
        return map(self.read, documents)

    def read(self, document: Document) -> Record:
        if document.text.startswith("die"):
            os._exit(7)
        if document.text.startswith("hang"):
            time.sleep(60)
        if document.text.startswith("raise"):
            raise ValueError("this one")
        time.sleep(0.002)
        one, other = (PARTIES[(len(document.text) + step) % len(PARTIES)] for step in (0, 1))
        whole = Span(0, len(document.text))
        return Record(
            document,
            actors=tuple(Actor(party, party.title(), "country", party, "GOV", mentions=(whole,)) for party in (one, other)),
            statements=(Statement("s1", one, Span(0, 4), Span(0, 4), (whole,), "indirect"),),
            events=(Event("e1", self.type, Span(0, 4), whole, actors=(one, other), cameo="040", goldstein=1.0),),
        )


@dataclass(frozen=True)
class MakeQuick:
    """Makes the work of one process."""

    render: Render
    type: str = "CONSULT"

    def __call__(self):
        foreign_language("Le ministre a dit que les pourparlers reprendront dans la capitale voisine demain matin.")
        return ReadEntries(QuickReader(self.type), self.render, VERSIONS)


def quick_ingest(source: Path, archive: Path, *, workers: int = 2, limit: float = 20.0) -> Tally:
    with Database(archive) as database:
        return ingest(entries([str(source)], columns={}), Store(database), MakeQuick(row_of), workers=workers, limit=limit)


def reading(text: str, *, id: str = "r", **known) -> Reading:
    """What a reading process would send for a text."""
    from dragoman.intake.metadata import Metadata

    return ReadEntries(QuickReader(), row_of, VERSIONS)([Entry("here", text, id=id, given=Metadata(**known))])[0]


if __name__ == "__main__":
    quick_ingest(Path(sys.argv[1]), Path(sys.argv[2]))
