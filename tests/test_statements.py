"""Who speaks, through whom it came, and where what is said ends."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A diplomat said that the convoy had left Aden.", None),
        ("A Norwegian diplomat said that the convoy had left Aden.", "NOR"),
        ("The convoy had left Aden, according to two officials.", None),
        ("Sources told Reuters that the convoy had left Aden.", None),
        ("Rebels said that the convoy had left Aden.", "group:rebels"),
        ("Convoy leaves Aden - Lavrov\n\nThe harbour is empty.", "person:sergei-lavrov"),
        ("Convoy leaves Aden – source\n\nThe harbour is empty.", None),
        ("Convoy leaves Aden: Norwegian police\nThe harbour is empty.", "NOR"),
        ("The convoy is what Norway called a provocation.", "NOR"),
    ],
)
def test_speaker(reader, text, speaker):
    (statement,) = reader.read(text).statements
    found = statement.speaker
    if found is not None and speaker is not None and len(speaker) == 3:
        found = next(actor.country for actor in reader.read(text).actors if actor.id == found)
    assert found == speaker


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "via", "content"),
    [
        (
            "Reuters reported, citing a Chadian minister, that the convoy had left Aden.",
            "reported", "TCD", ["org:reuters"], "the convoy had left Aden",
        ),
        (
            'Tass quoted the Russian minister Sergei Lavrov as saying "the convoy has left Aden".',
            "saying", "person:sergei-lavrov", ["org:tass"], "the convoy has left Aden",
        ),
        ("Asked about the convoy, Chad answered: \"It has left Aden.\"", "answered", "TCD", [], "It has left Aden"),
        ("Chad denied this.", "denied", "TCD", [], "this"),
        ("The convoy, Chad said, had left Aden \"in good order\".", "said", "TCD", [], "The convoy"),
        ("Chad said the convoy had left \"in good order\".", "said", "TCD", [], 'the convoy had left "in good order"'),
        ("The convoy had left Aden, Chad said on Friday, according to Tass.", "said", "TCD", [], "The convoy had left Aden"),
    ],
)  # fmt: skip
def test_chain(reader, text, cue, speaker, via, content):
    record = reader.read(text)
    one = next(one for one in record.statements if record.quote(one.cue) == cue)
    side = {actor.id: actor.country for actor in record.actors}
    assert speaker in {one.speaker, side.get(one.speaker)}
    assert list(one.via) == via
    assert record.quote(one.content[0]) == content


NOTHING_SAID = [
    "The envoy asked not to be named.",
    "Chad recalled its ambassador.",
    "Chad recalled its fleet.",
    "The court that writes the rules of the sea is old.",
    "Nobody knows whether the convoy left Aden.",
    '"The Long War", shown in Aden on Friday, is a film.',
    "Aden - a chronology\n\nThe harbour is empty.",
]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_no_statement(reader, text):
    assert reader.read(text).statements == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("According to a diplomat, Sergei Lavrov left Aden. He said the convoy was late.", [None, None]),
        ("A diplomat told Reuters that Sergei Lavrov had left Aden. He added that the convoy was late.", [None, None]),
        ("Sergei Lavrov met a diplomat. He said the convoy was late.", ["person:sergei-lavrov"]),
    ],
)
def test_he_is_who_spoke_last(reader, text, speakers):
    assert [one.speaker for one in reader.read(text).statements] == speakers


def test_a_participle_takes_up_who_said_it_all(reader):
    record = reader.read("Chad said that Libya had attacked a convoy, adding that it would protest.")
    assert [one.speaker for one in record.statements] == ["TCD", "TCD"]


def test_in_a_quoted_statement_we_are_the_quoted_not_the_agency(reader):
    record = reader.read('Tass quoted Russian Foreign Minister Sergei Lavrov as saying: "We will sign." Russia waited.')
    russia = next(one for one in record.actors if one.id == "RUS")
    assert "We" in [record.quote(span) for span in russia.mentions]


def test_a_quotation_over_paragraphs_is_one_statement(reader):
    text = '"We shall act at once.\n\n"We shall not wait," the Chadian minister said.'
    record = reader.read(text)
    (statement,) = record.statements
    assert [record.quote(span) for span in statement.content] == ["We shall act at once", "We shall not wait"]
