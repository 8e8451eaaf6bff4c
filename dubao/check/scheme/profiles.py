"""The kinds of units a scheme tells apart: every combination of the attributes it names.

For each kind the full marks can be added up before any data, with 适用 decided as far as it
rests on those attributes alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from dubao.check.scheme.lint import Lint
from dubao.model.additions import GrowingColumns
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.fault import FormulaFault, fold
from dubao.model.formula.parse import parse
from dubao.model.rules import Amount
from dubao.model.scheme import Item
from dubao.model.table import Column
from dubao.model.terms import Combine, Missing, Reason

Floats = NDArray[np.float64]
MOST = 2000  # combinations; beyond it, conditions on other attributes count as undecided


def item_maps(item: Item) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield every map by the item's 按 attribute, with the key it stands under."""
    amounts: list[tuple[str, Amount | GrowingColumns | None]] = [
        ("满分", item.full),
        ("否则", item.otherwise),
    ]
    amounts += [("分档", band.limit) for band in item.bands or ()]
    amounts += [("插值", y) for _, y in item.line_through or ()]
    amounts += [("评级", points) for points in (item.grades or {}).values()]
    if item.count:
        count = item.count
        amounts += [("起点", count.start), ("不低于", count.floor), ("不高于", count.cap)]
    if item.at_least:
        parts = item.at_least.parts.values()
        amounts += [("标准", part.standard) for part in parts]
        amounts += [("增补", part.addition.columns) for part in parts if part.addition]
    return ((key, amount) for key, amount in amounts if isinstance(amount, dict) and amount)


@dataclass(frozen=True)
class Profiles:
    """The kinds of units: `table` has a column of values per attribute, a row per kind."""

    lint: Lint

    @cached_property
    def values(self) -> dict[str, tuple[str, ...]]:
        """The values of every attribute that a map or a 适用 names, folded."""
        found: dict[str, tuple[str, ...]] = {}
        for item in self.lint.scheme.all_items():
            for _, amounts in item_maps(item):
                keys = self.lint.choices(item.by) or tuple(map(fold, amounts))
                known = found.get(fold(item.by), ())
                found[fold(item.by)] = tuple(dict.fromkeys((*known, *keys)))
        for use, formula in self.lint.formulas:
            if use.where.endswith("的适用"):
                for name in sorted(formula.names):
                    if self.lint.choices(name):
                        found.setdefault(name, self.lint.choices(name))
        return found

    @cached_property
    def rows(self) -> list[tuple[str, ...]]:
        """Every combination of values, the attributes in the order of `values`."""
        sizes = [len(values) for values in self.values.values()]
        if np.prod(sizes, dtype=float) > MOST:
            return [tuple(values[0] for values in self.values.values())]
        return list(product(*self.values.values()))

    @property
    def count(self) -> int:
        """How many kinds there are, at least 1."""
        return len(self.rows)

    def column(self, name: str) -> Column:
        """Return an attribute's value for every kind; others are unknown (BLANK)."""
        if name not in self.values:
            return Column.absent(self.count, Reason.BLANK)
        at = list(self.values).index(name)
        texts = np.array([row[at] for row in self.rows], dtype=object)
        return Column(texts, np.zeros(self.count, dtype=np.int8))

    def last_year(self, name: str) -> Column:
        """Return nothing: no data is at hand."""
        return Column.absent(self.count, Reason.BLANK)

    def aspect(self, item: str, aspect: str) -> Column:
        """Return nothing: no data is at hand."""
        return Column.absent(self.count, Reason.BLANK)

    def graded(self, grade: str, item: str | None) -> Column:
        """Return nothing: no data is at hand."""
        return Column.absent(self.count, Reason.BLANK)

    def applies(self, item: Item) -> NDArray[np.bool_]:
        """Tell for which kinds an item applies or may apply."""
        try:
            held = evaluate(parse(item.applies), self).values if item.applies else np.array([1.0])
        except FormulaFault:
            held = np.array([1.0])
        return np.broadcast_to(held != 0, self.count)

    def amount(self, item: Item, amount: Amount) -> Floats:
        """Return one of an item's numbers for every kind; NaN where its key is not in the map."""
        if not isinstance(amount, dict):
            return np.full(self.count, amount)
        folded = {fold(key): value for key, value in amount.items()}
        keys = self.column(fold(item.by)).values
        return np.array([folded.get(key, np.nan) for key in keys], dtype=float)

    def full(self, item: Item) -> Floats:
        """Return an item's full marks for every kind; NaN where a number is missing.

        An item that does not apply has none, unless its points are made up for (按满分折算).
        """
        if not item.has_points:
            return np.zeros(self.count)
        full = self.own(item)
        if item.children and item.full is None:
            full = self.below(item)
        out = ~self.applies(item) & (item.missing is not Missing.REWEIGHT)
        return np.where(out, 0.0, full)

    def own(self, item: Item) -> Floats:
        """Return the full marks written at an item; NaN if there are none."""
        return self.amount(item, np.nan if item.full is None else item.full)

    def below(self, item: Item) -> Floats:
        """Return the full marks of an item's children put together by its 方式, at most 不高于."""
        parts = np.array([self.full(child) for child in item.children])
        if item.combine is Combine.SUM:
            full = parts.sum(axis=0)
        elif item.combine.weighs:
            weights = np.array([_weight(child) for child in item.children])
            full = weights @ parts / (weights.sum() or np.nan)
        else:
            full = parts.max(axis=0)
        return np.asarray(full if item.cap is None else np.minimum(full, item.cap))

    def when(self, kind: int) -> str:
        """Name one kind for a message, "" if there is only one: （学段=小学）."""
        if self.count == 1:
            return ""
        pairs = zip(self.values, self.rows[kind], strict=True)
        return "（" + "，".join(f"{name}={value}" for name, value in pairs) + "）"


def _weight(item: Item) -> float:
    """Return what an item counts for: 1 where no 权重 is written, 0 where it has no points."""
    return float(item.has_points) if item.weight is None else item.weight
