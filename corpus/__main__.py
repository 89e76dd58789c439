"""`python -m corpus check | export | train | compare | agreement`: the sentences, and the second opinion made of them."""

import json
import sys
from dataclasses import asdict

from corpus.checking import counts, faults
from corpus.sentences import sentences


def check() -> int:
    """Print each fault on a line of its own, then what the corpus holds; 1 if there are faults."""
    rows, found = faults()
    print(*found, *counts(rows), f"{len(found)} faults", sep="\n")
    return 1 if found else 0


def export() -> int:
    """Print the sentences, one JSON object a line."""
    for row in sentences():
        print(json.dumps(asdict(row), ensure_ascii=False))
    return 0


def train() -> int:
    """Make the second opinion anew from the corpus."""
    from corpus.training import train_opinion

    print(train_opinion())
    return 0


def compare() -> int:
    """Print frames alone, model alone and both, on sentences that the model has not seen."""
    from corpus.training import compare

    print(*compare(), sep="\n")
    return 0


def agree() -> int:
    """Print how far the two annotations agree."""
    from corpus.agreement import agreement

    print(*agreement(), sep="\n")
    return 0


def main() -> None:
    """Run the command named on the command line."""
    commands = {"check": check, "export": export, "train": train, "compare": compare, "agreement": agree}
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    if name not in commands:
        sys.exit(f"python -m corpus {' | '.join(commands)}")
    sys.exit(commands[name]())


if __name__ == "__main__":
    main()
