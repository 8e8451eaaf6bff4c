"""Small tasks by hand, and their arithmetic once more in exact fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import numpy as np

from dubao.assess.improve.task import Floats, Lift, Task


@dataclass(frozen=True)
class Given:
    """One indicator in whole numbers: what each row has, per pupil × `factor`; holders' shares.

    Without `holders` every row holds its own; `shares` of a holder's addition go to its rows.
    """

    have: Sequence[int]
    standard: Sequence[Fraction]
    factor: int = 1
    holders: Sequence[int] = ()
    shares: Sequence[Fraction] = ()
    caps: Sequence[Fraction | None] = (None,)
    price: int = 1


@dataclass(frozen=True)
class Example:
    """Schools with pupils in groups, and indicators of which `spare` may miss the standard."""

    pupils: Sequence[int]
    lifts: Sequence[Given]
    groups: Sequence[int] = ()
    spare: int = 1
    floor: Fraction = Fraction(85, 100)

    def task(self) -> Task:
        """Return the example as the solver takes it."""
        return Task(tuple(map(self._lift, self.lifts)), self.spare, float(self.floor))

    def _lift(self, given: Given) -> Lift:
        pupils = np.array(self.pupils, dtype=float)
        rows = len(pupils)
        holders = np.array(given.holders or range(rows), dtype=np.intp)
        shares = np.array([float(share) for share in given.shares or [Fraction(1)] * rows])
        caps = [np.inf if cap is None else float(cap) for cap in given.caps]
        return Lift(
            name="",
            value=given.factor * np.array(given.have, dtype=float) * shares / pupils,
            standard=np.array([float(one) for one in given.standard]),
            rise=given.factor * shares / pupils,
            holder=holders,
            weight=pupils,
            group=np.array(self.groups or [0] * rows, dtype=np.intp),
            caps=np.array(caps),
            cost=np.full(int(holders.max()) + 1, float(given.price)),
        )

    def value(self, given: Given, row: int, added: Sequence[int]) -> Fraction:
        """Return a row's value once `added` (per holder) is there."""
        holder = (given.holders or range(len(self.pupils)))[row]
        share = (given.shares or [Fraction(1)] * len(self.pupils))[row]
        return given.factor * (given.have[row] + added[holder]) * share / self.pupils[row]

    def standing(self, given: Given, added: Sequence[int]) -> tuple[int, ...]:
        """Return per row 2 where the standard is reached, 1 where the floor is, else 0."""
        found = []
        for row, standard in enumerate(given.standard):
            value = self.value(given, row, added)
            found.append((value >= self.floor * standard) * (1 + (value >= standard)))
        return tuple(found)

    def passes(self, standings: tuple[int, ...]) -> bool:
        """Tell whether a row passes: all but `spare` reach the standard, the rest the floor."""
        return min(standings) > 0 and standings.count(2) >= len(standings) - self.spare

    def even(self, given: Given, added: Sequence[int]) -> bool:
        """Tell whether every group's 差异系数 is within its cap, squared: no root is taken."""
        groups = self.groups or [0] * len(self.pupils)
        for group, cap in enumerate(given.caps):
            rows = [row for row, own in enumerate(groups) if own == group]
            if cap is None or not rows:
                continue
            pupils = sum(self.pupils[row] for row in rows)
            values = {row: self.value(given, row, added) for row in rows}
            mean = sum(self.pupils[row] * values[row] for row in rows) / Fraction(pupils)
            apart = sum(self.pupils[row] * (values[row] - mean) ** 2 for row in rows)
            if apart / Fraction(pupils) > (cap * mean) ** 2:
                return False
        return True

    def reached(self, added: Sequence[Sequence[int]]) -> bool:
        """Tell whether every row passes and every spread is within its cap."""
        pairs = list(zip(self.lifts, added, strict=True))
        rows = zip(*(self.standing(given, own) for given, own in pairs), strict=True)
        return all(self.even(*pair) for pair in pairs) and all(map(self.passes, rows))

    def cost(self, added: Sequence[Sequence[int]]) -> int:
        """Return what additions cost."""
        return sum(given.price * sum(own) for given, own in zip(self.lifts, added, strict=True))

    def cheapest(self, most: int) -> int:
        """Return the least cost by trying everything up to `most` per holder."""
        costs = [self._costs(given, most) for given in self.lifts]
        return min(
            sum(cost for _, cost in one)
            for one in product(*(found.items() for found in costs))
            if all(map(self.passes, zip(*(standing for standing, _ in one), strict=True)))
        )

    def _costs(self, given: Given, most: int) -> dict[tuple[int, ...], int]:
        """Return the least cost of one indicator for each standing of the rows."""
        found: dict[tuple[int, ...], int] = {}
        holders = max(given.holders or range(len(self.pupils))) + 1
        for own in product(range(most + 1), repeat=holders):
            if self.even(given, own):
                standing, cost = self.standing(given, own), given.price * sum(own)
                found[standing] = min(cost, found.get(standing, cost))
        return found


def whole(added: Sequence[Floats]) -> list[list[int]]:
    """Return additions as whole numbers."""
    return [[round(float(amount)) for amount in own] for own in added]
