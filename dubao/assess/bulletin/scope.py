"""The items of one year as columns of one row: what 式, 条件 and 核对 are evaluated over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

import numpy as np

from dubao.model.bulletin import Bulletin, BulletinItem, Kind
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.fault import fold
from dubao.model.formula.parse import parse
from dubao.model.report import Entry, Figures
from dubao.model.table import Column
from dubao.model.terms import REASON_TEXT, Reason

_REASONS = {text: reason for reason, text in REASON_TEXT.items() if text}


class YearScope:
    """One year's values by item name or code; computed items are worked out of the others.

    `before` is the year before it, into which 上年(…) looks. A value given for a computed item
    goes before its 式.
    """

    count = 1

    def __init__(
        self, bulletin: Bulletin, values: Mapping[str, Column], before: YearScope | None = None
    ) -> None:
        self._bulletin, self._values, self._before = bulletin, values, before
        self._items = {fold(w): item for item in bulletin.items for w in (item.code, item.name)}
        self._worked_out: dict[str, Column] = {}

    @property
    def before(self) -> YearScope:
        """The year before, without a value where nothing is known of it."""
        return self._before or YearScope(self._bulletin, {})

    def item(self, name: str) -> BulletinItem:
        """Return the item of a name or code; KeyError if there is none."""
        return self._items[fold(name)]

    def column(self, name: str) -> Column:
        """Return an item's value of this year; KeyError if there is no such item."""
        item = self.item(name)
        if item.code in self._values:
            return self._values[item.code]
        if not item.formula:
            return Column.absent(1, Reason.NOT_HANDED_IN)
        if item.code not in self._worked_out:
            # A circle (refused when the table is read) ends here.
            self._worked_out[item.code] = Column.absent(1, Reason.UNDECIDED)
            self._worked_out[item.code] = evaluate(parse(item.formula), self)
        return self._worked_out[item.code]

    def last_year(self, name: str) -> Column:
        """Return an item's value of the year before."""
        if self._before is None:
            return Column.absent(1, Reason.NOT_HANDED_IN)
        return self._before.column(name)

    def aspect(self, item: str, aspect: str) -> Column:
        """Return nothing: items have no points."""
        return Column.absent(1, Reason.UNDECIDED)

    def graded(self, grade: str, item: str | None) -> Column:
        """Return nothing: items have no grades."""
        return Column.absent(1, Reason.UNDECIDED)


@dataclass(frozen=True)
class Years:
    """The reported year and the one before, over the figures read."""

    figures: Figures
    this: YearScope
    last: YearScope

    @property
    def before(self) -> Years:
        """The year before beside the one before that."""
        return Years(self.figures, self.last, self.last.before)


def years_of(figures: Figures) -> Years:
    """Return the scopes of the reported year and the one before.

    上年(…) of last year's computed items looks into what was published of the year before it.
    """
    bulletin = figures.bulletin
    earlier = {
        code: Column.of_numbers([value])
        for code, value in figures.history.get(figures.year - 2, {}).items()
    }
    computed = {item.code for item in bulletin.items if item.formula}
    entries = {code: e for code, e in figures.entries.items() if code not in computed}
    kinds = {item.code: item.kind for item in bulletin.items}
    this = {code: _this(entry, kinds[code]) for code, entry in entries.items()}
    last = {code: _number(entry.last, entry.last_reason) for code, entry in entries.items()}
    last_scope = YearScope(bulletin, last, YearScope(bulletin, earlier))
    return Years(figures, YearScope(bulletin, this, last_scope), last_scope)


def _this(entry: Entry, kind: Kind) -> Column:
    if kind is not Kind.TEXT:
        return _number(entry.this, entry.this_reason)
    text = np.array([entry.text or None], dtype=object)
    reason = 0 if entry.text else _reason(entry.this_reason)
    return Column(text, np.array([reason], dtype=np.int8))


def _number(value: float, reason: str) -> Column:
    return Column.of_numbers([value], _reason(reason))


def _reason(words: str) -> Reason:
    """Return the reason that words stand for; nothing to say means that it is blank."""
    return _REASONS.get(words, Reason.UNREADABLE if words else Reason.BLANK)


def value_of(column: Column) -> float:
    """Return a scope's value as a number; NaN where there is none, or a text."""
    return float(column.values[0]) if column.values.dtype.kind == "f" else float("nan")


def truth_of(column: Column) -> bool | None:
    """Return whether a condition holds; None where that cannot be told."""
    value = value_of(column)
    return None if isnan(value) else value != 0
