"""The example reports against what a careful reader notes in them."""

import csv
from pathlib import Path

import pytest

from dragoman import Reader, Record

FOLDER = Path(__file__).parent.parent / "examples" / "korea-2018-2019"
INDEX = {row["file"]: row for row in csv.DictReader((FOLDER / "index.csv").read_text(encoding="utf-8").splitlines())}

EVENTS = [
    pytest.param(
        "2018-01-09-first-talks.txt",
        "CONSULT",
        "occurred",
        {"PRK", "KOR"},
        "talks",
        marks=pytest.mark.xfail(strict=True, reason="'the two sides' before both have been named as sides is left open"),
    ),
    ("2018-03-08-trump-accepts.txt", "CONSULT", "scheduled", {"USA", "PRK"}, "meet"),
    ("2018-04-27-panmunjom.txt", "CONSULT", "occurred", {"PRK", "KOR"}, "met"),
    ("2018-05-16-north-threatens.txt", "THREATEN", "occurred", {"PRK"}, "threatened"),
    ("2018-05-24-trump-cancels.txt", "REJECT", "occurred", {"USA"}, "cancelled"),
    ("2018-06-12-singapore.txt", "CONSULT", "occurred", {"USA", "PRK"}, "met"),
    ("2018-08-24-trip-cancelled.txt", "ACCUSE", "occurred", {"USA", "CHN"}, "accused"),
    ("2019-01-18-second-summit.txt", "CONSULT", "scheduled", {"USA", "PRK"}, "meet"),
    ("2019-02-28-hanoi-fails.txt", "REJECT", "occurred", {"USA"}, "refused"),
    ("2019-02-28-hanoi-fails.txt", "REQUEST", "occurred", {"PRK"}, "demanded"),
    ("2019-07-25-missiles.txt", "REJECT", "occurred", {"KOR"}, "refused"),
    ("2019-10-05-stockholm.txt", "ACCUSE", "occurred", {"PRK", "USA"}, "accused"),
    ("2019-12-16-biegun-seoul.txt", "REQUEST", "occurred", {"USA", "PRK"}, "urged"),
]

SPEAKERS = [
    ("2018-05-26-moon-kim-second.txt", "person:moon-jae-in"),
    ("2018-08-24-trip-cancelled.txt", "person:donald-trump"),
    ("2019-02-28-hanoi-fails.txt", "person:ri-yong-ho"),
    ("2019-06-30-panmunjom-trump.txt", "person:donald-trump"),
    ("2019-12-31-year-end.txt", "person:kim-jong-un"),
]


@pytest.fixture(scope="module")
def records(reader: Reader) -> dict[str, Record]:
    return {
        name: reader.read((FOLDER / name).read_text(encoding="utf-8"), published=row["published"], outlet=row["outlet"])
        for name, row in INDEX.items()
    }


@pytest.mark.parametrize("folder", sorted(one for one in FOLDER.parent.iterdir() if one.is_dir()), ids=lambda one: one.name)
def test_every_report_stands_in_its_index(folder: Path) -> None:
    rows = list(csv.DictReader((folder / "index.csv").read_text(encoding="utf-8").splitlines()))
    assert {path.name for path in folder.glob("*.txt")} == {row["file"] for row in rows}
    assert all(row["file"].startswith(row["published"]) and row["outlet"] and row["title"] for row in rows)


def test_there_are_enough_examples() -> None:
    assert len(INDEX) >= 20
    assert {path.name for path in FOLDER.glob("*.txt")} == set(INDEX)


@pytest.mark.parametrize(("name", "type", "status", "parties", "trigger"), EVENTS)
def test_events(records: dict[str, Record], name: str, type: str, status: str, parties: set[str], trigger: str) -> None:
    record = records[name]
    countries = {actor.id: actor.country for actor in record.actors}
    found = [
        (event.type, event.status, {countries[one] for one in (*event.actors, *event.recipients)})
        for event in record.events
        if record.quote(event.trigger) == trigger
    ]
    assert any(one[0] == type and one[1] == status and parties <= one[2] for one in found), found


@pytest.mark.parametrize(("name", "speaker"), SPEAKERS)
def test_speakers(records: dict[str, Record], name: str, speaker: str) -> None:
    assert speaker in {statement.speaker for statement in records[name].statements}


def test_the_hanoi_summit_ends_in_a_deadlock(records: dict[str, Record]) -> None:
    deadlocks = records["2019-02-28-hanoi-fails.txt"].deadlocks
    assert [set(one.parties) for one in deadlocks] == [{"PRK", "USA"}]


def test_every_report_has_statements_events_and_times(records: dict[str, Record]) -> None:
    assert [
        name for name, record in records.items() if not (record.events and record.statements and record.times and record.places)
    ] == []
