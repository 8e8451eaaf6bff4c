"""One leaf of the tree: 适用, the rule, appeals, 缺失."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dubao.assess.case import Bools, Case, Floats, Scored
from dubao.assess.changes import Trails, after_appeal, trail_stages
from dubao.assess.columns import Columns
from dubao.assess.given import given_place
from dubao.assess.notes import Notes
from dubao.assess.places import base_names, place_without
from dubao.assess.rules import RULES, lowest_points
from dubao.model.assessment import ItemResult
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import parse
from dubao.model.listing import listed
from dubao.model.place import Place
from dubao.model.scheme import Item
from dubao.model.table import Column, lacking, nowhere
from dubao.model.terms import Missing, Reason

COUNTED_AS = {Missing.ZERO: "按缺项计零", Missing.LOWEST: "按规则的下限计"}
SAID = {**COUNTED_AS, Missing.REWEIGHT: "不计这一项的满分，其余各项按满分折算"}
LEFT_OPEN = (Reason.BLANK, Reason.PENDING)  # cells left so; it may pay


@dataclass(frozen=True)
class Branch:
    """A node of the tree on its way up.

    `full` are the full marks of the node as the rules have them, whether they count or not;
    `out` tells the units for which the node is taken out of its parent's full marks; `partial`
    is the sum of the points that are there. `made_up` tells where the points were made up for
    parts that dropped out, None where that is nowhere. `weight` is what it counts for in a
    parent that weighs.
    """

    result: ItemResult
    full: Floats
    out: Bools
    partial: Floats
    made_up: Bools | None = None
    weight: float | Floats = 1.0

    @property
    def blocked(self) -> Bools:
        """Where the node has no points though it counts."""
        return np.isnan(self.result.points) & ~self.out


def leaf(item: Item, columns: Columns) -> Branch:
    """Work out a leaf for all units."""
    applies = applicability(item, columns)
    case = Case(item, columns, applies.values != 0)
    scored = _by_rule(case)
    scored = _typed_not_applicable(case, scored)
    low, high = bounds(case)
    appeals = after_appeal(case, scored.points, low, high)
    stages = trail_stages(case)
    computed = scored.points if item.given is None and (stages or appeals.applied) else None
    trails = Trails(stages, computed, appeals.applied)
    reasons = scored.reasons
    if appeals.applied:
        reasons = np.where(np.isnan(appeals.points), reasons, 0).astype(np.int8)
    settled = Scored(scored.value, appeals.points, reasons, scored.notes)
    if item.has_points and not item.applies and not lacking(reasons):
        return _whole(case, settled, trails)
    return _settled(case, applies, settled, trails)


def _whole(case: Case, scored: Scored, trails: Trails) -> Branch:
    """Return a leaf that applies to every unit and has points for each: the common case."""
    item, points, full = case.item, scored.points, case.full
    result = ItemResult(item, scored.value, points, full, scored.reasons, scored.notes, trails)
    return Branch(result, full, nowhere(len(points)), points, weight=weight_of(item))


def leaf_again(result: ItemResult, columns: Columns) -> Branch:
    """Return the branch of a leaf that was worked out before."""
    item, without = result.item, np.isnan(result.points)
    away = without & (result.reasons == Reason.NOT_APPLICABLE)
    full = Case(item, columns, ~away).full
    if away.any() and is_structural(item, columns):
        full = np.where(away, 0.0, full)
    out = away | (without & (item.missing is Missing.REWEIGHT))
    return Branch(result, full, out, np.nan_to_num(result.points), weight=weight_of(item))


def applicability(item: Item, columns: Columns) -> Column:
    """Return 1 where an item applies, 0 where it does not, NaN where that is not known.

    不适用 typed in a column that 适用 looks at means that the item does not apply.
    """
    if not item.applies:
        return Column.same(1.0, columns.count)
    held = evaluate(parse(item.applies), columns)
    typed = held.reasons == Reason.NOT_APPLICABLE
    reasons = np.where(typed, 0, held.reasons).astype(np.int8)
    return Column(np.where(typed, 0.0, held.values), reasons)


def is_structural(item: Item, columns: Columns) -> bool:
    """Tell whether 适用 looks at the register only (学段, 类别), not at reported data.

    What such an item leaves out never belonged to the unit's full marks.
    """
    if not item.applies:
        return False
    names = list(base_names(columns, item.applies))
    return all(not last and not columns.home(name) for name, last in names)


def _by_rule(case: Case) -> Scored:
    rule = case.item.rule
    if rule is None:
        return case.scored(
            Column.absent(case.columns.count, Reason.UNDECIDED),
            np.full(case.columns.count, np.nan),
        )
    scored = RULES[rule[0]](case)
    return replace(scored, points=within(case.item, scored.points))


def within(item: Item, points: Floats) -> Floats:
    """Return the points within the item's 不低于 and 不高于."""
    if item.cap is None and item.floor is None:
        return points
    return np.asarray(np.clip(points, item.floor, item.cap))


