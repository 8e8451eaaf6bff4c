"""项 and 结论: what an assessment says of one unit, item by item and statement by statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from dubao.model.assessment import Verdicts
from dubao.model.formula.fault import fold
from dubao.model.scheme import Item
from dubao.model.terms import Reason, Verdict
from dubao.papers.generic.lazy import Lazy
from dubao.papers.generic.page import Page
from dubao.papers.generic.shown import masked
from dubao.papers.items import Line, missing_reason
from dubao.papers.limits import Limit, limits_of
from dubao.papers.statements import said, statement
from dubao.papers.wording import gap

Made = dict[str, Callable[[], Any]]


def items(page: Page, unit: int) -> Lazy:
    """Return every item of a unit by its code."""
    scheme = page.assessment.scheme
    return Lazy({item.code: partial(_item, page, unit, item) for item in scheme.all_items()})


def conclusions(page: Page, unit: int) -> list[Lazy]:
    """Return the 结论 of a unit in order; what can't be judged says why."""
    return [_conclusion(page, unit, verdicts) for verdicts in page.assessment.conclusions]


def _item(page: Page, unit: int, item: Item) -> Lazy:
    figures, paper = page.figures, page.paper
    made: Made = {
        "编号": lambda: item.code,
        "名称": lambda: item.name,
        "分值": lambda: figures.full(paper, unit, item.code) if item.has_points else "—",
        "得分": lambda: figures.points(paper, unit, item.code),
        "评级": lambda: _grade(page, unit, item),
        "简要结论": lambda: statement(item, partial(_said, page, unit, dict(limits_of(item)))),
        "评分标准": lambda: item.standard,
        "材料": lambda: item.material,
        "依据": lambda: item.basis,
    }
    return Lazy(made | (_leaf(page, unit, item) if item.is_leaf else _inner()))


def _said(page: Page, unit: int, limits: Mapping[str, Limit], name: str) -> str:
    """Return a value in a 简要结论, a blank in place of what the reader may not see."""
    known = page.values.get(name)
    if known and page.hides(known):
        return masked(known)
    limit = limits.get(fold(name))
    return page.own(said(page.figures, page.paper, unit, name, limit))


def _inner() -> Made:
    """Return what only leaves have, as blanks."""
    return {name: lambda: "" for name in ("自评分", "实际值", "说明", "评分部门")}


def _leaf(page: Page, unit: int, item: Item) -> Made:
    (line,) = page.view.lines(unit, (item,))
    label = f"{page.name(unit)} {item.title} 自评分"
    figures, paper = page.figures, page.paper
    return {
        "自评分": lambda: figures.entered(paper, label, line.self_points, line.self_place) or "—",
        "实际值": lambda: _value(page, unit, line),
        "说明": lambda: _why(page, line),
        "评分部门": lambda: line.rater,
    }


def _value(page: Page, unit: int, line: Line) -> str:
    if line.value:
        return page.figures.value(page.paper, unit, line.item.code, line.value)
    return gap(f"{line.item.name}：{line.missing}") if line.missing else ""


def _why(page: Page, line: Line) -> str:
    if line.missing:
        return gap(line.missing)
    return page.own(line.why) if line.applies else Reason.NOT_APPLICABLE.text


def _grade(page: Page, unit: int, item: Item) -> str:
    """Return the grade word of an item, "" for one that is not graded."""
    if not item.is_graded:
        return ""
    result = page.assessment.items[item.code]
    reason = missing_reason(result, unit)
    if reason:
        return gap(f"{item.name}：{reason}")
    value = result.value.values[unit]
    return str(value) if value is not None else Reason.NOT_APPLICABLE.text


def _conclusion(page: Page, unit: int, verdicts: Verdicts) -> Lazy:
    spec = next(one for one in page.assessment.scheme.conclusions if one.code == verdicts.code)
    verdict, reason = verdicts.verdicts[unit], str(verdicts.reasons[unit] or "")
    label = f"{page.name(unit)} {verdicts.code} {verdicts.name}"
    how = f"{spec.condition}{f'；{reason}' if reason else ''}"
    return Lazy(
        {
            "编号": lambda: verdicts.code,
            "名称": lambda: verdicts.name,
            "依据": lambda: spec.basis,
            "结论": lambda: page.figures.said(page.paper, label, str(Verdict(verdict)), how),
            "原因": lambda: page.own(reason),
        }
    )
