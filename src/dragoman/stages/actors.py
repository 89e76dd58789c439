"""Actors."""

from collections.abc import Iterator
from typing import Any, ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.knowledge import Rules
from dragoman.model import Record


class Actors:
    """To be written."""

    fills: ClassVar[str] = "actors"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self.rules = rules

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Any]:
        """Nothing yet."""
        yield from ()
