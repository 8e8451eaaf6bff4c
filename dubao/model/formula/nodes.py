"""What a formula is made of.

`at` is the position of each node in the text, from 0; equality leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Number:
    """A number as written."""

    value: float
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Text:
    """A quoted word; stands only in == and !=, and as the argument of 个数."""

    value: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Name:
    """A column, derived value or item, after NFKC folding."""

    name: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class ItemAspect:
    """An item's 得分, 得分率 or 评级: `A1.得分率`."""

    item: str
    aspect: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Unary:
    """`-x` or `非 x`; operator is "-" or "not"."""

    operator: str
    operand: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Binary:
    """`x + y` and the like; operator is + - * or /."""

    operator: str
    left: Node
    right: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Comparison:
    """`x >= y`; operator is >= > <= < == or !=."""

    operator: str
    left: Node
    right: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Logic:
    """`x 且 y` or `x 或 y`; operator is "and" or "or"."""

    operator: str
    parts: tuple[Node, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Call:
    """A function of the closed list; a gathering one may have `权=` and `按=`."""

    function: str
    arguments: tuple[Node, ...]
    weight: Node | None = None
    by: tuple[str, ...] = ()
    at: int = field(default=0, compare=False)


Node = Number | Text | Name | ItemAspect | Unary | Binary | Comparison | Logic | Call


def below(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below one, left to right."""
    if isinstance(node, Unary):
        return (node.operand,)
    if isinstance(node, Binary | Comparison):
        return (node.left, node.right)
    if isinstance(node, Logic):
        return node.parts
    if isinstance(node, Call):
        return node.arguments if node.weight is None else (*node.arguments, node.weight)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it, left to right."""
    yield node
    for part in below(node):
        yield from walk(part)
