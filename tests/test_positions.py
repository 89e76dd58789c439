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
        ("Ghana wants Togo to release the trawler.", "demand", "GHA", "TGO", "release the trawler"),
        ("Ghana insisted that Togo release the trawler.", "demand", "GHA", "TGO", "release the trawler"),
        ("Ghana's foreign minister promised to release the trawler.", "commitment", "GHA", None, "release the trawler"),
        ("Under the accord, Ghana will release the trawler in May.", "commitment", "GHA", None, "release the trawler in May"),
        ("Ghana demanded an apology, which Togo would not give.", "demand", "GHA", "TGO", "an apology"),
        ("Ghana promised to talk and left the room.", "commitment", "GHA", None, "talk"),
        ("There can be no talks on the trawler, Ghana said.", "refusal", "GHA", None, "no talks on the trawler"),
        ('Ghana agreed to act "by peaceful means".', "commitment", "GHA", None, 'act "by peaceful means"'),
        ("The drills must go on, Ghana said.", "demand", "GHA", None, "The drills must go on"),
        ("Ghana left the door open for talks with Togo.", "offer", "GHA", "TGO", "talks with Togo"),
        ("Ghana shut the door on further concessions.", "refusal", "GHA", None, "further concessions"),
        ("Ghana wants the fine lifted.", "demand", "GHA", None, "the fine lifted"),
        ("Ghana would like to see the ban lifted.", "demand", "GHA", None, "the ban lifted"),
        ("Ghana proposed to free the pilots.", "offer", "GHA", None, "free the pilots"),
        ("Ghana said the fine must be paid first, and that Togo would wait.", "demand", "GHA", None, "the fine must be paid first"),
        ("Togo has to lift the ban, Ghana's president said.", "demand", "GHA", "TGO", "lift the ban"),
        ("Ghana said it would go only if Togo paid.", "commitment", "GHA", "TGO", "go"),
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
        ("Ghana refused to release the trawler before Togo paid a fine.", "until", "before Togo paid a fine"),
        ("Ghana promised to spare the trawler as long as Togo pays a fine.", "if", "as long as Togo pays a fine"),
        ("Ghana would release the trawler only if Togo paid a fine.", "if", "if Togo paid a fine"),
        ("A Ghanaian official said Accra would attend only if Togo first paid a fine.", "if", "if Togo first paid a fine"),
        ("There will be no talks until Togo pays a fine, Ghana said.", "until", "until Togo pays a fine"),
    ],
)
def test_condition(reader: Reader, text, relation, words):
    record, (position,) = positions_in(reader, text)
    assert position.condition is not None
    assert (position.condition.relation, record.quote(position.condition.span), position.condition.by) == (relation, words, "TGO")
    assert not position.about.span.overlaps(position.condition.span)


@pytest.mark.parametrize(
    ("text", "about", "relation", "words"),
    [
        ("A fine must come before any talks, Ghana said.", ["a fine", "any talks"], "until", "A fine"),
        ("A fine must precede any talks, Ghana said.", ["a fine", "any talks"], "until", "A fine"),
        ("Talks must come after a fine, Ghana said.", ["talks"], "after", "after a fine"),
        ("Talks must follow a fine, Ghana said.", ["talks"], "after", "a fine"),
    ],
)
def test_what_must_come_before_what(reader: Reader, text, about, relation, words):
    record, found = positions_in(reader, text)
    assert [record.quote(one.about.span).lower() for one in found] == about
    tie = found[-1].condition
    assert tie is not None
    assert (tie.relation, record.quote(tie.span)) == (relation, words)


def test_an_exchange_gives_both_halves(reader: Reader):
    _, found = positions_in(reader, "Ghana offered to release the trawler in exchange for an apology from Togo.")
    assert {(p.kind, p.holder) for p in found} == {("offer", "GHA"), ("demand", "GHA")}
    assert all(p.condition is not None and p.condition.relation == "in_exchange_for" for p in found)


