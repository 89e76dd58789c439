"""From text to record: a tuple of stages, each filling one list or one field of the record."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.grammar.mending import with_mending
from dragoman.grammar.pairs import Pair, words_of
from dragoman.grammar.parser import DEFAULT_MODEL, load_parser
from dragoman.grammar.relating import Relation, Relator
from dragoman.intake.text import document_of
from dragoman.knowledge import Rules, load_rules
from dragoman.model import Actor, Document, Record, Unclear
from dragoman.stages import Change, Stage
from dragoman.stages.actors import Actors
from dragoman.stages.circumstances import EventPlaces, EventTimes
from dragoman.stages.codes import EventCodes, EventIntensities, EventQuads, EventScores
from dragoman.stages.deadlocks import Deadlocks
from dragoman.stages.events import Events
from dragoman.stages.places import Places
from dragoman.stages.positions import Positions
from dragoman.stages.statements import Statements
from dragoman.stages.status import EventStatus
from dragoman.stages.times import Times

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

StageMaker = Callable[["Language", Rules], Stage]

KINDS: dict[str, type] = {"actors": Actor, "unclear": Unclear}
STAGES: tuple[StageMaker, ...] = (
    Actors,
    Times,
    Places,
    Statements,
    Events,
    EventTimes,
    EventPlaces,
    EventStatus,
    EventCodes,
    EventQuads,
    EventScores,
    EventIntensities,
    Positions,
    Deadlocks,
)


class Reader:
    """Reads reports into records; loads the model and the rules once.

    `model` is any installed English spaCy pipeline, `rules` folders of TOML rules laid over ours, `stages` the classes to run.
    """

    def __init__(
        self,
        *,
        model: str = DEFAULT_MODEL,
        rules: Iterable[str | Path] = (),
        stages: Sequence[StageMaker] = STAGES,
    ) -> None:
        self.rules = load_rules(Path(folder) for folder in rules)
        self.nlp = with_mending(load_parser(model), self.rules)
        self.stages = tuple(make(self.nlp, self.rules) for make in stages)
        gc.freeze()  # what is loaded stays: the collector need not look through it again and again

    def read(self, text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None) -> Record:
        """The record of one report; `published` is an ISO date."""
        return self.read_document(document_of(text, published=published, outlet=outlet, title=title))

    def read_document(self, document: Document) -> Record:
        """The record of one document."""
        return self.interpret(self.nlp(document.text), document)

    def read_many(self, documents: Iterable[Document], *, batch_size: int = 32) -> Iterator[Record]:
        """Records of many documents, streaming and in order, parsed `batch_size` at a time."""
        documents = iter(documents)
        while batch := list(islice(documents, batch_size)):
            for doc, document in zip(self.nlp.pipe(one.text for one in batch), batch, strict=True):
                yield self.interpret(doc, document)

    def relate(self, sentence: str, source: str, target: str) -> Relation | None:
        """What one party does to or with another, both named in the sentence's own words; None where one is not found in it."""
        return next(self.relate_many([(sentence, source, target)]))

    def relate_many(self, rows: Iterable[tuple[str, str, str]], *, batch_size: int = 64) -> Iterator[Relation | None]:
        """The relations of many (sentence, source, target), streaming and in order."""
        rows = iter(rows)
        while batch := list(islice(rows, batch_size)):
            docs = self.nlp.pipe(sentence for sentence, _, _ in batch)
            for doc, (_, source, target) in zip(docs, batch, strict=True):
                pair = Pair(words_of(doc, source), words_of(doc, target))
                yield self._relator.between(doc, pair) if pair.source and pair.target else None

    @cached_property
    def _relator(self) -> Relator:
        return Relator(self.rules)

    def interpret(self, doc: "Doc", document: Document) -> Record:
        """The record of a document that has been parsed already."""
        record = Record(document)
        for stage in self.stages:
            record = filled(record, stage.fills, tuple(stage(doc, record)))
        return record


def filled(record: Record, fills: str, findings: tuple[Any, ...]) -> Record:
    """The record with a stage's findings written into its list, lists or field: the one place that writes."""
    if " " in fills:
        lists: dict[str, Any] = {name: tuple(one for one in findings if isinstance(one, KINDS[name])) for name in fills.split()}
        return replace(record, **lists)
    name, _, field = fills.partition(".")
    if field:
        changes: dict[str, Change] = {change.id: change for change in findings}
        findings = tuple(_changed(item, field, changes.get(item.id)) for item in getattr(record, name))
    new: dict[str, Any] = {name: findings}
    return replace(record, **new)


def _changed(item: Any, field: str, change: Change | None) -> Any:
    if change is None:
        return item
    new: dict[str, Any] = {field: change.value, "why": item.why + change.why}
    return replace(item, **new)
