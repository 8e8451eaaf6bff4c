"""Numbers that as printed seem to reach a limit which they do not reach (CA-07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dubao.model.formula.nodes import Comparison, Name, Number, walk
from dubao.model.formula.parse import parse
from dubao.model.numbers import compare, plain, rounded
from dubao.model.scheme import Item
from dubao.model.terms import OTHERWISE

DIGITS = 6  # decimals that show why a rounded number does not reach its limit


@dataclass(frozen=True)
class Limit:
    """What a number is compared with: ≥ or ≤, and the limit."""

    operator: str
    bound: float

    def is_reached(self, value: float) -> bool:
        """Tell whether a number reaches the limit."""
        return bool(compare(value, self.operator, self.bound))

    def seems_reached(self, value: float, decimals: int) -> bool:
        """Tell whether a number reaches the limit only as it is printed."""
        return self.is_reached(rounded(value, decimals)) and not self.is_reached(value)


def limits_of(item: Item) -> Iterator[tuple[str, Limit]]:
    """Yield the names, folded, that an item's 判定 compares with a number, and how."""
    for text in (item.judged or {}).values():
        for node in walk(parse(text).root) if text != OTHERWISE else ():
            if not isinstance(node, Comparison) or node.operator not in (">=", "<="):
                continue
            if isinstance(node.left, Name) and isinstance(node.right, Number):
                yield node.left.name, Limit(node.operator, node.right.value)


def exactly(value: float) -> str:
    """Return a number with as many decimals as show why it does not reach its limit."""
    return plain(rounded(value, DIGITS))
