"""dragoman reads news reports about diplomacy and turns them into a record that can be checked."""

from dragoman.model import Record
from dragoman.pipeline import Reader

__version__ = "0.1.0"
__all__ = ["Reader", "Record", "read"]


def read(text: str, *, published: str | None = None, outlet: str | None = None) -> Record:
    """The record of one report; `published` is an ISO date. For many reports make one `Reader` and keep it."""
    return Reader().read(text, published=published, outlet=outlet)
