"""Deadlocks: circles of positions, stalemates that a report names, and near misses."""

import pytest

from dragoman import Reader


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Ghana and Togo on the trawler reached a deadlock.",
        "Ghana and Togo are at an impasse over the border.",
        "The standoff between Ghana and Togo went on.",
    ],
)
def test_named_stalemate(reader: Reader, text):
    (deadlock,) = reader.read(text).deadlocks
    assert set(deadlock.parties) == {"GHA", "TGO"}
    assert deadlock.evidence


def test_circle_of_positions(reader: Reader):
    text = (
        "Ghana refused to release the trawler until Togo paid the fine. "
        "Togo refused to pay the fine until Ghana released the trawler."
    )
    record = reader.read(text)
    (deadlock,) = record.deadlocks
    assert set(deadlock.parties) == {"GHA", "TGO"}
    assert {(link.position, link.waits_for) for link in deadlock.links} == {("p1", "p2"), ("p2", "p1")}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana said the fine must come first. Togo said it would pay the fine only if Ghana first freed the pilots.",
        "Ghana said the pilots must be freed first. Togo said the fine must come first.",
        "Ghana said a fine must come before any talks. Togo said talks must come before any fine.",
        "Ghana said the payment of a fine must precede talks. Togo insisted that talks must come first.",
    ],
)
def test_each_wants_its_own_first(reader: Reader, text):
    (deadlock,) = reader.read(text).deadlocks
    assert set(deadlock.parties) == {"GHA", "TGO"}
    assert len(deadlock.links) >= 2


def test_circle_and_name_are_one_deadlock(reader: Reader):
    text = (
        "Talks between Ghana and Togo reached a deadlock. Ghana refused to release the trawler until Togo paid the fine. "
        "Togo refused to pay the fine until Ghana released the trawler."
    )
    (deadlock,) = reader.read(text).deadlocks
    assert deadlock.links
    assert len(deadlock.evidence) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo broke the deadlock over the trawler.",
        "Ghana demanded that Togo release the trawler. Togo demanded that Ghana open the border.",
        "Ghana refused to release the trawler until Togo paid the fine.",
        "Ghana said the fine must come first. Togo said the fine must come first.",
        "Ghana promised to release the trawler. In return, Togo promised to pay the fine.",
        "Ghana offered to release the trawler in exchange for the fine. Togo offered to pay the fine in exchange for the trawler.",
    ],
)
def test_no_deadlock(reader: Reader, text):
    assert reader.read(text).deadlocks == ()
