"""WARC files (crawls of the web) -> entries, one for each page that was answered with HTML or plain text."""

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.intake.entries import Entry
from dragoman.intake.files import MOST_BYTES
from dragoman.intake.metadata import Metadata

READABLE = ("text/html", "application/xhtml", "text/plain")


def entries_in_warc(path: Path) -> Iterator[Entry]:
    """One entry for each page in a WARC file, plain or gzipped."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as problem:
        raise UsageError('WARC files need an extra: pip install "dragoman[fetch]"') from problem
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            kind = (record.http_content_type or "").lower()
            if record.http_headers and record.http_headers.status_code == 200 and kind.startswith(READABLE):
                url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
                yield _entry(f"{path}:{record.record_id}", record.reader.read(MOST_BYTES + 1), url, record.http_charset)


def _entry(place: str, content: bytes, url: str, encoding: str | None) -> Entry:
    given = Metadata(url=url or None)
    if len(content) > MOST_BYTES:
        return Entry(place, given=given, problem=f"it is larger than {MOST_BYTES // 1_000_000} MB, too much for one report")
    return Entry(place, content, given=given, encoding=None if encoding in (None, "utf-8") else encoding)
