"""The groups in which the spread of an item of 至少 is capped, as its 差异系数 says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dubao.assess.columns import Columns
from dubao.assess.gathering import condition_of, grouping, grouping_by
from dubao.assess.improve.task import Floats, Places
from dubao.model.formula.evaluate import numbers_of
from dubao.model.formula.fault import fold
from dubao.model.formula.nodes import Call
from dubao.model.formula.parse import parse
from dubao.model.rules import AtLeast, Standard
from dubao.model.scheme import Derived


@dataclass(frozen=True)
class Grouped:
    """The groups of a spread: of every row, their keys, the weight of every row."""

    groups: Places
    keys: tuple[tuple[tuple[str, str], ...], ...]
    weight: Floats
    caps: Floats


def grouped(part: Standard, spec: AtLeast, columns: Columns) -> Grouped:
    """Return the groups in which an item's spread is capped; none without 差异系数."""
    name = part.addition.spread if part.addition else ""
    derived = columns.derived_specs.get(fold(name))
    if derived is None or not spec.spread_cap:
        nobody = np.full(columns.count, -1, dtype=np.intp)
        return Grouped(nobody, (), np.ones(columns.count), np.full(1, np.inf))
    return _groups_of(derived, spec.spread_cap, columns)


def _groups_of(derived: Derived, cap: str, columns: Columns) -> Grouped:
    formula = parse(derived.formula, gather=True)
    assert isinstance(formula.root, Call)
    found = grouping(grouping_by(derived, formula), columns)
    groups, keys = found.groups, found.keys
    held = condition_of(derived, columns)
    if held is not None:
        groups = np.where(held.values == 1.0, groups, -1)
    weight = np.ones(columns.count)
    if formula.root.weight is not None:
        weight = np.nan_to_num(numbers_of(formula.root.weight, columns).values)
    caps, limits = np.full(len(keys), np.inf), numbers_of(parse(cap).root, columns).values
    for group in range(len(keys)):
        own = limits[groups == group]
        caps[group] = own[0] if len(own) and not np.isnan(own[0]) else np.inf
    return Grouped(groups, keys, weight, caps)
