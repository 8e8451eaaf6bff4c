"""From the text of a formula to its nodes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dubao.model.formula.convert import convert
from dubao.model.formula.fault import FormulaFault, fold
from dubao.model.formula.functions import Sort, is_gathering, sort_of
from dubao.model.formula.nodes import Call, ItemAspect, Name, Node, Text, below, walk
from dubao.model.formula.order import check_order
from dubao.model.formula.tokens import tokens

__all__ = ["Formula", "FormulaFault", "fold", "parse", "walk"]

LONGEST = 500  # characters
MOST_TOKENS = 300


@dataclass(frozen=True)
class Formula:
    """A formula understood: its nodes, and the names it looks up, folded.

    `names` are this year's columns and derived values, `last_year_names` those within 上年(…),
    `items` the codes of items whose 得分, 得分率 or 评级 it uses.
    """

    text: str
    root: Node
    names: frozenset[str]
    last_year_names: frozenset[str]
    items: frozenset[str]

    @property
    def is_condition(self) -> bool:
        """Whether it says yes or no by its form."""
        return sort_of(self.root) is Sort.CONDITION

    @property
    def gathers(self) -> bool:
        """Whether it puts many rows together into one value."""
        return isinstance(self.root, Call) and is_gathering(self.root)

    @property
    def by(self) -> tuple[str, ...]:
        """The columns of `按=[…]`, folded."""
        return self.root.by if isinstance(self.root, Call) else ()


@cache
def parse(text: str, gather: bool = False) -> Formula:
    """Return the formula a text stands for; FormulaFault says what was not understood.

    `gather` allows one gathering function (合计 平均 个数 占比 最大 最小 差异系数) around it all.
    """
    if len(text) > LONGEST:
        raise FormulaFault(LONGEST, f"算式超过 {LONGEST} 个字", "拆成几个派生值，一步步算")
    found = tokens(text)
    check_order(found)
    if len(found) > MOST_TOKENS:
        raise FormulaFault(found[MOST_TOKENS].at, "算式太长", "拆成几个派生值，一步步算")
    root = convert(found, gather)
    if isinstance(root, Text):
        raise FormulaFault(root.at, "算式不能只是引号中的文字", "写上要比较的列名")
    names, last_year, items = _looked_up(root)
    return Formula(text, root, names, last_year, items)


def _looked_up(root: Node) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return this year's names, last year's names and the items a formula uses."""
    names, last_year, items = set[str](), set[str](), set[str]()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name):
            names.add(node.name)
        elif isinstance(node, ItemAspect):
            items.add(node.item)
        elif isinstance(node, Call):
            names.update(node.by)
            if node.function == "上年":
                last_year.update(part.name for part in node.arguments if isinstance(part, Name))
                continue
            if node.function == "个数" and len(node.arguments) == 2:
                items.update(part.value for part in node.arguments[1:] if isinstance(part, Text))
        waiting.extend(below(node))
    return frozenset(names), frozenset(last_year), frozenset(items)
