"""When and where events happen, on events and places made by hand over a real parse."""

import pytest

from dragoman import Reader
from dragoman.model import Document, Event, Place, Record, Span
from dragoman.stages.circumstances import EventPlaces, EventTimes
from dragoman.stages.times import Times


def span_of(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def record_of(reader, text, triggers, places=()):
    doc = reader.nlp(text)
    document = Document("d", text, published="2019-03-15")
    events = tuple(Event(f"e{i}", "CONSULT", span_of(text, words), Span(0, len(text))) for i, words in enumerate(triggers))
    named = tuple(Place(f"p{i}", span_of(text, name), name) for i, name in enumerate(places))
    times = tuple(Times(reader.nlp, reader.rules)(doc, Record(document)))
    return doc, Record(document, times=times, places=named, events=events)


@pytest.mark.parametrize(
    ("text", "triggers", "expected"),
    [
        ("On March 3 jets bombed the port.", ["bombed"], ["March 3"]),
        ("The two sides held talks on Monday.", ["talks"], ["Monday"]),
        ("The talks will take place by the end of May.", ["talks"], ["the end of May"]),
        ("They have feared war since last month's clashes.", ["clashes"], ["last month"]),
        ("The next day Chad shot down a jet and captured its pilot.", ["shot", "captured"], ["The next day", "The next day"]),
        ("The minister announced on March 4 that the sailors would be freed.", ["announced", "freed"], ["March 4", None]),
        ("The envoys met.", ["met"], [None]),
    ],
)
def test_time_of_event(reader: Reader, text, triggers, expected):
    doc, record = record_of(reader, text, triggers)
    changes = EventTimes(reader.nlp, reader.rules)(doc, record)
    found = {change.id: record.quote(record.find(change.value).span) for change in changes}
    assert [found.get(event.id) for event in record.events] == expected


@pytest.mark.parametrize(
    ("text", "triggers", "places", "expected"),
    [
        ("The ministers met in Doha.", ["met"], ["Doha"], ["Doha"]),
        ("The president flew to Beijing.", ["flew"], ["Beijing"], ["Beijing"]),
        ("The minister visited Oslo.", ["visited"], ["Oslo"], ["Oslo"]),
        ("Norway has been chosen as the venue for the summit.", ["venue"], ["Norway"], ["Norway"]),
        ("They held a meeting in Singapore's Sentosa island.", ["meeting"], ["Singapore"], ["Singapore"]),
        ("Tehran refused to meet the envoy.", ["refused"], ["Tehran"], [None]),
        ("They imposed sanctions on Iran.", ["sanctions"], ["Iran"], [None]),
        ("Talks on Kashmir stalled.", ["Talks"], ["Kashmir"], [None]),
        ("They held talks with Tehran.", ["talks"], ["Tehran"], [None]),
        ("The envoy flew to Oslo to meet the rebels.", ["flew", "meet"], ["Oslo"], ["Oslo", "Oslo"]),
        ("The envoy returned from Oslo after two days of talks.", ["returned", "talks"], ["Oslo"], [None, "Oslo"]),
        ("The envoy came back from Oslo after meeting the rebels.", ["meeting"], ["Oslo"], ["Oslo"]),
        ("The envoy arrived in Oslo after talks with the rebels.", ["arrived", "talks"], ["Oslo"], ["Oslo", None]),
        ("The envoy returned from Oslo after talks in Geneva.", ["talks"], ["Oslo", "Geneva"], ["Geneva"]),
        ("They signed the accord in Oslo after talks with the rebels.", ["talks"], ["Oslo"], ["Oslo"]),
    ],
)
def test_place_of_event(reader: Reader, text, triggers, places, expected):
    doc, record = record_of(reader, text, triggers, places)
    found = {change.id: record.find(change.value).name for change in EventPlaces(reader.nlp, reader.rules)(doc, record)}
    assert [found.get(event.id) for event in record.events] == expected
