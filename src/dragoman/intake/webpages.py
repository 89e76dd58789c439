"""Web pages -> the article in them, without menus, comments and advertisements."""

import re

from dragoman.errors import InputError
from dragoman.intake.metadata import Metadata, find_date

OPENING = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL)


def is_webpage(text: str) -> bool:
    """Whether a text is an HTML page.

    >>> is_webpage("<!DOCTYPE html><html>"), is_webpage("Oslo <b>said</b>")
    (True, False)
    """
    return bool(OPENING.match(text[:2000]))


def report_in_webpage(page: str, *, url: str | None = None) -> tuple[str, Metadata]:
    """The main text of a page, and the date, outlet and title that it states; raises InputError if it holds no article."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, url=url, with_metadata=True, include_comments=False, include_tables=False, deduplicate=False)
    text = getattr(found, "text", None)
    if not text:
        raise InputError("no article was found in this page")
    return text, Metadata(
        find_date(getattr(found, "date", None) or ""),
        getattr(found, "sitename", None),
        getattr(found, "title", None),
        getattr(found, "url", None),
    )
