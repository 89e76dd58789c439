"""Which sightings are of one happening: each joins the strand that it is most like, or begins one, in the order they were told."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import combinations

from dragoman.archive.disputes import disagreements
from dragoman.archive.likeness import best
from dragoman.archive.lives import life_of
from dragoman.archive.sightings import Sighting
from dragoman.archive.strands import PUT_OFF, Strand
from dragoman.archive.threads import Thread, ThreadMention, ThreadState
from dragoman.archive.titles import title_of
from dragoman.archive.traits import Traits, traits_of

Key = tuple[str, str]
Block = tuple[str, tuple[str, str], int]
NOTHING_KNOWN: Mapping[Key, str] = {}


@dataclass(frozen=True, slots=True)
class ThreadChange:
    """What more reports did to a thread: `merged` into another, or `split` so that some mentions are in another now."""

    thread: str
    change: str
    other: str


def merge(sightings: Iterable[Sighting], *, known: Mapping[Key, str] = NOTHING_KNOWN) -> list[Thread]:
    """The threads of some sightings, in the order in which they were first told.

    The same set gives the same threads in whatever order it comes. `known` maps (document, event) to the thread that it was in
    before, so that ids stay when reports are added; a new thread is named after its first sighting.
    """
    strands = strands_of(sightings)
    return [_thread(strand, name) for strand, name in zip(strands, _names(strands, known), strict=True)]


def changes_of(known: Mapping[Key, str], threads: Iterable[Thread]) -> list[ThreadChange]:
    """The merges and splits between the threads known before and those of now."""
    now = {(one.document, one.event): thread.id for thread in threads for one in thread.mentions}
    moved: defaultdict[str, set[str]] = defaultdict(set)
    for key, old in known.items():
        if key in now:
            moved[old].add(now[key])
    found = ((old, "split" if old in new else "merged", other) for old, new in moved.items() for other in new - {old})
    return [ThreadChange(*one) for one in sorted(found)]


def strands_of(sightings: Iterable[Sighting]) -> list[Strand]:
    """The sightings sorted into strands."""
    told = sorted(sightings, key=_in_order)
    told_in = {(one.document, one.event): one for one in told}
    strands: list[Strand] = []
    near: defaultdict[Block, dict[int, Strand]] = defaultdict(dict)
    for sighting in told:
        one = traits_of(sighting, told_in.get((sighting.document, sighting.about or "")))
        strand = best(one, _candidates(one, near))
        if strand is None:
            strand = Strand(one)
            strands.append(strand)
        else:
            strand.add(one)
        between = _between(strand.parties, asked=False)
        for month in strand.months():
            for each in between:
                near[one.family, each, month][id(strand)] = strand
    return strands


@lru_cache(maxsize=10_000)
def _between(parties: frozenset[str], *, asked: bool) -> tuple[tuple[str, str], ...]:
    """The keys by which strands are kept and asked for: each pair of parties, and each party for those that know one alone."""
    known = sorted(parties)
    pairs = list(combinations(known, 2))
    alone = [(one, "alone") for one in known]
    if asked:
        return (*pairs, *alone) if pairs else tuple((one, "any") for one in known)
    return (*pairs, *(() if pairs else alone), *((one, "any") for one in known))


def _in_order(sighting: Sighting) -> tuple[str, str, int, str]:
    return (sighting.published or "", sighting.document, sighting.trigger.start, sighting.event)


def _candidates(one: Traits, near: Mapping[Block, Mapping[int, Strand]]) -> Iterable[Strand]:
    """Strands of the family between the same parties in the same months, each once, the oldest first."""
    first, last = one.span or (one.told or 0, one.told or 0)
    months = sorted({first // 30, last // 30, (one.told or first) // 30})
    between = _between(one.sighting.parties, asked=True)
    keys = [(one.family, each, month) for month in months for each in between]
    return {number: strand for key in keys for number, strand in near.get(key, {}).items()}.values()


def _names(strands: Iterable[Strand], known: Mapping[Key, str]) -> list[str]:
    """Ids: the old one that most of a strand's sightings bear, each given once; else one after its first sighting."""
    claims = [Counter(known[key] for one in strand.members if (key := _key(one)) in known) for strand in strands]
    order = sorted(((-count, name, place) for place, claim in enumerate(claims) for name, count in claim.items()))
    names: dict[int, str] = {}
    given: set[str] = set()
    for _, name, place in order:
        if place not in names and name not in given:
            names[place] = name
            given.add(name)
    taken = set(known.values())
    return [names.get(place) or _new_name(strand, taken) for place, strand in enumerate(strands)]


def _new_name(strand: Strand, taken: set[str]) -> str:
    for one in strand.members:
        name = "t" + sha256("\0".join(_key(one)).encode()).hexdigest()[:12]
        if name not in taken:
            return name
    return name


def _key(one: Traits) -> Key:
    return (one.sighting.document, one.sighting.event)


def _thread(strand: Strand, name: str) -> Thread:
    told = [one.sighting for one in strand.members]
    states = life_of(sorted(strand.members, key=_news_last))
    last = states[-1] if states else ThreadState(None, "", told[-1].status, "", told[-1].earliest, told[-1].latest, None)
    parties = Counter(party for one in told for party in one.parties)
    return Thread(
        id=name,
        title=title_of(told, parties, last.place),
        type=Counter(one.type for one in told).most_common(1)[0][0],
        parties=tuple(sorted(party for party, count in parties.items() if count * 3 >= len(told))),
        status=last.status,
        stage=last.stage,
        earliest=last.earliest,
        latest=last.latest,
        place=last.place,
        origins=len({one.origin for one in told}),
        states=states,
        mentions=tuple(_mention(one) for one in told),
        disagreements=disagreements(told),
    )


def _news_last(one: Traits) -> tuple[str, str, bool]:
    """That a happening was dropped is the last that its report tells of it, wherever it stands."""
    return (one.sighting.published or "", one.sighting.document, one.sighting.outcome in PUT_OFF)


def _mention(one: Sighting) -> ThreadMention:
    return ThreadMention(one.document, one.event, one.trigger, one.status, one.published, one.outlet)
