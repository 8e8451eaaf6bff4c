"""自评表.xlsx of a city's scheme: 36 items in 8 columns, the first two merged downward.

The form is that of a city's scheme of 2021 (沈阳, a local form).
"""

from __future__ import annotations

from collections.abc import Iterator

from dubao.model.book import Book, Sheet, Style
from dubao.model.numbers import plain
from dubao.model.scheme import Item
from dubao.papers.ordered import Ordered
from dubao.papers.preschool.evidence import CODE, SOURCE, sentence
from dubao.papers.standards.definitions import definition_lines
from dubao.papers.standards.items import evidence_of, remarks_of, verdict
from dubao.papers.standards.pen import Pen
from dubao.papers.standards.side import Side, district
from dubao.papers.wording import gap, grades_text, year_and_name

NAME, COVER = "自评表", "封面"
_HEADS = (
    "项目",
    "一级指标",
    "二级指标",
    "评估等级及认定标准",
    "自评说明",
    "自评结论",
    "佐证材料",
    "备注",
)
_WIDTHS = (9.0, 15.0, 24.0, 40.0, 46.0, 10.0, 20.0, 10.0)
_REACHED = ("合格", "基本合格")
_NOTES = ("注：1. 自评说明用文字和数字。", "2. 自评结论填合格、基本合格或不合格。")


def city_sheet_book(ordered: Ordered) -> Book:
    """Return cover and table; nothing stands in it where the district's form was not assessed."""
    title = f"{year_and_name(ordered.assessment.year, ordered.assessment.scheme.name)}{NAME}"
    side = district(ordered)
    return Book(title, (_cover(ordered, title), *((_table(ordered, side),) if side else ())))


def _cover(ordered: Ordered, title: str) -> Sheet:
    pen = Pen(ordered, COVER, 4)
    pen.draft.skip(6)
    pen.draft.title(title)
    pen.draft.skip(6)
    for label, value in (("报送单位（盖章）", gap("盖章")), ("报送时间", gap("年月日"))):
        pen.draft.banner(f"{label}：{value}", Style.SUBTITLE)
        pen.draft.skip(1)
    pen.footer(())
    return pen.sheet(0, (30.0,) * 4)


def _table(ordered: Ordered, side: Side) -> Sheet:
    """Return the items; 项目 stands again in every first-level block, so on every page."""
    pen = Pen(ordered, NAME, len(_HEADS))
    pen.draft.title(NAME, _outcome(side))
    pen.draft.line(_HEADS, Style.HEAD)
    for part in side.assessment.scheme.items:
        for block in part.children:
            top = pen.draft.height
            for item in block.leaves():
                pen.remarks += _line(pen, side, (part.name, block.name), item)
            for column in (0, 1):
                pen.draft.merge(top, column, pen.draft.height - 1, column)
    named = ("毛入园率", "普惠覆盖率", "公办园占比")
    pen.footer([*_NOTES, *definition_lines(side.assessment.scheme, named)])
    return pen.sheet(3, _WIDTHS)


def _line(pen: Pen, side: Side, heads: tuple[str, str], item: Item) -> Iterator[str]:
    """Add one item; yield its footnotes."""
    number = plain(float(item.code[1:]))
    outcome = verdict(side, item)
    told = sentence(side, item, f"{pen.ordered.path}[{pen.name}]")
    row = pen.draft.line((*heads, f"{number}. {item.name}", item.standard, told))
    for column, text in enumerate(heads):
        pen.draft.put(row, column, text, Style.CENTRE)
    pen.draft.put(row, 5, outcome, Style.CENTRE if outcome in _REACHED else Style.FAULT)
    pen.draft.put(row, 6, evidence_of(side, item.code, (SOURCE, CODE)).get("佐证", ""))
    pen.draft.put(row, 7, None)
    yield from remarks_of(side, item)


def _outcome(side: Side) -> str:
    """Say how many items have each grade, and the level that they come to."""
    totals = side.assessment.totals
    level = str(totals.grade[0]) or f"未定（{totals.reason[0]}）"
    return f"{grades_text(side.assessment, 0)}　　自评：{level}"
