"""The reading desk: one report at a time, a short queue before it, and the model loaded while the page is already there."""

from collections.abc import Callable
from functools import cached_property
from threading import BoundedSemaphore, Lock, Thread
from typing import TYPE_CHECKING

from dragoman.model import Document, Record

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

QUEUE = 8
PATIENCE = 30.0


class BusyError(Exception):
    """Too many reports wait; the reader should ask again in a moment."""


class Desk:
    """Reads reports one after the other; refuses with BusyError when the queue is full or the turn does not come in time."""

    def __init__(self, make_reader: "Callable[[], Reader]", *, queue: int = QUEUE, patience: float = PATIENCE) -> None:
        self._make_reader = make_reader
        self._places = BoundedSemaphore(queue)
        self._turn = Lock()
        self._patience = patience

    @cached_property
    def reader(self) -> "Reader":
        """The reader, made on first use."""
        return self._make_reader()

    def open(self) -> None:
        """Load the model now, beside everything else."""
        Thread(target=self._load, daemon=True).start()

    def read(self, document: Document) -> Record:
        """The record of a document, once it is its turn."""
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            if not self._turn.acquire(timeout=self._patience):
                raise BusyError
            try:
                return self.reader.read_document(document)
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _load(self) -> None:
        with self._turn:
            _ = self.reader
