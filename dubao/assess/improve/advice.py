"""From the cheapest additions to cells, and the whole assessment once more with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from dubao.assess.columns import Columns
from dubao.assess.engine import assess
from dubao.assess.improve.changed import changed
from dubao.assess.improve.compared import compared
from dubao.assess.improve.gaps import gaps_of
from dubao.assess.improve.plan import Plan, plans_of
from dubao.assess.improve.proposal import Proposal
from dubao.assess.improve.search import cheapest
from dubao.assess.improve.task import Bools
from dubao.model.advice import Advice, Increase
from dubao.model.assessment import Assessment, ItemResult
from dubao.model.dataset import UNIT_CODE, UNIT_NAME, Dataset
from dubao.model.formula.fault import fold
from dubao.model.gaps import Gaps
from dubao.model.listing import listed
from dubao.model.numbers import compare
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.terms import Verdict
from dubao.model.what_if import CellChange

DIGITS = 10  # decimals that are left of a number of steps


def advice_of(assessment: Assessment, dataset: Dataset) -> Loaded[tuple[Advice, ...]]:
    """Return what is proposed for every item of 至少 with 增补.

    `dataset` is what was read, before 分行. Each proposal is put into the data and everything is
    worked out anew: what does not pass even then is said.
    """
    plans = plans_of(assessment)
    problems: list[Problem] = list(plans.problems)
    if not plans.value:
        scheme = assessment.scheme
        problems.append(problem("additions-none", scheme.place(), name=scheme.name))
    found = [_advice(plan, cheapest(plan.task), assessment, dataset) for plan in plans.value]
    for advice in found:
        failing = (*advice.not_asked, *advice.still)
        if failing:
            place, what = assessment.scheme.place(advice.item), listed(failing)
            problems.append(
                problem("additions-not-enough", place, item=advice.item.title, what=what)
            )
    return Loaded(tuple(found), tuple(problems))


def _advice(plan: Plan, found: Proposal, assessment: Assessment, dataset: Dataset) -> Advice:
    columns: Columns = assessment.lookup
    increases = tuple(_increases(plan, found, columns, dataset))
    changes = tuple(_changes(increases, columns, dataset))
    after = assess(assessment.scheme, changed(dataset, changes))
    now, then = (_gaps(one, plan) for one in (assessment, after))
    subject = np.ones(columns.count, dtype=bool) if plan.task.subject is None else plan.task.subject
    return Advice(
        item=plan.item,
        increases=increases,
        cost=found.cost,
        bound=found.bound,
        gap=found.gap,
        proven=found.proven,
        looked_at=found.parts,
        priced=any(part.addition and part.addition.price for part in plan.spec.parts.values()),
        not_asked=tuple(columns.names[subject & ~plan.task.asked].astype(str)),
        still=tuple(_still(plan, after, then)),
        before=now,
        after=then,
        changes=changes,
        comparison=compared(assessment, after, changes),
    )


def _gaps(assessment: Assessment, plan: Plan) -> Gaps:
    return next(gaps for gaps in gaps_of(assessment) if gaps.item.code == plan.item.code)


def _increases(
    plan: Plan, found: Proposal, columns: Columns, dataset: Dataset
) -> Iterator[Increase]:
    """Yield the columns that grow, a column of a unit once, in the order of the items."""
    names = dict(zip(dataset.units.frame[UNIT_CODE], dataset.units.frame[UNIT_NAME], strict=True))
    grown: dict[tuple[str, str], Increase] = {}
    for lift, holders, amounts in zip(plan.task.lifts, plan.holders, found.added, strict=True):
        for at in np.flatnonzero(amounts > 0).tolist():
            holder = holders[at]
            amount = round(round(amounts[at] / lift.step) * lift.step, DIGITS)
            for column in holder.columns:
                first = column == holder.columns[0]
                cost = float(lift.cost[at]) * amount if first else 0.0
                field = columns.field(column)
                own = Increase(
                    holder.unit,
                    str(names[holder.unit]),
                    column,
                    field.unit if field else "",
                    _now(holder.unit, column, columns, dataset),
                    amount,
                    cost,
                    (lift.name,),
                )
                key = holder.unit, column
                grown[key] = _joined(grown[key], own) if key in grown else own
    yield from grown.values()


def _joined(one: Increase, other: Increase) -> Increase:
    amount, cost = round(one.amount + other.amount, DIGITS), one.cost + other.cost
    return replace(one, amount=amount, cost=cost, parts=(*one.parts, *other.parts))


def _cell(unit: str, column: str, columns: Columns, dataset: Dataset) -> tuple[str, str, int]:
    """Return source, column and row of a unit's value, as it was read."""
    home = columns.home(fold(column))
    assert home is not None
    codes = dataset.tables[home[0]].frame[UNIT_CODE].to_numpy(dtype=object)
    return home[0], home[1], int(np.flatnonzero(codes == unit)[0])


def _now(unit: str, column: str, columns: Columns, dataset: Dataset) -> float:
    source, name, row = _cell(unit, column, columns, dataset)
    return float(dataset.tables[source].frame[name].iloc[row])


def _changes(
    increases: Sequence[Increase], columns: Columns, dataset: Dataset
) -> Iterator[CellChange]:
    for one in increases:
        source, name, row = _cell(one.unit, one.column, columns, dataset)
        cell = dataset.tables[source].origin.place(row, name)
        what = (one.unit, one.name, one.column, source, row, name)
        yield CellChange(*what, one.before, one.after, Place(""), cell)


def _still(plan: Plan, after: Assessment, gaps: Gaps) -> Iterator[str]:
    """Yield the units asked that do not pass even then, and the spreads over their cap."""
    failing = plan.task.asked & ~_passes(after.items[plan.item.code])
    yield from after.names[failing].astype(str)
    for one in gaps.spreads:
        if not np.isnan(one.spread.value) and not compare(one.spread.value, "<=", one.cap):
            yield f"{'、'.join(one.by.values())}「{one.part}」的差异系数"


def _passes(result: ItemResult) -> Bools:
    """Tell which rows reach what 至少 asks."""
    if result.item.has_points:
        return compare(result.points, ">=", result.full)
    return np.asarray(result.value.values == Verdict.MET.value)
