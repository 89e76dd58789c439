"""The shelf: the archive opened a few times over, so that several ask at once, each for a bounded time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from threading import BoundedSemaphore, Timer
from typing import TYPE_CHECKING

from dragoman.web.desk import BusyError

if TYPE_CHECKING:
    from dragoman.archive import Archive

COPIES = 8
PATIENCE = 30.0
LONGEST = 20.0


class Shelf:
    """Lends open archives, at most `copies` at once; whoever waits longer than `patience` seconds gets BusyError.

    A question that takes longer than `longest` seconds is ended.
    """

    def __init__(
        self, open_archive: "Callable[[], Archive]", *, copies: int = COPIES, patience: float = PATIENCE, longest: float = LONGEST
    ) -> None:
        self._open = open_archive
        self._turns = BoundedSemaphore(copies)
        self._resting: LifoQueue[Archive] = LifoQueue()
        self._patience = patience
        self._longest = longest

    @contextmanager
    def borrowed(self) -> "Iterator[Archive]":
        """An open archive for as long as one question takes."""
        if not self._turns.acquire(timeout=self._patience):
            raise BusyError
        try:
            archive = self._taken()
            limit = Timer(self._longest, archive.interrupt)
            limit.start()
            try:
                yield archive
            finally:
                limit.cancel()
                self._resting.put(archive)
        finally:
            self._turns.release()

    def _taken(self) -> "Archive":
        try:
            return self._resting.get_nowait()
        except Empty:
            return self._open()

    def close(self) -> None:
        """Close every archive that is not lent."""
        try:
            while True:
                self._resting.get_nowait().close()
        except Empty:
            return
