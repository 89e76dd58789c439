"""Places: names, the places they mean, and names that are no places."""

import pytest

from dragoman.knowledge.gazetteer import Gazetteer, key_of
from dragoman.knowledge.settling import Named, distance, settle


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The talks opened in Muscat, and the two sides returned to Doha.", [("Muscat", "OMN"), ("Doha", "QAT")]),
        ("She was held in Evin prison before she was flown to Kish.", [("Evin prison", "IRN"), ("Kish", "IRN")]),
        ("Pilgrims cross at Wagah and Attari.", [("Wagah", "PAK"), ("Attari", "IND")]),
        ("Russia, the United States and China met.", [("Russia", "RUS"), ("United States", "USA"), ("China", "CHN")]),
        ("The envoy was born in Paris, Texas.", [("Paris", "USA"), ("Texas", "USA")]),
        ("Villages across Hunan and Guizhou were flooded.", [("Hunan", "CHN"), ("Guizhou", "CHN")]),
        ("The summit will be held on Sentosa island.", [("Sentosa", "SGP")]),
        ("The court in Tbilisi sits in Georgia, not Armenia.", [("Tbilisi", "GEO"), ("Georgia", "GEO"), ("Armenia", "ARM")]),
    ],
)
def test_places(reader, text, places):
    assert [(place.name, place.country) for place in reader.read(text).places] == places


@pytest.mark.parametrize(
    "text",
    ["Tehran rejected the offer.", "Turkish officers met American diplomats.", "Paris Hilton sang.", "Nobody came.", ""],
)
def test_no_places(reader, text):
    assert reader.read(text).places == ()


def test_every_place_says_which_rule_chose_it_and_where(reader):
    text = "The envoy flew from Peshawar, Pakistan, to Kabul."
    for place in reader.read(text).places:
        assert place.span.of(text) == place.name
        assert place.why[0].rule.startswith("places.")
        assert place.latitude is not None


@pytest.mark.parametrize(("name", "key"), [("St. Marys", "saint marys"), ("the Hague", "hague"), ("Aydın", "aydin"), ("", "")])
def test_key(name, key):
    assert key_of(name) == key


def test_a_neighbour_settles_a_name():
    find = Gazetteer().find
    (london, _), (ontario, _) = settle([Named("London", find("London")), Named("Windsor", find("Windsor"), find("Ontario")[0])])
    assert (london.country, ontario.country) == ("CAN", "CAN")


def test_distance_is_far_without_coordinates():
    doha = Gazetteer().find("Doha")[0]
    assert distance(doha, doha) == pytest.approx(0)
    assert 900 < distance(doha, Gazetteer().find("Tehran")[0]) < 1300
