"""Who speaks: a role that nothing ties to a country or an organisation is an unnamed source."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A diplomat said that the convoy had left Aden.", None),
        ("A Norwegian diplomat said that the convoy had left Aden.", "NOR"),
        ("The convoy had left Aden, according to two officials.", None),
        ("Sources told Reuters that the convoy had left Aden.", None),
        ("Rebels said that the convoy had left Aden.", "group:rebels"),
    ],
)
def test_speaker(reader, text, speaker):
    (statement,) = reader.read(text).statements
    found = statement.speaker
    if found is not None and speaker is not None and len(speaker) == 3:
        found = next(actor.country for actor in reader.read(text).actors if actor.id == found)
    assert found == speaker
