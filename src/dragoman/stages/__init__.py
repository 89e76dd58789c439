"""One module per field of the record. A stage reads the parse and the record so far, and yields findings; it changes nothing.

A stage whose `fills` is a list of the record ("events") yields that list's items, one that fills two ("actors unclear") those of
both. One whose `fills` names a field of them ("events.status") yields a `Change` for each item it knows better.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from spacy.tokens import Doc

from dragoman.model import Reason, Record


@dataclass(frozen=True, slots=True)
class Change:
    """A new value for the one field that a stage fills, on the item with this id."""

    id: str
    value: Any
    why: tuple[Reason, ...] = ()


class Stage(Protocol):
    """What the pipeline asks of a stage; `__init__(nlp, rules)` compiles its knowledge once."""

    fills: ClassVar[str]

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Any]:
        """Findings for one parsed report."""
        ...
