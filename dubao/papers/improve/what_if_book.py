"""设想对比.xlsx: the cells as they might be, and every result that then differs."""

from __future__ import annotations

from collections.abc import Sequence

from dubao.model.book import Book, Sheet, Style
from dubao.model.problem import Problem
from dubao.model.what_if import Comparison
from dubao.papers.improve.difference_sheets import SupposedSheets
from dubao.papers.improve.words import value_text
from dubao.papers.wording import heading

_CHANGE_HEADS = ("单位代码", "单位", "项目", "原来", "设想", "原来的单元格", "写在")
_PROBLEM_HEADS = ("变化", "程度", "位置", "问题", "怎么办")


def what_if_book(
    sheets: SupposedSheets,
    comparison: Comparison,
    new: Sequence[Problem],
    solved: Sequence[Problem],
) -> Book:
    """Return the workbook; `new` and `solved` are findings that come or go with the changes."""
    assessment = sheets.assessment
    made = [
        _changes(sheets, comparison),
        sheets.differences("单位", "设想对比：单位", comparison.units),
    ]
    if comparison.groups:
        made.append(sheets.differences("汇总", "设想对比：汇总", comparison.groups))
    if assessment.district is not None:
        made.append(sheets.differences("区级", "设想对比：区级", comparison.district))
    made.append(_problems(sheets, new, solved))
    return Book(heading(assessment, "设想对比")[0], tuple(made))


def _changes(sheets: SupposedSheets, comparison: Comparison) -> Sheet:
    draft = sheets.draft(len(_CHANGE_HEADS), "设想的改动")
    draft.line(_CHANGE_HEADS, Style.HEAD)
    top = draft.height
    for one in comparison.changes:
        before, after = (value_text(value) for value in (one.before, one.after))
        draft.line((one.unit, one.name, one.what, before, after, str(one.cell), str(one.place)))
    draft.banner("只是设想：填报、台账和正式成果都没有改动", Style.NOTE)
    return sheets.sheet(draft, "改动", top)


def _problems(sheets: SupposedSheets, new: Sequence[Problem], solved: Sequence[Problem]) -> Sheet:
    draft = sheets.draft(len(_PROBLEM_HEADS), "核对结果的变化")
    draft.line(_PROBLEM_HEADS, Style.HEAD)
    top = draft.height
    for word, found in (("新出现", new), ("不再有", solved)):
        for one in found:
            place, severity = str(one.place), one.severity.value
            draft.line((word, severity, place, one.message, one.hint))
    if not new and not solved:
        draft.banner("没有变化", Style.CENTRE)
    return sheets.sheet(draft, "核对", top)
