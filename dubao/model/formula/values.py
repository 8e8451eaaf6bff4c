"""The nodes of a formula run on columns: one value per unit, or the reason why there is none.

Missing values pass through; conditions are three-valued (1, 0, no value) as in Kleene's logic:
what is missing only matters where it could change the result.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from dubao.model.formula.fault import fold
from dubao.model.formula.nodes import (
    Binary,
    Call,
    Comparison,
    ItemAspect,
    Logic,
    Name,
    Node,
    Number,
    Text,
    Unary,
    walk,
)
from dubao.model.numbers import compare
from dubao.model.table import Column, lacking
from dubao.model.terms import Reason

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CANCELLED = 1e-12  # relative; a difference below it is what binary fractions leave of 0
WHOLE = 1e-9  # 3.0000000001 is 3 for 进一 and 舍去

# 空值取 stands in for these; a cell that is faulty, or was never handed in, stays without value
REPLACED = (Reason.BLANK, Reason.NOT_APPLICABLE, Reason.ZERO_BASE, Reason.NO_BASE)
# what 上年 finds in these is "no base"; a faulty cell keeps its own reason
_BASELESS = (Reason.BLANK, Reason.NOT_APPLICABLE, Reason.NOT_HANDED_IN)


class Scope(Protocol):
    """Where a formula finds its columns, all of them `count` long."""

    @property
    def count(self) -> int:
        """How many units there are."""

    def column(self, name: str) -> Column:
        """Return a column or derived value by its folded name; KeyError if there is none."""

    def last_year(self, name: str) -> Column:
        """Return last year's column by its folded name; KeyError if there is none."""

    def aspect(self, item: str, aspect: str) -> Column:
        """Return the 得分, 得分率 or 评级 of an item; KeyError if there is none."""

    def graded(self, grade: str, item: str | None) -> Column:
        """Return how many items (below `item`, or of all) have this grade."""


def value_of(node: Node, scope: Scope) -> Column:
    """Return the value of one node for every unit."""
    return _VALUES[type(node)](node, scope)


def numbers_of(node: Node, scope: Scope) -> Column:
    """Return the value of one node as numbers; text in a number is UNREADABLE."""
    column = value_of(node, scope)
    if column.values.dtype.kind == "f":
        return column
    if column.values.dtype.kind in "iub":
        return _settled(column.values.astype(float), column.reasons)
    unreadable = np.where(column.filled, Reason.UNREADABLE, column.reasons)
    return _settled(np.full(scope.count, np.nan), unreadable)


def _settled(values: Floats, *reasons: NDArray[np.int8]) -> Column:
    """Make a column: no value where any operand has none, for the first one's reason."""
    counted = [one for one in reasons if lacking(one)]
    finite = np.isfinite(values)
    if not counted and finite.all():
        return Column(values, _nothing(len(values)))
    reason = np.zeros(len(values), dtype=np.int8)
    for other in counted:
        reason = np.where(reason, reason, other).astype(np.int8)
    reason = np.where((reason == 0) & ~finite, np.int8(Reason.OUT_OF_RANGE), reason)
    return Column(np.where(reason, np.nan, values), reason)


def _nothing(count: int) -> NDArray[np.int8]:
    """Return the reasons of a column in which every value is there, held once."""
    return np.broadcast_to(np.int8(0), count)


def _number(node: Number, scope: Scope) -> Column:
    return Column.same(node.value, scope.count)


def _unary(node: Unary, scope: Scope) -> Column:
    column = numbers_of(node.operand, scope)
    if node.operator == "not":
        return Column(1.0 - _truth(column), column.reasons)
    return Column(0.0 - column.values, column.reasons)


