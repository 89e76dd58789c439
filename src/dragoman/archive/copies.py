"""Near-duplicates: copies of one wire report share an origin, however their edges were trimmed."""

import re
from hashlib import blake2b

SHINGLE = 4
PERMUTATIONS = 96
BAND = 4
ALIKE = 0.6
SEED = 20190228


def bands_of(text: str) -> list[int]:
    """Numbers of which copies of one report share at least one, and different reports hardly ever any."""
    from rensa import RMinHash

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([" ".join(one) for one in sorted(shingles(text))])
    digest = sketch.digest()
    return [_number(digest[start : start + BAND]) for start in range(0, PERMUTATIONS, BAND)] if text.strip() else []


def are_copies(text: str, other: str) -> bool:
    """Whether most runs of words of two texts are the same, or of the shorter where it is at least half as long.

    >>> are_copies("Peru and Chile signed a truce on Monday in Lima.", "LIMA - Peru and Chile signed a truce on Monday in Lima.")
    True
    """
    ours, theirs = shingles(text), shingles(other)
    shared, shorter, longer = len(ours & theirs), min(len(ours), len(theirs)), max(len(ours), len(theirs))
    if not shorter:
        return False
    return shared >= ALIKE * (shorter + longer - shared) or (2 * shorter >= longer and shared >= 0.85 * shorter)


def shingles(text: str) -> set[tuple[str, ...]]:
    """The runs of four words in a text, without case and punctuation."""
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1))} if words else set()


def _number(part: list[int]) -> int:
    data = b"".join(value.to_bytes(8, "big") for value in part)
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1
