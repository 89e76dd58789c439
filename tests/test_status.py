"""A hundred sentences for each status: the word between asterisks has the status that the file is named for."""

import re
from functools import cache
from pathlib import Path

import pytest

from dragoman import Reader, document_of
from dragoman.grammar.status import StatusReader

FOLDER = Path(__file__).with_name("status")
MARK = re.compile(r"\*(.+?)\*")
SENTENCES = [
    (file.stem, line.removeprefix("~ "), line.startswith("~ "))
    for file in sorted(FOLDER.glob("*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
]


def unmarked(line: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without asterisks, and where the marked words stand in it."""
    spans, text, last = [], "", 0
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        last = mark.end()
    return text + line[last:], spans


@cache
def readings(reader: Reader) -> dict[str, list[str]]:
    """Each line's statuses: of the events that its marked words trigger, else of the words themselves."""
    lines = [line for _, line, _ in SENTENCES]
    texts = [unmarked(line)[0] for line in lines]
    words = StatusReader(reader.rules)
    found = {}
    for line, text, doc in zip(lines, texts, reader.nlp.pipe(texts), strict=True):
        record = reader.interpret(doc, document_of(text, published="2019-02-07"))
        statuses = []
        for start, end in unmarked(line)[1]:
            own = [event.status for event in record.events if event.trigger.start < end and start < event.trigger.end]
            span = doc.char_span(start, end, alignment_mode="expand")
            statuses.append(own[0] if own else words.of(span.root).status)
        found[line] = statuses
    return found


@pytest.mark.parametrize(("status", "line", "is_weak"), SENTENCES)
def test_status(reader, status, line, is_weak, request):
    if is_weak:
        request.applymarker(pytest.mark.xfail(strict=True, reason="a known weakness"))
    assert readings(reader)[line][-1] == status


@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        ("The Security Council meets on Thursday.", "2018-05-01", "scheduled"),
        ("The Security Council meets on Thursday.", "2018-05-03", "occurred"),
        ("The Security Council met on Thursday.", "2018-05-01", "occurred"),
        ("Mali said that Libya was not serious about peace.", "2018-05-01", "occurred"),
    ],
)
def test_a_timetable_is_of_what_is_to_come(reader: Reader, text: str, published: str, status: str) -> None:
    assert [one.status for one in reader.read(text, published=published).events] == [status]
