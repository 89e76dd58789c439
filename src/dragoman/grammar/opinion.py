"""The learned second opinion: how probable each PLOVER type is for a pair of parties. Weights over named features, no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.grammar.pairs import Signs

WEIGHTS = Path(__file__).parents[1] / "knowledge" / "opinion.npz"
NOTHING = "NONE"


@dataclass(frozen=True, slots=True)
class Opinion:
    """A linear model: weights of `named` features and of `meaning` (each x types), `bias`, and the weights of `confidence`."""

    types: tuple[str, ...]
    rows: Mapping[str, int]
    named: NDArray[np.float32]
    meaning: NDArray[np.float32]
    bias: NDArray[np.float32]
    calibration: tuple[float, ...]

    def chances(self, signs: Signs) -> dict[str, float]:
        """The probability of each type, NONE ("nothing between the two") included; they add up to 1."""
        found = [self.rows[name] for name in signs.names if name in self.rows]
        scores = self.bias + signs.meaning @ self.meaning + self.named[found].sum(axis=0)
        chances = np.exp(scores - scores.max())
        return dict(zip(self.types, (chances / chances.sum()).tolist(), strict=True))

    def likeliest(self, signs: Signs) -> str:
        """The most probable type, for a pair between which there is something."""
        chances = self.chances(signs)
        return max((type_ for type_ in chances if type_ != NOTHING), key=lambda type_: chances[type_])

    def confidence(self, type_: str, signs: Signs, *, is_full: bool | None) -> float:
        """How probably a type is right, 0 to 1: by its chance here, and by whether a frame found it with both parties (True),
        with one (False), or none did (None). Learned by cross-validation on the corpus.
        """
        return float(1 / (1 + np.exp(-np.dot(self.calibration, evidence(self.chances(signs), type_, is_full=is_full)))))

    def grounds(self, signs: Signs, type_: str, *, most: int = 4) -> str:
        """The features that spoke most for a type, with their weights: "trigger=expel +2.1; vectors +0.8"."""
        at = self.types.index(type_)
        weights = {name: float(self.named[self.rows[name], at]) for name in signs.names if name in self.rows}
        weights["vectors"] = float(signs.meaning @ self.meaning[:, at])
        best = sorted(weights.items(), key=lambda one: -one[1])[:most]
        return "; ".join(f"{name} {weight:+.1f}" for name, weight in best if weight > 0)


def evidence(chances: Mapping[str, float], type_: str, *, is_full: bool | None) -> tuple[float, ...]:
    """What speaks for a type: its log odds among the types, whether it is the likeliest, and what the frames found."""
    some = {one: chance for one, chance in chances.items() if one != NOTHING}
    chance = some.get(type_, 0.0)
    share = min(max(chance / sum(some.values()), 0.001), 0.999)
    found = (float(is_full is True), float(is_full is None))
    return 1.0, float(np.log(share / (1 - share))), float(chance == max(some.values())), *found


@cache
def second_opinion() -> Opinion:
    """The model as trained by `python -m corpus train`."""
    with np.load(WEIGHTS) as kept:
        names = str(kept["names"]).split("\n")
        return Opinion(
            types=tuple(str(kept["types"]).split()),
            rows={name: i for i, name in enumerate(names)},
            named=kept["named"].astype(np.float32),
            meaning=kept["meaning"].astype(np.float32),
            bias=kept["bias"].astype(np.float32),
            calibration=tuple(kept["calibration"].tolist()),
        )
