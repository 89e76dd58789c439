"""Places: names, the places they mean, and names that are no places."""

import pytest

from dragoman.knowledge.gazetteer import Gazetteer, key_of
from dragoman.knowledge.holders import DAY
from dragoman.knowledge.settling import Named, distance, settle
from dragoman.knowledge.states import state_codes
from dragoman.knowledge.tables import read_table, values


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
        ("The envoys met at Palais Coburg.", [("Palais Coburg", "AUT")]),
        ("Ships were stopped in the Strait of Tiran and in the Luzon Strait.", [("Strait of Tiran", None), ("Luzon Strait", None)]),
        ("The convoy was shelled near Fiery Cross Reef.", [("Fiery Cross Reef", None)]),
        ("He was born in Leningrad.", [("Leningrad", "RUS")]),
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


def test_our_own_places_are_sound():
    rows = read_table("places.csv")
    names = [key for row in rows for key in {key_of(name) for name in (row["name"], *values(row["variants"]))}]
    assert len(rows) >= 400
    assert sorted({name for name in names if names.count(name) > 1}) == []
    for row in rows:
        assert max(abs(float(row["latitude"])) * 2, abs(float(row["longitude"]))) <= 180
        assert row["country"] in {"", *state_codes()}
        assert row["geonames"].isdigit() or not row["geonames"]
        assert row["precision"] in {"site", "city", "admin", "country", "region"}
        assert all(DAY.fullmatch(row[end]) for end in ("from", "to"))
        assert not (row["from"] and row["to"]) or row["from"] < row["to"]
