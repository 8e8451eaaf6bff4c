"""缺口清单.xlsx: how much is missing, kindergarten by kindergarten and for the county."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from dubao.model.book import Book, Sheet, Style
from dubao.papers.ordered import Ordered
from dubao.papers.standards.definitions import definition_lines
from dubao.papers.standards.pen import Pen, Wanted
from dubao.papers.standards.side import Side, district, schools

BY_KINDERGARTEN, WHOLE = "各园缺口", "全区缺口"
TITLE = "县域学前教育普及普惠达标缺口清单"
_GAPS = (
    ("园舍建筑缺口", "缺园舍建筑\n（㎡）", 2),
    ("活动用房缺口", "缺活动用房\n（㎡）", 2),
    ("室外场地缺口", "缺室外场地\n（㎡）", 2),
    ("超班额班数", "超班额班\n（个）", 0),
    ("超班额人数", "超出人数\n（人）", 0),
    ("未持证人数", "未持证\n（人）", 0),
)
_WHOLE = (
    ("入园幼儿缺口", "毛入园率到85%还差在园幼儿（人）"),
    ("普惠幼儿缺口", "普惠性幼儿园覆盖率到80%还差普惠性幼儿园幼儿（人）"),
    ("公办幼儿缺口", "公办园在园幼儿占比到50%还差公办园幼儿（人）"),
    ("教师缺口", "专任教师与幼儿比到1:15还差专任教师（人）"),
    ("未持证总数", "园长、专任教师全部持证还差（人）"),
)


def gaps_book(ordered: Ordered) -> Book:
    """Return what is missing to the standard: square metres, people, classes (none is left out)."""
    side, of_district = schools(ordered), district(ordered)
    whole = (_whole(ordered, of_district),) if of_district else ()
    return Book(TITLE, (_by_kindergarten(ordered, side), *whole))


def _by_kindergarten(ordered: Ordered, side: Side) -> Sheet:
    heads = ("序号", "幼儿园", "新园、老园", *(head for _, head, _ in _GAPS))
    pen = Pen(ordered, BY_KINDERGARTEN, len(heads))
    pen.draft.title(TITLE, "内部资料　　只列有缺口和没有数的幼儿园；没有数的标出，不作没有缺口")
    pen.draft.line(heads, Style.HEAD)
    short = [unit for unit in range(len(side.assessment.codes)) if _is_short(side, unit)]
    for number, unit in enumerate(short, start=1):
        row = pen.draft.line((number, str(side.assessment.names[unit])), Style.CENTRE)
        pen.draft.put(row, 2, _age(side, unit), Style.CENTRE)
        for at, (name, _, decimals) in enumerate(_GAPS, start=3):
            if side.number(unit, name) == 0:
                pen.draft.put(row, at, None, Style.CENTRE)
            else:
                pen.value((row, at), Wanted(side, unit, name, decimals))
    pen.footer(_notes(side, short))
    return pen.sheet(3, (6.0, 30.0, 12.0, *(13.0,) * len(_GAPS)))


def _is_short(side: Side, unit: int) -> bool:
    values = (side.number(unit, name) for name, _, _ in _GAPS)
    return any(isnan(value) or value > 0 for value in values)


def _age(side: Side, unit: int) -> str:
    value = side.number(unit, "新园")
    return "【设计年份未填】" if isnan(value) else "新园" if value else "老园"


def _notes(side: Side, short: Sequence[int]) -> list[str]:
    count = len(side.assessment.codes)
    none = f"共{count}所幼儿园，{count - len(short)}所没有缺口。空格表示没有缺口。"
    return [none, *definition_lines(side.assessment.scheme, ["新园", "超班额班数"])]


def _whole(ordered: Ordered, of_district: Side) -> Sheet:
    pen = Pen(ordered, WHOLE, 3)
    pen.draft.title("全区缺口")
    pen.draft.line(("序号", "事项", "缺口"), Style.HEAD)
    for number, (name, told) in enumerate(_WHOLE, start=1):
        row = pen.draft.line((number, told))
        pen.draft.put(row, 0, number, Style.CENTRE)
        pen.value((row, 2), Wanted(of_district, 0, name))
    pen.footer(["在园幼儿数不变时的缺口；0表示已达到。"])
    return pen.sheet(2, (8.0, 70.0, 22.0), landscape=False)
