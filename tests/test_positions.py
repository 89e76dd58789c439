"""Positions: kind, holder, counterpart, the words at stake, and the condition; and what is no position."""

import pytest

from dragoman import Reader


def positions_in(reader, text):
    record = reader.read(text, published="2019-03-15")
    return record, record.positions


@pytest.mark.parametrize(
    ("text", "kind", "holder", "counterpart", "about"),
    [
        ("Ghana promised to release the trawler of Togo.", "commitment", "GHA", "TGO", "release the trawler of Togo"),
        ("Ghana offered to release the trawler.", "offer", "GHA", None, "release the trawler"),
        ("Ghana demanded that Togo release the trawler.", "demand", "GHA", "TGO", "release the trawler"),
        ("Ghana refused to release the trawler.", "refusal", "GHA", None, "release the trawler"),
        ("Ghana promised to act against the smugglers.", "commitment", "GHA", None, "act against the smugglers"),
    ],
)
def test_position(reader: Reader, text, kind, holder, counterpart, about):
    record, found = positions_in(reader, text)
    assert [(p.kind, p.holder, p.counterpart, record.quote(p.about.span)) for p in found] == [(kind, holder, counterpart, about)]


@pytest.mark.parametrize(
    ("text", "relation", "words"),
    [
        ("Ghana promised to release the trawler if Togo pays a fine.", "if", "if Togo pays a fine"),
        ("Ghana promised to release the trawler once Togo pays a fine.", "after", "once Togo pays a fine"),
        ("Ghana refused to release the trawler until Togo paid a fine.", "until", "until Togo paid a fine"),
        ("Ghana threatened to seize the trawler unless Togo paid a fine.", "unless", "unless Togo paid a fine"),
    ],
)
def test_condition(reader: Reader, text, relation, words):
    record, (position,) = positions_in(reader, text)
    assert position.condition is not None
    assert (position.condition.relation, record.quote(position.condition.span), position.condition.by) == (relation, words, "TGO")
    assert not position.about.span.overlaps(position.condition.span)


def test_an_exchange_gives_both_halves(reader: Reader):
    _, found = positions_in(reader, "Ghana offered to release the trawler in exchange for an apology from Togo.")
    assert {(p.kind, p.holder) for p in found} == {("offer", "GHA"), ("demand", "GHA")}
    assert all(p.condition is not None and p.condition.relation == "in_exchange_for" for p in found)


def test_a_joint_undertaking_is_one_position_for_each(reader: Reader):
    _, found = positions_in(reader, "Ghana and Togo agreed to open the border.")
    assert [(p.kind, p.holder, p.counterpart) for p in found] == [("commitment", "GHA", "TGO"), ("commitment", "TGO", "GHA")]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana released the trawler.",
        "Ghana denied that it had agreed to release the trawler.",
        "Ghana did not offer to release the trawler.",
    ],
)
def test_no_position(reader: Reader, text):
    assert positions_in(reader, text)[1] == ()
