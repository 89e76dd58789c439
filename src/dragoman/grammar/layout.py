"""Where a report's layout ends a sentence though no full stop does: headlines, blank lines, datelines."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n\s*")
DATELINE = re.compile(r"^\s*[A-Z][A-Z.'’-]{2,}[^\n—–]{0,70}?(?:\s[—–-]{1,2}\s)", re.MULTILINE)
AFTER_A_SENTENCE = r"(?:\A|(?<=[.!?”\"’)]\n)|(?<=[.!?”\"’)]\r\n))"
HEADING = re.compile(AFTER_A_SENTENCE + r"[^\S\n]*[A-Z0-9][^\n]{2,70}[^\s.!?:;,”\"’—–-]\s*?\n(?=[A-Z“\"‘])")
BREAKS = (BLANK_LINE, DATELINE, HEADING)


@Language.component("mark_layout")
def mark_layout(doc: Doc) -> Doc:
    """Begin a sentence after each break of the layout; the parser keeps what is set here."""
    starts = {match.end() for pattern in BREAKS for match in pattern.finditer(doc.text)}
    for token in _at(doc, starts):
        token.is_sent_start = True
    return doc


def _at(doc: Doc, starts: set[int]) -> Iterator[Token]:
    for token in doc:
        if token.i and not token.is_space and token.idx in starts:
            yield token
