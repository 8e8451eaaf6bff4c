"""A formula written as a paper has it: × ÷ − ≥ ≤ ≠ = 且 或 非."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

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
)
from dubao.model.numbers import plain

Show = Callable[[Node], str | None]

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "and": "且", "or": "或"}
SIGNS |= {">=": "≥", "<=": "≤", "==": "=", "!=": "≠", ">": ">", "<": "<"}
_BARE = re.compile(r"[^\W\d]\w*")
_RESERVED = frozenset({"且", "或", "非", "权", "按"})
_ATOM = 9


def printed(node: Node, show: Show = lambda _: None) -> str:
    """Print a formula with as few brackets as it needs.

    `show` may return what stands in place of a node (a name's number, with its cell), None to
    print the node itself. Without `show`, what is printed parses to equal nodes.
    """
    instead = show(node)
    if instead is not None:
        return instead
    return _PRINT[type(node)](node, show)


def _within(part: Node, least: int, show: Show) -> str:
    """Print an operand, in brackets where it binds less tightly than `least`."""
    text = printed(part, show)
    shown = show(part) is not None
    if shown:
        return f"({text})" if text[:1] in "-−" else text
    return f"({text})" if _tightness(part) < least else text


def _tightness(node: Node) -> int:
    """Return how tightly a node holds together."""
    if isinstance(node, Logic):
        return 1 if node.operator == "or" else 2
    if isinstance(node, Unary):
        return 3 if node.operator == "not" else 8
    if isinstance(node, Comparison):
        return 4
    if isinstance(node, Binary):
        return 5 if node.operator in "+-" else 7
    return _ATOM


def _number(node: Number, _: Show) -> str:
    text = plain(node.value)
    if float(text) == node.value:
        return text
    return f"{Decimal(repr(node.value)):f}"


def _text(node: Text, _: Show) -> str:
    quotes = "‘’" if re.search('["“”＂]', node.value) else "“”"
    return f"{quotes[0]}{node.value}{quotes[1]}"


def _in_backticks(name: str) -> str:
    bare = _BARE.fullmatch(name) and name not in _RESERVED
    return name if bare else f"`{name}`"


def _name(node: Name, _: Show) -> str:
    return _in_backticks(node.name)


def _aspect(node: ItemAspect, _: Show) -> str:
    return f"{_in_backticks(node.item)}.{node.aspect}"


def _unary(node: Unary, show: Show) -> str:
    if node.operator == "not":
        return f"非 {_within(node.operand, _ATOM, show)}"
    return f"−{_within(node.operand, _ATOM, show)}"


def _binary(node: Binary, show: Show) -> str:
    own = _tightness(node)
    left = _within(node.left, own, show)
    right = _within(node.right, _ATOM if isinstance(node.right, Unary) else own + 1, show)
    return f"{left} {SIGNS[node.operator]} {right}"


def _comparison(node: Comparison, show: Show) -> str:
    left, right = _within(node.left, 5, show), _within(node.right, 5, show)
    return f"{left} {SIGNS[node.operator]} {right}"


def _logic(node: Logic, show: Show) -> str:
    least = _tightness(node) + 1
    return f" {SIGNS[node.operator]} ".join(_within(part, least, show) for part in node.parts)


def _call(node: Call, show: Show) -> str:
    parts = [printed(part, show) for part in node.arguments]
    if node.weight is not None:
        parts.append(f"权={printed(node.weight, show)}")
    if node.by:
        parts.append("按=[" + ", ".join(_in_backticks(name) for name in node.by) + "]")
    return f"{node.function}({', '.join(parts)})"


_PRINT: dict[type, Callable[..., str]] = {
    Number: _number,
    Text: _text,
    Name: _name,
    ItemAspect: _aspect,
    Unary: _unary,
    Binary: _binary,
    Comparison: _comparison,
    Logic: _logic,
    Call: _call,
}
