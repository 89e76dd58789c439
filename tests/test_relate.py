"""The relation between two given parties: frames first, then the second opinion; as a command over files."""

import json

import pytest

from dragoman.grammar.opinion import second_opinion
from tests.test_cli import run

ROWS = [
    ("Peru expelled the ambassador of Chile on Monday.", "Peru", "Chile", "SANCTION", "expel", "occurred"),
    ("Togo and Benin will hold talks in May.", "Togo", "Benin", "CONSULT", None, "scheduled"),
    ("Laos was shelled by Cambodia, officials said.", "Cambodia", "Laos", "ASSAULT", "heavy-weapons", "occurred"),
    ("Mali refused to release the crew to Niger.", "Mali", "Niger", "REJECT", "yield", "occurred"),
]


@pytest.mark.parametrize(("sentence", "source", "target", "type_", "mode", "status"), ROWS)
def test_relation(reader, sentence, source, target, type_, mode, status):
    found = reader.relate(sentence, source, target)
    assert (found.type, found.mode, found.status) == (type_, mode, status)
    assert found.rule != "opinion"
    assert 0.5 < found.confidence <= 1


def test_the_second_opinion_answers_where_no_frame_does(reader):
    found = reader.relate("Fijian nurses were a common sight in the wards of Tonga after the cyclone.", "Fijian nurses", "Tonga")
    assert found.rule == "opinion"
    assert found.grounds
    assert found.confidence < 0.9


def test_a_party_that_is_not_in_the_sentence(reader):
    assert reader.relate("Peru expelled an envoy.", "Peru", "Chile") is None


def test_chances_add_up(reader):
    from dragoman.grammar.pairs import Pair, signs_of

    doc = reader.nlp("Peru praised Chile.")
    chances = second_opinion().chances(signs_of(doc, Pair(frozenset({0}), frozenset({2})), {}))
    assert sum(chances.values()) == pytest.approx(1)


@pytest.mark.parametrize(("name", "separator"), [("in.csv", ","), ("in.tsv", "\t")])
def test_tables_keep_their_columns(tmp_path, name, separator):
    rows = [["id", "sentence", "source", "target"], ["007", ROWS[0][0], "Peru", "Chile"], ["008", ROWS[0][0], "Peru", "Mars"]]
    (tmp_path / name).write_text("\n".join(separator.join(row) for row in rows) + "\n", encoding="utf-8")
    done = run("relate", str(tmp_path / name), "--codes", "cameo-root")
    header, first, second = (line.split(separator) for line in done.stdout.splitlines())
    assert (first[0], dict(zip(header, first, strict=True))["code"]) == ("007", "16")
    assert dict(zip(header, second, strict=True))["problem"] == "target: not in the sentence"


def test_json_lines_with_columns_of_other_names(tmp_path):
    row = {"text": ROWS[1][0], "a": "Togo", "b": "Benin", "note": None}
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    options = ("--sentence", "text", "--source", "a", "--target", "b")
    answer = json.loads(run("relate", str(tmp_path / "in.jsonl"), *options, "--codes", "polecat").stdout)
    assert (answer["type"], answer["code"], answer["note"]) == ("CONSULT", "AGREE", None)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [("in.txt", "", "must end in"), ("in.jsonl", "{", "line 1 is no JSON"), ("in.csv", "a,b\n1,2\n", "has no column 'sentence'")],
)
def test_bad_input_says_what_to_do(tmp_path, name, text, says):
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("relate", str(tmp_path / name))
    assert done.returncode in {2, 3}
    assert says in done.stderr
