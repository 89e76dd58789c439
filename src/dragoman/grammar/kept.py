"""A table whose rows are computed when their keys are first met, and kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]
    Keys = NDArray[np.uint64]

MIX = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


class Kept:
    """Rows by keys of up to four hashes each; begins anew when there are more than `most`, so that memory stays bounded."""

    def __init__(self, compute: "Callable[[Keys], Rows]", *, most: int) -> None:
        self._compute = compute
        self._most = most
        self._place: dict[int, int] = {}
        self._table: Rows | None = None

    def rows(self, keys: "Keys") -> "Rows":
        """One row for each key; a key is a row of hashes."""
        mixed: list[int] = (keys * MIX[: keys.shape[1]]).sum(axis=1, dtype=np.uint64).tolist()
        if len(self._place) > self._most:
            self._place, self._table = {}, None
        new = {key: at for at, key in enumerate(mixed) if key not in self._place}
        if new or self._table is None:
            self._table = self._with(new, self._compute(keys[list(new.values())]))
        return self._table[[self._place[key] for key in mixed]]

    def _with(self, new: dict[int, int], rows: "Rows") -> "Rows":
        known = len(self._place)
        self._place.update(zip(new, range(known, known + len(new)), strict=True))
        table = self._table
        if table is None or len(table) < known + len(new):
            table = np.empty((2 * (known + len(new)), rows.shape[1]), dtype=rows.dtype)
            table[:known] = self._table[:known] if self._table is not None else 0
        table[known : known + len(new)] = rows
        return table
