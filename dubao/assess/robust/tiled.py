"""The columns of an assessment, once for every variant of its scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.model.place import Place
from dubao.model.rules import Amount
from dubao.model.scheme import Item
from dubao.model.table import Column

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Trials:
    """Some variants of a scheme, one row each.

    `factors` multiply the weights of the items `codes` (across). `without` is the code of the
    item left out, "" for none. `replaced` holds, by item and row, other points for all units.
    """

    codes: tuple[str, ...]
    factors: Floats
    without: tuple[str, ...]
    replaced: Mapping[str, Mapping[int, Floats]]

    def __len__(self) -> int:
        return len(self.factors)

    def part(self, first: int, end: int) -> Trials:
        """Return the variants from `first` up to `end`."""
        replaced = {
            code: {row - first: points for row, points in rows.items() if first <= row < end}
            for code, rows in self.replaced.items()
        }
        return Trials(self.codes, self.factors[first:end], self.without[first:end], replaced)


class Tiled(Columns):
    """The units of every trial, those of one below those of the one before.

    What does not hang on weights is taken from `base`; a trial is a cohort of its own. Nothing
    is reported, for all has been.
    """

    def __init__(self, base: Columns, trials: Trials) -> None:
        super().__init__(base.scheme, base.dataset)
        self.base, self.trials = base, trials
        self.trial = np.repeat(np.arange(len(trials)), base.count)
        self.count = len(self.trial)
        self.codes, self.names = self.tile(base.codes), self.tile(base.names)

    def tile(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return values per unit, once for every trial."""
        return np.tile(values, len(self.trials))

    def factor(self, code: str) -> Floats | None:
        """Return by what an item's weight is multiplied; None where it is left as it is."""
        if code not in self.trials.codes:
            return None
        factors = self.trials.factors[:, self.trials.codes.index(code)]
        return None if (factors == 1.0).all() else factors[self.trial]

    def left_out(self, code: str) -> NDArray[np.bool_] | None:
        """Return where an item is left out; None where it never is."""
        if code not in self.trials.without:
            return None
        return np.array([one == code for one in self.trials.without])[self.trial]

    def report(self, code: str, place: Place, **details: object) -> None:
        """Say nothing."""

    def column(self, name: str) -> Column:
        """Return a column of the assessment."""
        return self._tiled(self.base.column(name))

    def last_year(self, name: str) -> Column:
        """Return last year's column of the assessment."""
        return self._tiled(self.base.last_year(name))

    def aspect(self, item: str, aspect: str) -> Column:
        """Return 得分 or 得分率 as the trial has it; a 评级 is what it was."""
        if aspect == "评级":
            return self._tiled(self.base.aspect(item, aspect))
        return super().aspect(item, aspect)

    def graded(self, grade: str, item: str | None) -> Column:
        """Return how many items have a grade."""
        return self._tiled(self.base.graded(grade, item))

    def attribute(self, name: str) -> tuple[Numbers, list[str]]:
        """Return an attribute with groups of its own for every trial."""
        numbers, keys = self.base.attribute(name)
        return self.tile(numbers) + self.trial * len(keys), keys * len(self.trials)

    def cohort(self, by: str) -> tuple[Numbers | None, list[str]]:
        """Return the units of each trial, or the groups in it, as those that are compared."""
        return self.attribute(by) if by else (self.trial, [""] * len(self.trials))

    def number(self, item: Item, amount: Amount) -> float | Floats:
        """Return a number of the scheme for each unit."""
        number = self.base.number(item, amount)
        return self.tile(number) if isinstance(number, np.ndarray) else number

    def _tiled(self, column: Column) -> Column:
        return Column(self.tile(column.values), self.tile(column.reasons))
