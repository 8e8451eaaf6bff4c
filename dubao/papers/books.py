"""Workbooks that a scheme may ask for by name: 文件: [{簿: 名称, 输出: 某.xlsx}].

A builder is given an `Ordered`: the assessment, the office's settings and the list of figures,
into which it puts every figure that it prints. It returns the workbook. A new one is a
function and a line.
"""

from __future__ import annotations

from collections.abc import Callable

from dubao.model.book import Book
from dubao.papers.months import build_months
from dubao.papers.ordered import Ordered
from dubao.papers.survey.book import NAME as SURVEYS
from dubao.papers.survey.book import build_survey_book

Builder = Callable[[Ordered], Book]

BOOKS: dict[str, Builder] = {
    "月度表": lambda order: build_months(order.figures, order.path),
    SURVEYS: build_survey_book,
}
