"""What the report's Word templates may print, under Chinese names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from dubao.model.bulletin import CONTENTS, Publication
from dubao.model.numbers import chinese_number
from dubao.model.place import Place
from dubao.papers.charts import charts_of
from dubao.papers.report.chapters import FIRST, chapters
from dubao.papers.report.edition import Edition, report_title
from dubao.papers.report.item_table import note, table_rows
from dubao.papers.report.overview import (
    basics,
    demands,
    open_points,
    opening,
    overview,
    shortfalls,
)
from dubao.papers.titles import title_lines
from dubao.papers.wording import gap, paper_date
from dubao.papers.words import day_range

Context = Mapping[str, Any]
OBJECTIONS = "异议登记"  # the register's name
OBJECTION_COLUMNS = ("日期", "内容", "处理", "结果")  # not 来源: who objected is nobody's business


def report_context(edition: Edition) -> Context:
    """Return the names for 自评报告.docx."""
    number = FIRST + len(CONTENTS)
    judging = f"{chinese_number(number)}、法定增长要求落实情况"
    return {
        **edition.common,
        **opening(edition),
        "标题": title_lines(report_title(edition.report, edition.settings)),
        "总体": overview(edition),
        "总体评价": gap("填写本年度工作的总体评价"),
        "基本情况": basics(edition),
        "章节": chapters(edition),
        "图": {code: found.spec for code, found in charts_of(edition.report).items()},
        "判断章": judging,
        "判断": demands(edition, judging),
        "未达到": shortfalls(edition),
        "问题章": f"{chinese_number(number + 1)}、存在的主要问题",
        "问题": gap("会同有关部门填写主要问题和原因"),
        "打算章": f"{chinese_number(number + 2)}、下一步工作",
        "打算": gap("会同有关部门填写下一步工作措施"),
        "附件": [edition.common["项目表名称"]],
        "核对事项": _noted(edition, open_points(edition)),
    }


def _noted(edition: Edition, points: list[str]) -> list[str]:
    """Return the open points of the internal version, their figures put on the list."""
    edition.ledger.where = "内部核对事项"
    if not edition.internal:
        return []
    place = (edition.report.bulletin.place(),)
    for point in points:
        edition.ledger.worked_out("核对事项", point, 0.0, ("核对结果，数见本条", place))
    return points


def table_context(edition: Edition) -> Context:
    """Return the names for the landscape item table."""
    return {
        **edition.common,
        "标题": title_lines(edition.common["项目表名称"], width=60.0),
        "项目表": table_rows(edition),
        "表注": note(edition),
    }


def notice_context(edition: Edition) -> Context:
    """Return the names for 公示公告.docx: where, what, when, and how to object."""
    publication = edition.report.bulletin.publication or Publication()
    content = report_title(edition.report, edition.settings)
    fields = (
        ("公示媒介", publication.medium),
        ("公示内容", f"《{content}》"),
        ("公示时间", _period(publication)),
        ("受理电话", publication.phone),
        ("传真", publication.fax),
        ("邮政编码", publication.postcode),
        ("电子邮箱", publication.mail),
        ("通信地址", publication.address),
    )
    return {
        **edition.common,
        "标题": title_lines(f"关于《{content}》的公示"),
        "公示": [
            {"名称": name, "内容": text or gap(name), "空白": not text} for name, text in fields
        ],
    }


def _period(publication: Publication) -> str:
    first, last = publication.first_day, publication.last_day
    return day_range(first, last) if first and last else ""


def _said(text: str) -> str:
    """Return a cell of the register as papers print it: dates without padding (PA-08)."""
    try:
        return paper_date(date.fromisoformat(text))
    except ValueError:
        return text


def objections_context(edition: Edition) -> Context:
    """Return the names for 异议处理结果.docx; who objected is named to nobody (PA-15)."""
    publication = edition.report.bulletin.publication or Publication()
    rows = edition.report.figures.objections
    edition.ledger.where = "正文"
    inputs = edition.report.figures.inputs or {}
    register = tuple(Place(file) for file in inputs if PurePosixPath(file).stem == OBJECTIONS)
    count = edition.ledger.count("异议件数", len(rows), "异议登记的行数", register) if rows else ""
    return {
        **edition.common,
        "标题": f"{title_lines(report_title(edition.report, edition.settings))}\n公示异议处理结果",
        "公示时间": _period(publication) or gap("公示时间"),
        "件数": count,
        "异议": [
            {name: _said(row.get(name, "")) or gap(name) for name in OBJECTION_COLUMNS}
            for row in rows
        ],
        "没有异议": gap("异议登记中没有记录；公示期满后写明是否收到异议"),
    }
