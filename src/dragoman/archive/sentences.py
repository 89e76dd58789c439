"""The sentence around some words, by its punctuation: parses break at datelines and long names, readers do not."""

import re

from dragoman.model import Span

TITLES = r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|St)$"
LONGEST_TITLE = 6
STOP = re.compile(r"(?:(?<=[a-z0-9)%\"”’])|(?<=[A-Z]{2}))[.!?][\"”’)]*(?=\s+[\"“‘(A-Z])|\n")
DEFINITE = re.compile(
    r"\b(?:the|this|that|his|her|its|their|these|planned|such)\s+(?:[\w'’-]+\s+){0,3}$|['’]s\s+(?:[\w-]+\s+){0,2}$"
    r"|\bstill\s+(?:expect|hope|plan|wait|want|intend|await)\w*\s+(?:for\s+)?$",
    re.I,
)


def sentence_around(span: Span, text: str) -> Span:
    """The sentence that the words of a span stand in.

    >>> text = "Oslo waits. On Feb. 3 the talks begin."
    >>> sentence_around(Span(22, 27), text).of(text)
    'On Feb. 3 the talks begin.'
    """
    before = [stop.end() for stop in STOP.finditer(text, 0, span.start + 1) if stop.end() <= span.start and _ends(stop, text)]
    start = before[-1] if before else 0
    start += len(text[start : span.start]) - len(text[start : span.start].lstrip())
    after = next((stop for stop in STOP.finditer(text, span.end) if _ends(stop, text)), None)
    end = len(text) if after is None else after.start() if after[0] == "\n" else after.end()
    return Span(start, end)


def _ends(stop: re.Match[str], text: str) -> bool:
    """Not the full stop of a title: "Mr. Kim"."""
    return not re.search(TITLES, text[max(0, stop.start() - LONGEST_TITLE) : stop.start()])
