"""What Word templates may print, under Chinese names.

Public papers (通报) get what everybody may know: no scores, no ranks, only the commended
(PA-14). A unit's feedback gets its own data only (PA-15); no paper names a rater (SE-01).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import isnan
from typing import Any

from dubao.model.assessment import Assessment
from dubao.model.dataset import HOME_CODE, HOME_NAME
from dubao.model.scheme import Item
from dubao.model.settings import Settings
from dubao.model.terms import Status
from dubao.papers.figures import FigureList
from dubao.papers.generic.page import Page
from dubao.papers.generic.summary import summary_names
from dubao.papers.generic.unit import unit_names
from dubao.papers.items import ItemView, Line, missing_items
from dubao.papers.privacy import without_others
from dubao.papers.registers import register_rows
from dubao.papers.rounding import rounding_note
from dubao.papers.titles import title_lines
from dubao.papers.wording import (
    SAMPLE_LINE,
    document_number,
    gap,
    rank_text,
    sample_line,
    year_and_name,
)

Context = Mapping[str, Any]


def notice_context(page: Page, settings: Settings) -> Context:
    """Return the names for a paper to all: the commended by name, the others only counted."""
    assessment, figures, paper = page.assessment, page.figures, page.paper
    grades = assessment.totals.grade
    top = _top_grade(assessment)
    commended = [str(n) for n, g in zip(assessment.names, grades, strict=True) if top and g == top]
    undecided = sum(1 for grade in grades if not grade)
    how = f"等第为「{top}」的单位数"
    name = year_and_name(assessment.year, assessment.scheme.name)
    return {
        **_common(assessment, settings),
        "标题": title_lines(f"关于{name}结果的通报"),
        "单位数": figures.said(paper, "单位数", str(len(grades)), "登记的考核单位数"),
        "受表扬等第": top or gap("受表扬的等第"),
        "受表扬单位": commended,
        "受表扬单位数": figures.said(paper, "受表扬单位数", str(len(commended)), how),
        "待定单位数": figures.said(paper, "等第待定单位数", str(undecided), "等第未定的单位数"),
        "有待定": undecided > 0,
    }


def summary_context(page: Page, settings: Settings) -> Context:
    """Return the names for an internal summary: everything that is known of every unit."""
    assessment = page.assessment
    name = year_and_name(assessment.year, assessment.scheme.name)
    return {
        **_common(assessment, settings),
        "标题": title_lines(f"{name}情况汇总"),
        **summary_names(page),
    }


def feedback_context(page: Page, settings: Settings, unit: int) -> Context:
    """Return the names for one unit's own paper."""
    assessment, scheme, view = page.assessment, page.assessment.scheme, page.view
    figures, paper, own = page.figures, page.paper, page.own
    name = page.name(unit)
    missing = list(missing_items(assessment, unit))

    def rows(lines: Iterable[Line]) -> list[Context]:
        return [_line(view, figures, unit, (line, paper, own)) for line in lines]

    year_name = year_and_name(assessment.year, scheme.name)
    return {
        **_common(assessment, settings),
        **_outcome(assessment, figures, unit, (paper, own)),
        **unit_names(page, unit),
        "标题": title_lines(f"关于{name}{year_name}结果的反馈意见"),
        "单位名称": name,
        "单位代码": str(assessment.codes[unit]),
        "领域": [
            {**_domain(figures, unit, item, paper), "项": rows(view.lines(unit, (item,)))}
            for item in scheme.items
        ],
        "加减分": rows(view.lines(unit, (*scheme.bonuses, *scheme.deductions))),
        "改分": [
            {
                "编号": item.code,
                "名称": item.name,
                "原得分": figures.entered(
                    paper, f"{name} {item.code} 原得分", before.points, before.place
                ),
                "改后得分": figures.entered(
                    paper, f"{name} {item.code} 改后得分", after.points, after.place
                ),
                "理由": own(after.why),
                "文号": after.paper,
            }
            for item, before, after in view.changes(unit)
        ],
        "缺项": [
            {"编号": item.code, "名称": item.name, "原因": reason, "评分部门": view.rater_of(item)}
            for item, reason in missing
        ],
        "缺项数": figures.said(paper, f"{name} 缺项数", str(len(missing)), "没有数的指标数"),
        "登记": register_rows(assessment, unit, own),
        "尾注": rounding_note(assessment, unit),
    }


