"""The questions to an archive about histories: timeline, threads, ledger, deadlocks, changes, brief."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.answers import AnswerFormat, As, Line, print_answer
from dragoman.cli.questions import Coder, In, Parties, Since, Until, day, opened
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.archive.ledger import LedgerPosition
    from dragoman.archive.moments import Moment
    from dragoman.archive.standoffs import Standoff
    from dragoman.archive.threads import Thread

PARTIES = "Parties by code or name; all if none is given."
AnyParties = Annotated[list[str] | None, typer.Argument(metavar="[PARTY]...", help=PARTIES, show_default=False)]
Status = Annotated[str | None, typer.Option(help="Only with this status, such as occurred or scheduled.")]
Type = Annotated[str | None, typer.Option(help="Only of this type, such as CONSULT.")]
Plot = Annotated[Path | None, typer.Option(metavar="FILE", help="Draw it instead, into an .svg or .png file.")]


class BriefFormat(StrEnum):
    """How a briefing is printed."""

    markdown = "markdown"
    html = "html"
    json = "json"


def timeline(
    parties: Parties,
    archive: In,
    since: Since = None,
    until: Until = None,
    type: Type = None,
    status: Status = None,
    coder: Coder = None,
    plot: Plot = None,
    format: As = AnswerFormat.table,
) -> None:
    """Show how plans and happenings between parties stood, report by report: rumoured, announced, held, cancelled, failed."""
    with opened(archive) as asked:
        found = asked.timeline(parties, since=day(since), until=day(until), type=type, status=status, coder=coder)
        if plot:
            from dragoman.cli.plots import plot_timeline

            plot_timeline(found, plot)
            return
        print_answer(format, [_moment(one) for one in found], full=(one.to_json() for one in found), lines=map(_moment_line, found))


def threads(
    archive: In,
    parties: AnyParties = None,
    since: Since = None,
    until: Until = None,
    type: Type = None,
    status: Status = None,
    log: Annotated[bool, typer.Option("--log", help="What became of ids: which threads were merged into which, or split.")] = False,
    format: As = AnswerFormat.table,
) -> None:
    """List happenings, each with all its reports: how it stood when, and where its sources disagree.

    Ids stay when reports are added. Where more reports show that two threads are one, or one is two, --log tells.
    """
    with opened(archive) as asked:
        if log:
            print_answer(format, [asdict(one) for one in asked.thread_log()], nothing="No thread was merged or split.")
            return
        found = asked.threads(parties or (), since=day(since), until=day(until), type=type, status=status)
        print_answer(format, [_thread(one) for one in found], full=(one.to_json() for one in found), lines=map(_thread_line, found))


def ledger(
    archive: In,
    parties: AnyParties = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As it was known on this day.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only commitment, offer, demand, refusal or threat.")] = None,
    state: Annotated[str | None, typer.Option(help="Only open, met, broken or withdrawn.")] = None,
    format: As = AnswerFormat.table,
) -> None:
    """List what parties demand, offer, undertake, refuse and threaten, and how each position moved."""
    with opened(archive) as asked:
        found = asked.ledger(parties or (), on=day(on), kind=kind, state=state)
        rows = [_position(one) for one in found]
        lines = (_position_line(one, asked) for one in found)
        print_answer(format, rows, full=(one.to_json() for one in found), lines=lines)


def deadlocks(archive: In, parties: AnyParties = None, format: As = AnswerFormat.table) -> None:
    """List deadlocks: between whom, when each arose and what broke it."""
    with opened(archive) as asked:
        found = asked.deadlocks(parties or ())
        rows = [_deadlock(one) for one in found]
        texts = asked.texts(document for one in found for document, _ in one.evidence)
        lines = (_deadlock_line(one, asked, texts) for one in found)
        print_answer(format, rows, full=(one.to_json() for one in found), lines=lines)


def changes(
    since: Annotated[str, typer.Option(metavar="DATE", help="The first day that counts.", show_default=False)],
    archive: In,
    parties: AnyParties = None,
    until: Until = None,
    format: As = AnswerFormat.table,
) -> None:
    """Show what is new: happenings, positions and deadlocks that reports since a day changed."""
    with opened(archive) as asked:
        found = asked.changes(day(since) or "", until=day(until), parties=parties or ())
        rows = [{name: value for name, value in one.to_json().items() if name != "span"} for one in found]
        lines = (
            Line(one.published or "no date", f"{one.text}: {one.change}", one.words if one.words != before else "", one.document)
            for before, one in zip([None, *(each.words for each in found)], found, strict=False)
        )
        print_answer(format, rows, full=(one.to_json() for one in found), lines=lines)


def brief(
    parties: Parties,
    archive: In,
    since: Since = None,
    until: Until = None,
    format: Annotated[BriefFormat, typer.Option(help="How to print it.")] = BriefFormat.markdown,
) -> None:
    """Write a cited briefing on two parties: how they stand, what is planned, who demands what, what changed, the sources."""
    if len(parties) != 2:
        raise UsageError(f"a briefing is about two parties, not {len(parties)}; name two")
    with opened(archive) as asked:
        found = asked.brief(*parties, since=day(since), until=day(until))
        if format == BriefFormat.json:
            print_answer(AnswerFormat.json, [found.to_json()])
        else:
            print(found.html() if format == BriefFormat.html else found.markdown())


def _moment(one: "Moment") -> dict[str, Any]:
    return {name: value for name, value in one.to_json().items() if name not in ("evidence", "thread")} | {"thread": one.thread}


def _moment_line(one: "Moment") -> Line:
    from dragoman.telling.words import MARKS

    when = _days(one.earliest, one.latest)
    text = " · ".join(part for part in (f"{MARKS[one.status]} {one.title}", one.stage, when, one.place or "") if part)
    return Line(one.published or "no date", text, one.sentence, _source(one.outlet, one.document, one.event))


def _thread(one: "Thread") -> dict[str, Any]:
    return {
        "id": one.id, "title": one.title, "type": one.type, "parties": one.parties, "status": one.status, "stage": one.stage,
        "earliest": one.earliest, "latest": one.latest, "place": one.place.name if one.place else None, "origins": one.origins,
        "mentions": len(one.mentions), "documents": list(dict.fromkeys(each.document for each in one.mentions)),
    }  # fmt: skip


def _thread_line(one: "Thread") -> Line:
    states = " → ".join(f"{state.stage} {state.published or ''}".strip() for state in one.states)
    quarrels = "; ".join(
        f"{each.field}: " + " / ".join(f"{value} ({', '.join(documents)})" for value, documents in each.values)
        for each in one.disagreements
    )
    when = _days(one.earliest, one.latest)
    text = " · ".join(part for part in (one.title, when) if part)
    count = f"{one.id} · independent reports: {one.origins}, mentions: {len(one.mentions)}"
    first = one.mentions[0].published if one.mentions else None
    return Line(first or "no date", text, "", "\n".join(part for part in (states, quarrels, count) if part))


def _position(one: "LedgerPosition") -> dict[str, Any]:
    return {
        "party": one.party, "counterpart": one.counterpart, "kind": one.kind, "about": one.about.words, "condition": one.condition,
        "state": one.state, "first": one.first, "last": one.last,
        "changes": [f"{turn.change} {turn.published or ''}".strip() for turn in one.changes],
        "documents": list(dict.fromkeys(turn.document for turn in one.changes)),
    }  # fmt: skip


def _position_line(one: "LedgerPosition", asked: "Archive") -> Line:
    from dragoman.telling.words import KINDS

    towards = f" (towards {asked.party_name(one.counterpart)})" if one.counterpart else ""
    tie = f" — {one.condition}" if one.condition else ""
    turns = " → ".join(f"{turn.change} {turn.published or ''}".strip() for turn in one.changes)
    documents = ", ".join(dict.fromkeys(turn.document for turn in one.changes))
    text = f"{asked.party_name(one.party)} {KINDS[one.kind]}{towards}: {one.about.words}{tie}"
    return Line(one.first or "no date", text, "", f"{one.state} · {turns}\n{documents}")


def _deadlock(one: "Standoff") -> dict[str, Any]:
    broken = one.broken
    return {
        "parties": one.parties, "arose": one.arose.published, "arose_in": one.arose.document,
        "broken": broken and broken.published, "broken_in": broken and broken.document, "links": len(one.links),
    }  # fmt: skip


def _deadlock_line(one: "Standoff", asked: "Archive", texts: Mapping[str, str]) -> Line:
    names = " ⇄ ".join(map(asked.party_name, one.parties))
    words = " … ".join(span.of(texts[document]) for document, span in one.evidence)
    end = f"broken {one.broken.published} ({one.broken.document})" if one.broken else "not broken"
    return Line(one.arose.published or "no date", names, words, f"{one.arose.document} · {end}")


def _days(earliest: str | None, latest: str | None) -> str:
    from dragoman.model import Span, Time
    from dragoman.telling.words import when

    return when(replace(Time("", Span(0, 0), "DATE", ""), earliest=earliest, latest=latest))


def _source(outlet: str | None, document: str, event: str) -> str:
    return " · ".join(part for part in (outlet, f"{document} {event}") if part)


HISTORIES = (timeline, threads, ledger, deadlocks, brief, changes)
