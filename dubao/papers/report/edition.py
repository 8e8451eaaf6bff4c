"""One version of the report while it is written, and the names its papers share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import Any

from dubao.model.bulletin import CONTENTS, Kind
from dubao.model.report import Change, Report
from dubao.model.settings import Settings
from dubao.model.terms import Reason
from dubao.papers.report.ledger import Ledger
from dubao.papers.wording import gap

SAMPLE = "示例：由示例项目表和虚构的数据生成，不作正式文件使用"
INTERNAL, PUBLIC = "内部版", "公开版"


@dataclass(frozen=True)
class Edition:
    """What one paper is made from: the report, the settings, its ledger, who may read it."""

    report: Report
    settings: Settings
    ledger: Ledger
    internal: bool

    @property
    def government(self) -> str:
        """The name that signs the report."""
        return f"{self.settings.district}人民政府"

    @cached_property
    def common(self) -> dict[str, Any]:
        """The names that every paper of the report has."""
        report, settings = self.report, self.settings
        return {
            "示例": report.bulletin.sample or settings.sample,
            "示例说明": SAMPLE,
            "内部": self.internal,
            "区": settings.district,
            "区人民政府": self.government,
            "督导机构": settings.office,
            "年度": report.year,
            "上年": report.year - 1,
            "项目表名称": table_title(report, settings),
            "成文日期": gap("成文日期"),
            "依据": report.bulletin.basis or gap("市级通知的文件名和文号"),
        }

    def lines_of(self, content: str) -> list[Change]:
        """Return the lines of one of the seven contents; "" gives those of none of them."""
        lines = self.report.lines
        if content:
            return [line for line in lines if line.item.content == content]
        return [line for line in lines if line.item.content not in CONTENTS]


def report_title(report: Report, settings: Settings) -> str:
    """Return the title of the report: 2020年示例区政府教育工作自评报告."""
    return f"{report.year}年{settings.district}政府教育工作自评报告"


def table_title(report: Report, settings: Settings) -> str:
    """Return the title of the item table, which the report names among its attachments."""
    return f"{report.year}年{settings.district}政府教育工作公示公报项目表"


def is_absent(line: Change) -> bool:
    """Tell whether nothing was handed in for an item."""
    if line.item.kind is Kind.TEXT:
        return not line.entry.text
    return isnan(line.entry.this)


def missing_gap(lines: Iterable[Change], of: str = "") -> str:
    """Return a marked gap naming what is missing and who owes it (PA-19), "" if nothing is.

    `of` says what lacks it.
    """
    absent = [f"{line.item.name}（{_why_absent(line)}）" for line in lines if is_absent(line)]
    return gap(f"缺：{of}{'、'.join(absent)}") if absent else ""


def _why_absent(line: Change) -> str:
    if line.item.formula:
        return "缺数，算不出"
    who = line.entry.department or line.item.department
    return f"{who}{line.entry.this_reason or Reason.NOT_HANDED_IN.text}"


def by_group(lines: Iterable[Change]) -> dict[str, list[Change]]:
    """Return lines by 类别, in the order of the table."""
    groups: dict[str, list[Change]] = {}
    for line in lines:
        groups.setdefault(line.item.group, []).append(line)
    return groups


def departments(lines: Iterable[Change]) -> list[str]:
    """Return who answers for the items, each once; rows that disagree name several."""
    named = (line.entry.department or line.item.department for line in lines)
    return [name for name in dict.fromkeys("、".join(named).split("、")) if name]
