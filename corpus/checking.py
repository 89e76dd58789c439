"""What can be wrong with the corpus, and what it holds."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.sentences import Happening, LineError, Sentence, corpus_files, lines_of, read_line
from dragoman.knowledge.tables import read_table
from dragoman.model import STATUSES

REGIONS = {
    "Europe", "Eurasia", "MENA", "SSA", "SouthAsia", "EastAsia", "SEAsia", "Oceania", "NorthAmerica", "LatinAmerica", "Global",
}  # fmt: skip
DECADES = tuple(f"{year}s" for year in range(1950, 2030, 10))
FEWEST_WORDS, MOST_WORDS = 3, 50
COPIED = 8
WORD = re.compile(r"[^\W_]+")
MODES = frozenset((row["type"], row["mode"]) for row in read_table("codes.csv"))


def faults(files: list[Path] | None = None) -> tuple[list[Sentence], list[str]]:
    """The sentences that can be read, and a line for each fault with the place to look at."""
    rows, found = list[Sentence](), list[str]()
    for id_, line in lines_of(corpus_files() if files is None else files):
        try:
            rows.append(read_line(line, id_=id_))
        except LineError as error:
            found.append(f"{id_}: {error}")
    found += [f"{row.id}: {fault}" for row in rows for fault in _faults(row)]
    return rows, [*found, *_copies(rows)]


def _faults(row: Sentence) -> Iterator[str]:
    if row.region not in REGIONS:
        yield f"region {row.region} is none of {', '.join(sorted(REGIONS))}"
    if row.decade not in DECADES:
        yield f"decade {row.decade} is none of {', '.join(DECADES)}"
    words = len(row.text.split())
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        yield f"it has {words} words; {FEWEST_WORDS} to {MOST_WORDS} are meant"
    if "  " in row.text or " ." in row.text or " ," in row.text:
        yield "a space too many"
    for event in row.events:
        yield from _event_faults(event, row.text)


def _event_faults(event: Happening, text: str) -> Iterator[str]:
    if (event.type, event.mode or "") not in MODES:
        yield f"PLOVER has no {event.type} with mode {event.mode}"
    if event.status not in STATUSES:
        yield f"status {event.status} is none of {', '.join(STATUSES)}"
    parties = (*event.actors, *event.recipients)
    if len({event.trigger, *parties}) != 1 + len(parties):
        yield f"one span stands twice in the event of {text[slice(*event.trigger)]!r}"
    for cut in (event.trigger, *parties):
        if not _ends_at_words(text, cut):
            yield f"the span {text[slice(*cut)]!r} cuts a word or holds a space or stop at its end"


def _ends_at_words(text: str, cut: tuple[int, int]) -> bool:
    start, end = cut
    words = text[start:end]
    outside = (text[:start][-1:], text[end : end + 1])
    return words == words.strip(" ,;:") and not any(beside.isalnum() for beside in outside)


def _copies(rows: list[Sentence]) -> Iterator[str]:
    """Sentences that share a run of words with an earlier one: a template used twice."""
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        words = WORD.findall(row.text.lower())
        size = min(COPIED, len(words))
        runs = {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
        if shared := sorted(run for run in runs if run in seen):
            yield f"{row.id}: shares {' '.join(shared[0])!r} with {seen[shared[0]]}"
        seen |= dict.fromkeys(runs, row.id)


def counts(rows: list[Sentence]) -> Iterator[str]:
    """Lines that say what the corpus holds."""
    events = [event for row in rows for event in row.events]
    empty = sum(not row.events for row in rows)
    several = sum(len(row.events) > 1 for row in rows)
    yield f"{len(rows)} sentences: {empty} without event, {several} with several; {len(events)} events"
    yield _counted("type", Counter(event.type for event in events))
    yield _counted("mode", Counter(f"{event.type}/{event.mode or '-'}" for event in events))
    yield _counted("status", Counter(event.status for event in events))
    yield _counted("region", Counter(row.region for row in rows))
    yield _counted("decade", Counter(row.decade for row in rows))
    held = {(event.type, event.mode or "") for event in events}
    if lacking := sorted(f"{type_}/{mode or '-'}" for type_, mode in MODES - held):
        yield f"no sentence has {', '.join(lacking)}"


def _counted(name: str, numbers: Counter[str]) -> str:
    return f"{name}: " + ", ".join(f"{value} {number}" for value, number in numbers.most_common())