def test_an_exchange_over_two_sentences_gives_both_halves(reader: Reader):
    record, found = positions_in(reader, "Ghana promised to release the trawler. In return, Togo promised to pay a fine.")
    halves = [
        (p.kind, p.holder, p.condition.relation, record.quote(p.condition.span), p.condition.by) for p in found if p.condition
    ]
    assert halves == [
        ("commitment", "GHA", "in_exchange_for", "pay a fine", "TGO"),
        ("commitment", "TGO", "in_exchange_for", "release the trawler", "GHA"),
    ]


def test_what_must_come_first_is_asked_and_the_rest_withheld(reader: Reader):
    record, found = positions_in(reader, "Ghana wants Togo to pay a fine before any talks on the trawler.")
    told = [(p.kind, p.holder, record.quote(p.about.span), p.condition and record.quote(p.condition.span)) for p in found]
    assert told == [("demand", "GHA", "pay a fine", None), ("refusal", "GHA", "any talks on the trawler", "pay a fine")]


def test_to_do_so_is_what_was_asked(reader: Reader):
    record, found = positions_in(reader, "Ghana demanded that Togo pay a fine. Togo refused to do so.")
    assert [(p.kind, p.holder, record.quote(p.about.span)) for p in found] == [
        ("demand", "GHA", "pay a fine"),
        ("refusal", "TGO", "pay a fine"),
    ]


def test_who_refuses_refuses_what_was_asked(reader: Reader):
    record, found = positions_in(reader, "Ghana demanded that Togo pay a fine. Togo refused.")
    assert [(p.kind, p.holder, p.counterpart, record.quote(p.about.span)) for p in found] == [
        ("demand", "GHA", "TGO", "pay a fine"),
        ("refusal", "TGO", "GHA", "pay a fine"),
    ]


def test_rebels_do_not_speak_for_their_country(reader: Reader):
    _, found = positions_in(reader, "The Ethiopian government and Ethiopian rebels agreed to stop fighting. Ethiopia waited.")
    assert {(p.holder, p.counterpart) for p in found} == {("ETH", "group:eth-rebels"), ("group:eth-rebels", "ETH")}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Ghana reiterated its demand for the release of the trawler by Togo.", "renewed"),
        ("Ghana again demanded the release of the trawler by Togo.", "renewed"),
        ("Ghana toughened its demand for the release of the trawler by Togo.", "hardened"),
        ("Ghana softened its demand for the release of the trawler by Togo.", "softened"),
        ("Ghana withdrew its offer of talks with Togo.", "withdrawn"),
        ("Ghana abandoned its demand for the release of the trawler by Togo.", "withdrawn"),
        ("Under the accord, Ghana will withdraw its troops from Togo.", None),
    ],
)
def test_change(reader: Reader, text, change):
    assert [p.change for p in positions_in(reader, text)[1]] == [change]


def test_a_joint_undertaking_is_one_position_for_each(reader: Reader):
    _, found = positions_in(reader, "Ghana and Togo agreed to open the border.")
    assert [(p.kind, p.holder, p.counterpart) for p in found] == [("commitment", "GHA", "TGO"), ("commitment", "TGO", "GHA")]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana released the trawler.",
        "Ghana denied that it had agreed to release the trawler.",
        "Ghana did not offer to release the trawler.",
        "Both sides must ratify the accord between Ghana and Togo by May.",
        '"I never said that," the president of Ghana insisted.',
        "Asked what the obstacle was, the president of Ghana was silent.",
        '"We will not hesitate to act," Ghana said.',
        "The president of Ghana would not comment on the trawler.",
        "Ghana warned that the truce depended on Togo.",
        "Sanctions will not change its course, Ghana said.",
        "Ghana would have no choice but to act if Togo seized the trawler.",
    ],
)
def test_no_position(reader: Reader, text):
    assert positions_in(reader, text)[1] == ()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ghana warned Togo against a hasty attack.", "demand", "against a hasty attack"),
        ("Ghana's president said he would form the council only if Togo paid a fine.", "commitment", "form the council"),
    ],
)
def test_words_at_stake(reader: Reader, text, kind, words):
    record, (found,) = positions_in(reader, text)
    assert (found.kind, record.quote(found.about.span)) == (kind, words)
