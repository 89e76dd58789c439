"""dragoman reads news reports about diplomacy and turns them into a record that can be checked.

>>> import dragoman
>>> record = dragoman.read("Oslo and Lima signed a truce on Monday.", published="2024-05-03")
>>> record.document.published
'2024-05-03'
"""

from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError
from dragoman.intake.text import document_of
from dragoman.model import Document, Record

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

__version__ = "0.1.0"
__all__ = ["Document", "DragomanError", "Reader", "Record", "document_of", "read"]


def read(text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None) -> Record:
    """The record of one report; `published` is an ISO date. For many reports make one `Reader` and keep it."""
    from dragoman.pipeline import Reader

    return Reader().read(text, published=published, outlet=outlet, title=title)


def __getattr__(name: str) -> Any:
    """`Reader` on first use only: spaCy takes seconds to import, `dragoman --help` should not."""
    if name != "Reader":
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from dragoman.pipeline import Reader

    return Reader
