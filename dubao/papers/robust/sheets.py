"""The sheets on raters, rank bands and sensitivity, those for which there is something to say."""

from __future__ import annotations

from dubao.model.assessment import Assessment
from dubao.model.book import Sheet
from dubao.papers.robust.bands import bands_sheet
from dubao.papers.robust.raters import raters_sheet
from dubao.papers.robust.sensitivity import sensitivity_sheet


def robust_sheets(assessment: Assessment) -> tuple[Sheet, ...]:
    """Return 评委一致性, 名次区间 and 敏感性; none where it was not asked how firm things are."""
    found = assessment.robustness
    if found is None:
        return ()
    sheets: list[Sheet] = []
    if found.raters:
        sheets.append(raters_sheet(assessment, found.raters))
    if found.sensitivity:
        if found.sensitivity.bands and assessment.scheme.ranking:
            sheets.append(bands_sheet(assessment, found.sensitivity))
        sheets.append(sensitivity_sheet(assessment, found.sensitivity))
    return tuple(sheets)
