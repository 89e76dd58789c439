"""One attribution: the words of a cue, its source and what is said, before anybody knows who the source is."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from dragoman.grammar.attribution_ranges import quoted_range
from dragoman.grammar.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue, its source and addressee words, who carried it, and content as token ranges `[start, end)`."""

    rule: str
    cue: tuple[Token, ...]
    source: Token | None
    content: tuple[tuple[int, int], ...]
    kind: str
    addressees: tuple[Token, ...] = ()
    via: tuple[Token, ...] = ()
    quotes: tuple[Quotation, ...] = field(default=())


def with_quotes(one: Attribution, quotes: list[Quotation]) -> Attribution:
    """Its kind from the quotation marks inside its content."""
    if one.kind == "direct":
        return one
    start, end = one.content[0]
    if any(mark in '"“”' for token in one.cue[0].doc[start:end] for mark in token.text[:1]):
        whole = next((q for q in quotes if q.start <= start + 1 and q.end >= end - 1), None)
        if whole is not None:
            return replace(one, kind="direct", content=(quoted_range(one.cue[0].doc, whole),))
        return replace(one, kind="mixed")
    return one
