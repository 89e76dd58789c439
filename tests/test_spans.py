"""Laws of spans: every item points to the words that it was read from, whatever else stands in the text."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import Reader
from dragoman.model import Record, Span
from tests.samples import SAMPLES

ODD = (
    "🕊️", "👩🏽‍⚖️", "e\u0301", "n\u0303a", "שלום", "مرحبا", "\u202bab\u202c", "\r\n", "\r\n\r\n", "“", "”", "‘", "’", "\u00a0",
    "\ufeff", "\t", "…", "𝔘𝔑",
)  # fmt: skip
QUOTATION_MARKS = '"“”„«»'


@cache
def one_reader() -> Reader:
    """Hypothesis wants no fixtures; one Reader all the same."""
    return Reader()


def spans_of(value: object) -> list[Span]:
    """Every span inside an item."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for one in value for span in spans_of(one)]
    if hasattr(value, "__dataclass_fields__"):
        return [span for name in value.__dataclass_fields__ for span in spans_of(getattr(value, name))]
    return []


def check(record: Record, text: str) -> None:
    """The laws."""
    assert record.document.text == text
    ids = [item.id for item in record.items()]
    assert len(ids) == len(set(ids)), "ids are unique"
    for item in record.items():
        for span in spans_of(item):
            assert 0 <= span.start < span.end <= len(text), f"{item} points outside the text"
            assert text[span.start : span.end] == record.quote(span) == span.of(text)
            assert record.quote(span).strip(), f"{item} points at nothing but blanks"
    for statement in record.statements:
        for content in statement.content:
            words = record.quote(content)
            quoted = len(words) > 1 and words[0] in QUOTATION_MARKS and words[-1] in QUOTATION_MARKS
            assert not quoted, f"{words!r} is still quoted"
    actors = {actor.id for actor in record.actors}
    for event in record.events:
        assert {*event.actors, *event.recipients} <= actors
        assert {event.time, event.place, event.said_in, event.content, event.condition} - {None} <= set(ids)


@st.composite
def disturbed(draw):
    """A sample text with odd characters put in anywhere."""
    text = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 5))):
        where = draw(st.integers(0, len(text)))
        text = text[:where] + draw(st.sampled_from(ODD)) + text[where:]
    return text


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(disturbed())
def test_spans_hold_whatever_stands_between_the_words(text):
    check(one_reader().read(text, published="2024-05-03"), text)


@pytest.mark.parametrize("text", [*SAMPLES, "\r\n".join(SAMPLES), " 🕊️ ".join(SAMPLES), "“" + "” “".join(SAMPLES) + "”"])
def test_spans_of_the_samples(text):
    check(one_reader().read(text, published="2024-05-03"), text)


def test_reading_twice_gives_the_same_and_so_does_streaming():
    from dragoman import document_of

    reader = one_reader()
    documents = [document_of(text, published="2024-05-03") for text in SAMPLES]
    assert list(reader.read_many(documents, batch_size=2)) == [reader.read_document(document) for document in documents]
