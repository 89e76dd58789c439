"""The sentence around some words, by its punctuation: parses break at datelines and long names, readers do not."""

import re

from dragoman.model import Span

END = re.compile(r"(?<=[a-z0-9)])[.!?][\"”’]?\s+(?=[\"“A-Z])|\n")

DEFINITE = re.compile(
    r"\b(?:the|this|that|his|her|its|their|these|planned|such)\s+(?:[\w'’-]+\s+){0,3}$|['’]s\s+(?:[\w-]+\s+){0,2}$", re.I
)


def sentence_around(span: Span, text: str) -> Span:
    """The sentence that the words of a span stand in.

    >>> text = "Oslo waits. On Feb. 3 the talks begin."
    >>> sentence_around(Span(22, 27), text).of(text)
    'On Feb. 3 the talks begin.'
    """
    start = max([0, *(one.end() for one in END.finditer(text, 0, span.start))])
    end = END.search(text, span.end)
    return Span(start, end.start() + 1 if end else len(text))
