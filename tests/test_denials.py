"""Denials that only point back ("Baku denied this"): which act is denied, on whose word, and when that is not known."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "type", "actor"),
    [
        ("Chad said Libya had attacked a convoy. Libya denied this.", "this", "ASSAULT", "LBY"),
        ("Chad accused Libya of attacking a convoy. Libya rejected the allegation.", "allegation", "ASSAULT", "LBY"),
        ("There was speculation that Chad would meet Libya. Chad denied the report.", "report", "CONSULT", "TCD"),
        ("Chad accused Libya of attacking a convoy, which Libya denied.", "which", "ASSAULT", "LBY"),
        ("Chad said Libya had demanded that it withdraw its troops. Libya denied it.", "it", "REQUEST", "LBY"),
        ("Libya, which shut its mission, reportedly promised Chad fuel. Libya rejected the report.", "report", "AGREE", "LBY"),
    ],
)
def test_the_denied_act(reader, text, trigger, type, actor):
    record = reader.read(text)
    (event,) = [one for one in record.events if record.quote(one.trigger) == trigger]
    assert (event.type, event.status, actor in event.actors) == (type, "denied", True)


def test_it_stands_on_the_deniers_word(reader):
    record = reader.read("Chad said Libya had attacked a convoy. Libya denied this.")
    claimed, denied = record.events
    speakers = {one.id: one.speaker for one in record.statements}
    assert (speakers[claimed.said_in], speakers[denied.said_in]) == ("TCD", "LBY")
    assert (claimed.status, denied.status) == ("occurred", "denied")


@pytest.mark.parametrize(
    "text",
    [
        "Libya attacked a convoy. It rained. Chad denied this.",
        "Chad accused Libya of bad faith. Libya rejected the accusation.",
        "Chad said Libya had attacked a convoy. Chad denied this.",
        "Chad said the harvest was poor. Libya denied this.",
    ],
)
def test_nothing_is_known_to_be_denied(reader, text):
    assert [one.id for one in reader.read(text).events if one.status == "denied"] == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Chad and Libya agreed on a truce. Niger welcomed the truce.", []),
        ("Libya issued an ultimatum to Chad. Chad rejected the ultimatum.", []),
    ],
)
def test_who_judges_an_act_is_no_party_to_it(reader, text, actors):
    noun = text.split()[-1].strip(".")
    record = reader.read(text)
    judged = [one for one in record.events if record.quote(one.trigger) == noun and one.trigger.start > 40]
    assert all("NER" not in one.actors and "TCD" not in one.actors for one in judged)


def test_a_meeting_that_only_listens_is_none_of_the_parties(reader):
    record = reader.read("Chad and Libya met in May. The president of Chad told a meeting of his party that he was tired.")
    assert [one.type for one in record.events] == ["CONSULT"]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Libya denied reports in the press that it planned to send troops to Chad.", "send", "denied"),
        ("Libya rejected claims that it had attacked a convoy.", "attacked", "denied"),
        ("Libya did not deny that it had attacked a convoy.", "attacked", "speculated"),
        ("Libya confirmed reports that it had attacked a convoy.", "attacked", "occurred"),
    ],
)
def test_a_claim_in_the_same_sentence(reader, text, trigger, status):
    record = reader.read(text)
    assert [one.status for one in record.events if record.quote(one.trigger) == trigger] == [status]
