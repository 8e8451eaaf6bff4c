"""The units assessed as the rows over which a district's scheme gathers (区级, 表: 单位)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dubao.model.assessment import UnitTotals, Verdicts
from dubao.model.formula.parse import fold
from dubao.model.scheme import GRADE, RANK, TOTAL
from dubao.model.table import Column
from dubao.model.terms import Reason, Verdict

if TYPE_CHECKING:
    from dubao.assess.columns import Columns


class UnitRows:
    """The scope of a formula over units: their columns, items and results.

    A name that units know nothing of is the district's own, the same for each.
    """

    def __init__(
        self, columns: Columns, totals: UnitTotals, conclusions: tuple[Verdicts, ...]
    ) -> None:
        self.columns, self.count = columns, columns.count
        self.district: Columns | None = None
        self._results = {TOTAL: Column.of_numbers(totals.published, Reason.UNDECIDED)}
        self._results[GRADE] = _words(totals.grade, "")
        ranks = np.where(totals.rank > 0, totals.rank, np.nan)
        self._results[RANK] = Column.of_numbers(ranks, Reason.UNDECIDED)
        for found in conclusions:
            self._results[fold(found.code)] = _words(found.verdicts, Verdict.UNDECIDED)

    def result(self, name: str) -> Column | None:
        """Return 总分, 等第, 名次 or a 结论 by its code; None for any other name."""
        return self._results.get(fold(name))

    def knows(self, name: str) -> bool:
        """Tell whether a name is one of the units' columns or results."""
        return fold(name) in self._results or self.columns.knows(name)

    def column(self, name: str) -> Column:
        """Return a column of the units, a result of theirs, or the district's own value."""
        result = self.result(name)
        if result is not None:
            return result
        if self.district is None or self.columns.knows(name):
            return self.columns.column(name)
        return self.district.column(name).take(np.zeros(self.count, dtype=np.intp))

    def last_year(self, name: str) -> Column:
        """Return the units' column of last year."""
        return self.columns.last_year(name)

    def aspect(self, item: str, aspect: str) -> Column:
        """Return 得分, 得分率 or 评级 of the units' item."""
        return self.columns.aspect(item, aspect)

    def graded(self, grade: str, item: str | None) -> Column:
        """Return how many items of each unit have a grade."""
        return self.columns.graded(grade, item)


def _words(words: NDArray[np.object_], none: str) -> Column:
    """Make a column of words; `none` stands for no value."""
    texts = np.array([None if word == none else str(word) for word in words], dtype=object)
    missing = np.array([text is None for text in texts], dtype=bool)
    return Column(texts, np.where(missing, np.int8(Reason.UNDECIDED), np.int8(0)))
