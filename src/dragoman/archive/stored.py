"""What the archive stores, as the values that it was made of."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_type_hints

from dragoman.archive.moments import Moment
from dragoman.archive.sightings import Sighting, Stalemate, Stance
from dragoman.archive.threads import Thread
from dragoman.formats.record_json import builder_of, plain

Seen = TypeVar("Seen", Sighting, Stance, Stalemate, Moment)


def seen_in(rows: Iterable[Mapping[str, Any]], kind: Callable[..., Seen]) -> Iterator[Seen]:
    """Sightings, stances, stalemates or moments out of rows with columns of the same names."""
    build = builder_of(kind)
    names = get_type_hints(kind)
    for row in rows:
        yield build({name: row[name] for name in names})


def thread_of(told: str) -> Thread:
    """A thread out of the JSON that `thread_json` made."""
    thread: Thread = builder_of(Thread)(json.loads(told))
    return thread


def thread_json(thread: Thread) -> str:
    """A thread as JSON, the names of its fields kept."""
    return json.dumps(plain(thread), ensure_ascii=False)
