"""Acts as single reports tell them, with their places: what a map and a list of evidence show."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.archive.blocks import block_of
from dragoman.archive.coders import acts_by
from dragoman.archive.database import Database
from dragoman.archive.parts import part_of
from dragoman.model import Span

NAMED = "list_contains($ids::varchar[], document || '/' || event)"


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
    fill, of_coder = acts_by(coder)
    asked = {**values, **of_coder, "since": since, "until": until, "type": type, "status": status, "located": located}
    if ids:
        asked |= {"ids": [*ids], "documents": sorted({one.rpartition("/")[0] for one in ids})}
    fill |= {"block": block, "named": f"{fill['of_documents']} and {NAMED}" if ids else "true"}
    found = part_of(database, "happenings", asked, fill=fill, same=("happened", "number", "event"), limit=limit, offset=offset)
    places = [one[0] for one in found]
    at = {"numbers": [one["number"] for one in places], "rows": [one["row"] for one in places]}
    rows = database.named("happenings_at", {**at, **of_coder}, fill={"acts": fill["acts"]})
    return [Happening(**{**row, "parties": tuple(row["parties"]), "evidence": Span(*row["evidence"])}) for row in rows]
