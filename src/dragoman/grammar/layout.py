"""Where a report's layout ends a sentence though no full stop does: headlines and who they go back to, blank lines, datelines."""

import re

import numpy as np
from spacy.attrs import IDX, IS_SPACE
from spacy.language import Language
from spacy.tokens import Doc

BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n\s*")
DATELINE = re.compile(r"^\s*[A-Z][A-Z.'’-]{2,}[^\n—–]{0,70}?(?:\s[—–-]{1,2}\s)", re.MULTILINE)
AFTER_A_SENTENCE = r"(?:\A|(?<=[.!?”\"’)]\n)|(?<=[.!?”\"’)]\r\n))"
HEADING = re.compile(AFTER_A_SENTENCE + r"[^\S\n]*[A-Z0-9][^\n]{2,70}[^\s.!?:;,”\"’—–-]\s*?\n(?=[A-Z“\"‘])")
WHO_SAYS_SO = re.compile(
    AFTER_A_SENTENCE + r"[^\S\n]*[A-Z0-9“\"‘][^\n]{9,99}?[^\s–—-]\s?"
    r"(?=(?:(?<=\s)[–—-]{1,2}|:)\s(?:[\w.&’'-]+\s){0,3}[\w.&’'-]*\w[^\S\n]*(?:\r?\n[\sA-Z“\"‘]|\Z))"
)
SHORTEST = 3
BREAKS = (BLANK_LINE, DATELINE, HEADING, WHO_SAYS_SO)


@Language.component("mark_layout")
def mark_layout(doc: Doc) -> Doc:
    """Begin a sentence of some words after each break of the layout; the parser keeps what is set here."""
    starts = {match.end() for pattern in BREAKS for match in pattern.finditer(doc.text)}
    if starts:
        places = doc.to_array([IDX, IS_SPACE])
        begun = (np.flatnonzero(np.isin(places[1:, 0], [*starts]) & (places[1:, 1] == 0)) + 1).tolist()
        for place in begun:
            doc[place].is_sent_start = True
        for place in {one + step for one in begun for step in range(1, SHORTEST)}.difference(begun):
            if place < len(doc) and not doc[place - 1].is_space and not doc[place].is_space:
                doc[place].is_sent_start = False
    return doc
