"""Threads: the Korea corpus against its golden, copies, denials, stable ids, order."""

import random
from itertools import combinations

import pytest

from dragoman import Reader
from dragoman.archive.merging import changes_of, merge
from dragoman.archive.sightings import Sighting, sightings
from dragoman.archive.threads import Thread
from dragoman.intake import document_of
from tests.archive.corpora import event_of, goldens, records, seen

KOREA = "korea-2018-2019"


def threads_of(reader: Reader, *reports: tuple[str, str], origin: str | None = None) -> list[Thread]:
    """The threads of some (published, text), with documents named a, b, c …"""
    return merge(sightings_of(reader, *reports, origin=origin))


def sightings_of(reader: Reader, *reports: tuple[str, str], origin: str | None = None) -> list[Sighting]:
    found: list[Sighting] = []
    for number, (published, text) in enumerate(reports):
        name = f"d{number:02}"
        record = reader.read_document(document_of(text, published=published, outlet=f"Wire {number}"))
        found.extend(sightings(record, document=name, origin=origin or name))
    return found


@pytest.mark.parametrize("gold", [one for one in goldens("threads") if "states" in one], ids=lambda one: one["name"])
def test_life(reader: Reader, gold: dict[str, list[list[str]]]) -> None:
    """The noted states come in this order, each in the report that brought it; others may stand between them."""
    read, events = records(reader, KOREA), {}
    for label in gold["mentions"]:
        document, words = str(label).split(": ", 1)
        events[document, event_of(read[document], words)] = label
    threads = merge(seen(reader, KOREA)[0])
    thread = max(threads, key=lambda one: sum((mention.document, mention.event) in events for mention in one.mentions))
    told = iter(thread.states)
    for document, stage, earliest, latest, place in gold["states"]:
        assert any(
            (state.document, state.stage) == (document, stage)
            and earliest in {"", state.earliest}
            and latest in {"", state.latest}
            and (not place or (state.place is not None and state.place.name == place))
            for state in told
        ), (document, stage, thread.states)
    assert thread.states[-1].document == gold["states"][-1][0]


def test_korea_threads(reader: Reader) -> None:
    """Pairwise F1 over all mentions of the golden."""
    read = records(reader, KOREA)
    thread_of = {(mention.document, mention.event): one.id for one in merge(seen(reader, KOREA)[0]) for mention in one.mentions}
    mentions = []
    for number, gold in enumerate(goldens("threads")):
        for label in gold["mentions"]:
            document, words = label.split(": ", 1)
            mentions.append((number, thread_of.get((document, event_of(read[document], words) or ""), label)))
    pairs = [(one[0] == other[0], one[1] == other[1]) for one, other in combinations(mentions, 2)]
    right = sum(gold and told for gold, told in pairs)
    assert 2 * right / (sum(gold for gold, _ in pairs) + sum(told for _, told in pairs)) >= 0.89


@pytest.mark.parametrize(
    ("corpus", "parties", "stages"),
    [
        ("minsk-2014-2015", {"DEU", "FRA", "UKR"}, [("2014-12-29", "announced"), ("2015-01-12", "postponed")]),
        ("korea-2018-2019", {"PRK", "USA"}, [("2018-05-16", "venue set"), ("2018-05-24", "cancelled"), ("2018-06-12", "held")]),
    ],
)
def test_lives_of_other_corpora(reader: Reader, corpus: str, parties: set[str], stages: list[tuple[str, str]]) -> None:
    lives = [
        [(one.document, one.stage) for one in thread.states]
        for thread in merge(seen(reader, corpus)[0])
        if parties <= {*thread.parties}
    ]
    assert any(set(stages) <= set(life) for life in lives)


def test_order_does_not_matter(reader: Reader) -> None:
    told = list(seen(reader, KOREA)[0])
    threads = merge(told)
    for seed in range(3):
        random.Random(seed).shuffle(told)
        assert merge(told) == threads


def test_ids_stay_when_reports_are_added(reader: Reader) -> None:
    told = seen(reader, KOREA)[0]
    known: dict[tuple[str, str], str] = {}
    for document in ("2018-06-12", "2019-02-08", "2019-02-28", "2019-12-31"):
        threads = merge([one for one in told if one.document <= document], known=known)
        now = {(mention.document, mention.event): one.id for one in threads for mention in one.mentions}
        assert not changes_of(known, threads)
        assert all(now[key] == name for key, name in known.items())
        known = now


def test_an_earlier_report_that_comes_later_keeps_the_id(reader: Reader) -> None:
    rumour = ("2019-01-18", "There was speculation that Peru and Chile would hold a summit in Lima in February.")
    summit = ("2019-02-20", "Peru and Chile held a summit in Lima on Wednesday.")
    told = sightings_of(reader, summit, rumour)
    (first,) = merge([one for one in told if one.document == "d00"])
    (thread,) = merge(told, known={(one.document, one.event): first.id for one in first.mentions})
    assert thread.id == first.id
    assert [one.document for one in thread.mentions] == ["d01", "d00"]


