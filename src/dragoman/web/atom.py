"""What changed, as an Atom feed: each entry leads to the words."""

from collections.abc import Iterable
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement, tostring

from dragoman.archive.changes import Change
from dragoman.telling.sections import clean

ATOM = "http://www.w3.org/2005/Atom"
LONG_AGO = "1970-01-01"


def feed(changes: Iterable[Change], *, home: str) -> bytes:
    """The feed of some changes, the latest first; `home` is the page's address."""
    told = sorted(changes, key=lambda one: one.published or "", reverse=True)
    root = Element("feed", xmlns=ATOM)
    SubElement(root, "title").text = "dragoman: changes"
    SubElement(root, "id").text = f"{home}#/changes"
    SubElement(root, "link", href=f"{home}#/changes")
    SubElement(root, "updated").text = _moment(told[0].published if told else None)
    SubElement(SubElement(root, "author"), "name").text = "dragoman"
    for change in told:
        _add_entry(root, change, home)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add_entry(root: Element, change: Change, home: str) -> None:
    address = f"{home}#/report/{change.document}?words={change.span.start}-{change.span.end}"
    entry = SubElement(root, "entry")
    SubElement(entry, "title").text = clean(f"{change.text}: {change.change}")
    SubElement(entry, "id").text = f"urn:sha256:{sha256(' '.join((address, change.change, change.text)).encode()).hexdigest()}"
    SubElement(entry, "link", href=address)
    SubElement(entry, "updated").text = _moment(change.published)
    SubElement(entry, "summary").text = clean(change.words)


def _moment(day: str | None) -> str:
    return f"{day or LONG_AGO}T00:00:00Z"
