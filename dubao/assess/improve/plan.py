"""From 至少 with 增补 in a scheme to a task: who can be added to, by how much, at which cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.improve.groups import grouped
from dubao.assess.improve.holders import Growing, Holder
from dubao.assess.improve.task import Task
from dubao.assess.leaves import applicability
from dubao.model.assessment import Assessment
from dubao.model.problem import Loaded, Problem
from dubao.model.rules import AtLeast
from dubao.model.scheme import Item

Texts = NDArray[np.object_]


@dataclass(frozen=True)
class Plan:
    """An item of 至少 as a task, with what its rows, holders and groups are.

    `keys` are the groups' attributes, by lift; `names` of the lifts are the items' own.
    """

    item: Item
    task: Task
    holders: tuple[tuple[Holder, ...], ...]
    keys: tuple[tuple[tuple[tuple[str, str], ...], ...], ...]
    spreads: tuple[str, ...]

    @property
    def spec(self) -> AtLeast:
        """The rule itself."""
        assert self.item.at_least is not None
        return self.item.at_least


def plans_of(assessment: Assessment) -> Loaded[tuple[Plan, ...]]:
    """Return a plan for every item of 至少 that says what may be added."""
    columns: Columns = assessment.lookup
    plans: list[Plan] = []
    problems: list[Problem] = []
    for item in assessment.scheme.leaves():
        parts = item.at_least.parts.values() if item.at_least else ()
        if any(part.addition is not None for part in parts):
            plans.append(_plan(item, columns, problems))
    return Loaded(tuple(plans), tuple(problems))


def _plan(item: Item, columns: Columns, problems: list[Problem]) -> Plan:
    spec = item.at_least
    assert spec is not None
    groups = {name: grouped(part, spec, columns) for name, part in spec.parts.items()}
    weights = [own.weight for own in groups.values() if own.keys]
    pupils = weights[0] if weights else np.ones(columns.count)
    lifts, holders = [], []
    for at, (name, part) in enumerate(spec.parts.items()):
        found = Growing(item, at, columns, problems)
        lifts.append(found.lift(name, part, groups[name], pupils))
        holders.append(found.holders)
    applies = applicability(item, columns)
    task = Task(tuple(lifts), len(lifts) - spec.met, spec.others, np.asarray(applies.values == 1.0))
    keys = tuple(own.keys for own in groups.values())
    spreads = tuple(part.addition.spread if part.addition else "" for part in spec.parts.values())
    return Plan(item, task, tuple(holders), keys, spreads)
