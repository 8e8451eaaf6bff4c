"""The duty chapters of the report: one for each of the seven contents (PA-20)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dubao.model.bulletin import CONTENTS, Demand, Kind
from dubao.model.numbers import chinese_number
from dubao.model.report import Change
from dubao.papers.report.charts import charts_among
from dubao.papers.report.definitions import CHANGES, ROUNDED, formula_in_words, has_rounding
from dubao.papers.report.edition import (
    Edition,
    by_group,
    departments,
    is_absent,
    missing_gap,
)
from dubao.papers.report.sentences import against_last, paragraph
from dubao.papers.wording import gap, listed

FIRST = 3  # 一、总体情况 and 二、本年教育基本情况 come before


def chapters(edition: Edition) -> list[dict[str, Any]]:
    """Return the seven chapters; one without data is a marked gap (PA-19)."""
    return [
        _chapter(edition, content, chinese_number(at))
        for at, content in enumerate(CONTENTS, start=FIRST)
    ]


def _chapter(edition: Edition, content: str, number: str) -> dict[str, Any]:
    edition.ledger.where = heading = f"{number}、{content}"
    lines = edition.lines_of(content)
    sections = _sections(edition, lines, heading)
    edition.ledger.where = f"{heading}（表）"
    rows = [_row(edition, line) for line in lines if line.item.kind is not Kind.TEXT]
    charts = charts_among(edition, lines, heading)
    edition.ledger.where = f"{heading}（下降说明）"
    return {
        "序": number,
        "名称": content,
        "缺": "" if lines else gap(f"项目表中没有“{content}”的项目，本部分缺数据，请补充"),
        "节": sections,
        "行": rows,
        "表注": _note(edition, lines, first=content == _first_with_table(edition)),
        "图": charts,
        "下降": _falls(edition, lines),
        "评价": gap(f"填写“{content}”的做法、成效和评价"),
    }


def _first_with_table(edition: Edition) -> str:
    """Return the first content that has a table."""
    with_table = (
        content
        for content in CONTENTS
        if any(line.item.kind is not Kind.TEXT for line in edition.lines_of(content))
    )
    return next(with_table, "")


def _sections(edition: Edition, lines: Sequence[Change], heading: str) -> list[dict[str, Any]]:
    """Return a section a 类别, numbered only where there are several."""
    groups = by_group(lines)
    sections = []
    for at, (name, group) in enumerate(groups.items(), start=1):
        number = f"（{chinese_number(at)}）" if len(groups) > 1 else ""
        edition.ledger.where = f"{heading}{number}{name if number else ''}"
        text = paragraph(edition, group)
        sections.append(
            {
                "序": number,
                "名称": name,
                "正文": f"{edition.report.year}年，{text}" if text else "",
                "待补": missing_gap(group),
            }
        )
    return sections


def _row(edition: Edition, line: Change) -> dict[str, str]:
    ledger, item = edition.ledger, line.item
    return {
        "名称": item.name,
        "单位": item.unit,
        "上年": ledger.last(line),
        "本年": gap("缺") if is_absent(line) else ledger.value(line, unit=False),
        "增减": ledger.change(line),
        "增减率": ledger.rate(line),
        "部门": line.entry.department or item.department,
    }


def _note(edition: Edition, lines: Sequence[Change], *, first: bool) -> str:
    """Return what stands under the table: formulas and who provided the figures (CA-27).

    How changes are counted is said under the first table for all.
    """
    formulas = [
        f"{line.item.name}＝{formula_in_words(edition.report.bulletin, line.item)}"
        for line in lines
        if line.item.formula
    ]
    parts = [CHANGES, *formulas] if first else formulas
    if any(has_rounding(line) for line in lines):
        parts.append(ROUNDED)
    providers = departments(line for line in lines if not is_absent(line))
    source = f"数据来源：{listed(providers)}。" if providers else ""
    return f"{'；'.join(parts)}。{source}" if parts else source


def _falls(edition: Edition, lines: Sequence[Change]) -> list[dict[str, Any]]:
    """Return what is said of every fall; one that breaks a demand unexplained is a gap (BD-4)."""
    told = []
    for line in lines:
        if line.fell and not line.explained:
            told.append({"文字": _unexplained(line), "空白": True})
        elif (line.change < 0 and line.entry.remark) or line.fell:
            told.append({"文字": _explained(edition, line), "空白": False})
    return told


def _unexplained(line: Change) -> str:
    who = line.entry.department or line.item.department
    return gap(f"{line.item.name}{_broken(line)}，请{who}说明原因")


def _explained(edition: Edition, line: Change) -> str:
    broken = f"，{_broken(line)}" if line.fell else ""
    remark = edition.ledger.remark(line).rstrip("。")
    moved = against_last(edition, line).lstrip("，")
    return f"{line.item.name}{moved}{broken}。原因：{remark}。"


def _broken(line: Change) -> str:
    return f"未达到“{line.item.demand}”的要求" if line.item.demand is not Demand.NONE else "下降"
