"""Where layout ends a sentence: headlines, blank lines, datelines; never a line that was only wrapped."""

import pytest


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("OSLO, May 3, 2024 (Wire) — Peru and Chile met.", ["OSLO, May 3, 2024 (Wire) —", "Peru and Chile met."]),
        ("Talks resume\n\nThe presidents of Peru and Chile met.", ["Talks resume", "The presidents of Peru and Chile met."]),
        ("Talks resume\r\n\r\nThe presidents of Peru met.", ["Talks resume", "The presidents of Peru met."]),
        ("Peru and Chile met.\nMore from Lima\nThe talks go on.", ["Peru and Chile met.", "More from Lima", "The talks go on."]),
        ("Peru said that it\nwould meet Chile in Lima.", ["Peru said that it\nwould meet Chile in Lima."]),
        ("Talks resume - source\n\nPeru and Chile met.", ["Talks resume", "- source", "Peru and Chile met."]),
        ("Talks may resume: Merkel\nPeru and Chile met.", ["Talks may resume", ": Merkel", "Peru and Chile met."]),
        (
            "LIMA, May 3, 2024 - Peru and Chile agreed to talk, Oman said.",
            ["LIMA, May 3, 2024 -", "Peru and Chile agreed to talk, Oman said."],
        ),
        ("The talks — held in Lima — go on.", ["The talks — held in Lima — go on."]),
    ],
)
def test_sentences(reader, text, sentences):
    assert [sent.text.strip() for sent in reader.nlp(text).sents] == sentences
