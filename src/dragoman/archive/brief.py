"""A cited briefing on two parties: how they stand, what is planned, who demands what, what changed, and the sources."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a briefing: what it says, the report's own words, and the reports and spans that it is read from."""

    text: str
    quote: str = ""
    sources: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One report among the sources."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None

    def __str__(self) -> str:
        """As a footnote has it."""
        parts = (self.outlet, f"“{self.title}”" if self.title else None, self.published, self.document)
        return ", ".join(one for one in parts if one)


@dataclass(frozen=True, slots=True)
class Brief:
    """A briefing of some two pages."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: dict[str, SourceNote] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        sections = [
            {
                "title": section.title,
                "items": [
                    {
                        "text": item.text,
                        "quote": item.quote,
                        "sources": [{"document": document, "span": [*span]} for document, span in item.sources],
                    }
                    for item in section.items
                ],
            }
            for section in self.sections
        ]
        notes = [{name: getattr(one, name) for name in SourceNote.__dataclass_fields__} for one in self.notes.values()]
        return {"title": self.title, "subtitle": self.subtitle, "sections": sections, "sources": notes}

    def markdown(self) -> str:
        """With footnotes."""
        lines = [f"# {_plain(self.title)}", "", f"*{_plain(self.subtitle)}*", ""]
        for section in self.sections:
            lines += [f"## {section.title}", ""]
            for item in section.items:
                marks = "".join(f"[^{number}]" for number in self._numbers(item))
                lines += [f"- {_plain(item.text)}{marks}"]
                lines += [f"  > {_plain(_one_line(item.quote))}"] if item.quote else []
            lines.append("")
        lines += ["## Sources", ""]
        lines += [f"[^{number}]: {_plain(str(one))}" for number, one in enumerate(self.notes.values(), start=1)]
        return "\n".join(lines) + "\n"

    def html(self) -> str:
        """A page of its own, without scripts, ready to be printed."""
        parts = []
        for section in self.sections:
            items = "\n".join(self._html_item(item) for item in section.items)
            parts.append(f"<h2>{html.escape(section.title)}</h2>\n<ul>\n{items}\n</ul>")
        notes = "\n".join(f'<li id="s{number}">{_html_note(one)}</li>' for number, one in enumerate(self.notes.values(), start=1))
        title = html.escape(self.title)
        head = f'<meta charset="utf-8">\n<title>{title}</title>\n<style>{STYLE}</style>'
        told = "\n".join(parts)
        body = f"<h1>{title}</h1>\n<p>{html.escape(self.subtitle)}</p>\n{told}\n<h2>Sources</h2>\n<ol>\n{notes}\n</ol>"
        return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'

    def _html_item(self, item: Item) -> str:
        marks = ", ".join(f'<a href="#s{number}">{number}</a>' for number in self._numbers(item))
        quote = f"<blockquote>{html.escape(_one_line(item.quote))}</blockquote>" if item.quote else ""
        return f"<li>{html.escape(item.text)} <sup>{marks}</sup>{quote}</li>"

    def _numbers(self, item: Item) -> list[int]:
        """The footnotes of an item."""
        order = {document: number for number, document in enumerate(self.notes, start=1)}
        return [order[document] for document in dict.fromkeys(document for document, _ in item.sources) if document in order]


STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{font-size:1.1rem}"
    "blockquote{margin:.2rem 0 .4rem;padding-left:.8rem;border-left:2px solid #999;font-style:italic}li{margin:.3rem 0}"
)


def _html_note(note: SourceNote) -> str:
    told = html.escape(str(note))
    is_link = note.url is not None and re.match(r"https?://", note.url)
    return f'<a href="{html.escape(note.url or "")}">{told}</a>' if is_link else told


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _plain(words: str) -> str:
    """Words that Markdown takes for words."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", words)
