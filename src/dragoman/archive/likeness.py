"""How much two tellings speak for being of one happening: days, place, people, wording, manner. Conflicts weigh against it."""

import re
from collections.abc import Iterable

from dragoman.archive.strands import Strand
from dragoman.archive.traits import PLANNED, Traits, country_names

ENOUGH = 2.0
NEVER = -9.0


def likeness(one: Traits, strand: Strand) -> float:
    """The weight of what speaks for a sighting being of this strand's happening, less what speaks against it; ENOUGH merges."""
    weight, open_to = parties(one, strand), MOST
    for judge, most in JUDGES:
        if weight + open_to < ENOUGH:
            return NEVER
        weight, open_to = weight + judge(one, strand), open_to - most
    return weight


def parties(one: Traits, strand: Strand) -> float:
    """Both tell of the same parties, or one of them names fewer."""
    ours, theirs = one.sighting.parties, strand.parties
    shared = len(ours & theirs)
    if ours == theirs:
        return 1.0 if ours else NEVER
    if not shared:
        return NEVER
    part = shared / min(len(ours), len(theirs))
    if part < 2 / 3:
        return NEVER
    return 0.6 if shared > 1 else -0.2


def manner(one: Traits, strand: Strand) -> float:
    """A call is no meeting, a third summit no second one, border talks no gas talks."""
    if one.is_phone != strand.is_phone:
        return NEVER if one.sighting.type == "CONSULT" else 0.0
    if one.ordinal and strand.ordinals and one.ordinal not in strand.ordinals:
        return NEVER
    weight = 1.0 if one.ordinal and one.ordinal in strand.ordinals else 0.0
    if one.qualifier and strand.qualifiers:
        weight += 0.5 if one.qualifier in strand.qualifiers else -1.0
    if one.rank and strand.ranks and one.rank not in strand.ranks:
        weight -= 1.5
    return weight


def days(one: Traits, strand: Strand) -> float:
    """Dated tellings must agree to a day, plans may slip, undated ones go with what is near."""
    if one.is_dated and strand.when is not None:
        return _dated(one, strand)
    ours, theirs = one.span, strand.span
    if ours is None or theirs is None:
        return 0.0
    apart = gap(ours, theirs)
    if apart <= 0 or (one.is_definite and _is_awaited(one, strand)):
        return _nearness(one, strand)
    slack = 60 if one.is_definite and one.is_done and not one.is_saying else 3 if one.is_saying else 7
    return max(NEVER, -apart / slack)


def _dated(one: Traits, strand: Strand) -> float:
    ours, theirs = one.span, strand.when
    if ours is None or theirs is None:
        return 0.0
    apart = gap(ours, theirs)
    width, widest = sorted((ours[1] - ours[0], theirs[1] - theirs[0]))
    if apart <= 0:
        exact = 0.7 if one.is_saying else 2.0
        return exact if width <= 3 else 1.0 if width <= 40 else 0.5
    if strand.is_put_off and one.sighting.status in PLANNED | {"occurred"}:
        return -0.3 if apart <= 60 else -1.5
    if one.sighting.outcome == "postponed":
        return -0.3
    both_done = one.is_done and strand.is_done
    if apart == 1:
        return 0.5
    if apart <= 3 and not both_done:
        return -0.2
    if not one.is_done and not strand.is_done and widest >= 7 and apart <= 30:
        return 1.0 if one.is_definite else -0.3
    looks_back = one.is_definite and not one.is_saying
    return -0.7 if apart <= 7 and (looks_back or not both_done) else NEVER


def _nearness(one: Traits, strand: Strand) -> float:
    """Undated tellings of the same days: the closer they were told, the likelier; "the talks" are those just told of."""
    told = one.told or 0
    lapse = 0 if _is_awaited(one, strand) else abs(told - strand.told)
    near = 0.7 if lapse <= 3 else 0.3 if lapse <= 60 else 0.0
    if strand.is_done and not one.is_done and not one.is_definite and lapse > 7:
        return -1.0
    if strand.is_done and one.sighting.status in PLANNED and lapse > 0:
        near -= 0.8
    if lapse > 7 and not (one.is_definite or one.is_dated):
        near -= 0.5
    return near + (0.8 if one.is_definite and not one.is_dated and lapse <= 60 else 0.0)


def _is_awaited(one: Traits, strand: Strand) -> bool:
    """Whether the happening was still planned for later when this was told; without a day, as several reports told of the plan."""
    planned = strand.when or (strand.span if strand.is_kept_up else None)
    return planned is not None and not strand.is_done and (one.told or 0) <= planned[1]


