"""The sheets that the formulas of the workings refer to, and the keys of their columns."""

from __future__ import annotations

from dataclasses import dataclass

from dubao.model.assessment import Assessment
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.nodes import Call, ItemAspect, Name, Node, Text
from dubao.model.formula.parse import fold, parse
from dubao.model.numbers import plain
from dubao.model.rules import Amount
from dubao.model.scheme import Item
from dubao.papers.workings.entries import Entries
from dubao.papers.workings.inputs import last_year_key, last_year_name, word_names
from dubao.papers.workings.layout import Columns
from dubao.papers.workings.translate import Excel, quoted

MISSING, DROPPED = "缺", "折"  # the states of a leaf without points, beside AWAY


@dataclass(frozen=True)
class Sheets:
    """The sheets that formulas refer to."""

    assessment: Assessment
    inputs: Columns
    results: Columns
    entries: dict[str, Entries]  # by item code, or by derived name

    def name(self, name: str, unit: int) -> str:
        """Return the cell of a column or derived value of a unit."""
        key = fold(name)
        sheet = self.inputs if key in self.inputs.letters else self.results
        return sheet.cell(key, unit)

    def excel(self, unit: int) -> Excel:
        """Return the translator for formulas of a unit."""

        def reference(node: Node) -> str:
            last = last_year_name(node)
            if last:
                return self.inputs.cell(last_year_key(last), unit)
            if isinstance(node, Name):
                return self.name(node.name, unit)
            if isinstance(node, ItemAspect):
                return self._aspect(node, unit)
            assert isinstance(node, Call)
            return self._graded(node, unit)

        return Excel(reference, word_names(self.assessment.scheme))

    def formula(self, text: str, unit: int) -> str:
        """Return a scheme's formula for a unit."""
        return self.excel(unit)(parse(text).root)

    def own_rows(self, item: Item, key: str, unit: int, formula: str) -> str:
        """Put a unit's rows of an item's 清单 into `formula`: 0 if none, an error if not there."""
        if item.code not in self.entries:
            return "NA()"
        rows = self.entries[item.code].range(key, unit)
        return formula.format(rows) if rows else "0"

    def number(self, item: Item, amount: Amount, unit: int) -> str:
        """Return one of a rule's numbers; a map becomes a choice by the unit's attribute."""
        if not isinstance(amount, dict):
            return plain(amount)
        text = "NA()"
        for name, number in reversed(amount.items()):
            text = f"IF({self.name(item.by, unit)}={quoted(name)},{plain(number)},{text})"
        return text

    def _aspect(self, node: ItemAspect, unit: int) -> str:
        item = self.assessment.scheme.item(node.item)
        assert item is not None
        if node.aspect == "评级":
            return self.results.cell(value_key(item), unit)
        points = self.results.cell(points_key(item), unit)
        full = plain(float(self.assessment.items[item.code].full[unit]))
        return points if node.aspect == "得分" else f"({points}/{full})"

    def _graded(self, node: Call, unit: int) -> str:
        return self.results.cell(count_key(words_of(node)), unit)

    def counted(self, words: tuple[str, ...], unit: int) -> str:
        """Return how many items of a unit have a grade; an error where one has none yet."""
        scheme = self.assessment.scheme
        top = scheme.item(words[1]) if len(words) > 1 else None
        roots = (top,) if top else scheme.items
        leaves = (leaf for root in roots for leaf in root.leaves() if leaf.is_graded)
        cells = [self.results.cell(value_key(leaf), unit) for leaf in leaves]
        if not cells:
            return "0"
        blank = ",".join(f'{cell}=""' for cell in cells)
        total = "+".join(f"({cell}={quoted(words[0])})" for cell in cells)
        return f"IF(OR({blank}),NA(),{total})"


def words_of(node: Call) -> tuple[str, ...]:
    """Return the words of 个数("A") and 个数("A", "B")."""
    return tuple(part.value for part in node.arguments if isinstance(part, Text))


def count_key(words: tuple[str, ...]) -> str:
    """Return the key of a count of grades."""
    return f"个数({'，'.join(words)})"


def value_key(item: Item) -> str:
    """Return the key of an item's 取值."""
    return f"取值({item.code})"


def points_key(item: Item) -> str:
    """Return the key of an item's 得分."""
    return f"得分({item.code})"


def full_marks(item: Item, sheets: Sheets, unit: int) -> float:
    """Return a leaf's full marks as the rule has them; 0 where the register leaves it out."""
    full = item.full or 0.0
    if isinstance(full, dict):
        full = full.get(str(sheets.assessment.lookup.column(item.by).values[unit]), 0.0)
    structural = item.applies and parse(item.applies).names <= _attributes(sheets)
    if structural and evaluate(parse(item.applies), sheets.assessment.lookup).values[unit] == 0:
        return 0.0
    return float(full)


def _attributes(sheets: Sheets) -> set[str]:
    return {fold(str(name)) for name in sheets.assessment.dataset.units.frame.columns}
