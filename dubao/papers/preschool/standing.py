"""指标情况表.xlsx: the items with standard, sentence and verdict; and every kindergarten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dubao.model.book import Book, Sheet, Style
from dubao.model.numbers import chinese_number
from dubao.model.scheme import Item
from dubao.model.statement import names_in
from dubao.papers.limits import Limit
from dubao.papers.ordered import Ordered
from dubao.papers.preschool.evidence import sentence
from dubao.papers.standards.definitions import definition_lines
from dubao.papers.standards.items import items_of, remarks_of, verdict
from dubao.papers.standards.pen import Pen, Wanted
from dubao.papers.standards.side import Side, district, schools

ITEMS, KINDERGARTENS = "指标情况表", "幼儿园情况"
TITLE = "县域学前教育普及普惠督导评估指标情况表"
_HEADS = ("序号", "指标", "国家标准", "指标值或简要结论", "结论")
_WIDTHS = (8.0, 26.0, 34.0, 70.0, 12.0)


@dataclass(frozen=True)
class _Column:
    """A column of the kindergartens' sheet: heading, name, decimals (None: words), least."""

    head: str
    name: str
    decimals: int | None = 0
    least: float | None = None


_COLUMNS = (
    _Column("办园性质", "办园性质", None),
    _Column("等级", "等级", None),
    _Column("城乡", "城乡类型", None),
    _Column("设计年份", "设计年份"),
    _Column("托班", "托班数"),
    _Column("小班", "小班数"),
    _Column("中班", "中班数"),
    _Column("大班", "大班数"),
    _Column("混龄班", "混龄班数"),
    _Column("超班额班数", "超班额班数"),
    _Column("在园幼儿（人）", "在园幼儿数"),
    _Column("专任教师（人）", "专任教师数"),
    _Column("持证（人）", "持证教师数"),
    _Column("保育员（人）", "保育员数"),
    _Column("生均园舍建筑面积（㎡）", "生均园舍建筑面积", 2, 10.44),
    _Column("生均活动用房面积（㎡）", "生均活动用房面积", 2, 8.17),
    _Column("生均室外场地面积（㎡）", "生均室外场地面积", 2, 4.0),
    _Column("保教费（元/月）", "保教费"),
)


def standing_book(ordered: Ordered) -> Book:
    """Return the table of items, and that of kindergartens as all figures are drawn from it."""
    of_district = district(ordered)
    first = (_items(ordered, of_district),) if of_district else ()
    return Book(TITLE, (*first, _kindergartens(ordered)))


def _items(ordered: Ordered, of_district: Side) -> Sheet:
    pen = Pen(ordered, ITEMS, len(_HEADS))
    pen.draft.title(TITLE, f"{ordered.settings.district}　　{ordered.assessment.year}年")
    pen.draft.line(_HEADS, Style.HEAD)
    domains = of_district.assessment.scheme.items
    number = 0
    for at, domain in enumerate(domains, start=1):
        pen.draft.banner(f"{chinese_number(at)}、{domain.name}", Style.HEAD)
        for item in items_of(of_district, domain.code):
            number += 1
            pen.remarks += _line(pen, of_district, (number, item))
    named = [name for domain in domains for item in domain.leaves() for name in _shown(item)]
    pen.footer(definition_lines(of_district.assessment.scheme, named))
    return pen.sheet(3, _WIDTHS)


def _line(pen: Pen, of_district: Side, numbered: tuple[int, Item]) -> Iterator[str]:
    """Add one item; yield its footnotes."""
    number, item = numbered
    told = sentence(of_district, item, f"{pen.ordered.path}[{pen.name}]")
    outcome = verdict(of_district, item)
    row = pen.draft.line((number, item.name, item.standard, told))
    pen.draft.put(row, 0, number, Style.CENTRE)
    pen.draft.put(row, 4, outcome, Style.CENTRE if outcome == "达标" else Style.FAULT)
    yield from remarks_of(of_district, item)


def _shown(item: Item) -> tuple[str, ...]:
    return names_in(item.statement)


def _kindergartens(ordered: Ordered) -> Sheet:
    side = schools(ordered)
    heads = ("序号", "幼儿园", *(column.head for column in _COLUMNS), "三项面积")
    pen = Pen(ordered, KINDERGARTENS, len(heads))
    pen.draft.title("幼儿园基本情况和生均面积")
    pen.draft.line(heads, Style.HEAD)
    verdicts = ordered.assessment.conclusions[0].verdicts
    for unit, name in enumerate(ordered.assessment.names):
        row = pen.draft.line((unit + 1, str(name)), Style.CENTRE)
        for at, column in enumerate(_COLUMNS, start=2):
            _cell(pen, side, (row, at, unit), column)
        word = str(verdicts[unit])
        style = Style.CENTRE if word == "达标" else Style.FAULT
        pen.draft.put(row, len(heads) - 1, word, style)
    pen.footer(definition_lines(side.assessment.scheme, ["新园", "超班额班数"]))
    widths = (5.0, 27.0, 11.0, 8.0, 7.0, *(8.0,) * (len(heads) - 5))
    return pen.sheet(2, widths)


def _cell(pen: Pen, side: Side, at: tuple[int, int, int], column: _Column) -> None:
    row, across, unit = at
    if column.decimals is None:
        pen.draft.put(row, across, side.text(unit, column.name), Style.CENTRE)
        return
    limits = () if column.least is None else (Limit(">=", column.least),)
    pen.value((row, across), Wanted(side, unit, column.name, column.decimals, limits))
