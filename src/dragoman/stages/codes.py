"""CAMEO code, quad class, Goldstein score and PLOVER intensity of events: derived from type, mode and status with one table."""

from collections.abc import Iterator
from operator import attrgetter
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
        self._value = attrgetter(self.fills.partition(".")[2])

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Change]:
        """One change for each event."""
        for event in so_far.events:
            yield Change(event.id, self._value(code_of(event.type, event.mode, event.status)))


class EventQuads(EventCodes):
    """The quad class of every event: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""

    fills: ClassVar[str] = "events.quad"


class EventScores(EventCodes):
    """The Goldstein score of every event, -10 (conflict) to 10 (cooperation)."""

    fills: ClassVar[str] = "events.goldstein"


class EventIntensities(EventCodes):
    """The PLOVER intensity of every event, -10 (conflict) to 10 (cooperation)."""

    fills: ClassVar[str] = "events.intensity"
