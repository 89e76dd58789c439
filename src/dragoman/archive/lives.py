"""The life of a happening: rumoured, announced, confirmed, venue set, held, postponed, cancelled, failed, denied."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.archive.sightings import Sighting
from dragoman.archive.threads import ThreadState, Venue
from dragoman.archive.traits import SEASON, Traits, country_names, day

OVER = {"held", "done", "failed"}
DROPPED = {"cancelled", "postponed", "suspended", "denied"}
AS_STATUS = {"cancelled": "denied", "postponed": "denied", "suspended": "denied", "failed": "occurred"}
WEAK = {"speculated": "rumoured", "proposed": "proposed", "conditional": "conditional"}
FIRM = {"scheduled", "pledged"}


def life_of(told: Sequence[Traits]) -> tuple[ThreadState, ...]:
    """One state for each change that the sightings, in the order they were told, bring about."""
    states: list[ThreadState] = []
    firm_origins: set[str] = set()
    for traits in told:
        one, before = traits.sighting, states[-1] if states else None
        stage = None if traits.is_done and traits.is_ahead(_plan(before)) else _stage(one, before, firm_origins)
        if one.status in FIRM:
            firm_origins.add(one.origin)
        if stage is None:
            continue
        state = _state(one, stage, before)
        if before is None or _differs(state, before):
            is_same_report = before is not None and before.document == one.document and before.stage == "held"
            states[len(states) - (is_same_report and stage == "failed") :] = [state]
    return tuple(states)


def _plan(before: ThreadState | None) -> tuple[int, int] | None:
    first, last = (day(before.earliest), day(before.latest)) if before is not None and before.status in FIRM else (None, None)
    return None if first is None else (first, last if last is not None else first + SEASON)


def _stage(one: Sighting, before: ThreadState | None, firm_origins: set[str]) -> str | None:
    """The stage that a sighting speaks for; None where it changes nothing."""
    is_over = before is not None and before.stage in OVER
    if one.outcome in AS_STATUS:
        return None if is_over and one.outcome != "failed" else one.outcome
    if one.outcome == "stands" and before is not None:
        return None
    if one.status == "denied":
        return None if is_over else "denied"
    if one.status in WEAK:
        return None if is_over else _weak(one, before)
    if one.status in FIRM:
        return None if is_over else _firm(one, before, firm_origins)
    if is_over and not _adds(one, before):
        return None
    return "held" if one.type == "CONSULT" else "done"


def _weak(one: Sighting, before: ThreadState | None) -> str | None:
    """A rumour counts where nothing firm is known, or where it names a new place or day."""
    stage = WEAK[one.status]
    if before is None or before.stage in DROPPED | set(WEAK.values()):
        return stage
    return stage if one.status == "speculated" and _is_news(one, before) else None


def _firm(one: Sighting, before: ThreadState | None, firm_origins: set[str]) -> str:
    known = before.place.name if before is not None and before.place is not None else None
    is_town = one.place is not None and one.place not in country_names()
    was_firm = before is not None and before.stage not in DROPPED
    if is_town and one.place != known and (was_firm or (before is None and one.earliest is not None)) and one.mode != "visit":
        return "venue set" if before is not None else "announced"
    if before is not None and was_firm and firm_origins - {one.origin}:
        return "confirmed"
    return before.stage if before is not None and before.status in FIRM else "announced"


def _adds(one: Sighting, before: ThreadState | None) -> bool:
    """Whether a report of what is over tells where or when for the first time."""
    if before is None or before.stage == "failed":
        return False
    return (before.place is None and one.place is not None) or (before.earliest is None and one.earliest is not None)


def _is_news(one: Sighting, before: ThreadState) -> bool:
    if one.place is not None:
        return before.place is None or before.place.name != one.place
    return one.earliest is not None and (one.earliest, one.latest) != (before.earliest, before.latest)


def _state(one: Sighting, stage: str, before: ThreadState | None) -> ThreadState:
    status = AS_STATUS.get(stage, one.status)
    place = Venue(one.place, one.country) if one.place is not None else before.place if before is not None else None
    if before is not None and before.place is not None and one.place in country_names() and before.place.country == one.country:
        place = before.place
    earliest, latest = _days(one, stage, before)
    return ThreadState(one.published, one.document, status, stage, earliest, latest, place)


def _days(one: Sighting, stage: str, before: ThreadState | None) -> tuple[str | None, str | None]:
    """The days as they stand now: a vaguer word does not undo a closer one, a postponement does."""
    if before is None or (stage == "postponed" and one.earliest != before.earliest):
        return one.earliest, one.latest
    known = (before.earliest, before.latest)
    if one.earliest is None and one.latest is None:
        return known
    told = (one.earliest, one.latest)
    return known if _holds(told, known) else told


def _holds(outer: tuple[str | None, str | None], inner: tuple[str | None, str | None]) -> bool:
    if None in inner:
        return False
    return (outer[0] or "") <= str(inner[0]) and str(inner[1]) <= (outer[1] or "9999")


def _differs(state: ThreadState, before: ThreadState) -> bool:
    return replace(state, published=None, document="") != replace(before, published=None, document="")
