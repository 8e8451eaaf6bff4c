"""缺口清单.xlsx: what is missing to each standard, by unit and in sum; who drives each spread."""

from __future__ import annotations

from dubao.model.book import Book, Sheet, Style
from dubao.papers.draft import Draft
from dubao.papers.improve.gap_rows import details_sheet, units_sheet
from dubao.papers.improve.gap_sums import sums_sheet
from dubao.papers.improve.pen import GapPen
from dubao.papers.improve.spreads import spreads_sheet
from dubao.papers.ordered import Ordered
from dubao.papers.wording import heading

NAME = "缺口清单"


def shortfalls_book(ordered: Ordered) -> Book:
    """Return the workbook: three or four sheets for every item of 至少."""
    title, _ = heading(ordered.assessment, NAME)
    several = len(ordered.assessment.gaps) > 1
    sheets: list[Sheet] = []
    for gaps in ordered.assessment.gaps:
        pen = GapPen(ordered, gaps, f" {gaps.item.code}" if several else "")
        sheets += [units_sheet(pen), details_sheet(pen), sums_sheet(pen)]
        sheets += [spreads_sheet(pen)] if gaps.spreads else []
    return Book(title, tuple(sheets or [_nothing(ordered)]))


def _nothing(ordered: Ordered) -> Sheet:
    """Return the sheet of a scheme without 至少."""
    draft = Draft(1)
    draft.title(*heading(ordered.assessment, NAME))
    draft.banner("方案中没有「至少」的指标，没有缺口可算", Style.CENTRE)
    return draft.sheet(NAME, draft.height)
