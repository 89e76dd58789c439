"""Moments: the entries of a timeline, one for each change in the life of a happening, with the words that show it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.archive.sightings import Sighting
from dragoman.archive.threads import Thread, ThreadState, Venue
from dragoman.formats.record_json import plain
from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class Moment:
    """How a happening stood from one report on; `sentence` are the report's words at `evidence`."""

    published: str | None
    thread: str
    title: str
    type: str
    parties: tuple[str, ...]
    status: str
    stage: str
    earliest: str | None
    latest: str | None
    place: str | None
    country: str | None
    document: str
    outlet: str | None
    event: str
    evidence: Span
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """The public form."""
        told: dict[str, Any] = plain(self)
        return told


def moments_of(thread: Thread, sightings: Mapping[tuple[str, str], Sighting]) -> Iterator[Moment]:
    """The moments of a thread; `sightings` are those of its mentions, by document and event."""
    for state in thread.states:
        shown = _shown(thread, state, sightings)
        if shown is not None:
            place = state.place or Venue("")
            yield Moment(
                state.published, thread.id, thread.title, thread.type, thread.parties, state.status, state.stage, state.earliest,
                state.latest, place.name or None, place.country, state.document, shown.outlet, shown.event, shown.evidence,
                shown.sentence,
            )  # fmt: skip


def _shown(thread: Thread, state: ThreadState, sightings: Mapping[tuple[str, str], Sighting]) -> Sighting | None:
    """The sighting that a state was read from: of its report and, if there is one, of its status."""
    keys = [(one.document, one.event) for one in thread.mentions if one.document == state.document]
    found = [sightings[key] for key in keys if key in sightings]
    return next((one for one in found if one.status == state.status), found[0] if found else None)
