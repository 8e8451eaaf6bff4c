"""Workbooks that a scheme may ask for by name: 文件: [{簿: 名称, 输出: 某.xlsx}].

A builder is given an `Ordered`: the assessment, the office's settings and the list of figures,
into which it puts every figure that it prints. It returns the workbook. A new one is a
function and a line.
"""

from __future__ import annotations

from collections.abc import Callable

from dubao.model.book import Book
from dubao.papers.balance.application import application_book
from dubao.papers.balance.readiness import readiness_book
from dubao.papers.balance.self_sheet import self_sheet_book
from dubao.papers.balance.seven import seven_book
from dubao.papers.balance.variation import variation_book
from dubao.papers.improve.gaps_book import NAME as GAPS
from dubao.papers.improve.gaps_book import shortfalls_book
from dubao.papers.months import build_months
from dubao.papers.ordered import Ordered
from dubao.papers.preschool.evidence import evidence_book
from dubao.papers.preschool.gaps import gaps_book
from dubao.papers.preschool.overview import overview_book
from dubao.papers.preschool.self_sheet import city_sheet_book
from dubao.papers.preschool.standing import standing_book
from dubao.papers.survey.book import NAME as SURVEYS
from dubao.papers.survey.book import build_survey_book

Builder = Callable[[Ordered], Book]

BOOKS: dict[str, Builder] = {
    "月度表": lambda order: build_months(order.figures, order.path),
    SURVEYS: build_survey_book,
    "优质均衡申报表": application_book,
    "七项指标报告": seven_book,
    "差异系数表": variation_book,
    "迎检清单": readiness_book,
    GAPS: shortfalls_book,
    "普及普惠指标情况表": standing_book,
    "普及普惠缺口清单": gaps_book,
    "普及普惠佐证目录": evidence_book,
    "普及普惠一览表": overview_book,
    "普及普惠市级自评表": city_sheet_book,
}
UNIT_BOOKS: dict[str, Builder] = {"学校自评表": self_sheet_book}
"""Those of which each unit gets its own (每单位: 是)."""
