"""The record as Markdown: the same sections as the table, quotes as block quotes."""

import re

from dragoman.model import Record
from dragoman.telling.sections import Entry, clean, sections
from dragoman.telling.words import day


def to_markdown(record: Record) -> str:
    """One report's section of a Markdown document."""
    document = record.document
    title = clean(document.title or document.text.strip().split("\n")[0])[:120] or document.id
    about = " · ".join((day(document.published) if document.published else "no date", document.outlet or "no outlet"))
    lines = [f"## {_plain(title)}", "", f"*{_plain(clean(about))}*", ""]
    for section in sections(record):
        lines += [f"### {section.title}", "", *(line for entry in section.entries for line in _entry(entry)), ""]
    return "\n".join(lines)


def _entry(entry: Entry) -> list[str]:
    mark = f"{entry.mark} " if entry.mark else ""
    note = f" — {_plain(clean(entry.note))}" if entry.note else ""
    whose = f"{entry.group} " if entry.group else ""
    lines = [f"- {mark}**{_plain(clean(whose + entry.text))}**{note} `{entry.id}`"]
    lines += [f"  {_plain(clean(line))}" for line in entry.lines]
    if entry.quote:
        lines += ["", f"  > {_plain(entry.quote)}", ""]
    return lines


def _plain(words: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", words)
