"""What a formula is made of. `at` is the position of each node in the text, from 0."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """A number as written."""

    value: float
    at: int = 0


@dataclass(frozen=True)
class Text:
    """A quoted word; stands only in == and !=, and as the argument of 个数."""

    value: str
    at: int = 0


@dataclass(frozen=True)
class Name:
    """A column, derived value or item, after NFKC folding."""

    name: str
    at: int = 0


@dataclass(frozen=True)
class ItemAspect:
    """An item's 得分, 得分率 or 评级: `A1.得分率`."""

    item: str
    aspect: str
    at: int = 0


@dataclass(frozen=True)
class Unary:
    """`-x` or `非 x`; operator is "-" or "not"."""

    operator: str
    operand: Node
    at: int = 0


@dataclass(frozen=True)
class Binary:
    """`x + y` and the like; operator is + - * or /."""

    operator: str
    left: Node
    right: Node
    at: int = 0


@dataclass(frozen=True)
class Comparison:
    """`x >= y`; operator is >= > <= < == or !=."""

    operator: str
    left: Node
    right: Node
    at: int = 0


@dataclass(frozen=True)
class Logic:
    """`x 且 y` or `x 或 y`; operator is "and" or "or"."""

    operator: str
    parts: tuple[Node, ...]
    at: int = 0


@dataclass(frozen=True)
class Call:
    """A function of the closed list with its arguments; `keywords` are 权=… and 按=…."""

    function: str
    arguments: tuple[Node, ...]
    keywords: tuple[tuple[str, Node], ...] = ()
    at: int = 0


Node = Number | Text | Name | ItemAspect | Unary | Binary | Comparison | Logic | Call
