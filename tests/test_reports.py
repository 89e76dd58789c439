"""Forty small reports and some whole ones: chains of sources, exchanges, deadlocks and near misses."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Event, Position, Record, Statement

FOLDER = Path(__file__).with_name("reports")
REPORTS = [
    pytest.param(
        report,
        id=f"{file.stem}: {report['name']}",
        marks=[pytest.mark.xfail(strict=True, reason=report["weak"])] if "weak" in report else [],
    )
    for file in sorted(FOLDER.glob("*.toml"))
    for report in tomllib.loads(file.read_text(encoding="utf-8"))["reports"]
]


@pytest.mark.parametrize("report", REPORTS)
def test_report(reader, report):
    record = reader.read(report["text"], published="2019-02-08")
    for expected in report.get("statements", ()):
        assert any(states(record, one, expected) for one in record.statements), expected
    for expected in report.get("events", ()):
        assert any(happens(one, expected) for one in record.events), expected
    for expected in report.get("positions", ()):
        assert any(holds(record, one, expected) for one in record.positions), expected
    if report.get("strict"):
        assert len(record.positions) == len(report["positions"])
    if "deadlocks" in report:
        assert sorted(" ".join(sorted(one.parties)) for one in record.deadlocks) == report["deadlocks"]


def states(record: Record, one: Statement, expected: dict[str, Any]) -> bool:
    """Whether a statement is as expected; an empty speaker stands for nobody."""
    outer = next((other for other in record.statements if other.id == one.within), None)
    return (
        record.quote(one.cue).lower() == expected["cue"].lower()
        and ("speaker" not in expected or (one.speaker or "") == expected["speaker"])
        and list(one.via) == expected.get("via", list(one.via))
        and list(one.addressees) == expected.get("told", list(one.addressees))
        and [record.quote(span) for span in one.content] == expected.get("content", [record.quote(span) for span in one.content])
        and ("within" not in expected or (outer is not None and record.quote(outer.cue) == expected["within"]))
    )


def happens(one: Event, expected: dict[str, Any]) -> bool:
    """Whether an event is as expected."""
    return (
        one.type == expected["type"]
        and set(expected.get("actors", ())) <= set(one.actors)
        and one.status == expected.get("status", one.status)
    )


def holds(record: Record, one: Position, expected: dict[str, Any]) -> bool:
    """Whether a position is as expected."""
    relation = one.condition.relation if one.condition is not None else None
    return (
        one.kind == expected["kind"]
        and one.holder == expected.get("holder", one.holder)
        and one.counterpart == expected.get("counterpart", one.counterpart)
        and expected.get("about", "") in record.quote(one.about.span)
        and relation == expected.get("condition", relation)
        and one.change == expected.get("change", one.change)
    )
