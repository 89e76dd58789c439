"""The whole CAMEO table walked, and every PLOVER type and mode in every status: one table, told both ways."""

import re

import pytest

from dragoman.knowledge.cameo import cameo_code
from dragoman.knowledge.codes import AHEAD, CODINGS, code_of, coding, plover_type
from dragoman.knowledge.tables import read_table
from dragoman.model import EVENT_TYPES, STATUSES

CAMEO = {row["code"]: row for row in read_table("cameo.csv")}
PLOVER = {(row["type"], row["mode"]): row for row in read_table("codes.csv")}
QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
ROOTS = {
    "01": {""}, "02": {"REQUEST"}, "03": {"AGREE"}, "04": {"CONSULT"}, "05": {"SUPPORT"}, "06": {"COOPERATE"}, "07": {"AID"},
    "08": {"CONCEDE", "RETREAT"}, "09": {"ACCUSE"}, "10": {"REQUEST"}, "11": {"ACCUSE"}, "12": {"REJECT"}, "13": {"THREATEN"},
    "14": {"PROTEST"}, "15": {"MOBILIZE"}, "16": {"SANCTION"}, "17": {"COERCE", "ASSAULT"}, "18": {"ASSAULT"}, "19": {"ASSAULT"},
    "20": {"ASSAULT"},
}  # fmt: skip
MOVED = {"163": {"COERCE"}, "191": {"COERCE"}, "192": {"COERCE"}}
"""PLOVER's COERCE takes in embargoes, blockades and occupation."""
FILED_ELSEWHERE = {("SANCTION", "convict"): "ACCUSE", ("RETREAT", "resign"): "CONCEDE"}
"""What PLOVER moved: CAMEO files a conviction under disapproval and a resignation under concessions."""

INTENTS = {"CONCEDE": "AGREE"}
"""A concession ahead is CAMEO's intent to yield (035)."""


def test_the_table_is_whole():
    assert {code for code in CAMEO if len(code) == 2} == {f"{root:02}" for root in range(1, 21)}
    assert len(CAMEO) > 300


@pytest.mark.parametrize("code", CAMEO)
def test_a_cameo_code(code):
    """A string under its parents, with a score in range, of a PLOVER type and mode; asked for by itself it comes back."""
    known = cameo_code(code)
    assert known is not None
    assert known.code == code
    assert re.fullmatch(r"\d{2,4}", code)
    assert all(code[:length] in CAMEO for length in range(2, len(code)))
    assert -10 <= known.goldstein <= 10
    assert known.label
    assert known.type in MOVED.get(code, ROOTS[code[:2]])
    if known.type:
        assert (known.type, known.mode or "") in PLOVER
        assert coding("cameo", known.type, known.mode, "occurred", code) == code
        assert coding("cameo-root", known.type, known.mode, "occurred", code) == code[:2]


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize(("type_", "mode"), PLOVER)
def test_a_type_and_mode_in_a_status(type_, mode, status):
    """Its CAMEO code is in the table with the same Goldstein score; scores and quad class are the type's, or the intent's."""
    code, intent = code_of(type_, mode or None, status), plover_type(type_, status)
    assert code.cameo in CAMEO
    assert code.goldstein == float(CAMEO[code.cameo]["goldstein"])
    assert intent in QUADS[code.quad]
    assert -10 <= code.intensity <= 10
    assert (code.intensity >= 0) == (code.quad < 3) or intent == "REQUEST"
    filed = INTENTS.get(intent, intent) if status in AHEAD else FILED_ELSEWHERE.get((type_, mode), type_)
    assert CAMEO[code.cameo]["type"] == filed


@pytest.mark.parametrize(("type_", "mode"), PLOVER)
def test_an_unknown_mode_is_coded_as_its_type(type_, mode):
    assert code_of(type_, f"{mode}-of-a-later-edition", "occurred") == code_of(type_, None, "occurred")


def test_every_type_has_a_row_and_no_other():
    assert {type_ for type_, _ in PLOVER} == set(EVENT_TYPES)
    assert {type_ for types in QUADS.values() for type_ in types} == set(EVENT_TYPES)


@pytest.mark.parametrize(
    ("event", "codes"),
    [
        (("CONSULT", "visit", "occurred"), ["CONSULT/visit", "CONSULT", "042", "04"]),
        (("CONSULT", "visit", "scheduled"), ["CONSULT/visit", "AGREE", "036", "03"]),
        (("SANCTION", "expel", "occurred"), ["SANCTION/expel", "SANCTION", "166", "16"]),
        (("ASSAULT", "aerial", "conditional"), ["ASSAULT/aerial", "THREATEN", "138", "13"]),
        (("AGREE", None, "denied"), ["AGREE", "REJECT", "030", "03"]),
        (("ACCUSE", "investigate", "ongoing"), ["ACCUSE/investigate", "ACCUSE", "090", "09"]),
    ],
)
def test_the_four_systems(event, codes):
    assert [coding(system, *event) for system in CODINGS] == codes
