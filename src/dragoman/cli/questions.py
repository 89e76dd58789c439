"""The questions to an archive, one small command each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.answers import AnswerFormat, As, Line, print_answer

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.archive.listings import ReportRow
    from dragoman.archive.relations import RelationRow

In = Annotated[Path, typer.Option("--archive", metavar="FILE", help="The archive.", show_default=False)]
SHOWN = 3
PARTIES = 'Parties by code or name, such as USA or "North Korea".'
Parties = Annotated[list[str], typer.Argument(metavar="PARTY...", help=PARTIES, show_default=False)]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day on, YYYY-MM-DD.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only up to this day.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")]
Statuses = Annotated[list[str] | None, typer.Option("--status", help="Count these; may be repeated. Default: occurred, ongoing.")]
CODER = "Who coded the events: dragoman, or a format that was imported, such as gdelt. Default: dragoman where there are reports."
Coder = Annotated[str | None, typer.Option(metavar="NAME", help=CODER, show_default=False)]
Period = Annotated[str, typer.Option(help="day, week, month, quarter or year.")]


def reports(
    archive: In,
    since: Since = None,
    until: Until = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this outlet.")] = None,
    limit: Limit = 100,
    format: As = AnswerFormat.table,
) -> None:
    """List the reports by day of publication; a copy names its origin."""
    with opened(archive) as asked:
        rows = asked.reports(since=day(since), until=day(until), outlet=outlet, limit=limit)
        print_answer(format, [asdict(one) for one in rows], lines=map(_report_line, rows))


def relations(
    parties: Parties,
    archive: In,
    period: Period = "month",
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    coder: Coder = None,
    plot: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw it instead, into an .svg or .png file.")] = None,
    format: As = AnswerFormat.table,
) -> None:
    """Show what parties did to each other, period by period: cooperation and conflict, by type, with mean scores.

    With one party: to and from all others. Only what is reported as having happened, unless --status says otherwise. A period
    without a row is one of which the archive tells nothing.
    """
    with opened(archive) as asked:
        given: dict[str, Any] = {"statuses": status} if status else {}
        found = asked.relations(parties, period=period, since=day(since), until=day(until), coder=coder, **given)
        if plot:
            from dragoman.cli.plots import plot_relations

            plot_relations(found, plot)
            return
        rows = [_relation(one.to_json(), asked) for one in found]
        lines = (_relation_line(one, asked) for one in found)
        print_answer(format, rows, full=(one.to_json() for one in found), lines=lines)


def panel(
    archive: In,
    period: Period = "month",
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    coder: Coder = None,
    format: As = AnswerFormat.csv,
) -> None:
    """Print all pairs of states by day or month, with ISO3, COW and Gleditsch-Ward codes, ready for statistics."""
    with opened(archive) as asked:
        given: dict[str, Any] = {"statuses": status} if status else {}
        print_answer(format, [*asked.panel(period, since=day(since), until=day(until), coder=coder, **given)])


def statements(
    archive: In,
    speaker: Annotated[str | None, typer.Option(metavar="WHO", help="A party or a person.")] = None,
    addressee: Annotated[str | None, typer.Option(metavar="WHO", help="Who was told.")] = None,
    about: Annotated[str | None, typer.Option(metavar="WHO|WORDS", help="A party that it names, or words in it.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 100,
    format: As = AnswerFormat.table,
) -> None:
    """List who said what, to whom and about whom."""
    with opened(archive) as asked:
        found = asked.statements(speaker=speaker, addressee=addressee, about=about, since=day(since), until=day(until), limit=limit)
        names = ("published", "speaker_name", "cue", "words", "document", "statement")
        rows = [{name: getattr(one, name) for name in names} for one in found]
        lines = (
            Line(
                one.published or "no date",
                f"{one.speaker_name or 'unnamed'} · {one.cue}",
                one.words,
                f"{one.document} {one.statement}",
            )
            for one in found
        )
        print_answer(format, rows, full=(one.to_json() for one in found), lines=lines)


def search(
    query: Annotated[str, typer.Argument(help='Words, "phrases", +must, -not.', show_default=False)],
    archive: In,
    kind: Annotated[str | None, typer.Option(help="Only report, statement or event.")] = None,
    party: Annotated[str | None, typer.Option(metavar="WHO", help="Only what is about this party.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    format: As = AnswerFormat.table,
) -> None:
    """Search the text of reports, statements and events; the best first."""
    with opened(archive) as asked:
        found = asked.search(query, kind=kind, party=party, since=day(since), until=day(until), limit=limit)
        names = ("published", "kind", "title", "words", "document", "item")
        rows = [{name: getattr(one, name) for name in names} for one in found]
        lines = (
            Line(one.published or "no date", one.title or one.document, one.words, _place(one.document, one.item)) for one in found
        )
        print_answer(format, rows, full=(one.to_json() for one in found), lines=lines)


def failures(archive: In, format: As = AnswerFormat.table) -> None:
    """List what could not be read, and why."""
    with opened(archive) as asked:
        found = asked.failures()
        lines = (Line(one.outcome, one.place, "", one.reason) for one in found)
        print_answer(format, [asdict(one) for one in found], lines=lines, nothing="Everything could be read.")


@contextmanager
def opened(path: Path) -> Iterator["Archive"]:
    """The archive, to be asked."""
    from dragoman.archive import Archive

    with Archive.open(path, read_only=True) as archive:
        yield archive


def day(given: str | None) -> str | None:
    """A day as the user gave it, checked."""
    from dragoman.intake import parse_date

    return parse_date(given) if given else None


def _place(document: str, item: str | None) -> str:
    return f"{document} {item}" if item else document


def _relation(row: dict[str, Any], asked: "Archive") -> dict[str, Any]:
    """A row for people: names for codes, counts in words, each event as its report and id."""
    types = ", ".join(f"{name.lower()} {count}" for name, count in row["types"].items())
    events = [f"{one['document']} {one['event']}" for one in row["events"]]
    names = {"source": asked.party_name(row["source"]), "target": asked.party_name(row["target"])}
    return {"period": row["period"]} | row | names | {"types": types, "events": events}


def _relation_line(row: "RelationRow", asked: "Archive") -> Line:
    score = f" (mean Goldstein {row.goldstein:+.1f})" if row.goldstein is not None else ""
    acts = f"{row.cooperation} of cooperation, {row.conflict} of conflict{score}"
    documents = list(dict.fromkeys(document for document, _ in row.events))
    more = f" and {len(documents) - SHOWN} more" if len(documents) > SHOWN else ""
    types = ", ".join(f"{name.lower()} {count}" for name, count in row.types.items())
    text = f"{asked.party_name(row.source)} → {asked.party_name(row.target)} · {acts}"
    return Line(row.period, text, "", f"{types}\n{', '.join(documents[:SHOWN])}{more}")


def _report_line(one: "ReportRow") -> Line:
    copy = f" · a copy of {one.origin}" if one.origin != one.id else ""
    counts = f"events: {one.events}, statements: {one.statements}"
    return Line(one.published or "no date", one.title or "untitled", "", f"{one.id} · {one.outlet or 'no outlet'} · {counts}{copy}")


QUESTIONS = (relations, statements, search, panel, reports, failures)
