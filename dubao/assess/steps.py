"""How a total and a grade came about, unit by unit, put into words only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Words = str | Callable[[int], str]


class Steps(Sequence[tuple[str, ...]]):
    """The steps of all units, in order. Each layer is a text and the units it holds for."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._layers: list[tuple[Bools, Words]] = []

    def add(self, units: Bools, words: Words) -> None:
        """Add a step for some units; `words` may depend on the unit."""
        if units.any():
            self._layers.append((units.copy(), words))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, unit: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, unit: slice) -> tuple[tuple[str, ...], ...]: ...
    def __getitem__(self, unit: int | slice) -> tuple[str, ...] | tuple[tuple[str, ...], ...]:
        """Return the steps of a unit, in order."""
        if isinstance(unit, slice):
            return tuple(self[at] for at in range(*unit.indices(self._count)))
        if not -self._count <= unit < self._count:
            raise IndexError(unit)
        return tuple(
            words if isinstance(words, str) else words(unit)
            for units, words in self._layers
            if units[unit]
        )

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return (self[unit] for unit in range(self._count))

    def __eq__(self, other: object) -> bool:
        """Compare what the steps say."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]