def test_merges_and_splits_are_logged(reader: Reader) -> None:
    threads = threads_of(reader, ("2021-05-04", "Peru and Chile held talks in Lima on Tuesday."))
    (mention,) = threads[0].mentions
    (change,) = changes_of({(mention.document, mention.event): "told", ("d00", "gone"): "told"}, threads)
    assert (change.thread, change.change, change.other) == ("told", "merged", threads[0].id)
    parted = threads_of(
        reader,
        ("2021-05-04", "Peru and Chile held talks in Lima on Tuesday."),
        ("2021-05-25", "Peru and Chile held talks in Lima on Tuesday."),
    )
    known = {(one.document, one.event): parted[0].id for thread in parted for one in thread.mentions}
    assert [one.change for one in changes_of(known, parted)] == ["split"]


def test_forty_copies_are_one_origin(reader: Reader) -> None:
    wire = ("2021-05-04", "Serbia and Albania held talks in Vienna on Tuesday. Serbia demanded that Albania open its border.")
    threads = threads_of(reader, *[wire] * 40, origin="d00")
    assert all(one.origins == 1 and len(one.mentions) == 40 for one in threads)
    assert "CONSULT" in {one.type for one in threads}


def test_a_denial_after_a_rumour(reader: Reader) -> None:
    (thread,) = threads_of(
        reader,
        ("2022-09-05", "Rumours spread on Monday that the foreign ministers of Armenia and Turkey would meet in Tbilisi."),
        ("2022-09-06", "Turkey denied on Tuesday that its foreign minister would meet the Armenian foreign minister in Tbilisi."),
    )
    assert [(one.status, one.stage) for one in thread.states] == [("speculated", "rumoured"), ("denied", "denied")]
    assert (thread.status, thread.stage) == ("denied", "denied")


PLAN = ("2021-05-04", "Peru's president agreed with Chile's president on Tuesday to resume working-level talks within weeks.")
HOPE = ("2021-06-01", "Peru's foreign minister, Ana Paz, said she still expected talks between Peru and Chile.")
TALKS = ("2021-08-16", "Talks between Peru and Chile in Lima broke off on Monday.")


@pytest.mark.parametrize(("reports", "threads"), [((PLAN, HOPE, TALKS), 1), ((PLAN, TALKS), 2)])
def test_talks_that_several_reports_awaited(reader: Reader, reports: list[tuple[str, str]], threads: int) -> None:
    """Neither those who agreed on them nor the one who expects them need take part."""
    found = [one for one in threads_of(reader, *reports) if one.type == "CONSULT"]
    assert len(found) == threads
    assert found[-1].states[-1].stage == "failed"


def test_two_meetings_a_week_apart(reader: Reader) -> None:
    threads = threads_of(
        reader,
        ("2021-05-04", "Peru and Chile held talks in Lima on Tuesday."),
        ("2021-05-11", "Peru and Chile held talks in Lima on Tuesday."),
    )
    assert [one.earliest for one in threads] == ["2021-05-04", "2021-05-11"]


@pytest.mark.parametrize(
    ("one", "other", "field", "values"),
    [
        (
            "Peru and Chile held talks in Lima on Tuesday.",
            "Peru and Chile held talks in Quito on Tuesday.",
            "place",
            {"Lima", "Quito"},
        ),
        (
            "Peru and Chile held talks in Lima on Tuesday.",
            "Peru and Chile held talks in Lima on Monday.",
            "date",
            {"2021-05-04", "2021-05-03"},
        ),
        (
            "Turkey bombed a village in Iraq on Tuesday, killing 12 people.",
            "Turkey bombed a village in Iraq on Tuesday; 17 people were killed.",
            "killed",
            {"12", "17"},
        ),
        (
            "Peru accused Chile on Tuesday of violating the truce.",
            "Chile accused Peru on Tuesday of violating the truce.",
            "actor",
            {"CHL", "PER"},
        ),
    ],
)
def test_sources_that_differ(reader: Reader, one: str, other: str, field: str, values: set[str]) -> None:
    threads = threads_of(reader, ("2021-05-04", one), ("2021-05-04", other))
    found = [dispute for thread in threads for dispute in thread.disagreements if dispute.field == field]
    assert [{value for value, _ in dispute.values} for dispute in found] == [values]
    assert {document for dispute in found for _, documents in dispute.values for document in documents} == {"d00", "d01"}


def test_no_dispute_where_sources_agree(reader: Reader) -> None:
    told = ("2021-05-04", "Peru and Chile held talks in Lima on Tuesday.")
    (thread,) = threads_of(reader, told, told)
    assert thread.disagreements == ()


def test_json_has_the_public_fields(reader: Reader) -> None:
    (thread,) = threads_of(reader, ("2021-05-04", "Peru and Chile held talks in Lima on Tuesday."))
    public = thread.to_json()
    assert public["place"] == {"name": "Lima", "country": "PER"}
    assert public["title"] == "Chile – Peru: talks, Lima"
    assert set(public["states"][0]) >= {"published", "document", "status", "earliest", "latest", "place"}
    assert set(public["mentions"][0]) == {"document", "event", "span", "status", "published", "outlet"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Peru condemned Chile on Tuesday.", "Chile – Peru: accusation (condemned)"),
        ("Peru accused Chile of spying on Tuesday.", "Chile – Peru: accusation"),
        ("Peru would not release the sailors of Chile.", "Chile – Peru: refusal"),
    ],
)
def test_a_title_says_what_was_done(reader: Reader, text: str, title: str) -> None:
    assert title in [one.title for one in threads_of(reader, ("2021-05-04", text))]
