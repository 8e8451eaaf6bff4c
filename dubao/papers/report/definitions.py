"""What stands under a table: formulas in the names of items, and what rounding does."""

from __future__ import annotations

from dubao.model.bulletin import Bulletin, BulletinItem
from dubao.model.formula.nodes import Name, Node
from dubao.model.formula.parse import parse
from dubao.model.formula.printing import printed
from dubao.model.numbers import round_half_up
from dubao.model.report import Change

CHANGES = "增减＝本年－上年，增减率＝增减÷上年，比率只列增减的百分点（下同）"
ROUNDED = "增减按未舍入的数计算，与表中两数相减可能有尾差"


def has_rounding(line: Change) -> bool:
    """Tell whether the change printed is not the difference of the two printed figures (CA-08)."""
    digits, entry = line.item.decimals, line.entry
    rounded = round_half_up([entry.this, entry.last, line.change], digits)
    this, last, change = (float(value) for value in rounded)
    return abs(this - last - change) > 10.0**-digits / 2


def formula_in_words(bulletin: Bulletin, item: BulletinItem) -> str:
    """Return the formula of an item with names in place of codes."""

    def show(node: Node) -> str | None:
        if not isinstance(node, Name):
            return None
        found = bulletin.item(node.name)
        return found.name if found else None

    return printed(parse(item.formula).root, show)