def _binary(node: Binary, scope: Scope) -> Column:
    left, right = numbers_of(node.left, scope), numbers_of(node.right, scope)
    with np.errstate(all="ignore"):
        if node.operator == "/":
            based = any(isinstance(n, Call) and n.function == "上年" for n in walk(node.right))
            baseless = _base_reasons(right.values, based)
            return _settled(left.values / right.values, left.reasons, right.reasons, baseless)
        if node.operator == "*":
            return _settled(left.values * right.values, left.reasons, right.reasons)
        added = right.values if node.operator == "+" else -right.values
        return _settled(_sum(left.values, added), left.reasons, right.reasons)


def _sum(a: Floats, b: Floats) -> Floats:
    """Add; what only binary fractions leave of 0 is 0: 0.3 - 0.1 × 3."""
    total = a + b
    noise = np.abs(total) <= CANCELLED * np.maximum(np.abs(a), np.abs(b))
    return np.where(noise, 0.0, total)


def _base_reasons(base: Floats, last_year: bool) -> NDArray[np.int8]:
    """Return why a division has no value: a zero denominator; a base of last year ≤ 0."""
    reason = np.int8(Reason.NO_BASE if last_year else Reason.ZERO_BASE)
    baseless = base <= 0 if last_year else base == 0
    return baseless * reason if baseless.any() else _nothing(len(base))


def _comparison(node: Comparison, scope: Scope) -> Column:
    for text, other in ((node.left, node.right), (node.right, node.left)):
        if isinstance(text, Text):
            equal = _equals_text(value_of(other, scope), text.value)
            return equal if node.operator == "==" else Column(1.0 - equal.values, equal.reasons)
    left, right = value_of(node.left, scope), value_of(node.right, scope)
    if left.values.dtype.kind == "O" and right.values.dtype.kind == "O":
        return _compare_objects(left, node.operator, right)
    left, right = numbers_of(node.left, scope), numbers_of(node.right, scope)
    held = compare(left.values, node.operator, right.values).astype(float)
    return _settled(held, left.reasons, right.reasons)


def _equals_text(column: Column, text: str) -> Column:
    """Compare a text column with a word; a column of numbers equals no word: UNREADABLE."""
    if column.values.dtype.kind != "O":
        unreadable = np.where(column.filled, Reason.UNREADABLE, column.reasons)
        return _settled(np.full(len(column), np.nan), unreadable)
    numbers, words = column.words
    equal = np.append((words == text) | (words == fold(text)), False).astype(float)
    return _settled(equal[numbers], column.reasons)


_OBJECT_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    ">=": np.greater_equal,
    ">": np.greater,
    "<=": np.less_equal,
    "<": np.less,
    "==": np.equal,
    "!=": np.not_equal,
}


def _compare_objects(left: Column, operator: str, right: Column) -> Column:
    """Compare two columns of texts or dates where both are there; of two sorts: UNREADABLE."""
    both = left.filled & right.filled
    held = np.full(len(left), np.nan)
    try:
        compared = _OBJECT_COMPARE[operator](left.values[both], right.values[both])
    except TypeError:
        unreadable = np.where(both, np.int8(Reason.UNREADABLE), np.int8(0))
        return _settled(held, left.reasons, right.reasons, unreadable)
    held[both] = compared.astype(float)
    return _settled(held, left.reasons, right.reasons)


def _truth(column: Column) -> Floats:
    """Return 1, 0 or NaN for a column used as a condition."""
    truth = (column.values != 0).astype(float)
    return truth if column.is_whole else np.where(column.filled, truth, np.nan)


def _logic(node: Logic, scope: Scope) -> Column:
    columns = [numbers_of(part, scope) for part in node.parts]
    decisive = 0.0 if node.operator == "and" else 1.0
    reason = columns[0].reasons.astype(np.int8)
    decided = np.zeros(scope.count, dtype=bool)
    for column in columns:
        reason = np.where(reason, reason, column.reasons)
        decided |= _truth(column) == decisive
    reason = np.where(decided, np.int8(0), reason)
    return _settled(np.where(decided, decisive, 1.0 - decisive), reason)


def _call(node: Call, scope: Scope) -> Column:
    return _FUNCTIONS[node.function](node, scope)