def gap(ours: tuple[int, int], theirs: tuple[int, int]) -> int:
    """Days between two intervals, 0 or less where they overlap.

    >>> gap((1, 3), (5, 9)), gap((1, 3), (3, 4))
    (2, 0)
    """
    return max(ours[0], theirs[0]) - min(ours[1], theirs[1])


def place(one: Traits, strand: Strand) -> float:
    """The same town speaks for it; another town against it, most of all where the place is what tells deeds apart."""
    name, country = one.sighting.place, one.sighting.country
    if name is None:
        named = any(re.search(rf"\b{re.escape(other)}\b", one.sighting.sentence) for other in strand.places)
        return 1.0 if named else 0.0
    if name in strand.places:
        return 0.6 if name in country_names() else 1.3
    if not strand.places:
        return 0.7 if any(name in text for text in strand.texts) else 0.0
    if country in strand.places.values() and (name in country_names() or country_names() & set(strand.places)):
        return 0.6
    if one.family in {"force", "penalty", "PROTEST"}:
        return NEVER
    return -0.3 if one.is_done != strand.is_done or one.sighting.status == "speculated" else -0.6


def people(one: Traits, strand: Strand) -> float:
    """Persons who act for the same party are the same, or it is another meeting."""
    shared = differ = 0
    for side, persons in one.people.items():
        theirs = strand.people.get(side, frozenset())
        is_same = any(_may_be(one_of, other) for one_of in persons for other in theirs)
        shared += is_same
        differ += bool(theirs) and not is_same
    if one.sighting.type == "CONSULT" and differ:
        return NEVER if differ > 1 else -1.0 if shared else -2.5
    return 2.0 if shared > 1 else 0.7 * shared


def _may_be(one: str, other: str) -> bool:
    """Whether two persons' ids may be one person's: "person:kim" and "person:kim-jong-un"."""
    ours, theirs = (set(name.partition(":")[2].split("-")) for name in (one, other))
    return ours <= theirs or theirs <= ours


def report(one: Traits, strand: Strand) -> float:
    """A report that names two acts means two, unless it speaks of "the talks"."""
    is_same = one.sighting.document == strand.members[-1].sighting.document
    return -1.0 if is_same and not one.is_definite else 0.0


def wording(one: Traits, strand: Strand) -> float:
    """Shared content words; what is only said lives in its words alone. Two acts of one sentence share its words anyway."""
    last = strand.members[-1].sighting
    if one.sighting.document == last.document and one.sighting.evidence.overlaps(last.evidence):
        return 0.0
    overlap = max((_overlap(one.words, words) for words in strand.wordings), default=0.0)
    weight = (overlap - 0.3) * 3.5 if one.is_saying else overlap
    if one.about and strand.abouts and one.is_saying:
        weight += 0.5 if one.about in strand.abouts else -0.7
    elif one.is_saying and bool(one.about) != bool(strand.abouts):
        weight -= 0.4
    same_word = one.sighting.words.lower()[:4] in strand.triggers
    return weight + (0.4 if same_word else 0.0)


def _overlap(ours: frozenset[str], theirs: frozenset[str]) -> float:
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def direction(one: Traits, strand: Strand) -> float:
    """Who does it to whom: a visit returned is another visit; only of a broken truce each side says that it was the other."""
    is_mutual = one.sighting.type == "CONSULT" and one.sighting.mode != "visit"
    if is_mutual or not one.doers or not strand.doers:
        return 0.0
    if one.doers & strand.doers:
        return 0.3
    turned = one.doers & strand.receivers or one.receivers & strand.doers
    if turned and one.is_truce and strand.is_truce and one.family == "force":
        return 0.3
    return NEVER if one.is_saying else -2.0 if turned else -1.0


def best(one: Traits, strands: Iterable[Strand]) -> Strand | None:
    """The strand that a sighting belongs to, or None; of equals the one told of last."""
    found, most = None, ENOUGH
    for strand in strands:
        weight = likeness(one, strand)
        if weight > most or (weight == most and (found is None or strand.told > found.told)):
            found, most = strand, weight
    return found


JUDGES = ((manner, 1.5), (days, 2.0), (place, 1.3), (people, 2.0), (wording, 3.4), (direction, 0.3), (report, 0.1))
"""What else is weighed, each with more than which it never adds."""
MOST = sum(most for _, most in JUDGES)
