"""Entries: what a source holds, not yet looked at; each becomes a Document or a clear refusal."""

import json
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path

from dragoman.errors import InputError, NotEnglishError
from dragoman.intake.files import STDIN, bytes_of, decode
from dragoman.intake.language import foreign_language
from dragoman.intake.metadata import Metadata, metadata_beside, metadata_in
from dragoman.intake.text import document_of
from dragoman.intake.webpages import is_webpage, report_in_webpage
from dragoman.model import Document

NOTHING_KNOWN = Metadata()


@dataclass(frozen=True, slots=True)
class Entry:
    """One report as its source holds it: where it stands, its bytes or text, and what the source says of it.

    `problem` says why it cannot be read, if its source knows that already; `coded` is the JSON of a record that was read
    elsewhere, with the versions it was read with: `{"record": {…}, "read_with": {…}}`.
    """

    place: str
    content: bytes | str = b""
    id: str | None = None
    given: Metadata = NOTHING_KNOWN
    encoding: str | None = None
    problem: str = ""
    coded: str = ""

    @property
    def fingerprint(self) -> str:
        """The same for two entries with the same content, id and metadata, wherever they stand."""
        content = self.content if isinstance(self.content, bytes) else self.content.encode("utf-8", "surrogatepass")
        known = json.dumps([self.id, self.encoding, self.problem, self.coded, astuple(self.given)]).encode()
        return sha256(known + content).hexdigest()[:32]


def document_in(entry: Entry) -> Document:
    """The Document in an entry; what its source does not say is looked for in the text's own header lines and dateline.

    Raises InputError if there is none, and NotEnglishError if it is written in another language.
    """
    if entry.problem:
        raise InputError(entry.problem)
    text = decode(entry.content, encoding=entry.encoding) if isinstance(entry.content, bytes) else entry.content
    text, within = report_in_webpage(text, url=entry.given.url) if is_webpage(text) else _unpacked(text)
    if not text.strip():
        raise InputError("its text is empty")
    found = entry.given.filled_by(within).filled_by(metadata_in(text))
    document = document_of(text, id=entry.id, published=found.published, outlet=found.outlet, title=found.title, url=found.url)
    language = foreign_language(text)
    if language:
        raise NotEnglishError(f"it is written in {language}; dragoman reads English only")
    return document


def read_report(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    encoding: str | None = None,
) -> Document:
    """The Document in a file (`-` is standard input).

    What is not given is looked for in an `index.csv` beside the file, then in the text's header lines and dateline.
    """
    beside = Metadata() if str(source) == STDIN else metadata_beside(Path(source))
    given = Metadata(published, outlet).filled_by(beside)
    return document_in(Entry(str(source), bytes_of(source), given=given, encoding=encoding))


def _unpacked(text: str) -> tuple[str, Metadata]:
    """The report inside a JSON object with a `text`, or the text itself."""
    if not text.lstrip().startswith("{"):
        return text, Metadata()
    try:
        row = json.loads(text)
    except json.JSONDecodeError:
        return text, Metadata()
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return text, Metadata()
    if not row["text"].strip():
        raise InputError("its `text` is empty")
    return row["text"], Metadata.of(row)