def _extreme(node: Call, scope: Scope) -> Column:
    columns = [numbers_of(part, scope) for part in node.arguments]
    pick = np.maximum if node.function == "最大" else np.minimum
    values = columns[0].values
    for column in columns[1:]:
        values = pick(values, column.values)
    return _settled(values, *(column.reasons for column in columns))


def _absolute(node: Call, scope: Scope) -> Column:
    column = numbers_of(node.arguments[0], scope)
    return Column(np.abs(column.values), column.reasons)


def _logarithm(node: Call, scope: Scope) -> Column:
    """对数: the natural logarithm; of 0 and below there is none."""
    column = numbers_of(node.arguments[0], scope)
    with np.errstate(all="ignore"):
        values = np.log(column.values)
    baseless = np.where(column.values <= 0, np.int8(Reason.OUT_OF_RANGE), np.int8(0))
    return _settled(values, column.reasons, baseless)


def _whole(node: Call, scope: Scope) -> Column:
    """进一 and 舍去: to the next whole number away from zero, or towards it."""
    column = numbers_of(node.arguments[0], scope)
    size = np.abs(column.values)
    slack = WHOLE * np.maximum(size, 1.0)
    whole = np.ceil(size - slack) if node.function == "进一" else np.floor(size + slack)
    return Column(np.copysign(whole, column.values) + 0.0, column.reasons)


def _otherwise(node: Call, scope: Scope) -> Column:
    column, instead = (numbers_of(part, scope) for part in node.arguments)
    replaced = np.isin(column.reasons, REPLACED)
    values = np.where(replaced, instead.values, column.values)
    return Column(values, np.where(replaced, instead.reasons, column.reasons))


def _choice(node: Call, scope: Scope) -> Column:
    condition, yes, no = (numbers_of(part, scope) for part in node.arguments)
    truth = condition.values != 0
    chosen = _nothing(scope.count)
    if not (yes.is_whole and no.is_whole):
        chosen = np.where(truth, yes.reasons, no.reasons)
    return _settled(np.where(truth, yes.values, no.values), condition.reasons, chosen)


def _last_year(node: Call, scope: Scope) -> Column:
    name = node.arguments[0]
    assert isinstance(name, Name)
    column = scope.last_year(name.name)
    baseless = np.isin(column.reasons, _BASELESS)
    return Column(column.values, np.where(baseless, np.int8(Reason.NO_BASE), column.reasons))


def _part_of_date(node: Call, scope: Scope) -> Column:
    """年 and 月: a part of a date as a number; what is no date is UNREADABLE."""
    part = "year" if node.function == "年" else "month"
    column = value_of(node.arguments[0], scope)
    parts = np.array([getattr(value, part, np.nan) for value in column.values.tolist()], float)
    unreadable = np.where(np.isnan(parts), np.int8(Reason.UNREADABLE), np.int8(0))
    return _settled(parts, column.reasons, unreadable)


def _graded(node: Call, scope: Scope) -> Column:
    words = [part.value for part in node.arguments if isinstance(part, Text)]
    return scope.graded(words[0], words[1] if len(words) == 2 else None)


def _name(node: Name, scope: Scope) -> Column:
    return scope.column(node.name)


def _aspect(node: ItemAspect, scope: Scope) -> Column:
    return scope.aspect(node.item, node.aspect)


_FUNCTIONS: dict[str, Callable[[Call, Scope], Column]] = {
    "最大": _extreme,
    "最小": _extreme,
    "绝对值": _absolute,
    "进一": _whole,
    "舍去": _whole,
    "对数": _logarithm,
    "空值取": _otherwise,
    "如果": _choice,
    "上年": _last_year,
    "年": _part_of_date,
    "月": _part_of_date,
    "个数": _graded,
}

_VALUES: dict[type, Callable[[Any, Scope], Column]] = {
    Number: _number,
    Name: _name,
    ItemAspect: _aspect,
    Unary: _unary,
    Binary: _binary,
    Comparison: _comparison,
    Logic: _logic,
    Call: _call,
}
