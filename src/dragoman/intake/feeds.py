"""Feeds (RSS and Atom) -> their items: what each says of a report, its link, and the words of it that stand in the feed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dragoman.errors import InputError, UsageError
from dragoman.intake.entries import Entry
from dragoman.intake.files import bytes_of
from dragoman.intake.metadata import Metadata, find_date

FEED = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<\?xml-stylesheet[^>]*>\s*)?(<!--.*?-->\s*)*<(rss|feed|rdf:RDF)\b", re.DOTALL)
BEGINNING = 4000
BLOCK_END = re.compile(r"</(?:p|div|li|h\d|blockquote|tr)\s*>|<br\s*/?>|\n\s*\n", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
NO_FEED = "it is XML, but no RSS or Atom feed; save reports as text or as HTML pages"
NO_TEXT = "the feed has no words of it but its title; name the feed by its address, with --fetch"


@dataclass(frozen=True, slots=True)
class Item:
    """One report of a feed."""

    given: Metadata
    text: str


def is_feed(content: bytes) -> bool:
    """Whether some bytes are a feed.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<html>")
    (True, False)
    """
    return bool(FEED.match(content[:BEGINNING]))


def items_in(feed: bytes) -> Iterator[Item]:
    """The items of a feed, in its order."""
    if find_spec("feedparser") is None:
        raise UsageError('reading feeds needs an extra: pip install "dragoman[fetch]"')
    import feedparser

    parsed = feedparser.parse(feed)
    outlet = _line(parsed.feed.get("title")) or None
    for item in parsed.entries:
        told = [one.get("value", "") for one in item.get("content", ())]
        given = Metadata(_day(item), outlet, _line(item.get("title")) or None, item.get("link"))
        yield Item(given, _text(max([*told, item.get("summary") or ""], key=len)))


def entries_in_feed(path: Path) -> Iterator[Entry]:
    """One entry for each item of a feed that was saved as a file; nothing is fetched."""
    try:
        content = bytes_of(path)
        if not is_feed(content):
            raise InputError(NO_FEED)
    except InputError as problem:
        yield Entry(str(path), problem=str(problem))
        return
    for number, item in enumerate(items_in(content), start=1):
        yield Entry(f"{path}:{number}", item.text, given=item.given, problem="" if item.text else NO_TEXT)


def _day(item: Any) -> str | None:
    parsed = item.get("published_parsed") or item.get("updated_parsed")
    return find_date(f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}") if parsed else None


def _line(title: str | None) -> str:
    """A title without markup: feeds may bring any."""
    return " ".join(TAG.sub(" ", title or "").split())


def _text(markup: str) -> str:
    """The paragraphs of some HTML.

    >>> _text("<p>Oslo &amp; Bergen<br>wait.</p><p>They <b>hope</b>.</p>")
    'Oslo & Bergen\\n\\nwait.\\n\\nThey hope.'
    """
    paragraphs = (" ".join(unescape(TAG.sub("", part)).split()) for part in BLOCK_END.split(markup))
    return "\n\n".join(part for part in paragraphs if part)
