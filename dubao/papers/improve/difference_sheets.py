"""Results side by side: as they are, and as they would be."""

from __future__ import annotations

from collections.abc import Sequence

from dubao.model.assessment import Assessment
from dubao.model.book import Sheet, Style
from dubao.model.what_if import Difference
from dubao.papers.draft import Draft
from dubao.papers.improve.words import change_text, value_text
from dubao.papers.wording import heading

HEADS = ("单位", "类别", "编号", "名称", "原来", "设想", "变化", "计量单位")
FIRST = ("参加评定", "总分", "等第", "名次", "指标结果", "结论")
"""The kinds of results that stand before points and worked-out values."""


class SupposedSheets:
    """Lays out sheets about an assessment as it might be; `sample` lines stand at their foot."""

    def __init__(self, assessment: Assessment, sample: Sequence[str]) -> None:
        self.assessment, self.sample = assessment, sample

    def draft(self, columns: int, what: str) -> Draft:
        """Return a sheet with its title."""
        draft = Draft(columns)
        draft.title(*heading(self.assessment, what))
        return draft

    def sheet(self, draft: Draft, name: str, top: int, frozen: int = 0) -> Sheet:
        """Return the sheet, signed as made from a sample if it is (PA-18)."""
        for line in self.sample:
            draft.banner(line, Style.NOTE)
        return draft.sheet(name, top, frozen_columns=frozen)

    def differences(self, name: str, title: str, found: Sequence[Difference]) -> Sheet:
        """Return a row per result that differs; those of one unit together, verdicts first."""
        draft = self.draft(len(HEADS), title)
        draft.line(HEADS, Style.HEAD)
        top = draft.height
        order = {of: at for at, of in enumerate(dict.fromkeys(one.of for one in found))}
        for one in sorted(found, key=lambda one: (order[one.of], one.kind not in FIRST)):
            row = draft.line((one.of, one.kind, one.code, one.name))
            for column, value in ((4, one.before), (5, one.after)):
                draft.put(row, column, value_text(value, one.decimals), Style.CENTRE)
            draft.put(row, 6, change_text(one), Style.CENTRE)
            draft.put(row, 7, one.unit, Style.CENTRE)
        if not found:
            draft.banner("没有变化", Style.CENTRE)
        return self.sheet(draft, name, top, 1)
