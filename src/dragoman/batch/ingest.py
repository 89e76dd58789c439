"""Sources -> archive: several processes read, this one writes, in the order of the sources."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.archive.settling import here
from dragoman.archive.store import Reading, Store
from dragoman.batch.answers import settlers
from dragoman.batch.pool import Pool, Work
from dragoman.batch.reading import chunks_of, failed
from dragoman.intake.entries import Entry

LOT = 64
"""Readings that are written together: what a kill can cost at most, and what one commit is spread over."""
Progress = Callable[[int], None]


@dataclass(slots=True)
class Tally:
    """How many entries were read, failed, skipped or already known."""

    read: int = 0
    failed: int = 0
    skipped: int = 0
    known: int = 0

    def count(self, readings: Iterable[Reading]) -> None:
        """Add some readings."""
        for reading in readings:
            setattr(self, reading.outcome, getattr(self, reading.outcome) + 1)


def ingest(
    entries: Iterable[Entry],
    store: Store,
    make: Callable[[], Work[Entry, Reading]],
    *,
    workers: int,
    limit: float = 120.0,
    progress: Progress = lambda count: None,
) -> Tally:
    """Read what the archive does not know yet and write it down; what cannot be read is written down with its reason.

    Each process calls `make` once, such as `MakeReading(row_of)`. Ended at any moment and called again with the same sources it
    goes on where it was, and the archive becomes the same. `progress` is told how many entries more are done.
    """
    tally = Tally()
    pool = Pool(make, blame=failed, workers=workers, limit=limit)
    unknown = _Unknown(store.fingerprints(), tally, progress)
    for lot in lots_of(pool.work(map(unknown.among, chunks_of(entries)))):
        store.add(lot)
        tally.count(lot)
        progress(len(lot))
    store.finish(over=settlers(workers).work if workers > 1 else here)
    return tally


class _Unknown:
    """Picks from each chunk what was not seen before, in the archive or in this run."""

    def __init__(self, seen: set[str], tally: Tally, progress: Progress) -> None:
        self._seen, self._tally, self._progress = seen, tally, progress

    def among(self, chunk: list[Entry]) -> list[Entry]:
        """The entries of a chunk that are new."""
        new = {entry.fingerprint: entry for entry in reversed(chunk) if entry.fingerprint not in self._seen}
        self._seen |= new.keys()
        known = len(chunk) - len(new)
        self._tally.known += known
        self._progress(known)
        return [entry for entry in chunk if new.get(entry.fingerprint) is entry]


def lots_of(chunks: Iterable[list[Reading]]) -> Iterator[list[Reading]]:
    """Whole chunks together, until there are enough for one commit."""
    lot: list[Reading] = []
    for chunk in chunks:
        lot += chunk
        if len(lot) >= LOT:
            yield lot
            lot = []
    if lot:
        yield lot
