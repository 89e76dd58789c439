"""Names in several spellings."""

import pytest

from dragoman.knowledge.spelling import fold, slug, sound_of
from dragoman.knowledge.tables import read_table


@pytest.mark.parametrize("row", read_table("spellings.csv"), ids=lambda row: f"{row['written']}-{row['as']}")
def test_each_spelling_has_an_example(row):
    assert sound_of(row["one"]) == sound_of(row["other"])
    assert fold(row["one"]) != fold(row["other"]) or row["one"] == row["other"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodimir Zelensky"),
        ("Kim Jong-un", "Kim Jongun"),
        ("Hazem al-Beblawi", "Hazem El Beblawi"),
        ("Muammar al-Qaddafi", "Moammar Gadhafi"),
        ("Sergei Lavrov", "Sergey Lavrov"),
    ],
)
def test_one_name(one, other):
    assert sound_of(one) == sound_of(other)


@pytest.mark.parametrize(("one", "other"), [("Ali Larijani", "Sadeq Larijani"), ("Wang Yi", "Wen Yi"), ("Park Jin", "Paik Jun")])
def test_two_names(one, other):
    assert sound_of(one) != sound_of(other)


@pytest.mark.parametrize(("name", "id"), [("Côte d’Ivoire", "cote-divoire"), ("Łukasz Dąb", "lukasz-dab"), ("…", "unnamed")])
def test_slug(name, id):
    assert slug(name) == id
