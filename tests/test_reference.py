"""Whom "he", "the North", "the two leaders" and "his deputy" are over a report, and why nobody where it is not clear."""

import pytest

from dragoman import Reader
from dragoman.cli.explanation import explanation
from dragoman.intake import document_of
from dragoman.knowledge import load_rules
from dragoman.model import Span

REASONS = list(load_rules().of_kind("unclear"))
POINTERS = [
    ("South Korea offered talks. The North said it wanted aid first.", "The North", "PRK"),
    ("North Korea closed the road. Seoul and the South's envoy protested.", "the South", "KOR"),
    ("Jimmy Carter hosted Anwar Sadat and Menachem Begin. The two leaders shook hands.", "The two leaders", "person:anwar-sadat"),
    ("China urged both sides to stop. Armenia and Azerbaijan fought on.", "both sides", None),
    ("Armenia and Azerbaijan fought on. Georgia urged both sides to stop.", "both sides", "ARM"),
    ("The 15-member Security Council meets today. It has demanded a truce.", "It", "org:un-security-council"),
    ("The Security Council met. Iran protested. The 15-member council asked for a truce.", "council", "org:un-security-council"),
    ("The African Union sent an envoy. Chad thanked the union.", "the union", "org:african-union"),
    ("Jordan protested. The kingdom recalled its envoy.", "The kingdom", "JOR"),
    ("Before he left Moscow, Mike Pompeo promised to return.", "he", "person:mike-pompeo"),
    ("In Lima, Foreign Minister Juan Ruiz said his country would wait. Peru waited.", "his country", "PER"),
    ("Emmanuel Macron wrote to Vladimir Putin. The president did not reply.", "The president", None),
    ("Angela Merkel wrote to Vladimir Putin. The president did not reply.", "The president", "person:vladimir-putin"),
    ("Fijian President Ratu Mara spoke. Mara's foreign minister resigned.", "Mara's foreign minister", "person:frank-bainimarama"),
    ("Angela Merkel met Putin. He told reporters that she had been tough.", "He", "person:vladimir-putin"),
    ("Ethiopian rebels took the town. Troops fled. The rebels burned it.", "The rebels", "group:eth-rebels"),
    ("The envoy met Vladimir Putin, who said he would wait.", "said he", "person:vladimir-putin"),
    ("Hours after envoys had left, and Merkel had rested, Putin spoke. He accused Chad of lies.", "He", "person:vladimir-putin"),
    ("The junta's friends left. The military government in Lima resigned.", "government in Lima", "PER"),
    ("Sudan's army met the rebels. The army left.", "army left", "org:sdn-armed-forces"),
    ("A spokesman for Hezbollah said it would not disarm.", "it", "org:hezbollah"),
    ("Peru condemned Chile after it closed the border.", "it", "CHL"),
    ("Peru left Chile after it closed the border.", "it", "PER"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "actor"), POINTERS)
def test_pointer(reader: Reader, text: str, words: str, actor: str | None) -> None:
    record = reader.read(text, published="2018-05-01")
    start = text.index(words)
    span = Span(start, start + len(words))
    found = {one.id for one in record.actors for mention in one.mentions if span.holds(mention)}
    assert actor in found if actor else not found


@pytest.mark.parametrize(
    "text", ["Sergei Lavrov spoke. His deputy signed.", "Russian minister Ivan Popov spoke. His deputy signed."]
)
def test_a_deputy_is_of_the_country_of_his_superior(reader: Reader, text: str) -> None:
    deputy = next(one for one in reader.read(text).actors if one.title == "deputy")
    assert (deputy.country, deputy.sector) == ("RUS", "GOV")


@pytest.mark.parametrize("rule", REASONS, ids=lambda rule: rule.id)
def test_explain_says_why_nobody_is_meant(reader: Reader, rule) -> None:
    text = rule.examples[0].text
    doc = reader.nlp(text)
    record = reader.interpret(doc, document_of(text))
    item = next(one for one in record.items() if rule.id in {reason.rule for reason in one.why})
    told = "\n".join(explanation(item, record, doc, reader.rules))
    assert rule.place in told
    assert rule.get("note") in told


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Putin and Macron met in Minsk. He said that the truce would hold.", "unclear.several-fit"),
        ("Talks were short. He said that the truce would hold.", "unclear.nobody-named"),
    ],
)
def test_a_statement_without_speaker_says_why(reader: Reader, text: str, rule: str) -> None:
    (statement,) = reader.read(text).statements
    assert statement.speaker is None
    assert ("speaker", rule) in {(reason.field, reason.rule) for reason in statement.why}


def test_an_event_without_actor_says_why(reader: Reader) -> None:
    (event,) = reader.read("Putin and Macron spoke. He attacked Georgia.").events
    assert ("actors", "unclear.several-fit") in {(reason.field, reason.rule) for reason in event.why}
