"""From a scheme's formula to an Excel formula.

A value that is not there stands in its cell as a text that begins with `ABSENT`: arithmetic
with it makes an error, which the item's `IFERROR` turns into a state. Comparisons round to nine
decimals, so that binary fractions do not show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

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
from dubao.model.numbers import plain

ABSENT = "⚠"
AWAY = "不适用"  # the state of an item that does not apply
_SIGNS = {"==": "=", "!=": "<>"}
_SIMPLE = {"绝对值": "ABS", "年": "YEAR", "月": "MONTH", "对数": "LN"}
_OUTSIDE = 10**9  # no value of a row is as low as this below zero
_LOGIC = {"and": "AND", "or": "OR"}

Reference = Callable[[Node], str]
"""Gives the cell, range or expression of a Name, an item's aspect, 上年(…) or 个数("A")."""


@dataclass(frozen=True)
class Excel:
    """Translates formulas; `ranges` tells that names stand for ranges inside SUMPRODUCT.

    `words` are the names that hold words, folded: these are compared as they stand.
    """

    reference: Reference
    ranges: bool = False
    words: frozenset[str] = frozenset()

    def __call__(self, node: Node) -> str:
        """Return a node as an Excel expression."""
        make: dict[type, Callable[[Any], str]] = {
            Number: self._number,
            Name: self.reference,
            ItemAspect: self.reference,
            Unary: self._unary,
            Binary: self._binary,
            Comparison: self._comparison,
            Logic: self._logic,
            Call: self._call,
            Text: self._text,
        }
        return make[type(node)](node)

    def _number(self, node: Number) -> str:
        return plain(node.value)

    def _text(self, node: Text) -> str:
        return quoted(node.value)

    def _operand(self, node: Node) -> str:
        text = self(node)
        whole = isinstance(node, Number | Name | ItemAspect | Call)
        return text if whole and not text.startswith("-") else f"({text})"

    def _unary(self, node: Unary) -> str:
        if node.operator == "not":
            return f"(1-({self(node.operand)}))" if self.ranges else f"NOT({self(node.operand)})"
        return f"-{self._operand(node.operand)}"

    def _binary(self, node: Binary) -> str:
        left, right = self._operand(node.left), self._operand(node.right)
        if node.operator == "/" and any(_is_last_year(part) for part in walk(node.right)):
            return f"IF({right}>0,{left}/{right},NA())"
        return f"{left}{node.operator}{right}"

    def _comparison(self, node: Comparison) -> str:
        sign = _SIGNS.get(node.operator, node.operator)
        for text, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(text, Text):
                held = f"{self(other)}{sign}{quoted(text.value)}"
                return f"({held})" if self.ranges else guarded(self(other), held)
        sides = (node.left, node.right)
        if all(isinstance(side, Name) and fold(side.name) in self.words for side in sides):
            return f"{self(node.left)}{sign}{self(node.right)}"
        return f"{self._rounded(node.left)}{sign}{self._rounded(node.right)}"

    def _rounded(self, node: Node) -> str:
        return self(node) if isinstance(node, Number) else f"ROUND({self(node)},9)"

    def _logic(self, node: Logic) -> str:
        if self.ranges:
            sign = "*" if node.operator == "and" else "+"
            joined = sign.join(f"({self(part)})" for part in node.parts)
            return joined if sign == "*" else f"(({joined})>0)"
        return self._decided(node.operator, [self(part) for part in node.parts])

    def _decided(self, operator: str, parts: list[str]) -> str:
        """Join conditions; one that decides does so although another is an error (no value)."""
        function, decisive = _LOGIC[operator], "FALSE" if operator == "and" else "TRUE"
        other = "TRUE" if operator == "and" else "FALSE"
        known = ",".join(f"IFERROR({part},{other})" for part in parts)
        whole = f"{function}({','.join(parts)})"
        if operator == "and":
            return f"IF({function}({known}),{whole},{decisive})"
        return f"IF({function}({known}),{decisive},{whole})"

    def _call(self, node: Call) -> str:
        parts = node.arguments
        if node.function in {"上年", "个数"}:
            return self.reference(node)
        if node.function in {"最大", "最小", "如果"}:
            return self._row_by_row(node) if self.ranges else self._chosen(node)
        if node.function == "空值取":
            return f"IFERROR({self._operand(parts[0])}+0,{self(parts[1])})"
        if node.function in _SIMPLE:
            return f"{_SIMPLE[node.function]}({self(parts[0])})"
        name = {"进一": "ROUNDUP", "舍去": "ROUNDDOWN"}[node.function]
        return f"{name}(ROUND({self(parts[0])},9),0)"

    def _chosen(self, node: Call) -> str:
        parts = node.arguments
        if node.function == "如果":
            return f"IF({','.join(map(self, parts))})"
        name = "MAX" if node.function == "最大" else "MIN"
        return f"{name}({','.join(f'{self._operand(part)}+0' for part in parts)})"

    def _row_by_row(self, node: Call) -> str:
        """Return 最大, 最小 or 如果 of ranges; MAX mixes the rows, IF takes only one of them."""
        if node.function == "如果":
            condition, first, second = map(self, node.arguments)
            return f"(({condition})*({first})+(1-({condition}))*({second}))"
        sign = "+" if node.function == "最大" else "-"
        parts = [f"({self(part)})" for part in node.arguments]
        return reduce(lambda one, other: f"(({one}+{other}{sign}ABS({one}-{other}))/2)", parts)


