"""The sentence around a word, by its punctuation."""

import pytest

from dragoman.archive.sentences import sentence_around
from dragoman.model import Span


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Oslo waits. Talks begin.", "Talks", "Talks begin."),
        ("Oslo waits. Talks begin. Bern hopes.", "begin", "Talks begin."),
        ("Oslo spoke with NATO. Talks begin.", "Talks", "Talks begin."),
        ("Oslo said: “We wait.” Talks begin.", "wait", "Oslo said: “We wait.”"),
        ("Oslo said it would “wait”. Talks begin.", "Talks", "Talks begin."),
        ("Oslo waits. (Talks begin.) Bern hopes.", "Talks", "(Talks begin.)"),
        ("Oslo waits for Mr. Moe and Gen. Lie. Talks begin.", "waits", "Oslo waits for Mr. Moe and Gen. Lie."),
        ("Oslo, Feb. 3 – Talks begin on Feb. 5 in Bern.", "Talks", "Oslo, Feb. 3 – Talks begin on Feb. 5 in Bern."),
        ("Talks in Bern\nOslo waits.", "Talks", "Talks in Bern"),
        ("Talks in Bern\nOslo waits.", "waits", "Oslo waits."),
    ],
)
def test_sentence_around(text: str, word: str, sentence: str) -> None:
    start = text.index(word)
    assert sentence_around(Span(start, start + len(word)), text).of(text) == sentence
