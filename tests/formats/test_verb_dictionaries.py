"""Verb dictionaries of TABARI and PETRARCH: their syntax, the frames they become, and what is said of the rest."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman import Reader
from dragoman.checks import check_rules
from dragoman.cli.app import app
from dragoman.formats.imported_frames import NoFrameError, frame_of_entry
from dragoman.formats.verb_dictionaries import read_dictionary

OWN = Path(__file__).parent / "verbs.txt"
SETS = "&BARRIER\n+LEVY\n+QUARANTINE_\n\n&SAY_\n+TELL\n\n&TROOP\n+LANCER\n\n"


def frames_of(*lines):
    dictionary = read_dictionary([f"{line}\n" for line in (*SETS.split("\n"), *lines)])
    return [frame_of_entry(entry, dictionary.synsets) for entry in dictionary.entries]


def frame_of(pattern):
    return frames_of("--- FUMIGATE [---] ---", "FUMIGATE", f"- {pattern}")[-1]


@pytest.mark.parametrize(
    ("pattern", "field", "value"),
    [
        ("* TIES [160]", "object", ("ties",)),
        ("* TIES [160]", "verbs", ("fumigate",)),
        ("** TIES [160] # by somebody", "object", ("ties",)),
        ("* TRADE TIES [160] ; by somebody", "object", ("trade ties",)),
        ("* TRADE_TIES [160]", "object", ("trade ties",)),
        ("* {TRADE TIES} [160]", "object", ("trade ties",)),
        ("* &BARRIER [172]", "object", ("levy", "levies", "quarantine")),
        ("* NEW_&BARRIER_LAW [172]", "object", ("new levy law", "new levies law", "new quarantine law")),
        ("* OFF TIES [160]", "verbs", ("fumigate off",)),
        ("*_OFF [160]", "verbs", ("fumigate off",)),
        ("* (OVER {COASTAL WATERS}) [172]", "verbs", ("fumigate over",)),
        ("* (OVER {COASTAL WATERS}) [172]", "object", ("coastal waters",)),
        ("* WITH + [040]", "recipient", ("with",)),
        ("* + [040]", "recipient", ("object",)),
        ("* GRAIN (TO +) [073]", "recipient", ("to",)),
        ("* GRAIN (TO +) [073]", "object", ("grain",)),
        ("&TROOP * [190]", "subject", ("lancer", "lancers")),
        ("{PALACE GUARD} * [190]", "subject", ("palace guard",)),
        ("+ WAS_* BY $ [190]", "subject", ()),
        ("* BRIDGES WITH % [057]", "reciprocal", True),
        ("* BRIDGES [057:057]", "reciprocal", True),
        ("* BEFORE_COURT [:173]", "inverse", True),
        ("* SITES [042:043]", "note", "the code 043 of the other direction"),
    ],
)
def test_patterns_become_frames(pattern, field, value):
    assert getattr(frame_of(pattern), field) == value


@pytest.mark.parametrize(
    ("pattern", "code", "type", "mode"),
    [("* X [1721]", "1721", "COERCE", "restrict"), ("* X [0369]", "0369", "AGREE", None), ("* X [:040]", "040", "CONSULT", None)],
)
def test_codes(pattern, code, type, mode):
    frame = frame_of(pattern)
    assert (frame.cameo.code, frame.cameo.type, frame.cameo.mode) == (code, type, mode)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("WILL NOT * [120]", "'will not' before the verb"),
        ("&SAY * [120]", "'&SAY' before the verb"),
        ("+ * [190]", "an actor other than the source"),
        ("* ^ WITH + [040]", "an actor to pass over"),
        ("* $ [040]", "the source stands behind"),
        ("* GRAIN TO VILLAGES [073]", "words in two places"),
        ("* &MISSING [172]", "&MISSING is not defined"),
        ("* TIES [---]", "its code is null"),
        ("* TIES", "its code is null"),
        ("* TIES [010]", "a statement, which PLOVER does not count"),
        ("* TIES [9Z9]", "is no CAMEO code"),
    ],
)
def test_what_cannot_be_carried_over(pattern, reason):
    with pytest.raises(NoFrameError, match=reason.replace("$", r"\$")):
        frame_of(pattern)


@pytest.mark.parametrize(
    ("lines", "verbs"),
    [
        (["--- BLAST [190] ---", "BLAST", "SHELL {SHELLED }"], [("blast", "shell")]),
        (["BLAST [190]", "SHELL", "STRAFE [195]"], [("blast", "shell"), ("strafe",)]),
        (["--- BLAST [190] ---", "BLOW_UP {BLEW_UP BLOWN_UP }", "# a remark", "SHELL"], [("blow up", "shell")]),
        (["--- BLAST [190] ---", "BLAST", "", "SHELL [194]"], [("blast",), ("shell",)]),
        (["--- BLAST [190] ---", "<!-- two", "lines -->", "BLAST <!-- one -->"], [("blast",)]),
        (["--- BLAST [---] ---", "BLAST"], []),
    ],
)
def test_blocks_of_verbs(lines, verbs):
    assert [frame.verbs for frame in frames_of(*lines)] == verbs


@pytest.mark.parametrize(
    ("line", "sentence"),
    [("SHELL", "Norway shelled Chile."), ("DEFY", "Norway defied Chile."), ("GIVE {GAVE GIVEN }", "Norway gave Chile."),
     ("BLOW_UP {BLOWS_UP BLEW_UP }", "Norway blew up Chile.")],
)  # fmt: skip
def test_sentences_made_for_a_frame(line, sentence):
    assert sentence in frames_of("--- X [190] ---", line)[0].sentences


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    out = tmp_path_factory.mktemp("imported")
    told = CliRunner().invoke(app, ["rules", "import", str(OWN), "--out", str(out)], catch_exceptions=False)
    assert told.exit_code == 0
    return out


def test_every_entry_is_reported(imported):
    with (imported / "report.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert [int(row["line"]) for row in rows] == [
        entry.line for entry in sorted(read_dictionary(OWN.open(encoding="utf-8")).entries, key=lambda one: one.line)
    ]
    assert all(row["rule"] or row["not carried over"] for row in rows)
    assert sum(1 for row in rows if row["rule"]) == 9
    assert next(row for row in rows if row["entry"] == "bombard")["rule"].startswith("imported.bombard")


def test_imported_frames_run_and_hold_their_examples(imported):
    reader = Reader(rules=[imported])
    rules = [rule for rule in reader.rules if rule.id.startswith("imported.")]
    assert len(rules) == 9
    assert [str(one) for one in check_rules(reader, rules)] == []
    event = reader.read("Norway fumigated the coastal levy of Chile on Monday.", published="2024-05-03").events[0]
    assert (event.type, event.why[0].rule.startswith("imported.fumigate"), event.actors) == ("COERCE", True, ("NOR",))
