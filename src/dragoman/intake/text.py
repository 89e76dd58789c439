"""A text and what is known of it -> Document. The text is kept exactly as given; offsets refer to it."""

from datetime import date
from hashlib import sha256

from dragoman.errors import InputError, UsageError
from dragoman.model import Document

MOST_CHARACTERS = 1_000_000


def document_of(
    text: str,
    *,
    id: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Document:
    """A Document of a text, kept exactly as given; its id is the beginning of its SHA-256 unless given.

    >>> document_of("Oslo and Lima opened talks.", published="2024-05-03").published
    '2024-05-03'
    """
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"the text has {len(text):,} characters; a report may have {MOST_CHARACTERS:,}: split it")
    digest = sha256(_encoded(text)).hexdigest()
    day = parse_date(published) if published else None
    return Document(id=id or digest[:16], text=text, title=title, published=day, outlet=outlet, url=url, sha256=digest)


def parse_date(given: str | date) -> str:
    """An ISO date as it was given, or a UsageError that says how dates are written.

    >>> parse_date("2019-02-07")
    '2019-02-07'
    """
    try:
        return (given if isinstance(given, date) else date.fromisoformat(given.strip()[:10])).isoformat()[:10]
    except ValueError as problem:
        raise UsageError(f"{given!r} is no date; write it as YYYY-MM-DD, such as 2019-02-07") from problem


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise InputError(f"character {problem.start} is half of a surrogate pair, no text; decode the source anew") from problem
