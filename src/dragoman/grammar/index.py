"""From words to items: which actor, time, place or statement stands at a token."""

from collections import defaultdict
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.grammar.tree import children
from dragoman.model import Reason, Record, Span, Statement, Time, Unclear


class Index:
    """Look-ups between one parse and the record so far."""

    def __init__(self, doc: Doc, record: Record) -> None:
        self.doc = doc
        self.record = record

    def words(self, span: Span) -> Words:
        """The tokens under a span of the text, widened to whole tokens."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is None:
            raise ValueError(f"{span} lies outside the text")
        return found

    @cached_property
    def _actors(self) -> dict[int, tuple[str, ...]]:
        found: dict[int, list[str]] = defaultdict(list)
        sizes: dict[int, int] = {}
        for actor in self.record.actors:
            for mention in actor.mentions:
                words = self.words(mention)
                head, size = words.root.i, len(words)
                if size < sizes.get(head, size + 1) and head in sizes and size != sizes[head]:
                    continue
                sizes[head] = max(size, sizes.get(head, 0))
                if actor.id not in found[head]:
                    found[head].append(actor.id)
        return {head: tuple(ids) for head, ids in found.items()}

    def actors_at(self, token: Token) -> tuple[str, ...]:
        """Ids of the actors whose mention has this token as its head word; () if none."""
        return self._actors.get(token.i, ())

    def is_person(self, token: Token) -> bool:
        """Whether the actors at a token are persons."""
        return bool(self.actors_at(token)) and all(self._kinds[one] == "person" for one in self.actors_at(token))

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {actor.id: actor.kind for actor in self.record.actors}

    @cached_property
    def _unclear(self) -> dict[int, Unclear]:
        return {self.words(one.span).root.i: one for one in self.record.unclear}

    def doubt_at(self, field: str, token: Token | None) -> tuple[Reason, ...]:
        """Why a field is empty, where this token stands for somebody whom the report does not make clear."""
        inside = (token, *children(token)) if token is not None else ()
        found = next((one for part in inside if (one := self._unclear.get(part.i))), None)
        return (Reason(field, found.why[0].rule, found.span, f"see {found.id}"),) if found is not None else ()

    @cached_property
    def _times(self) -> dict[int, Time]:
        return {token.i: time for time in self.record.times for token in self.words(time.span)}

    def time_at(self, token: Token) -> Time | None:
        """The time expression that a token belongs to."""
        return self._times.get(token.i)

    def statement_around(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds the span."""
        return next((one for part, one in self._said if part.start <= span.start and span.end <= part.end), None)

    @cached_property
    def _said(self) -> list[tuple[Span, Statement]]:
        """What is said, the shortest first."""
        parts = ((part, one) for one in self.record.statements for part in one.content)
        return sorted(parts, key=lambda pair: pair[0].end - pair[0].start)
