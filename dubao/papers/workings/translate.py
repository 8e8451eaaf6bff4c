"""From a scheme's formula to an Excel formula.

A value that is not there stands in its cell as a text that begins with `ABSENT`: arithmetic
with it makes an error, which the item's `IFERROR` turns into a state. Comparisons round to nine
decimals, so that binary fractions do not show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
AWAY = "不适用"  # stands for the grade and the points of an item that does not apply
_SIGNS = {"==": "=", "!=": "<>"}
_SIMPLE = {"绝对值": "ABS", "年": "YEAR", "月": "MONTH", "对数": "LN"}
_LOGIC = {"and": "AND", "or": "OR"}

Reference = Callable[[Node], str]
"""Gives the cell, range or expression of a Name, an item's aspect, 上年(…) or 个数("A")."""


@dataclass(frozen=True)
class Excel:
    """Translates formulas of one unit.

    `words` are the names that hold words, folded: these are compared as they stand.
    """

    reference: Reference
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
            return self._not(self(node.operand))
        return f"-{self._operand(node.operand)}"

    def _not(self, condition: str) -> str:
        return f"NOT({condition})"

    def _binary(self, node: Binary) -> str:
        left, right = self._operand(node.left), self._operand(node.right)
        if node.operator == "/" and any(_is_last_year(part) for part in walk(node.right)):
            return f"IF({right}>0,{left}/{right},NA())"
        return f"{left}{node.operator}{right}"

    def _comparison(self, node: Comparison) -> str:
        sign = _SIGNS.get(node.operator, node.operator)
        for text, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(text, Text):
                return self._said(other, f"{self(other)}{sign}{quoted(text.value)}")
        sides = (node.left, node.right)
        if all(isinstance(side, Name) and fold(side.name) in self.words for side in sides):
            held = f"{self(node.left)}{sign}{self(node.right)}"
            return self._said(node.left, self._said(node.right, held))
        return f"{self._rounded(node.left)}{sign}{self._rounded(node.right)}"

    def _said(self, node: Node, held: str) -> str:
        """Return a comparison with a word, an error where there is none; a grade is then blank."""
        if isinstance(node, ItemAspect):
            return f'IF(OR({self(node)}="",{self(node)}="{AWAY}"),NA(),{held})'
        return guarded(self(node), held)

    def _rounded(self, node: Node) -> str:
        return self(node) if isinstance(node, Number) else f"ROUND({self(node)},9)"

    def _logic(self, node: Logic) -> str:
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
        if node.function in {"最大", "最小"}:
            return self._extreme(node.function, [f"{self._operand(part)}+0" for part in parts])
        if node.function == "空值取":
            return f"IFERROR({self._operand(parts[0])}+0,{self(parts[1])})"
        if node.function == "如果":
            return f"IF({','.join(map(self, parts))})"
        if node.function in _SIMPLE:
            return f"{_SIMPLE[node.function]}({self(parts[0])})"
        name = {"进一": "ROUNDUP", "舍去": "ROUNDDOWN"}[node.function]
        return f"{name}(ROUND({self(parts[0])},9),0)"

    def _extreme(self, function: str, parts: list[str]) -> str:
        return f"{'MAX' if function == '最大' else 'MIN'}({','.join(parts)})"


def quoted(text: str) -> str:
    """Return a text as an Excel literal."""
    return '"' + text.replace('"', '""') + '"'


def guarded(cell: str, expression: str) -> str:
    """Return an expression that is an error where the cell's value is absent."""
    return f'IF(LEFT({cell},1)="{ABSENT}",NA(),{expression})'


def _is_last_year(node: Node) -> bool:
    return isinstance(node, Call) and node.function == "上年"
