"""A scope made of literal lists, for tests of formulas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from dubao.model.table import Column
from dubao.model.terms import Reason


def column(values: list[Any]) -> Column:
    """Make a column: a Reason stands for its own absence, None for a blank."""
    reasons = [
        v if isinstance(v, Reason) else Reason.BLANK if v is None else Reason.FILLED for v in values
    ]
    if any(isinstance(v, str) or hasattr(v, "year") for v in values):
        kept = [None if reason else v for v, reason in zip(values, reasons, strict=True)]
        return Column(np.array(kept, dtype=object), np.array(reasons, dtype=np.int8))
    numbers = [np.nan if reason else v for v, reason in zip(values, reasons, strict=True)]
    return Column(np.array(numbers, dtype=float), np.array(reasons, dtype=np.int8))


class Lists:
    """Columns given as lists; last year's and items' aspects likewise."""

    def __init__(
        self,
        columns: Mapping[str, list[Any]],
        last_year: Mapping[str, list[Any]] | None = None,
        aspects: Mapping[tuple[str, str], list[Any]] | None = None,
        grades: Mapping[tuple[str, str | None], list[Any]] | None = None,
    ) -> None:
        self._columns = {name: column(values) for name, values in columns.items()}
        self._last_year = {name: column(values) for name, values in (last_year or {}).items()}
        self._aspects = {key: column(values) for key, values in (aspects or {}).items()}
        self._grades = {key: column(values) for key, values in (grades or {}).items()}
        everything = (self._columns, self._last_year, self._aspects, self._grades)
        self.count = next((len(c) for group in everything for c in group.values()), 1)

    def column(self, name: str) -> Column:
        return self._columns[name]

    def last_year(self, name: str) -> Column:
        return self._last_year[name]

    def aspect(self, item: str, aspect: str) -> Column:
        return self._aspects[item, aspect]

    def graded(self, grade: str, item: str | None) -> Column:
        return self._grades[grade, item]


def listed(found: Column) -> list[Any]:
    """Return a column as a list, absent values as their Reason."""
    return [
        Reason(int(reason)) if reason else value
        for value, reason in zip(found.values.tolist(), found.reasons, strict=True)
    ]
