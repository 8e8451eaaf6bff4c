"""The papers of the annual self-evaluation, each in the versions it is made in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from dubao.model.bulletin import Bulletin
from dubao.model.paper import BookPaper, Papers, WordPaper
from dubao.model.report import Report
from dubao.model.scheme import PaperSpec
from dubao.model.settings import Settings
from dubao.papers.report.checklist import FOLDER, build_checklists
from dubao.papers.report.contexts import (
    Context,
    notice_context,
    objections_context,
    report_context,
    table_context,
)
from dubao.papers.report.edition import INTERNAL, PUBLIC, Edition
from dubao.papers.report.item_table import build_item_table
from dubao.papers.report.ledger import Ledger

VERSION = "{版本}"
TABLE = f"公示公报项目表（{VERSION}）"

CONTEXTS: dict[str, Callable[[Edition], Context]] = {
    "自评报告": report_context,
    "公示公报项目表": table_context,
    "公示公告": notice_context,
    "异议处理结果": objections_context,
}
"""What a template may print, by its name; a template of another name gets the report's names."""

DEFAULT = (
    ("自评报告.docx", f"自评报告（{VERSION}）.docx"),
    ("公示公报项目表.docx", f"{TABLE}.docx"),
    ("公示公告.docx", "公示公告.docx"),
    ("异议处理结果.docx", "异议处理结果.docx"),
)
"""Template and output of the papers made where the item table lists none."""


def paper_specs(bulletin: Bulletin) -> tuple[PaperSpec, ...]:
    """Return the Word papers to make: those the item table lists, else the usual ones."""
    usual = [PaperSpec.model_validate({"模板": name, "输出": out}) for name, out in DEFAULT]
    return bulletin.papers or tuple(usual)


def paper_names(bulletin: Bulletin) -> list[str]:
    """Return the file names of everything that is made, {年度} and 部门 left open."""
    word = [spec.output for spec in paper_specs(bulletin)]
    names = [*word, f"{TABLE}.xlsx", f"{FOLDER}/〈部门〉.xlsx"]
    return [out for name in names for out in _versions(name)]


def build_papers(report: Report, settings: Settings) -> Papers:
    """Return every paper of the self-evaluation, and the check lists of the figures in them."""
    word: list[WordPaper] = []
    figures = []
    for spec in paper_specs(report.bulletin):
        for path in _versions(spec.output.replace("{年度}", str(report.year))):
            ledger = Ledger(path, settings.office, report)
            edition = Edition(report, settings, ledger, internal=_is_internal(path))
            build = CONTEXTS.get(PurePosixPath(spec.template).stem, report_context)
            context = build(edition)
            word.append(WordPaper(path, spec.template, context, _one_line(context)))
            figures.extend(ledger.figures)
    sample = "（示例）" if report.bulletin.sample or settings.sample else ""
    checklists = build_checklists(f"{report.year}年自评报告数据核对清单{sample}", figures)
    return Papers(tuple(word), (*_tables(report, settings), *checklists), tuple(figures))


def _tables(report: Report, settings: Settings) -> list[BookPaper]:
    return [
        BookPaper(
            path,
            build_item_table(
                Edition(report, settings, Ledger(path, "", report), internal=_is_internal(path))
            ),
        )
        for path in _versions(f"{TABLE}.xlsx")
    ]


def _versions(output: str) -> list[str]:
    """Return the file names of an output: both versions (PA-15), or the one public paper."""
    if VERSION not in output:
        return [output]
    return [output.replace(VERSION, version) for version in (INTERNAL, PUBLIC)]


def _is_internal(path: str) -> bool:
    return INTERNAL in path


def _one_line(context: Any) -> str:
    return str(context["标题"]).replace("\n", "")
