"""The ledger and the standoffs: the Korea corpus against its golden, and small histories of one position each."""

from typing import Any

import pytest

from dragoman import Reader
from dragoman.archive.ledger import LedgerPosition, ledger
from dragoman.archive.merging import merge
from dragoman.archive.sightings import sightings, stalemates, stances
from dragoman.archive.standoffs import Standoff, standoffs
from dragoman.intake import document_of
from tests.archive.corpora import goldens, seen

KOREA = "korea-2018-2019"


@pytest.fixture(scope="module")
def korea(reader: Reader) -> list[LedgerPosition]:
    told, held, _ = seen(reader, KOREA)
    return ledger(held, sightings=told, threads=merge(told))


@pytest.mark.parametrize("gold", goldens("ledger"), ids=lambda one: f"{one['party']} {one['kind']} {one['about']}")
def test_korea_ledger(korea: list[LedgerPosition], gold: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "weak" in gold:
        request.applymarker(pytest.mark.xfail(strict=True, reason=gold["weak"]))
    fitting = [
        ([[change.published, change.change] for change in one.changes], one.state)
        for one in korea
        if (one.party, one.kind) == (gold["party"], gold["kind"])
        and one.counterpart == gold.get("counterpart", one.counterpart)
        and gold["about"] in one.about.words
    ]
    assert (gold["changes"], gold["state"]) in fitting, fitting


def test_korea_standoffs(reader: Reader) -> None:
    told, held, stuck = seen(reader, KOREA)
    found = standoffs(stuck, stances=held, sightings=told)
    assert [
        {"parties": [*one.parties], "arose": one.arose.document, "broken": one.broken.document if one.broken else ""}
        for one in found
    ] == goldens("deadlocks")


@pytest.mark.parametrize(
    ("corpus", "parties", "arose", "broken"),
    [("minsk-2014-2015", ("RUS", "UKR"), "2015-01-12", "2015-02-12")],
)
def test_standoffs_of_other_corpora(reader: Reader, corpus: str, parties: tuple[str, ...], arose: str, broken: str) -> None:
    told, held, stuck = seen(reader, corpus)
    found = standoffs(stuck, stances=held, sightings=told)
    assert [(one.parties, one.arose.document, one.broken and one.broken.document) for one in found] == [(parties, arose, broken)]


def history(reader: Reader, *reports: tuple[str, str]) -> tuple[list[LedgerPosition], list[Standoff]]:
    """The ledger and the standoffs of some (published, text)."""
    told, held, stuck = [], [], []
    for number, (published, text) in enumerate(reports):
        record = reader.read_document(document_of(text, published=published))
        told.extend(sightings(record, document=f"d{number}", origin=f"d{number}"))
        held.extend(stances(record, document=f"d{number}", origin=f"d{number}"))
        stuck.extend(stalemates(record, document=f"d{number}", origin=f"d{number}"))
    return ledger(held, sightings=told, threads=merge(told)), standoffs(stuck, stances=held, sightings=told)


FIRST = ("2021-03-01", "Ghana demanded on Monday that Togo release the trawler.")
PROMISE = ("2021-03-01", "Ghana promised on Monday to release the trawler of Togo.")


@pytest.mark.parametrize(
    ("reports", "kind", "changes", "state"),
    [
        ([FIRST], "demand", ["stated"], "open"),
        ([FIRST, ("2021-03-08", "Ghana again demanded that Togo release the trawler.")], "demand", ["stated", "renewed"], "open"),
        ([FIRST, ("2021-03-08", "Ghana demanded that Togo release the trawler.")], "demand", ["stated", "renewed"], "open"),
        (
            [FIRST, ("2021-03-08", "Ghana dropped its demand that Togo release the trawler.")],
            "demand",
            ["stated", "withdrawn"],
            "withdrawn",
        ),
        (
            [
                ("2021-03-01", "Ghana demanded that Togo lift some sanctions."),
                ("2021-03-08", "Ghana demanded that Togo lift all sanctions."),
            ],
            "demand",
            ["stated", "hardened"],
            "open",
        ),
        (
            [
                ("2021-03-01", "Ghana demanded that Togo lift all sanctions."),
                ("2021-03-08", "Ghana demanded that Togo lift some sanctions."),
            ],
            "demand",
            ["stated", "softened"],
            "open",
        ),
        ([FIRST, ("2021-03-08", "Togo released the trawler of Ghana on Monday.")], "demand", ["stated", "met"], "met"),
        ([PROMISE, ("2021-03-08", "Ghana released the trawler of Togo on Monday.")], "commitment", ["stated", "met"], "met"),
        (
            [PROMISE, ("2021-03-08", "Ghana refused to release the trawler of Togo.")],
            "commitment",
            ["stated", "withdrawn"],
            "withdrawn",
        ),
        (
            [
                ("2021-03-01", "Ghana promised Togo to suspend missile tests."),
                ("2021-03-08", "Ghana carried out a missile test on Monday, Togo said."),
            ],
            "commitment",
            ["stated", "broken"],
            "broken",
        ),
        ([("2021-03-01", "Ghana demanded that Togo release the trawler. Togo refused to do so.")], "refusal", ["stated"], "open"),
    ],
)
def test_history(reader: Reader, reports: list[tuple[str, str]], kind: str, changes: list[str], state: str) -> None:
    positions, _ = history(reader, *reports)
    found = [([change.change for change in one.changes], one.state) for one in positions if one.kind == kind]
    assert found == [(changes, state)]


def test_a_refusal_to_do_so_refuses_what_was_demanded(reader: Reader) -> None:
    positions, _ = history(reader, ("2021-03-01", "Ghana demanded that Togo release the trawler. Togo refused to do so."))
    assert [one.about.words for one in positions if one.kind == "refusal"] == ["to release the trawler"]


@pytest.mark.parametrize(
    ("reports", "stakes"),
    [
        (
            [
                "Ghana threatened to leave the talks with the United States.",
                "Ghana threatened to mine ports of the United States.",
            ],
            ["to leave the talks with the United States", "to mine ports of the United States"],
        ),
        (
            ["Ghana promised Togo to suspend missile tests.", "Ghana promised Togo not to resume missile tests."],
            ["to suspend missile tests"],
        ),
        (
            ["Ghana promised Togo to suspend missile tests.", "Ghana promised Togo to resume missile tests."],
            ["to suspend missile tests", "to resume missile tests"],
        ),
        (
            ["Ghana promised Togo to shut its old coal power station.", "Ghana promised Benin to shut its old coal power station."],
            ["to shut its old coal power station"],
        ),
        (
            ["Ghana and Togo agreed to patrol the gulf coast jointly.", "Ghana and Benin agreed to patrol the gulf coast jointly."],
            ["to patrol the gulf coast jointly", "to patrol the gulf coast jointly"],
        ),
    ],
)
def test_what_is_one_position(reader: Reader, reports: list[str], stakes: list[str]) -> None:
    """Not the parties' names, but the matter; stopping it is not going on; one's own promise is one, whoever is told."""
    positions, _ = history(reader, *((f"2021-03-{day:02}", text) for day, text in enumerate(reports, start=1)))
    assert [one.about.words for one in positions if one.party == "GHA"] == stakes


def test_them_is_what_was_made_a_condition(reader: Reader) -> None:
    text = "Togo warned that it would seize the trawler unless Ghana lifted sanctions. Ghana has refused to ease them."
    positions, _ = history(reader, ("2021-03-01", text))
    assert [one.about.words for one in positions if one.kind == "refusal"] == ["to ease them (Ghana lifted sanctions)"]


def test_a_broken_promise_that_is_taken_back_stays_broken(reader: Reader) -> None:
    positions, _ = history(
        reader,
        ("2021-03-01", "Ghana promised Togo to suspend missile tests."),
        ("2021-03-08", "Ghana carried out a missile test on Monday, Togo said."),
        ("2021-03-09", "Ghana refused to suspend missile tests, Togo said."),
    )
    assert ([one.change for one in positions[0].changes], positions[0].state) == (["stated", "broken", "withdrawn"], "broken")


def test_copies_renew_nothing(reader: Reader) -> None:
    record = reader.read(FIRST[1], published=FIRST[0])
    held = [one for copy in "abc" for one in stances(record, document=copy, origin="a")]
    assert [[change.change for change in one.changes] for one in ledger(held)] == [["stated"]]


STUCK = ("2021-03-01", "Talks between Ghana and Togo on the trawler reached a deadlock.")


@pytest.mark.parametrize(
    ("reports", "spans"),
    [
        ([STUCK], [("d0", None)]),
        ([STUCK, ("2021-04-01", "Ghana and Togo signed an agreement on the trawler.")], [("d0", "d1")]),
        ([STUCK, ("2021-04-01", "Ghana condemned Togo.")], [("d0", None)]),
        (
            [
                STUCK,
                ("2021-04-01", "Ghana and Togo signed an agreement on the trawler."),
                ("2021-06-01", "Talks between Ghana and Togo on fishing reached a deadlock."),
            ],
            [("d0", "d1"), ("d2", None)],
        ),
        (
            [
                ("2021-03-01", "Ghana refused to release the trawler until Togo paid the fine."),
                ("2021-03-08", "Togo refused to pay the fine until Ghana released the trawler."),
            ],
            [("d1", None)],
        ),
        (
            [
                ("2021-03-01", "Ghana refused to release the trawler until Togo paid the fine."),
                ("2021-03-08", "Togo refused to open the border until Ghana paid a debt."),
            ],
            [],
        ),
    ],
)
def test_standoffs(reader: Reader, reports: list[tuple[str, str]], spans: list[tuple[str, str | None]]) -> None:
    _, found = history(reader, *reports)
    assert [(one.arose.document, one.broken.document if one.broken else None) for one in found] == spans


def test_json_has_the_public_fields(reader: Reader) -> None:
    positions, found = history(reader, FIRST, STUCK)
    assert {"party", "counterpart", "kind", "about", "condition", "state", "first", "last", "changes"} == set(
        positions[0].to_json()
    )
    assert set(positions[0].to_json()["changes"][0]) == {"document", "published", "change", "statement", "span"}
    assert set(found[0].to_json()) == {"parties", "arose", "broken", "links", "evidence"}