def _typed_not_applicable(case: Case, scored: Scored) -> Scored:
    """Report 不适用 typed where the item applies; it is treated as missing."""
    if not lacking(scored.reasons):
        return scored
    typed = (scored.reasons == Reason.NOT_APPLICABLE) & case.counts
    if not typed.any():
        return scored
    for unit in np.flatnonzero(typed).tolist():
        place = place_without(case.columns, case.item, unit, Reason.NOT_APPLICABLE)
        if place is None and case.item.given:
            place = given_place(case, unit)
        case.columns.report(
            "not-applicable-not-allowed",
            place or case.columns.scheme.place(case.item),
            unit=case.columns.names[unit],
            item=case.item.title,
        )
    reasons = np.where(typed, np.int8(Reason.BLANK), scored.reasons).astype(np.int8)
    return Scored(scored.value, scored.points, reasons, scored.notes)


def bounds(case: Case) -> tuple[Floats, Floats]:
    """Return the least and the most points an item can have, for every unit."""
    item, count = case.item, case.columns.count
    limit = item.count
    low = item.floor if item.floor is not None else (limit.floor if limit else 0.0)
    high = item.full if item.full is not None else item.cap
    if high is None and limit is not None:
        high = limit.cap
    lowest = -np.inf if low is None else np.minimum(case.number(low), 0.0)
    if high is None:
        highest: float | Floats = 0.0 if _deducts(item) else np.inf
    else:
        highest = case.number(high)
    return np.broadcast_to(lowest, count), np.broadcast_to(highest, count)


def _deducts(item: Item) -> bool:
    each = item.count.each if item.count else 0.0
    return max(each.values()) < 0 if isinstance(each, dict) else each < 0


def _settled(case: Case, applies: Column, scored: Scored, trails: Trails) -> Branch:
    """Apply 适用 and 缺失 to what the rule gave."""
    item, columns = case.item, case.columns
    away = applies.values == 0
    unknown = applies.reasons != 0
    points, reasons, notes = scored.points, scored.reasons, scored.notes
    full = case.full
    if unknown.any():
        points = np.where(unknown, np.nan, points)
        reasons = np.where(unknown, applies.reasons, reasons).astype(np.int8)
    missing = (reasons != 0) & ~away
    if missing.any():
        _say_counted(case, reasons, missing)
        points, notes = _with_policy(case, points, reasons, missing, notes)
    if away.any():
        points = np.where(away, np.nan, points)
        reasons = np.where(away, np.int8(Reason.NOT_APPLICABLE), reasons)
        notes = notes.where(away, "")
        if is_structural(item, columns):
            full = np.where(away, 0.0, full)
    out = away | (missing & (item.missing is Missing.REWEIGHT))
    reasons = np.where(np.isnan(points), reasons, 0).astype(np.int8)
    counted = np.where(out, 0.0, full) if out.any() else full
    result = ItemResult(item, scored.value, points, counted, reasons, notes, trails)
    partial = np.where(np.isnan(points), 0.0, points) if reasons.any() else points
    return Branch(result, full, out, partial, weight=weight_of(item))


def weight_of(item: Item) -> float:
    """Return what an item counts for in a parent that weighs; 1 if nothing is written."""
    return 1.0 if item.weight is None else item.weight


def _say_counted(case: Case, reasons: NDArray[np.int8], missing: Bools) -> None:
    """Report what was left open and counted all the same (CA-01), and how.

    Blanks at their cells; what was not handed in has none, so its units are named together.
    """
    item, columns = case.item, case.columns
    if item.missing not in SAID:
        return

    def say(place: Place, units: Sequence[str], reason: Reason) -> None:
        details = {"item": item.title, "reason": reason.text, "counted": SAID[item.missing]}
        columns.report("missing-counted", place, units=listed(units), **details)

    for unit in np.flatnonzero(missing & np.isin(reasons, LEFT_OPEN)).tolist():
        reason = Reason(int(reasons[unit]))
        place = place_without(columns, item, unit, reason)
        if place is None and item.given:
            place = given_place(case, unit)
        say(place or columns.scheme.place(item), [columns.names[unit]], reason)
    late = missing & (reasons == Reason.NOT_HANDED_IN)
    if late.any():
        names = columns.names[late].tolist()
        say(columns.scheme.place(item), names, Reason.NOT_HANDED_IN)


def _with_policy(
    case: Case,
    points: Floats,
    reasons: NDArray[np.int8],
    missing: Bools,
    notes: Notes,
) -> tuple[Floats, Notes]:
    """Give missing units what 缺失 says, and say so in the notes."""
    policy = case.item.missing
    if policy not in COUNTED_AS:
        return points, notes
    instead = 0.0 if policy is Missing.ZERO else lowest_points(case)

    def words(unit: int) -> str:
        return f"{Reason(int(reasons[unit])).text}，{COUNTED_AS[policy]}"

    return np.where(missing, instead, points), notes.where(missing, words)
