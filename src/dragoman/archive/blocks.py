"""Blocks: the rows of the sorted tables that are about some parties, as a condition of SQL."""

from collections.abc import Sequence
from typing import Any


def block_of(parties: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """The condition for `{block}` in a query, and its values: all rows, those of one party, of a pair, or of more parties.

    >>> block_of(["USA", "PRK"])
    ('side_a = $side_a and side_b = $side_b', {'side_a': 'PRK', 'side_b': 'USA'})
    """
    known = sorted(parties)
    if not known:
        return "true", {}
    if len(known) == 1:
        return "(side_a = $side or side_b = $side)", {"side": known[0]}
    pair = {"side_a": known[0], "side_b": known[1]}
    if len(known) == 2:
        return "side_a = $side_a and side_b = $side_b", pair
    return "side_a = $side_a and side_b = $side_b and list_has_all(parties, $all_sides::varchar[])", {**pair, "all_sides": known}
