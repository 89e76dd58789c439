"""What the archive stores, as the values that it was made of."""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.moments import Moment
from dragoman.archive.sightings import Sighting, Stalemate, Stance
from dragoman.archive.standoffs import Standoff
from dragoman.archive.threads import Thread
from dragoman.formats.record_json import builder_of

Seen = TypeVar("Seen", Sighting, Stance, Stalemate, Moment)
Kept = TypeVar("Kept", Thread, LedgerPosition, Standoff)


def seen_in(rows: Iterable[Mapping[str, Any]], kind: type[Seen]) -> Iterator[Seen]:
    """Sightings, stances, stalemates or moments out of rows with columns of the same names."""
    build = builder_of(cast(Hashable, kind))
    names = [one.name for one in fields(kind)]
    for row in rows:
        yield build({name: row[name] for name in names})


def kept_in(told: str, kind: Callable[..., Kept]) -> Kept:
    """A value out of the JSON that `as_kept` made."""
    value: Kept = builder_of(kind)(json.loads(told))
    return value


def as_kept(value: Any) -> str:
    """A value as JSON, the names of its fields kept."""
    return json.dumps(value, default=_parts, ensure_ascii=False)


def _parts(value: Any) -> Any:
    """What JSON can hold of a frozen set, or of a value of our own."""
    if isinstance(value, frozenset):
        return sorted(value)
    return {name: getattr(value, name) for name in _names_of(cast(Hashable, type(value)))}


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))
