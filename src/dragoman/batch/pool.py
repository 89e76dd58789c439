"""A pool of processes that work through chunks in order; what kills one or never ends is singled out, and the rest goes on."""

import re
import resource
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from time import monotonic
from typing import Generic, Protocol, TypeVar

from dragoman.errors import DragomanError

In = TypeVar("In")
Out = TypeVar("Out")
Work = Callable[[list[In]], list[Out]]
AHEAD = 3
"""Chunks in hand for each process: more would only fill memory while a slow one holds up the rest."""
MOST_FALSE_STARTS = 3
MEMORY_UNIT = 1_000_000 if sys.platform == "darwin" else 1_000
OWN_PEAK = Path("/proc/self/status")


class Workers(Protocol[In, Out]):
    """Whoever answers chunks in order: a `Pool` of this machine, or a `Cluster`."""

    def work(self, chunks: Iterable[list[In]]) -> Iterator[list[Out]]:
        """The answers to each chunk, in order."""
        ...


@dataclass(slots=True, eq=False)
class _Chunk(Generic[In, Out]):
    """Items that belong together, and their answers as they come."""

    items: list[In]
    answers: dict[int, Out] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _Task(Generic[In, Out]):
    """Some items of a chunk, by their places in it, as one process gets them."""

    chunk: _Chunk[In, Out]
    places: list[int]


@dataclass(slots=True, eq=False)
class _Worker(Generic[In, Out]):
    """One process, and what it is at; `deadline` is infinite while it starts or waits."""

    process: SpawnProcess
    line: Connection
    ready: bool = False
    task: _Task[In, Out] | None = None
    deadline: float = float("inf")


class Pool(Generic[In, Out]):
    """Processes that each call `make` once and then answer chunk after chunk.

    A chunk whose process dies or takes longer than `limit` seconds is tried again item by item; an item that does so alone is
    answered by `blame(item, reason)`. A process that grew beyond `memory` megabytes is replaced. `peak` is the most one took.
    """

    def __init__(
        self,
        make: Callable[[], Work[In, Out]],
        *,
        blame: Callable[[In, str], Out],
        workers: int,
        limit: float = 120.0,
        memory: int = 1_000,
    ) -> None:
        self._make, self._blame, self._limit, self._memory = make, blame, limit, memory
        self._open: deque[_Chunk[In, Out]] = deque()
        self._tasks: deque[_Task[In, Out]] = deque()
        self._workers: list[_Worker[In, Out]] = []
        self._wanted = workers
        self._false_starts = 0
        self.peak = 0

    def work(self, chunks: Iterable[list[In]]) -> Iterator[list[Out]]:
        """The answers to each chunk, in order; whatever ends this early, Ctrl-C too, ends the processes."""
        waiting = iter(chunks)
        try:
            while self._take(waiting):
                self._hand_out()
                self._listen()
                while self._open and len(self._open[0].answers) == len(self._open[0].items):
                    done = self._open.popleft()
                    yield [done.answers[place] for place in range(len(done.items))]
        finally:
            for worker in self._workers:
                worker.process.kill()
                worker.process.join()

    def _take(self, waiting: Iterator[list[In]]) -> bool:
        """Take chunks in hand, up to the limit; False once all are answered."""
        while len(self._open) < AHEAD * self._wanted and (items := next(waiting, None)) is not None:
            chunk: _Chunk[In, Out] = _Chunk(items)
            self._open.append(chunk)
            if items:
                self._tasks.append(_Task(chunk, [*range(len(items))]))
        return bool(self._open)

    def _hand_out(self) -> None:
        busy = sum(worker.task is not None for worker in self._workers)
        while len(self._workers) < min(self._wanted, busy + len(self._tasks)):
            self._workers.append(self._start())
        for worker in [one for one in self._workers if one.ready and one.task is None]:
            if self._tasks:
                self._give(worker, self._tasks.popleft())

    def _give(self, worker: _Worker[In, Out], task: _Task[In, Out]) -> None:
        try:
            worker.line.send([task.chunk.items[place] for place in task.places])
        except (BrokenPipeError, ConnectionResetError):
            self._tasks.appendleft(task)
            self._dismiss(worker)
        else:
            worker.task, worker.deadline = task, monotonic() + self._limit

    def _start(self) -> _Worker[In, Out]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._make), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _listen(self) -> None:
        """Wait for the next answer, death or deadline, and act on it."""
        if not self._workers or (not self._tasks and all(worker.task is None for worker in self._workers)):
            return
        patience = max(0.0, min(worker.deadline for worker in self._workers) - monotonic())
        heard = set(connection.wait([worker.line for worker in self._workers], None if patience == float("inf") else patience))
        for worker in [one for one in self._workers if one.line in heard]:
            self._hear(worker)
        for worker in [one for one in self._workers if one.deadline < monotonic()]:
            self._lose(worker, f"it took longer than {self._limit:g} s")

    def _hear(self, worker: _Worker[In, Out]) -> None:
        try:
            message = worker.line.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join()
            self._lose(worker, f"the process that read it ended ({_fate(worker.process.exitcode)})")
            return
        if isinstance(message, DragomanError):
            raise message
        answers, memory = message
        if worker.task is None:
            worker.ready, self._false_starts = True, 0
            return
        worker.task.chunk.answers.update(zip(worker.task.places, answers, strict=True))
        worker.task, worker.deadline = None, float("inf")
        self.peak = max(self.peak, memory)
        if memory > self._memory:
            self._dismiss(worker)

    def _lose(self, worker: _Worker[In, Out], reason: str) -> None:
        self._dismiss(worker)
        if worker.task is None:
            self._false_starts += 1
            if self._false_starts >= MOST_FALSE_STARTS:
                raise DragomanError(f"the reading processes end before they have begun: {reason}; try fewer with --workers 1")
            return
        chunk, places = worker.task.chunk, worker.task.places
        if len(places) == 1:
            chunk.answers[places[0]] = self._blame(chunk.items[places[0]], reason)
        else:
            self._tasks.extendleft(_Task(chunk, [place]) for place in reversed(places))

    def _dismiss(self, worker: _Worker[In, Out]) -> None:
        worker.process.kill()
        worker.line.close()
        self._workers.remove(worker)


def _fate(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"signal {signal.Signals(-exit_code).name}"
    return f"exit code {exit_code}"


def peak_memory() -> int:
    """The most memory that this process took, in megabytes.

    On Linux `ru_maxrss` is inherited from the process that started this one, whatever its size: the kernel's own account is asked.
    """
    own = re.search(r"VmHWM:\s+(\d+) kB", OWN_PEAK.read_text()) if OWN_PEAK.exists() else None
    return int(own[1]) // 1_000 if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEMORY_UNIT


def _serve(line: Connection, make: Callable[[], Work[In, Out]]) -> None:
    """What a process does: load once, then answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work = make()
        line.send(([], 0))
        while True:
            answers = work(line.recv())
            line.send((answers, peak_memory()))
    except DragomanError as problem:
        line.send(problem)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
