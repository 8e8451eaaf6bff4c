"""表Ⅲ of the application form, and the working table of coefficients of variation."""

from __future__ import annotations

from math import isnan

from dubao.model.book import Book, Sheet, Style
from dubao.papers.balance.resources import LABELLED_WIDTHS, head_of
from dubao.papers.limits import Limit
from dubao.papers.ordered import Ordered
from dubao.papers.standards.definitions import definition_lines
from dubao.papers.standards.heads import across, codes, corner
from dubao.papers.standards.pen import Pen, Wanted
from dubao.papers.standards.side import STAGES, Side, district, indicators, schools
from dubao.papers.wording import gap, year_and_name

NAME, TITLE = "表Ⅲ", "表Ⅲ 县域义务教育校际均衡情况"
MEAN, VARIATION = "全县平均值", "差异系数"
_LEFT = 2
_NOTE = (
    "注：平均值按全县资源合计除以学生合计，差异系数逐项判断，小学不高于0.50、初中不高于0.45；"
    "综合一栏的差异系数用什么填，文件没有说明，不作判断依据。"
)


def variation_sheet(ordered: Ordered, of_schools: Side, of_district: Side) -> Sheet:
    """Return 表Ⅲ. The cell 综合 of 差异系数 stays a marked blank (SB-10)."""
    seven = indicators(of_schools)
    pen = Pen(ordered, NAME, _LEFT + len(seven) + 1)
    draft = pen.draft
    across(draft, TITLE)
    corner(draft, 1, 2, _LEFT)
    for at, indicator in enumerate(seven):
        draft.put(1, _LEFT + at, head_of(indicator), Style.HEAD)
    draft.put(1, _LEFT + len(seven), "综合", Style.HEAD)
    codes(draft, 2, _LEFT, len(seven) + 1)
    for stage in STAGES:
        top = draft.height
        _stage(pen, of_district, stage, (top, 0))
        draft.put(top, _LEFT + len(seven), "——", Style.CENTRE)
        draft.put(top + 1, _LEFT + len(seven), gap("综合"), Style.FAULT)
    pen.footer([_NOTE, *_definitions(of_schools)])
    return pen.sheet(3, LABELLED_WIDTHS)


def _stage(pen: Pen, of_district: Side, stage: str, at: tuple[int, int]) -> None:
    """Put the two rows of one stage: means with 2 decimals, coefficients with 3."""
    top, left = at
    pen.draft.put(top, left, stage, Style.HEAD)
    pen.draft.merge(top, left, top + 1, left)
    pen.draft.put(top, left + 1, MEAN, Style.HEAD)
    pen.draft.put(top + 1, left + 1, VARIATION, Style.HEAD)
    cap = of_district.number(0, f"{stage}差异系数上限")
    limits = () if isnan(cap) else (Limit("<=", cap),)
    for number in range(1, 8):
        column = left + 1 + number
        pen.value((top, column), Wanted(of_district, 0, f"{stage}R{number}平均", 2))
        name = f"{stage}R{number}差异系数"
        pen.value((top + 1, column), Wanted(of_district, 0, name, 3, limits))


def _definitions(of_schools: Side) -> list[str]:
    names = [f"R{number}差异系数" for number in range(1, 8)]
    seven = [one.name for one in indicators(of_schools)]
    return definition_lines(of_schools.assessment.scheme, [*names, *seven])


def variation_book(ordered: Ordered) -> Book:
    """Return 差异系数表.xlsx: 序号 区县 学校类别 类型 and a column per indicator; no 综合."""
    title = f"{year_and_name(ordered.assessment.year, '义务教育优质均衡')}差异系数表"
    of_schools, of_district = schools(ordered), district(ordered)
    seven = indicators(of_schools)
    pen = Pen(ordered, VARIATION, 4 + len(seven))
    pen.draft.title(title)
    heads = ["序号", "区县", "学校类别", "类型", *(head_of(one) for one in seven)]
    pen.draft.line(heads, Style.HEAD)
    top = pen.draft.height
    for at, stage in enumerate(STAGES if of_district else ()):
        row = top + 2 * at
        pen.draft.put(row, 0, at + 1, Style.CENTRE)
        pen.draft.put(row, 1, ordered.settings.district, Style.CENTRE)
        for column in (0, 1):
            pen.draft.merge(row, column, row + 1, column)
        assert of_district is not None
        _stage(pen, of_district, stage, (row, 2))
    pen.footer(_definitions(of_schools))
    return Book(title, (pen.sheet(2, (6.0, 12.0, 10.0, 12.0, *(12.0,) * len(seven))),))
