"""The answers of an archive worked out by several processes; the one that holds the file reads and writes it."""

from collections.abc import Callable

from dragoman.archive.portions import Portion, Settled, settled
from dragoman.batch.pool import Pool
from dragoman.errors import DragomanError


def settlers(workers: int) -> Pool[Portion, Settled]:
    """So many processes, started when there is work; their `work` is what `settle` spreads its rounds over."""
    return Pool(_work, blame=_given_up, workers=workers, limit=float("inf"))


def _work() -> Callable[[list[Portion]], list[Settled]]:
    return settled


def _given_up(portion: Portion, reason: str) -> Settled:
    one, other = portion.pair
    raise DragomanError(f"the answers about {one} and {other or 'nobody else'} cannot be worked out: {reason}; try --workers 1")
