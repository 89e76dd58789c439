"""The corpus of annotated sentences: its lines are read as they are meant, and none has a fault."""

import json
import subprocess
import sys

import pytest
from corpus.checking import counts, faults
from corpus.sentences import LineError, read_line, sentences

LINE = (
    "Global 1990s | [a1,a2 Peru] [t1 threatened] to [t2 expel] a [r1,r2 Chilean diplomat]."
    " | 1 THREATEN/expel occurred; 2 SANCTION/expel pledged"
)
OSLO = "Europe 1950s | [a1 Oslo] [t1 spoke]. | 1 CONSULT/- occurred\n"


def test_spans_are_those_of_the_text_without_marks():
    row = read_line(LINE, id_="x-1")
    assert row.text == "Peru threatened to expel a Chilean diplomat."
    spans = [(event.trigger, *event.actors, *event.recipients) for event in row.events]
    assert [[row.text[start:end] for start, end in cuts] for cuts in spans] == [
        ["threatened", "Peru", "Chilean diplomat"],
        ["expel", "Peru", "Chilean diplomat"],
    ]
    assert [(event.type, event.mode, event.status) for event in row.events] == [
        ("THREATEN", "expel", "occurred"),
        ("SANCTION", "expel", "pledged"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Global | Rain fell in Oslo. | none", "REGION DECADE"),
        ("Global 1990s | [a1 Oslo] spoke. | none", "event 1 stands only"),
        ("Global 1990s | [a1 Oslo] spoke. | 1 CONSULT/- occurred", "0 triggers"),
        ("Global 1990s | [a1 [t1 Oslo]] spoke. | 1 CONSULT/- occurred", "bracket"),
        ("Global 1990s | [a1 Oslo] [t1 spoke]. | 2 CONSULT/- occurred", "counted from 1"),
    ],
)
def test_lines_that_cannot_be_read(line, message):
    with pytest.raises(LineError, match=message):
        read_line(line, id_="x-1")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OSLO, []),
        (OSLO + OSLO, ["x-001: it has 2 words", "x-002: it has 2 words", "x-002: shares 'oslo spoke' with x-001"]),
        (OSLO.replace("CONSULT/-", "CONSULT/chat"), ["PLOVER has no CONSULT with mode chat"]),
        (OSLO.replace("occurred", "done"), ["status done"]),
        (OSLO.replace("Europe 1950s", "Mars 1850s"), ["region Mars", "decade 1850s"]),
        (OSLO.replace("[a1 Oslo]", "[a1 Os]lo"), ["cuts a word"]),
        (OSLO.replace("[t1 spoke].", "[t1 spoke.]"), []),
        (OSLO.replace("[a1 Oslo]", "[a1,r1 Oslo]"), ["one span stands twice"]),
    ],
)
def test_faults_are_named(tmp_path, text, found):
    file = tmp_path / "x.txt"
    file.write_text(text, encoding="utf-8")
    told = [fault for fault in faults([file])[1] if "2 words" not in fault or "2 words" in "".join(found)]
    assert len(told) == len(found)
    assert all(part in fault for part, fault in zip(found, told, strict=True))


def test_the_corpus_has_no_faults_and_holds_every_type_and_mode():
    rows, found = faults()
    assert found == []
    assert not [line for line in counts(rows) if line.startswith("no sentence has")]


def test_the_export_holds_every_sentence():
    made = subprocess.run([sys.executable, "-m", "corpus", "export"], capture_output=True, text=True, check=True).stdout
    rows = [json.loads(line) for line in made.splitlines()]
    assert [row["id"] for row in rows] == [row.id for row in sentences()]
    assert all(row["text"][slice(*event["trigger"])] for row in rows for event in row["events"])
