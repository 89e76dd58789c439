"""`dragoman rules import`: a verb dictionary of TABARI or PETRARCH as frames of ours, with a report of what was left out."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.formats.imported_frames import ImportedFrame
    from dragoman.formats.verb_dictionaries import Dictionary
    from dragoman.knowledge import Rule
    from dragoman.pipeline import Reader

FRAMES, REPORT = "imported.toml", "report.csv"
HEAD = "# Frames made by `dragoman rules import` from a verb dictionary; report.csv tells what was left out.\n\n"
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry: the id of its frame and what that lost, or no id and the reason why it was left out."""

    line: int
    text: str
    code: str
    rule: str = ""
    reason: str = ""


def import_rules(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A verb dictionary of TABARI or PETRARCH.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="DIR", help="A folder for the frames and the report.", show_default=False)],
    model: options.Model = None,
) -> None:
    """Turn a verb dictionary of TABARI or PETRARCH into frames, for --rules DIR.

    Each frame comes with an example sentence that it finds, and none takes an example from a rule of ours. Every pattern that could
    not be carried over stands in DIR/report.csv with the reason.
    """
    from dragoman.formats.tables import decoded
    from dragoman.formats.verb_dictionaries import read_dictionary

    if not file.is_file():
        raise InputError(f"there is no file {str(file)!r}")
    with file.open("rb") as lines:
        dictionary = read_dictionary(decoded(lines))
    out.mkdir(parents=True, exist_ok=True)
    frames, outcomes = _drafts(dictionary)
    outcomes += _settle(frames, out, model)
    _report(sorted(outcomes, key=lambda one: one.line), out / REPORT)
    kept = sum(1 for one in outcomes if one.rule)
    typer.echo(f"{kept} of {len(outcomes)} entries carried over to {out / FRAMES}; {out / REPORT} names the others and why")


def _drafts(dictionary: "Dictionary") -> tuple[list["ImportedFrame"], list[Outcome]]:
    from dragoman.formats.imported_frames import NoFrameError, frame_of_entry

    frames: list[ImportedFrame] = []
    outcomes = [Outcome(line, text, "", reason="no verb, pattern or synonym set") for line, text in dictionary.strange]
    for entry in dictionary.entries:
        try:
            frames.append(frame_of_entry(entry, dictionary.synsets))
        except NoFrameError as reason:
            outcomes.append(Outcome(entry.line, entry.text, entry.code, reason=str(reason)))
    return frames, outcomes


def _settle(frames: Sequence["ImportedFrame"], out: Path, model: str | None) -> Iterator[Outcome]:
    """Keep the frames that find one of their sentences and take none from ours; write them."""
    found = _found(frames, out, model)
    for frame in frames:
        if frame.id not in found:
            yield _left_out(frame, f"no sentence made for it is found, such as: {frame.sentences[0]}")
    taken: dict[str, str] = {}
    for _ in range(ROUNDS):
        kept = [frame for frame in frames if frame.id in found and frame.id not in taken]
        reader = _reader(kept, found, out, model)
        more = _takes_ours(reader) if kept else {}
        taken |= more
        if not more:
            break
    for frame in frames:
        if frame.id in taken:
            yield _left_out(frame, f"our rule {taken[frame.id]} knows it")
        elif frame.id in found:
            yield Outcome(frame.entry.line, frame.entry.text, frame.entry.code, rule=frame.id, reason=frame.note)


def _left_out(frame: "ImportedFrame", reason: str) -> Outcome:
    return Outcome(frame.entry.line, frame.entry.text, frame.entry.code, reason=reason)


def _found(frames: Sequence["ImportedFrame"], out: Path, model: str | None) -> dict[str, str]:
    """For each frame the first of its sentences that it finds."""
    from dragoman.checks import check_rules
    from dragoman.knowledge import Example, Rule

    reader = _reader(frames, {}, out, model)
    found: dict[str, str] = {}
    for number in range(max((len(one.sentences) for one in frames), default=0)):
        tried = {one.id: one for one in frames if one.id not in found and len(one.sentences) > number}
        examples = {id: Example(one.sentences[number], ({"type": one.cameo.type},)) for id, one in tried.items()}
        rules = [Rule(id, "frames", {}, (example,), "", 0) for id, example in examples.items()]
        failed = {failure.rule.id for failure in check_rules(reader, rules)}
        found |= {id: one.sentences[number] for id, one in tried.items() if id not in failed}
    return found


def _takes_ours(reader: "Reader") -> dict[str, str]:
    """The imported frames that take an example from one of our rules, with the rule."""
    from dragoman.checks import check_rules

    ours = [rule for rule in reader.rules if not _is_imported(rule)]
    taken: dict[str, str] = {}
    for failure in check_rules(reader, ours):
        record = reader.read(failure.example.text, published=failure.example.date)
        rules = {reason.rule for event in record.events for reason in event.why if reason.rule.startswith("imported.")}
        taken |= dict.fromkeys(rules, failure.rule.id)
    return taken


def _is_imported(rule: "Rule") -> bool:
    return rule.id.startswith("imported.")


def _reader(frames: Iterable["ImportedFrame"], found: dict[str, str], out: Path, model: str | None) -> "Reader":
    """A Reader with some frames, which are written on the way."""
    told = "\n".join(frame.toml(found.get(frame.id, frame.sentences[0])) for frame in frames)
    (out / FRAMES).write_text(HEAD + told, encoding="utf-8")
    return options.make_reader(model, [out])


def _report(outcomes: Iterable[Outcome], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("line", "entry", "code", "rule", "not carried over"))
        writer.writerows((one.line, one.text, one.code, one.rule, one.reason) for one in outcomes)
