"""How far two people agree: the sentences of `second/`, annotated again by somebody who saw only their words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus.sentences import Cut, Happening, Sentence, read_line, sentences

SECOND = Path(__file__).parent / "second"
Pair = tuple[Happening, Happening]


def second_sentences() -> list[Sentence]:
    """The second annotation; a line is `ID | annotated text | codes`."""
    files = sorted(SECOND.glob("*.txt"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return [_second(line) for line in lines]


def _second(line: str) -> Sentence:
    id_, rest = line.split(" | ", 1)
    return read_line(f"Global 2000s | {rest}", id_=id_)


def pairs() -> list[tuple[Sentence, Sentence]]:
    """(first, second) annotation of the same sentence; raises ValueError where the words differ."""
    first = {row.id: row for row in sentences()}
    found = [(first[row.id], row) for row in second_sentences()]
    differing = [one.id for one, other in found if one.text != other.text]
    if differing:
        raise ValueError(f"the words of {', '.join(differing)} differ from the first annotation's")
    return found


def agreement() -> Iterator[str]:
    """The figures, a line each."""
    both = pairs()
    matched = [pair for one, other in both for pair in match(one, other)]
    yield f"{len(both)} sentences, {sum(len(one.events) for one, _ in both)} and {sum(len(two.events) for _, two in both)} events"
    yield f"holds an event   kappa {kappa([(bool(one.events), bool(two.events)) for one, two in both]):.3f}"
    total = sum(len(one.events) + len(two.events) for one, two in both)
    yield f"events found     F1    {2 * len(matched) / total:.3f}  ({len(matched)} in both)"
    for name in ("type", "mode", "status"):
        values = [(getattr(one, name), getattr(two, name)) for one, two in matched]
        yield f"{name:16} kappa {kappa(values):.3f}  same {_same(values):.3f}"
    for name in ("actors", "recipients"):
        yield f"{name:16} F1    {spans_f1([(getattr(one, name), getattr(two, name)) for one, two in matched]):.3f}"


def match(one: Sentence, other: Sentence) -> Iterator[Pair]:
    """Events of the two annotations whose triggers share a character; each once, those of the same type first."""
    left = list(other.events)
    for event in one.events:
        fellows = [fellow for fellow in left if _meet(event.trigger, fellow.trigger)]
        if fellows:
            best = max(fellows, key=lambda fellow: fellow.type == event.type)
            left.remove(best)
            yield event, best


def _meet(one: Cut, other: Cut) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same(values: Sequence[tuple[object, object]]) -> float:
    return sum(one == other for one, other in values) / len(values)


def kappa(values: Sequence[tuple[object, object]]) -> float:
    """Cohen's kappa: agreement beyond chance.

    >>> round(kappa([(1, 1), (1, 1), (0, 0), (0, 1)]), 2)
    0.5
    """
    first, second = Counter(one for one, _ in values), Counter(other for _, other in values)
    chance = sum(count * second[value] for value, count in first.items()) / len(values) ** 2
    return 1.0 if chance == 1 else (_same(values) - chance) / (1 - chance)


def spans_f1(values: Iterable[tuple[Sequence[Cut], Sequence[Cut]]]) -> float:
    """F1 of party spans that share a character."""
    hits = total = 0
    for first, second in values:
        hits += sum(any(_meet(one, other) for other in second) for one in first)
        hits += sum(any(_meet(one, other) for other in first) for one in second)
        total += len(first) + len(second)
    return hits / total if total else 1.0
