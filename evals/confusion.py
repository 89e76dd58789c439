"""`python -m evals confusion`: what the types of the development pairs are taken for, written into `docs/second-opinion.md`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.run import data_folder
from evals.tasks.dyads import predict

PAGE = Path(__file__).resolve().parents[1] / "docs/second-opinion.md"
BEGIN, END = "<!-- confusion: made by python -m evals confusion -->", "<!-- end of confusion -->"
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
Answer = tuple[str, str]


def main() -> None:
    """Measure, print, and write the page anew."""
    folder = data_folder("DRAGOMAN_EVALS", "evals")
    if folder is None:
        sys.exit("no data: set DRAGOMAN_EVALS to a folder with data/dyads_dev.jsonl")
    rows = [json.loads(line) for line in (folder / "data/dyads_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    pairs = [(row["root"], YIELD.get(one["type"], one["type"])) for row, one in zip(rows, predict(rows), strict=True)]
    lines = [*halves(pairs), "", *table(pairs)]
    print("\n".join(lines))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text("\n".join([f"{before}{BEGIN}", *lines, f"{END}{rest.partition(END)[2]}"]), encoding="utf-8")


def table(pairs: Sequence[Answer]) -> Iterator[str]:
    """A row for each type as annotated, a column for each as answered, and the F1 of each."""
    counted = Counter(pairs)
    types = sorted({gold for gold, _ in pairs} | {answer for _, answer in pairs})
    yield f"| annotated \\ answered | {' | '.join(types)} | F1 |"
    yield f"|---|{'---:|' * (len(types) + 1)}"
    for gold in types:
        cells = [str(counted[gold, answer] or "") for answer in types]
        yield f"| {gold} | {' | '.join(cells)} | {f1(pairs, gold):.2f} |"


def halves(pairs: Sequence[Answer]) -> Iterator[str]:
    """Macro F1 of the types over all pairs, and over each half; rules are tuned on the even rows alone."""
    yield "| pairs | number | macro F1 of the 15 types |"
    yield "|---|---:|---:|"
    for name, part in (("all", pairs), ("even rows (tuned on)", pairs[::2]), ("odd rows", pairs[1::2])):
        types = {gold for gold, _ in part}
        yield f"| {name} | {len(part):,} | {sum(f1(part, one) for one in types) / len(types):.3f} |"


def f1(pairs: Sequence[Answer], type_: str) -> float:
    """The F1 of one type.

    >>> f1([("AID", "AID"), ("AID", "AGREE")], "AID")
    0.6666666666666666
    """
    right = sum(gold == answer == type_ for gold, answer in pairs)
    seen = sum(gold == type_ for gold, _ in pairs) + sum(answer == type_ for _, answer in pairs)
    return 2 * right / seen if seen else 0.0