def only_own(assessment: Assessment, unit: int) -> Callable[[str], str]:
    """Return a function that takes other units' names out of a text (PA-15).

    The rows of one unit (分行) may read of each other.
    """
    frame = assessment.dataset.units.frame
    if HOME_NAME not in frame:
        return without_others(map(str, assessment.names), {str(assessment.names[unit])})
    homes = frame[HOME_NAME].to_numpy(dtype=object)
    same = assessment.names[frame[HOME_CODE].to_numpy(dtype=object) == frame[HOME_CODE].iat[unit]]
    return without_others(map(str, (*assessment.names, *homes)), {*same, homes[unit]})


def _common(assessment: Assessment, settings: Settings) -> dict[str, Any]:
    scheme = assessment.scheme
    return {
        "示例": scheme.sample or settings.sample,
        "示例说明": sample_line(scheme.sample, settings.sample) or SAMPLE_LINE,
        "区": settings.district,
        "督导机构": settings.office,
        "考核机构": settings.committee or settings.office,
        "发文字号": document_number(settings.number_word, assessment.year),
        "成文日期": gap("成文日期"),
        "年度": assessment.year,
        "上年": assessment.year - 1,
        "方案名称": scheme.name,
        "依据": scheme.basis or gap("考核依据的文件名和文号"),
    }


def _top_grade(assessment: Assessment) -> str:
    grades = assessment.scheme.grades
    return grades.names[0] if grades and grades.names else ""


def _outcome(
    assessment: Assessment,
    figures: FigureList,
    unit: int,
    printing: tuple[str, Callable[[str], str]],
) -> dict[str, Any]:
    """Return total, grade and rank; what is not decided is a marked gap (PA-19)."""
    paper, own = printing
    totals, name = assessment.totals, str(assessment.names[unit])
    grade, reason = str(totals.grade[unit]), own(str(totals.reason[unit] or ""))
    partial = float(totals.partial[unit])
    scored = assessment.scheme.has_points
    complete = totals.status[unit] in (Status.SCORED, Status.UNDECIDED)
    if scored:
        complete = not isnan(float(totals.published[unit]))
    rank = rank_text(int(totals.rank[unit]), bool(totals.tied[unit]))
    steps = [own(step) for step in totals.steps[unit]]
    undecided = gap(f"等第待定：{reason}" if reason else "等第待定")
    return {
        "完整": complete,
        "总分": figures.total(paper, unit)
        if complete or not scored
        else gap("缺项未补齐，暂不评定总分"),
        "等第": figures.said(paper, f"{name} 等第", grade, "；".join(steps))
        if grade
        else undecided,
        "名次": figures.said(paper, f"{name} 名次", rank, "按公布的总分排"),
        "基本分": figures.part(paper, unit, "基本分", float(totals.base[unit])),
        "加分": figures.part(paper, unit, "加分", float(totals.bonus[unit])),
        "扣分": figures.part(paper, unit, "扣分", float(totals.deduction[unit])),
        "已有得分": "" if complete else figures.part(paper, unit, "已有得分", partial),
        "等第过程": steps,
    }


def _domain(figures: FigureList, unit: int, item: Item, paper: str) -> Context:
    return {
        "编号": item.code,
        "名称": item.name,
        "分值": figures.full(paper, unit, item.code) if item.has_points else "—",
        "得分": figures.points(paper, unit, item.code),
    }


def _line(
    view: ItemView,
    figures: FigureList,
    unit: int,
    printing: tuple[Line, str, Callable[[str], str]],
) -> Context:
    line, paper, own = printing
    code = line.item.code
    label = f"{view.assessment.names[unit]} {code} {line.item.name} 自评分"
    return {
        "领域": line.levels[0],
        "编号": code,
        "名称": line.item.name,
        "分值": "—"
        if line.is_extra or not line.item.has_points
        else figures.full(paper, unit, code),
        "自评分": figures.entered(paper, label, line.self_points, line.self_place) or "—",
        "得分": figures.points(paper, unit, code, line.rater),
        "评级": figures.grade(paper, unit, code, line.grade) if line.grade else "",
        "实际值": figures.value(paper, unit, code, line.value) if line.value else "",
        "说明": gap(line.missing) if line.missing else own(line.why) if line.applies else "不适用",
        "评分标准": line.item.standard,
        "评分部门": line.rater,
    }
