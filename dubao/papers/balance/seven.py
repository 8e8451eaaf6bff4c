"""七项指标报告.xlsx: for every school and indicator 基本值, 达标值, 实际值 and 是否达标."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dubao.model.book import Book, Sheet, Style
from dubao.papers.balance.resources import head_of
from dubao.papers.limits import Limit
from dubao.papers.ordered import Ordered
from dubao.papers.standards.definitions import definition_lines
from dubao.papers.standards.heads import put_heads
from dubao.papers.standards.pen import Pen, Wanted
from dubao.papers.standards.side import (
    STAGE,
    STAGES,
    Indicator,
    Side,
    indicators,
    rows_of,
    schools,
    yes_no,
)

_PARTS = ("基本值", "达标值", "实际值", "是否达标")
_NINE = "九年一贯"
_WIDTHS = (5.0, 30.0, *(8.0,) * 28)


def seven_book(ordered: Ordered) -> Book:
    """Return the report: a sheet per stage, and one with both stages of 九年一贯制 schools."""
    side = schools(ordered)
    both = sorted(row for stage in STAGES for row in rows_of(side, stage))
    nine = [row for row in both if side.text(row, "学校类型") == "九年一贯制学校"]
    named = [(stage, stage, rows_of(side, stage)) for stage in STAGES]
    named.append((_NINE, "九年一贯制学校", nine))
    sheets = tuple(_sheet(ordered, side, one) for one in named)
    return Book("优质均衡发展七项指标报告", sheets)


def _sheet(ordered: Ordered, side: Side, named: tuple[str, str, Sequence[int]]) -> Sheet:
    name, title, rows = named
    seven = indicators(side)
    pen = Pen(ordered, name, 2 + len(_PARTS) * len(seven))
    pen.draft.title(f"{title}优质均衡发展七项指标报告")
    heads = [("序号",), ("学校",), *((head_of(one), part) for one in seven for part in _PARTS)]
    put_heads(pen.draft, 1, 0, heads)
    for number, row in enumerate(rows, start=1):
        _row(pen, side, (number, row), seven)
    both = ["各学段已分别列入小学、初中两表，按各自学段的标准判断。"] if name == _NINE else []
    definitions = definition_lines(side.assessment.scheme, [one.name for one in seven])
    pen.footer([*both, *definitions])
    return replace(pen.sheet(3, _WIDTHS), is_a3=True, frozen_columns=2)


def _row(pen: Pen, side: Side, numbered: tuple[int, int], seven: Sequence[Indicator]) -> None:
    number, row = numbered
    line, stage = pen.draft.height, side.text(row, STAGE)
    pen.draft.put(line, 0, number, Style.CENTRE)
    pen.draft.put(line, 1, str(side.assessment.names[row]))
    for at, indicator in enumerate(seven):
        left = 2 + len(_PARTS) * at
        floor, standard = indicator.floor(stage), indicator.standards[stage]
        pen.draft.put(line, left, _plain(floor), Style.CENTRE)
        pen.draft.put(line, left + 1, _plain(standard), Style.CENTRE)
        limits = (Limit(">=", standard), Limit(">=", floor))
        pen.value((line, left + 2), Wanted(side, row, indicator.name, 2, limits))
        met = indicator.is_met(side.number(row, indicator.name), stage)
        style = Style.CENTRE if met else Style.FAULT
        pen.draft.put(line, left + 3, yes_no(met), style)


def _plain(value: float) -> float:
    """Return a standard without the dust of binary arithmetic: 0.85 × 4.2 is 3.57 (CA-05)."""
    return round(value, 6)
