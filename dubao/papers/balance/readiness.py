"""迎检清单.xlsx: the work list of 15 + 9 + 1 items with evidence and departments."""

from __future__ import annotations

from dubao.model.book import Book, Sheet, Style
from dubao.papers.draft import Draft
from dubao.papers.ordered import Ordered
from dubao.papers.standards.items import (
    UNDECIDED,
    asked_in,
    evidence_of,
    items_of,
    remarks_of,
    sentence,
    verdict,
)
from dubao.papers.standards.side import Side, district
from dubao.papers.wording import year_and_name

NAME, VETOES = "迎检清单", "一票否决"
_VETO_HEADS = ("序号", "事项", "申报（申报人，日期）", "结果")
_VETO_WIDTHS = (6.0, 40.0, 84.0, 14.0)
_HEADS = ("序号", "项目", "标准", "实际", "是否达到", "佐证", "责任部门")
_WIDTHS = (6.0, 22.0, 32.0, 52.0, 10.0, 32.0, 14.0)
_DOMAINS = (("B", "政府保障程度"), ("C", "教育质量"), ("D", "社会认可度"))
_REACHED = {"达标": "达到", "不达标": "未达到"}


def readiness_book(ordered: Ordered) -> Book:
    """Return the work list; a file is no pass: evidence items are as a person judged them."""
    title = f"{year_and_name(ordered.assessment.year, '义务教育优质均衡')}迎检清单"
    draft = Draft(len(_HEADS))
    of_district = district(ordered)
    draft.title(title, "内部资料　　有材料不等于达到，看材料的项目由人判定")
    draft.line(_HEADS, Style.HEAD)
    if of_district is not None:
        _rows(draft, of_district, f"{ordered.path}[{NAME}]")
    for line in ordered.sample:
        draft.banner(line, Style.NOTE)
    items = draft.sheet(NAME, 3, frozen_columns=2, widths=_WIDTHS)
    vetoes = (_vetoes(of_district, ordered),) if of_district else ()
    return Book(title, (items, *vetoes))


def _vetoes(of_district: Side, ordered: Ordered) -> Sheet:
    """Return the veto list: every answer with who declared it and when (VT-12)."""
    draft = Draft(len(_VETO_HEADS))
    draft.title("一票否决事项", "内部资料　　一项有一问没有答的，作无法判断")
    draft.line(_VETO_HEADS, Style.HEAD)
    for number, item in enumerate(items_of(of_district, "E"), start=1):
        conditions = (item.judged or {}).values()
        names = dict.fromkeys(name for text in conditions for name in asked_in(text))
        where = f"{ordered.path}[{VETOES}]"
        answers = "；".join(_answer(of_district, name, where) for name in names)
        outcome = verdict(of_district, item)
        row = draft.line((number, item.name, answers, outcome))
        draft.put(row, 0, number, Style.CENTRE)
        draft.put(row, 3, outcome, Style.CENTRE if outcome == "未发生" else Style.FAULT)
    for line in ordered.sample:
        draft.banner(line, Style.NOTE)
    return draft.sheet(VETOES, 3, widths=_VETO_WIDTHS)


def _answer(of_district: Side, name: str, where: str) -> str:
    declared = [of_district.said(where, 0, f"{name}{what}") for what in ("申报人", "申报日期")]
    return f"{name}：{of_district.said(where, 0, name)}（{'，'.join(declared)}）"


def _rows(draft: Draft, of_district: Side, where: str) -> None:
    number, remarks = 0, list[str]()
    for code, words in _DOMAINS:
        draft.banner(words, Style.HEAD)
        for item in items_of(of_district, code):
            number += 1
            evidence = evidence_of(of_district, item.code)
            reached = _REACHED.get(verdict(of_district, item), UNDECIDED)
            row = draft.line((number, item.name, item.standard))
            draft.put(row, 0, number, Style.CENTRE)
            draft.put(row, 3, sentence(of_district, item, where))
            draft.put(row, 4, reached, Style.CENTRE if reached == "达到" else Style.FAULT)
            draft.put(row, 5, evidence.get("佐证材料", ""))
            draft.put(row, 6, evidence.get("责任部门", ""), Style.CENTRE)
            remarks += remarks_of(of_district, item)
    for line in remarks:
        draft.banner(line, Style.NOTE)