def gathered(node: Call, excel: Excel, by: str = "") -> str:
    """Return a gathering call over ranges; `by` is a condition that marks the group's rows.

    Rows whose single column is a text (absent) are left out; `excel` must give ranges.
    """
    value = excel(node.arguments[0]) if node.arguments else ""
    if node.function in {"个数", "占比"} and node.arguments:
        value = f"--({value})"
    within = f"({by})*" if by else ""
    if node.function == "个数":
        return f"SUMPRODUCT({within}{value})" if value else f"SUMPRODUCT(--({by}))"
    weight = excel(node.weight) if node.weight is not None else ""
    return _GATHER[node.function](value, weight, within)


def _total(value: str, _: str, within: str) -> str:
    """Add up; no rows add up to 0, rows of which none has a number to nothing."""
    used = f"SUMPRODUCT({within}1*ISNUMBER({value}))"
    rows = f"SUMPRODUCT({within}1)" if within else f"ROWS({value})"
    total = f"SUMPRODUCT({within}1*ISNUMBER({value}),{value})"
    return f"IF({used}>0,{total},IF({rows}>0,NA(),0))"


def _mean(value: str, weight: str, within: str) -> str:
    used = f"{within}ISNUMBER({value})" + (f"*ISNUMBER({weight})" if weight else "")
    share = f",{weight}" if weight else ""
    return f"SUMPRODUCT(1*{used}{share},{value})/SUMPRODUCT(1*{used}{share})"


def _extreme(number: int) -> Callable[[str, str, str], str]:
    """Return MAX (14) or MIN (15) of the group's rows; rows outside make errors, left out."""

    def pick(value: str, _: str, within: str) -> str:
        return f"AGGREGATE({number},6,{value}/({within}ISNUMBER({value})),1)"

    return pick


def _variation(value: str, weight: str, within: str) -> str:
    """差异系数: weighted, population form, mean = total ÷ total (CA-10)."""
    return f"{_deviation(value, weight, within)}/ABS({_mean(value, weight, within)})"


def _deviation(value: str, weight: str, within: str) -> str:
    """标准差: weighted, population form, as the mean of squares less the square of the mean.

    So texts (absent values) count for nothing; what rounding leaves of 0 is 0.
    """
    used = f"1*{within}ISNUMBER({value})" + (f"*ISNUMBER({weight})" if weight else "")
    share = f",{weight}" if weight else ""
    squares = f"SUMPRODUCT({used}{share},{value},{value})/SUMPRODUCT({used}{share})"
    mean = f"({_mean(value, weight, within)})^2"
    return f"IF({squares}-{mean}<=1E-12*{mean},0,SQRT({squares}-{mean}))"


def _distinct(value: str, _: str, within: str) -> str:
    """种数: rows outside get a value of their own, which is then not counted."""
    if not within:
        return f"SUMPRODUCT(--(FREQUENCY({value},{value})>0))"
    inside = within.removesuffix("*")
    marked = f"{within}({value})-{_OUTSIDE}*(1-{inside})"
    return f"(SUMPRODUCT(--(FREQUENCY({marked},{marked})>0))-(SUMPRODUCT(1-{inside})>0))"


_GATHER: dict[str, Callable[[str, str, str], str]] = {
    "合计": _total,
    "平均": _mean,
    "占比": _mean,
    "最大": _extreme(14),
    "最小": _extreme(15),
    "差异系数": _variation,
    "标准差": _deviation,
    "种数": _distinct,
}


def quoted(text: str) -> str:
    """Return a text as an Excel literal."""
    return '"' + text.replace('"', '""') + '"'


def guarded(cell: str, expression: str) -> str:
    """Return an expression that is an error where the cell's value is absent or not meant."""
    return f'IF(OR(LEFT({cell},1)="{ABSENT}",{cell}="{AWAY}"),NA(),{expression})'


def _is_last_year(node: Node) -> bool:
    return isinstance(node, Call) and node.function == "上年"
