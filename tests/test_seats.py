"""When a capital stands for its government, and when it is a place. The row is the sentence."""

import pytest

from dragoman import Reader

GOVERNMENTS = [
    ("Tehran refused to sign.", "Tehran"),
    ("Washington imposed sanctions on Pyongyang.", "Pyongyang"),
    ("The envoys rejected Islamabad's offer.", "Islamabad's"),
    ("It awaited a reply from Moscow.", "Moscow"),
    ("Ankara is prepared to talk.", "Ankara"),
    ("The gap between Beijing and Tokyo widened.", "Tokyo"),
    ("The Kremlin denied it.", "Kremlin"),
    ("Downing Street declined to comment.", "Downing Street"),
]
PLACES = [
    "The delegates met in Tehran.",
    "He flew to Doha.",
    "Moscow is cold.",
    "Protesters marched near the Kremlin.",
    "Shells hit Kabul.",
    "They left Baghdad's airport.",
    "The road to Damascus was closed.",
    "Paris lies on a river.",
]


@pytest.mark.parametrize(("text", "words"), GOVERNMENTS)
def test_a_government(reader: Reader, text: str, words: str) -> None:
    record = reader.read(text)
    countries = [one for one in record.actors if one.kind == "country"]
    assert words.removesuffix("'s") in {record.quote(span) for one in countries for span in one.mentions}


@pytest.mark.parametrize("text", PLACES)
def test_a_place(reader: Reader, text: str) -> None:
    assert [one.id for one in reader.read(text).actors if one.kind == "country"] == []
