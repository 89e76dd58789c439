"""Who acts: names, offices, descriptions, pronouns. The row is the sentence."""

import pytest

from dragoman import Reader

TEXTS = [
    ("US-Peru talks began.", "USA", "US"),
    ("Tehran refused to sign.", "IRN", "Tehran"),
    ("Nauru's interior minister arrived.", "office:nru-interior-minister", "Nauru's interior minister"),
    ("US Secretary of State Antony Blinken told Reuters that he would go.", "person:antony-blinken", "he"),
    ("Norway and Peru met. Both sides agreed to talk.", "PER", "Both sides"),
    ('"We will sign," Chinese President Xi Jinping said.', "CHN", "We"),
    ('"I will sign," Chinese President Xi Jinping said.', "person:xi-jinping", "I"),
    ("Republican lawmakers opposed it.", "group:usa-lawmakers", "Republican lawmakers"),
]


@pytest.mark.parametrize(("text", "actor", "words"), TEXTS)
def test_mention(reader: Reader, text: str, actor: str, words: str) -> None:
    record = reader.read(text, published="2023-05-01")
    found = {record.quote(span) for one in record.actors if one.id == actor for span in one.mentions}
    assert words in found


@pytest.mark.parametrize("text", ["He flew to Doha.", "More From This Section", "The meeting is in Geneva on Monday."])
def test_nobody(reader: Reader, text: str) -> None:
    assert reader.read(text).actors == ()
