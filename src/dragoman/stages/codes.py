"""CAMEO codes and Goldstein scores, derived from type, mode and status with one table."""

from collections.abc import Iterator
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.knowledge import Rules
from dragoman.knowledge.codes import code_of
from dragoman.model import Record
from dragoman.stages import Change


class EventCodes:
    """The CAMEO code of every event."""

    fills: ClassVar[str] = "events.cameo"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        """Nothing to compile: the table is read once for all."""

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Change]:
        """One change for each event."""
        for event in so_far.events:
            yield Change(event.id, code_of(event.type, event.mode, event.status).cameo)


class EventScores(EventCodes):
    """The Goldstein score of every event, -10 (conflict) to 10 (cooperation)."""

    fills: ClassVar[str] = "events.goldstein"

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Change]:
        """One change for each event."""
        for event in so_far.events:
            yield Change(event.id, code_of(event.type, event.mode, event.status).goldstein)
