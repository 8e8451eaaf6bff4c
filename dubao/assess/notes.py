"""The short remarks on an item's points, unit by unit, put into words only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Words = str | Callable[[int], str]


@dataclass(frozen=True)
class Notes(Sequence[str]):
    """One remark per unit: `words`, or those of the last of `layers` that holds for the unit."""

    size: int
    words: Words = ""
    layers: tuple[tuple[Bools, Words], ...] = ()

    def where(self, units: Bools, words: Words) -> Notes:
        """Return the remarks with others for some units."""
        return Notes(self.size, self.words, (*self.layers, (units, words)))

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, unit: int) -> str: ...
    @overload
    def __getitem__(self, unit: slice) -> tuple[str, ...]: ...
    def __getitem__(self, unit: int | slice) -> str | tuple[str, ...]:
        """Return a unit's remark."""
        if isinstance(unit, slice):
            return tuple(self[at] for at in range(*unit.indices(self.size)))
        if not -self.size <= unit < self.size:
            raise IndexError(unit)
        held = (words for units, words in reversed(self.layers) if units[unit])
        words = next(held, self.words)
        return words if isinstance(words, str) else words(unit % self.size)

    def __iter__(self) -> Iterator[str]:
        return (self[unit] for unit in range(self.size))
