"""The words at stake in all accounts of a ledger, to find those that another wording may be like without comparing it with each."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple


class Shared(NamedTuple):
    """What a wording has in common with those of an account: how much of the shorter one at most, how many words at most."""

    part: float = 0.0
    words: int = 0


class Wordings:
    """Grows with the accounts, which it knows by their numbers."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, frozenset[str]], int] = {}
        self._places: list[tuple[int, int]] = []
        self._having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, account: int, party: str, words: frozenset[str]) -> None:
        """Note how an account of a party is worded."""
        place = self._known.setdefault((account, words), len(self._places))
        if place == len(self._places):
            self._places.append((account, len(words)))
            for word in words:
                self._having[party, word].append(place)

    def near(self, party: str, words: frozenset[str]) -> Iterator[tuple[int, Shared]]:
        """The accounts of a party that have one of the words, in the order of their numbers.

        >>> known = Wordings()
        >>> known.add(0, "PER", frozenset({"lift", "tariff", "copper"}))
        >>> [*known.near("PER", frozenset({"lift", "siege"}))], [*known.near("PER", frozenset({"siege"}))]
        ([(0, Shared(part=0.5, words=1))], [])
        """
        common = Counter(chain.from_iterable(self._having.get((party, word), ()) for word in words))
        found: dict[int, Shared] = {}
        for place, count in common.items():
            account, size = self._places[place]
            part, most = found.get(account, Shared())
            found[account] = Shared(max(part, count / min(len(words), size)), max(most, count))
        yield from sorted(found.items())
