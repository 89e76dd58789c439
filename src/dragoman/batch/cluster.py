"""The same work on a Dask cluster: chunks in order, whichever workers come, go or die on the way."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from threading import Lock, Timer
from typing import Any, Generic, TypeVar

from dragoman.batch.pool import AHEAD, Work
from dragoman.errors import DragomanError, UsageError

In = TypeVar("In")
Out = TypeVar("Out")
PATIENCE = 120
_turn = Lock()


class Cluster(Generic[In, Out]):
    """Workers of a Dask scheduler, each of which calls `make` once; `place` is its address, or `file` a scheduler file.

    Dask gives the chunk of a worker that dies to another. A chunk on which several workers died or took longer than `limit` seconds
    is tried item by item; an item that does so alone is answered by `blame(item, reason)`.
    """

    def __init__(
        self,
        place: str | None,
        make: Callable[[], Work[In, Out]],
        *,
        blame: Callable[[In, str], Out],
        file: str | None = None,
        limit: float = 120.0,
    ) -> None:
        try:
            import distributed
        except ImportError as problem:
            raise UsageError("a cluster needs the extra cluster: pip install 'dragoman[cluster]'") from problem
        self._distributed: Any = distributed
        self._place, self._file = place, file
        self._make, self._blame, self._limit = make, blame, limit

    def work(self, chunks: Iterable[list[In]]) -> Iterator[list[Out]]:
        """The answers to each chunk, in order, with a few chunks in hand for each worker."""
        waiting = iter(chunks)
        with self._client() as client:
            in_hand: deque[tuple[list[In], Any]] = deque()
            while self._take(client, waiting, in_hand):
                items, future = in_hand.popleft()
                yield self._answers(client, items, future)

    def _client(self) -> Any:
        try:
            client = self._distributed.Client(self._place, scheduler_file=self._file, timeout=PATIENCE, set_as_default=False)
            client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, ValueError) as problem:
            where = self._place or self._file
            raise DragomanError(
                f"no cluster with workers at {where}: {problem or 'nobody answers'}; is its scheduler up?"
            ) from problem
        return client

    def _take(self, client: Any, waiting: Iterator[list[In]], in_hand: deque[tuple[list[In], Any]]) -> bool:
        """Submit chunks up to the limit; False once all are answered."""
        most = AHEAD * max(1, len(client.nthreads()))
        while len(in_hand) < most and (items := next(waiting, None)) is not None:
            in_hand.append((items, self._submit(client, items)))
        return bool(in_hand)

    def _submit(self, client: Any, items: list[In]) -> Any:
        return client.submit(_answer, self._make, items, self._limit, pure=False)

    def _answers(self, client: Any, items: list[In], future: Any) -> list[Out]:
        try:
            answers: list[Out] = future.result()
        except self._distributed.KilledWorker:
            if len(items) == 1:
                return [self._blame(items[0], f"the workers that read it ended, or took longer than {self._limit:g} s")]
            return [answer for item in items for answer in self._answers(client, [item], self._submit(client, [item]))]
        return answers


def _answer(make: Callable[[], Work[In, Out]], items: list[In], limit: float) -> list[Out]:
    """What a worker does with a chunk; it ends itself if that takes too long, for a thread cannot be stopped."""
    with _turn:
        work: Work[In, Out] = _kept(make)
        clock = Timer(limit, _end)
        clock.daemon = True
        clock.start()
        try:
            return work(items)
        finally:
            clock.cancel()


@cache
def _kept(make: Callable[[], Any]) -> Any:
    return make()


def _end() -> None:
    with suppress(Exception):
        print("dragoman: a chunk took too long; this worker ends", file=sys.stderr, flush=True)
    os._exit(1)
