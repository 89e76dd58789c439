"""The table view: sections of plain sentences at the width of the terminal, readable without colour."""

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dragoman.model import Record
from dragoman.telling.sections import Entry, Section, clean, sections
from dragoman.telling.words import day

WIDEST = 100
GUTTER = 8
COUNTED = ("statements", "events", "positions", "deadlocks", "times", "places")
MARK_STYLES = {"●": "bold", "◐": "bold", "◇": "blue", "◆": "blue", "▷": "yellow", "◈": "cyan", "◌": "dim", "✕": "red", "⇄": "red"}


def print_table(record: Record, console: Console | None = None) -> None:
    """Print a record for a person to read."""
    console = console or Console(highlight=False)
    width = min(console.width, WIDEST)
    for line in table(record, width=width):
        console.print(line, soft_wrap=True)


def table(record: Record, *, width: int = 80) -> list[Text]:
    """The lines of a record's table view, none wider than `width`."""
    rule = Text("─" * width, style="dim")
    found = [_heading(record, width), rule]
    shown = sections(record)
    for section in shown:
        found += _section(section, width)
    if not shown:
        found.append(Text("  Nothing that dragoman looks for was found in this text."))
    return [*found, rule, *_closing(record, shown, width), Text("")]


def _heading(record: Record, width: int) -> Text:
    document = record.document
    first = next((line for line in document.text.split("\n") if any(letter.isalpha() for letter in line)), "")
    title = clean(document.title or first) or document.id
    about = f"{day(document.published) if document.published else 'no date'} · {clean(document.outlet or 'no outlet')}"
    room = max(10, width - cell_len(about) - 2)
    name = Text(title, style="bold")
    name.truncate(room, overflow="ellipsis")
    return _sides(name, Text(about, style="dim"), width)


def _section(section: Section, width: int) -> list[Text]:
    lines = [Text(section.title.upper(), style="bold")]
    group = ""
    for entry in section.entries:
        if entry.group != group:
            lines.append(Text(f"  {entry.group}"))
        group = entry.group
        lines += _entry(entry, width)
    return lines


def _entry(entry: Entry, width: int) -> list[Text]:
    lead = Text.assemble("  ", (f"{entry.id:<3}", "dim"), " ", (entry.mark or " ", MARK_STYLES.get(entry.mark, "")), " ")
    note = Text(clean(entry.note), style="dim")
    room = width - GUTTER - (cell_len(note.plain) + 2 if note.plain and cell_len(note.plain) < width // 3 else 0)
    main = _wrapped(Text(clean(entry.text)), room)
    first = Text.assemble(lead, main[0])
    lines = [first, *(_indented(line) for line in main[1:])]
    if note.plain:
        if room < width - GUTTER:
            lines[0] = _sides(first, note, width)
        else:
            lines += [_indented(line) for line in _wrapped(note, width - GUTTER)]
    for extra in entry.lines:
        lines += [_indented(line) for line in _wrapped(Text(clean(extra), style="dim"), width - GUTTER)]
    if entry.quote:
        words = Text(entry.quote, style="italic")
        if entry.stress:
            words.highlight_words([entry.stress], "bold underline")
        lines += [_indented(line) for line in _wrapped(words, width - GUTTER)]
    return lines


def _wrapped(text: Text, width: int) -> list[Text]:
    lines = list(text.wrap(Console(width=width), max(20, width))) or [Text("")]
    for line in lines:
        line.rstrip()
    return lines


def _indented(line: Text) -> Text:
    return Text.assemble(" " * GUTTER, line)


def _sides(left: Text, right: Text, width: int) -> Text:
    gap = max(2, width - cell_len(left.plain) - cell_len(right.plain))
    return Text.assemble(left, " " * gap, right)


def _closing(record: Record, shown: list[Section], width: int) -> list[Text]:
    counts = {name: len(getattr(record, name)) for name in COUNTED}
    told = " · ".join(f"{count} {name[:-1] if count == 1 else name}" for name, count in counts.items() if count)
    if not shown:
        return [Text(told)] if told else []
    hint = Text(f"explain {shown[0].entries[0].id} for the why", style="dim")
    if cell_len(told) + len(hint) + 2 <= width:
        return [_sides(Text(told), hint, width)]
    return [*_wrapped(Text(told), width), hint]
