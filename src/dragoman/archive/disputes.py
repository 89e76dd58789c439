"""Where sources differ about one happening: its place, its day, its dead, who did it, whether it happened at all."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from dragoman.archive.sightings import Sighting
from dragoman.archive.threads import Disagreement
from dragoman.archive.traits import DONE, country_names, day

TO_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {word: number for number, word in enumerate(TO_TWELVE, start=1)}
FIGURE = rf"(?P<number>\d[\d,]*|{'|'.join(NUMBERS)})"
PEOPLE = r"(?:\s+(?!(?:were|was|killed|wounded|injured)\b)[\w-]+){0,3}"
HARM = r"(?P<harm>killed|dead|died|wounded|injured|hurt|killing|wounding|injuring|kills|wounds)"
COUNTED = (
    re.compile(rf"\b{FIGURE}{PEOPLE}\s+(?:were\s+|was\s+|had\s+been\s+|have\s+been\s+|are\s+)?{HARM}\b", re.IGNORECASE),
    re.compile(rf"\b{HARM}\s+(?:at\s+least\s+|some\s+|about\s+|up\s+to\s+|more\s+than\s+)?{FIGURE}\b", re.IGNORECASE),
)
DEADLY = ("kill", "dead", "died")
CLOSE = 3


def disagreements(told: Sequence[Sighting]) -> tuple[Disagreement, ...]:
    """One for each field on which the documents give different values."""
    if len({one.document for one in told}) < 2:
        return ()
    asserted = [one for one in told if one.status in DONE] or [one for one in told if one.status in {"scheduled", "pledged"}]
    same_time = asserted if asserted and asserted[0].status in DONE else _told_together(asserted)
    fields: tuple[tuple[str, Callable[[Sighting], str | None], Sequence[Sighting]], ...] = (
        ("place", _town, same_time),
        ("date", _date, same_time),
        ("killed", lambda one: _count(one, is_deadly=True), told),
        ("wounded", lambda one: _count(one, is_deadly=False), told),
        ("actor", _doer, [one for one in told if one.type not in {"CONSULT"}]),
        ("status", lambda one: None if one.outcome else "denied" if one.status == "denied" else "occurred", _disputed(told)),
    )
    return tuple(found for field, value, among in fields if (found := _differing(field, value, among)) is not None)


def _told_together(told: Sequence[Sighting]) -> Sequence[Sighting]:
    """The plans told within days of the last: an older plan was overtaken, not contradicted."""
    last = max((day(one.published) or 0 for one in told), default=0)
    return [one for one in told if last - (day(one.published) or 0) <= CLOSE]


def _disputed(told: Sequence[Sighting]) -> Sequence[Sighting]:
    """What is told of a happening from the first report on that says it has happened."""
    first = next((number for number, one in enumerate(told) if one.status in DONE), len(told))
    return [one for one in told[first:] if one.status in DONE | {"denied"}]


def _differing(field: str, value: Callable[[Sighting], str | None], told: Sequence[Sighting]) -> Disagreement | None:
    documents: defaultdict[str, list[str]] = defaultdict(list)
    for one in told:
        found = value(one)
        if found is not None and one.document not in documents[found]:
            documents[found].append(one.document)
    if len(documents) < 2 or len({document for given in documents.values() for document in given}) < 2:
        return None
    return Disagreement(field, tuple((found, tuple(given)) for found, given in documents.items()))


def _town(one: Sighting) -> str | None:
    return one.place if one.place not in country_names() else None


def _date(one: Sighting) -> str | None:
    return one.earliest if one.earliest == one.latest and one.relation in {"on", None} else None


def _doer(one: Sighting) -> str | None:
    return ", ".join(sorted(one.doers)) if one.doers and one.receivers else None


def _count(one: Sighting, *, is_deadly: bool) -> str | None:
    return next((number for harm, number in _counts(one.sentence) if harm.lower().startswith(DEADLY) == is_deadly), None)


def _counts(text: str) -> Iterator[tuple[str, str]]:
    for pattern in COUNTED:
        for found in pattern.finditer(text):
            number = found["number"].replace(",", "").lower()
            yield found["harm"], str(NUMBERS.get(number, number))
