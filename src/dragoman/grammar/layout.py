"""Where a report's layout ends a sentence though no full stop does: headlines, blank lines, datelines."""

import re

import numpy as np
from spacy.attrs import IDX, IS_SPACE
from spacy.language import Language
from spacy.tokens import Doc

BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n\s*")
DATELINE = re.compile(r"^\s*[A-Z][A-Z.'’-]{2,}[^\n—–]{0,70}?(?:\s[—–-]{1,2}\s)", re.MULTILINE)
AFTER_A_SENTENCE = r"(?:\A|(?<=[.!?”\"’)]\n)|(?<=[.!?”\"’)]\r\n))"
HEADING = re.compile(AFTER_A_SENTENCE + r"[^\S\n]*[A-Z0-9][^\n]{2,70}[^\s.!?:;,”\"’—–-]\s*?\n(?=[A-Z“\"‘])")
BREAKS = (BLANK_LINE, DATELINE, HEADING)


@Language.component("mark_layout")
def mark_layout(doc: Doc) -> Doc:
    """Begin a sentence after each break of the layout; the parser keeps what is set here."""
    starts = {match.end() for pattern in BREAKS for match in pattern.finditer(doc.text)}
    if starts:
        places = doc.to_array([IDX, IS_SPACE])
        for place in np.flatnonzero(np.isin(places[1:, 0], [*starts]) & (places[1:, 1] == 0)).tolist():
            doc[place + 1].is_sent_start = True
    return doc
