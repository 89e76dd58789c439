"""What became of a happening by the words around it."""

import pytest

from dragoman.archive.outcomes import outcome_of
from dragoman.intake import document_of
from dragoman.model import Event, Record, Span


@pytest.mark.parametrize(
    ("text", "words", "outcome"),
    [
        ("The summit between Donald Trump and Kim Jong Un collapsed on Thursday.", "summit", "failed"),
        ("Talks between Peru and Chile in Lima broke off on Saturday.", "Talks", "failed"),
        ("Peru blamed Chile for the failure of the talks.", "talks", "failed"),
        ("Peru's president cancelled his trip to Chile.", "trip", "cancelled"),
        ("A visit to Chile by the president has been postponed to May.", "visit", "postponed"),
        ("The summit that was planned for Jan. 15 in Lima has been postponed.", "summit", "postponed"),
        ("Peru denied that the talks had failed.", "talks", "stands"),
        ("Peru threatened to cancel the talks.", "talks", None),
        ("Peru could have cancelled the talks.", "talks", None),
        ("The presidents met in Lima after earlier talks collapsed.", "met", None),
        ("The talks went on, and the two sides failed to agree.", "talks", None),
        ("Peru and Chile held talks in Lima. The peso collapsed.", "talks", None),
        ("The minister met his colleague, who cancelled a trip.", "met", None),
    ],
)
def test_outcome(text: str, words: str, outcome: str | None) -> None:
    start = text.index(words)
    event = Event("e1", "CONSULT", Span(start, start + len(words)), Span(0, len(text)))
    assert outcome_of(event, Record(document_of(text))) == outcome
