"""A summary paper for the office or the government: all units, groups, grades, the district."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import isnan
from typing import Any

import numpy as np

from dubao.model.assessment import GroupResult
from dubao.model.numbers import plain
from dubao.model.scheme import Derived
from dubao.model.terms import Reason, Verdict
from dubao.papers.figures import FigureList
from dubao.papers.generic.known import Known, uniform
from dubao.papers.generic.lazy import Lazy
from dubao.papers.generic.lists import absent, frequencies, lists
from dubao.papers.generic.page import Page
from dubao.papers.generic.shown import masked, missing, shown
from dubao.papers.generic.surveys import surveys, surveys_by_name
from dubao.papers.generic.tallies import tallies
from dubao.papers.generic.unit import unit_makers, unit_names
from dubao.papers.generic.values import numbers_of_all, values_of_all
from dubao.papers.overview import rank_order
from dubao.papers.wording import gap, rank_text
from dubao.papers.words import NOTHING

UNDECIDED = "待定"


def summary_names(page: Page) -> dict[str, Any]:
    """Return the names of a summary beyond those that all papers have."""
    assessment = page.assessment
    units = range(len(assessment.codes))
    entries = [_unit(page, unit) for unit in units]
    whole = sorted(uniform(assessment.scheme))
    return {
        "单位数": page.figures.said(page.paper, "单位数", str(len(units)), "登记的单位数"),
        "单位": entries,
        "排名": [entries[unit] for unit in rank_order(assessment)],
        "各等第": _grades(page),
        "各结论": [_verdicts(page, at) for at in range(len(assessment.conclusions))],
        "值": values_of_all(page, whole if units else ()),
        "数": numbers_of_all(page, whole if units else ()),
        "分组": [_group(page, group) for group in assessment.groups if group.by],
        "清单": lists(page, page.wholes),
        "清点": tallies(page, page.wholes),
        "频次": frequencies(page),
        "问卷": surveys_by_name(page),
        "各问卷": surveys(page),
        "未报": absent(page),
        "口径": [
            _definition(spec)
            for one in assessment.scheme.both
            for spec in one.derived
            if spec.definition
        ],
        "区级": district_names(page),
    }


def _definition(spec: Derived) -> dict[str, str]:
    """Return which definition of a value is in force (CA-27)."""
    return {
        "名称": spec.name,
        "口径": spec.definition,
        "版本": spec.version,
        "依据": spec.basis,
    }


def district_names(page: Page) -> dict[str, Any] | Lazy:
    """Return the names of the district's own result (区级), none if the scheme has none."""
    trace = page.figures.trace.district()
    district = page.assessment.district
    if trace is None or district is None:
        return {}
    figures = FigureList(district, trace, page.figures.figures)
    own = Page(figures, page.paper, page.is_internal, page.is_personal)
    return {**unit_names(own, 0), **_outcome(own, 0)}


def _unit(page: Page, unit: int) -> Lazy:
    codes, made = page.assessment.codes, _outcome_makers(page, unit)
    own: dict[str, Callable[[], Any]] = {
        "序号": partial(str, unit + 1),
        "单位代码": partial(str, codes[unit]),
        "单位名称": partial(page.name, unit),
    }
    return Lazy({**own, **made, **unit_makers(page, unit)})


def _outcome(page: Page, unit: int) -> Lazy:
    return Lazy(_outcome_makers(page, unit))


def _outcome_makers(page: Page, unit: int) -> dict[str, Callable[[], Any]]:
    return {
        "总分": partial(_total, page, unit),
        "等第": partial(_grade, page, unit),
        "名次": partial(_rank, page, unit),
    }


def _total(page: Page, unit: int) -> str:
    totals = page.assessment.totals
    if not page.assessment.scheme.has_points:
        return NOTHING
    if isnan(float(totals.published[unit])):
        return _undecided("总分", str(totals.reason[unit] or ""))
    return page.figures.total(page.paper, unit)


def _grade(page: Page, unit: int) -> str:
    totals = page.assessment.totals
    grade, label = str(totals.grade[unit]), f"{page.name(unit)} 等第"
    if not grade:
        return _undecided("等第", str(totals.reason[unit] or ""))
    return page.figures.said(page.paper, label, grade, "；".join(totals.steps[unit]))


def _undecided(what: str, reason: str) -> str:
    return gap(f"{what}待定（{reason}）" if reason else f"{what}待定")


def _rank(page: Page, unit: int) -> str:
    totals = page.assessment.totals
    rank = rank_text(int(totals.rank[unit]), bool(totals.tied[unit]))
    return page.figures.said(page.paper, f"{page.name(unit)} 名次", rank, "按公布的总分排")


def _grades(page: Page) -> list[Lazy]:
    """Return each grade with its units, those undecided last; the scheme's order."""
    grades = page.assessment.scheme.grades
    if grades is None:
        return []
    given = page.assessment.totals.grade
    groups = [(word, np.flatnonzero(given == word)) for word in grades.names]
    groups.append((UNDECIDED, np.flatnonzero(given == "")))
    return [_named_units(page, "等第", word, units.tolist()) for word, units in groups]


def _named_units(page: Page, what: str, word: str, units: list[int]) -> Lazy:
    label, count = f"{what}为“{word}”的单位数", len(units)
    share = 100 * count / max(len(page.assessment.codes), 1)
    return Lazy(
        {
            what: lambda: word,
            "单位数": lambda: page.figures.said(page.paper, label, str(count), label),
            "占比": lambda: page.figures.said(page.paper, f"{label}占比", _share(share), label),
            "单位": lambda: [page.name(unit) for unit in units],
        }
    )


def _share(share: float) -> str:
    return shown(share, Known("占比", None, "%"))


def _verdicts(page: Page, at: int) -> Lazy:
    verdicts = page.assessment.conclusions[at]
    label = f"{verdicts.code} {verdicts.name}"
    made: dict[str, Callable[[], Any]] = {
        "编号": lambda: verdicts.code,
        "名称": lambda: verdicts.name,
    }
    for verdict in Verdict:
        units = np.flatnonzero(verdicts.verdicts == verdict).tolist()
        made[verdict.value] = partial(_named_units, page, label, verdict.value, units)
    return Lazy(made)


def _group(page: Page, group: GroupResult) -> Lazy:
    """Return one group of units with what 派生 put together for it."""
    attributes: Mapping[str, str] = dict(group.by)
    whose = "、".join(attributes.values())
    known = {name: page.values[name] for name in group.derived if name in page.values}
    entry = partial(_gathered, page, group, whose)
    return Lazy(
        {
            "名称": lambda: whose,
            "属性": lambda: attributes,
            "值": lambda: Lazy({name: partial(entry, one) for name, one in known.items()}),
            "数": lambda: Lazy(
                {name: partial(entry, one, as_number=True) for name, one in known.items()}
            ),
        }
    )


def _gathered(
    page: Page, group: GroupResult, whose: str, known: Known, as_number: bool = False
) -> float | str | None:
    value = group.derived[known.name]
    if isnan(value):
        return None if as_number else missing(known, Reason.UNDECIDED)
    if page.hides(known):
        return None if as_number else masked(known)
    text = plain(value) if as_number else shown(value, known)
    page.figures.put(page.paper, f"{whose} {known.name}", (text, value), (known.meaning, ()))
    return value if as_number else text
