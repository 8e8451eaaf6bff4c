"""Workbooks that a scheme may ask for by name: 文件: [{簿: 名称, 输出: 某.xlsx}].

A builder takes the assessment, the office's settings and the list of figures, into which it
puts every figure that it prints, and returns the workbook. A new one is a function and a line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dubao.model.assessment import Assessment
from dubao.model.book import Book
from dubao.model.settings import Settings
from dubao.papers.figures import FigureList
from dubao.papers.months import build_months


@dataclass(frozen=True)
class Ordered:
    """What a builder is given: `path` is the workbook's name in the list of figures."""

    assessment: Assessment
    settings: Settings
    figures: FigureList
    path: str


Builder = Callable[[Ordered], Book]

BOOKS: dict[str, Builder] = {
    "月度表": lambda order: build_months(order.figures, order.path),
}
