"""Who acts on whom: pairs of parties by the acts between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.archive.blocks import block_of
from dragoman.archive.coders import acts_by
from dragoman.archive.database import Database


@dataclass(frozen=True, slots=True)
class Tie:
    """A pair of parties with the acts between them that happened or go on, and how many reports tell of them."""

    one: str
    other: str
    cooperation: int
    conflict: int
    reports: int


def network(
    database: Database, parties: Sequence[str], *, since: str | None, until: str | None, coder: str, limit: int, offset: int
) -> list[Tie]:
    """The busiest pairs, of all parties or of those around some."""
    block, values = block_of(parties)
    acts, of_coder = acts_by(coder)
    asked = {"since": since, "until": until, "limit": limit, "offset": offset, **values, **of_coder}
    return [Tie(**row) for row in database.named("network", asked, fill={"block": block, "acts": acts["acts"]})]
