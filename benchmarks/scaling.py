"""`dragoman batch` with one process and with two: articles a second once all have loaded, and the memory of the largest."""

import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice

from dragoman import Document
from dragoman.batch.pool import Pool
from dragoman.batch.reading import MakeReading, chunks_of, failed
from dragoman.batch.shards import shard_line
from dragoman.intake.entries import Entry

FEWEST = 640
WARM = 12
"""Chunks that are answered before the clock starts."""


def measure(documents: Sequence[Document]) -> Iterator[tuple[int, float, int]]:
    """Processes, articles a second of wall time, megabytes of the largest process."""
    repeated = islice(cycle(documents), max(FEWEST, len(documents)))
    chunks = [*chunks_of(Entry(f"article {number}", one.text) for number, one in enumerate(repeated))]
    for workers in (1, 2):
        pool = Pool(MakeReading(shard_line), blame=failed, workers=workers)
        started, done = 0.0, 0
        for number, answers in enumerate(pool.work([*chunks[:WARM], *chunks])):
            if number == WARM - 1:
                started = time.perf_counter()
            elif number >= WARM:
                done += len(answers)
        yield workers, done / (time.perf_counter() - started), pool.peak
