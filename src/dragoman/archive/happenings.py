"""Acts as single reports tell them, with their places: what a map and a list of evidence show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.archive.blocks import block_of
from dragoman.archive.coders import acts_by
from dragoman.archive.database import Database
from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class Happening:
    """An act of a report; `words` name it, `sentence` are the report's words at `evidence`.

    Of an imported event `document` is the file, `event` its row, and there are no words but those of its code.
    """

    document: str
    event: str
    published: str | None
    outlet: str | None
    type: str
    mode: str | None
    status: str
    parties: tuple[str, ...]
    words: str
    evidence: Span
    sentence: str
    earliest: str | None
    latest: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None


def happenings(
    database: Database,
    parties: Sequence[str],
    *,
    ids: Sequence[str] | None,
    since: str | None,
    until: str | None,
    type: str | None,
    status: str | None,
    located: bool,
    coder: str,
    limit: int,
    offset: int,
) -> list[Happening]:
    """The acts of some parties; `ids` are those asked for by "document/event", `located` leaves out those without a place."""
    block, values = block_of(parties)
    narrowed: dict[str, Any] = {"ids": list(ids) if ids else None, "since": since, "until": until, "type": type, "status": status}
    acts, of_coder = acts_by(coder)
    asked = {**values, **narrowed, **of_coder, "located": located, "limit": limit, "offset": offset}
    rows = database.named("happenings", asked, fill={"block": block, "acts": acts["acts"]})
    return [Happening(**{**row, "parties": tuple(row["parties"]), "evidence": Span(*row["evidence"])}) for row in rows]
