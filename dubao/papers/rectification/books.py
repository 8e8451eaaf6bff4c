"""Workbooks of the ledger: the three lists, and the rates of closing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dubao.model.book import Book, Sheet, Style
from dubao.model.ledger import Standing, Tally
from dubao.model.terms_ledger import FindingState
from dubao.papers.draft import Draft
from dubao.papers.occasion import Occasion
from dubao.papers.rectification.rows import finding_row

_FOUND = ("序号", "台账序号", "单位", "来源", "指标", "描述", "类别")
_DUTY = ("责任单位", "责任人", "协同单位")
_OUTCOME = (
    *("措施", "时限", "到期日", "进展", "完成日期", "状态"),
    *("复核人", "复核日期", "复核意见", "销号日期"),
)
LISTS = {
    "问题清单": _FOUND,
    "责任清单": (*_FOUND, *_DUTY),
    "整改清单": (*_FOUND, *_DUTY, *_OUTCOME),
}
"""Three lists from one ledger: the problem; and whose it is; and what came of it."""

_DATE_WIDTH = 11.0  # characters: a date stands on two lines
_WIDTHS = {
    **dict.fromkeys(("序号", "台账序号", "责任人", "复核人", "类别", "状态"), 8.0),
    **dict.fromkeys(("单位", "责任单位", "协同单位", "来源", "进展"), 16.0),
    **dict.fromkeys(("措施", "复核意见"), 18.0),
    "指标": 14.0,
    "描述": 30.0,
}
_HEADS = {
    "单位": "单位",
    "来源": "问题来源",
    "指标": "对应指标（依据）",
    "描述": "问题描述",
    "类别": "问题类别",
    "措施": "整改措施",
    "时限": "整改时限",
    "进展": "进展（完成情况）",
}
RATE_NOTE = "注：销号率＝已销号÷问题数；单位报了已完成、还没有复核销号的，不计入已销号。"


def list_book(found: Sequence[Standing], occasion: Occasion) -> Book:
    """Return the three lists, a sheet each."""
    sheets = tuple(_list_sheet(name, found, occasion) for name in LISTS)
    return Book("教育督导问题、责任、整改清单", sheets)


def _list_sheet(name: str, found: Sequence[Standing], occasion: Occasion) -> Sheet:
    columns = LISTS[name]
    draft = Draft(len(columns))
    draft.title(f"{occasion.district}教育督导{name}", f"{occasion.subtitle}　　共{len(found)}条")
    draft.line([_HEADS.get(column, column) for column in columns], Style.HEAD)
    head = draft.height
    for number, one in enumerate(found, start=1):
        row = finding_row(number, one)
        draft.line([row[column] or None for column in columns], Style.TEXT)
    return draft.sheet(name, head, 2, [_WIDTHS.get(column, _DATE_WIDTH) for column in columns])


def rate_book(tables: Mapping[str, Sequence[Tally]], occasion: Occasion) -> Book:
    """Return a sheet of rates for every grouping, and one that names the findings counted."""
    sheets = [_rate_sheet(name, tallies, occasion) for name, tallies in tables.items()]
    return Book("教育督导问题整改统计", (*sheets, _basis_sheet(tables, occasion)))


def rate_heads(group: str) -> list[str]:
    """Return the heading of a table of rates."""
    return [group, "问题数", *FindingState, "状态不明", "其中逾期", "其中待复核", "销号率（%）"]


def rate_line(tally: Tally) -> list[str | int]:
    """Return the counts of one group, without its rate."""
    counts = [tally.count(state) for state in (*FindingState, None)]
    return [tally.group or "（未填）", tally.total, *counts, tally.overdue, tally.awaiting]


def _rate_sheet(name: str, tallies: Sequence[Tally], occasion: Occasion) -> Sheet:
    heads = rate_heads(name)
    draft = Draft(len(heads))
    draft.title(f"{occasion.district}教育督导问题整改统计（按{name}）", occasion.subtitle)
    draft.line(heads, Style.HEAD)
    head = draft.height
    for tally in tallies:
        row = draft.line(rate_line(tally))
        draft.number(row, len(heads) - 1, tally.rate, 1)
    draft.banner(RATE_NOTE, Style.NOTE)
    return draft.sheet(f"按{name}", head, frozen_columns=1)


def _basis_sheet(tables: Mapping[str, Sequence[Tally]], occasion: Occasion) -> Sheet:
    """Name the findings that each count rests on, so that it can be followed (PA-11)."""
    heads = ("统计", "组", "项", "条数", "台账序号")
    draft = Draft(len(heads))
    draft.title("统计依据", occasion.subtitle)
    draft.line(heads, Style.HEAD)
    head = draft.height
    for name, tallies in tables.items():
        for tally in tallies:
            for what, members in _counted(tally):
                numbers = "、".join(one.finding.number or "（无序号）" for one in members)
                draft.line([f"按{name}", tally.group or "（未填）", what, len(members), numbers])
    return draft.sheet("统计依据", head)


def _counted(tally: Tally) -> Iterator[tuple[str, list[Standing]]]:
    for state in (*FindingState, None):
        members = [one for one in tally.members if one.finding.state is state]
        if members:
            yield (state or "状态不明"), members
    late = [one for one in tally.members if one.is_overdue]
    if late:
        yield "逾期", late
