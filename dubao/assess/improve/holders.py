"""Who can be added to, and what one more does: a holder per unit and set of columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.improve.groups import Grouped
from dubao.assess.improve.growth import effect_of
from dubao.assess.improve.task import Bools, Floats, Lift, Places
from dubao.model.dataset import HOME_CODE, UNIT_CODE
from dubao.model.formula.evaluate import numbers_of
from dubao.model.formula.parse import parse
from dubao.model.listing import listed
from dubao.model.problem import Problem, problem
from dubao.model.rules import Standard
from dubao.model.scheme import Item

Texts = NDArray[np.object_]


@dataclass(frozen=True)
class Holder:
    """What is added to: a unit by its code, the columns that grow together, the first counted."""

    unit: str
    columns: tuple[str, ...]


class Growing:
    """One of the items of 至少 with its holders: a holder per unit and set of columns."""

    def __init__(self, item: Item, at: int, columns: Columns, problems: list[Problem]) -> None:
        self.item, self.at, self.columns, self.problems = item, at, columns, problems
        spec = item.at_least
        assert spec is not None
        self.parts = tuple(spec.parts.values())
        self.holders: tuple[Holder, ...] = ()

    def lift(self, name: str, part: Standard, grouped: Grouped, pupils: Floats) -> Lift:
        """Return the lift: what the rows have and need, and what an addition does."""
        columns, step = self.columns, part.addition.step if part.addition else 1.0
        value = numbers_of(parse(part.value).root, columns).values
        standard = np.broadcast_to(columns.number(self.item, part.standard), columns.count)
        rise, holder = self._effects(part)
        price = part.addition.price if part.addition else None
        cost = np.full(len(self.holders), price or 0.0)
        if price is None:
            cost = _in_standards(pupils * rise, standard, holder, len(self.holders))
        return Lift(
            name,
            value,
            np.asarray(standard, dtype=float),
            rise,
            holder,
            grouped.weight,
            grouped.groups,
            grouped.caps,
            cost,
            step,
        )

    def _effects(self, part: Standard) -> tuple[Floats, Places]:
        """Return per row the rise by one unit and the holder, -1 where nothing can be added."""
        count = self.columns.count
        rise, holder = np.zeros(count), np.full(count, -1, dtype=np.intp)
        if part.addition is None:
            return rise, holder
        values, keys = self.columns.attribute(self.item.by)
        sets = [part.addition.columns_of(key) for key in keys]
        units = _homes(self.columns)
        found: list[Holder] = []
        for growing in dict.fromkeys(filter(None, sets)):
            mine = np.array([own == growing for own in sets], dtype=bool)[values]
            rows, own_rise = self._tried(part, growing, mine)
            numbers, codes = pd.factorize(units[rows])
            rise[rows], holder[rows] = own_rise[rows], numbers + len(found)
            found.extend(Holder(str(code), growing) for code in codes)
        self.holders = tuple(found)
        return rise, holder

    def _tried(
        self, part: Standard, growing: tuple[str, ...], mine: Bools
    ) -> tuple[Places, Floats]:
        """Return the rows that can be added to, and every row's rise.

        Additions that are no straight line, or that change other items or other rows as well,
        are not proposed: the rows concerned are named.
        """
        assert part.addition is not None
        formulas = [one.value for one in self.parts]
        effect = effect_of(self.columns, growing, formulas, part.addition.step)
        own = effect.rise[self.at]
        others = np.nan_to_num(np.delete(effect.rise, self.at, axis=0)) != 0
        strange = (others.any(axis=0) | effect.bent[self.at]) & mine
        strange |= ~mine & (np.nan_to_num(own) != 0)
        if strange.any():
            details = {"item": self.item.title, "columns": "、".join(growing)}
            units = listed(self.columns.names[strange].astype(str))
            place = self.columns.scheme.place(self.item)
            self.problems.append(problem("addition-not-straight", place, units=units, **details))
        rows = np.flatnonzero(mine & ~strange & (np.nan_to_num(own) > 0))
        return rows, np.nan_to_num(own)


def _in_standards(raised: Floats, standard: Floats, holder: Places, count: int) -> Floats:
    """Return per holder what one unit added costs, in standards of one pupil.

    `raised` is pupils × rise: 100 for one teacher, 1 for one ㎡, and less where part of a shared
    facility goes to a stage that is not assessed (高中). That part costs as much: else it would
    pay to add where little of it counts.
    """
    known = holder >= 0
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = np.nan_to_num(raised / standard, posinf=0.0)
        total = np.bincount(holder[known], raised[known], count)
        counted = np.nan_to_num(total / total.max(initial=0.0))
        cost = np.bincount(holder[known], worth[known], count) / counted
    return np.asarray(np.nan_to_num(cost, posinf=0.0), dtype=float)


def _homes(columns: Columns) -> Texts:
    """Return the code of the unit of every row; with 分行 several rows are of one unit."""
    register = columns.dataset.units
    name = HOME_CODE if HOME_CODE in register else UNIT_CODE
    return register.frame[name].to_numpy(dtype=object)
