"""The clusters of `clusters/*.toml`, merged all at once, against their gold: `python -m tests.archive.clustering`."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman import Reader
from dragoman.archive.merging import strands_of
from dragoman.archive.sightings import Sighting, sightings
from dragoman.intake import document_of

FOLDER = Path(__file__).with_name("clusters")
HALVES = {"even": 0, "odd": 1}


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of the gold: the happening it belongs to and the sighting that covers its words, if the reader found one."""

    happening: tuple[str, int]
    label: str
    sighting: Sighting | None


def clusters(half: int | None = None) -> Iterator[dict[str, Any]]:
    """The clusters of all files, or every second one of each file."""
    for file in sorted(FOLDER.glob("*.toml")):
        for number, cluster in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["clusters"]):
            if half is None or number % 2 == half:
                yield cluster | {"name": f"{file.stem}: {cluster['name']}"}


def read(reader: Reader, chosen: Iterable[dict[str, Any]]) -> tuple[list[Sighting], list[Mention]]:
    """The sightings of the clusters' reports, and the gold's mentions among them."""
    found: list[Sighting] = []
    mentions: list[Mention] = []
    for cluster in chosen:
        texts = {}
        documents = [document_of(one["text"], published=one["published"], outlet=one["outlet"]) for one in cluster["reports"]]
        for report, record in zip(cluster["reports"], reader.read_many(documents), strict=True):
            document = f"{cluster['name']}/{report['id']}"
            texts[report["id"]] = (report["text"], [*sightings(record, document=document, origin=document)])
            found.extend(texts[report["id"]][1])
        for number, happening in enumerate(cluster["threads"]):
            mentions.extend(_mention(label, (cluster["name"], number), texts) for label in happening)
    return found, mentions


def _mention(label: str, happening: tuple[str, int], texts: dict[str, tuple[str, list[Sighting]]]) -> Mention:
    report, words = label.split(": ", 1)
    text, seen = texts[report]
    start = text.index(words)
    hits = [one for one in seen if one.trigger.start < start + len(words) and start < one.trigger.end]
    return Mention(happening, f"{happening[0]}/{label}", hits[-1] if hits else None)


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of mentions that belong together: found, wrongly joined, missed."""

    right: int
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall over pairs."""
        return 2 * self.right / max(1, 2 * self.right + len(self.wrong) + len(self.missed))


def score(found: list[Sighting], mentions: list[Mention]) -> Score:
    """Merge all sightings at once and compare the pairs of mentions."""
    strand_of = {
        (one.sighting.document, one.sighting.event): number
        for number, strand in enumerate(strands_of(found))
        for one in strand.members
    }
    joined = {
        id(one): strand_of[one.sighting.document, one.sighting.event] if one.sighting is not None else -1 - number
        for number, one in enumerate(mentions)
    }
    pairs = [
        ((one.label, other.label), one.happening == other.happening, joined[id(one)] == joined[id(other)])
        for one, other in combinations(mentions, 2)
    ]
    return Score(
        sum(gold and told for _, gold, told in pairs),
        tuple(pair for pair, gold, told in pairs if told and not gold),
        tuple(pair for pair, gold, told in pairs if gold and not told),
    )


def main() -> None:
    """Print the score of each half, with the faults of the first."""
    reader = Reader()
    for name, half in (*HALVES.items(), ("all", None)):
        result = score(*read(reader, clusters(half)))
        counts = f"{result.right} right, {len(result.wrong)} wrong, {len(result.missed)} missed"
        print(f"{name}: pairwise thread F1 {result.f1:.3f} ({counts})")
        if name == "even":
            print(*(f"  wrong  {one} + {other}" for one, other in result.wrong), sep="\n")
            print(*(f"  missed {one} + {other}" for one, other in result.missed), sep="\n")


if __name__ == "__main__":
    main()
