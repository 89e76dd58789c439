"""A record in plain words: positions, silence and officials as one says them."""

import pytest

from dragoman import Reader
from dragoman.telling.items import tellings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ghana refused to release the trawler.", "Ghana refuses to release the trawler"),
        ("Ghana demanded that Togo release the trawler.", "Ghana demands that Togo release the trawler"),
        ("Ghana promised Togo to release the trawler.", "Ghana undertakes towards Togo to release the trawler"),
        ("Ghana threatened to seize the trawler.", "Ghana threatens to seize the trawler"),
        ("Ghana ruled out any talks.", "Ghana refuses: any talks"),
        ("The drills must go on, Ghana said.", "Ghana demands: The drills must go on"),
    ],
)
def test_position(reader: Reader, text: str, told: str) -> None:
    assert tellings(reader.read(text))["p1"].text == told


@pytest.mark.parametrize(
    ("text", "item", "told"),
    [
        ("Egypt did not confirm the meeting between Ghana and Togo.", "s1", "Egypt (did not confirm)"),
        ("Egypt confirmed the meeting between Ghana and Togo.", "s1", "Egypt (confirmed)"),
        (
            "The president of Ghana left the door open for talks with Togo.",
            "e1",
            "Nana Akufo-Addo agreed with Togo: talks with Togo",
        ),
        ("Egypt said Ghana had seized a trawler. Ghana denied this.", "e2", "Ghana put pressure (seized)"),
    ],
)
def test_item(reader: Reader, text: str, item: str, told: str) -> None:
    assert tellings(reader.read(text, published="2020-05-01"))[item].text == told
