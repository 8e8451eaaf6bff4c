"""名次区间: where draws of weights put each unit."""

from __future__ import annotations

import numpy as np

from dubao.model.assessment import Assessment
from dubao.model.book import Sheet, Style
from dubao.model.robust import RankBands, Sensitivity
from dubao.papers.draft import Draft
from dubao.papers.overview import rank_order
from dubao.papers.robust.words import HELD, INTERNAL, drawn, notes, weights_moved
from dubao.papers.wording import heading

NAME = "名次区间"
HEADS = (
    *("名次", "并列", "单位代码", "单位", "总分", "等第"),
    *("区间最前", "区间最后", "居中", "抽样最前", "抽样最后"),
    *("名次不变的抽样（%）", "等第不变的抽样（%）"),
)
BAND = (
    "区间：把各组权重下的名次从前到后排好，去掉最前和最后各 5%，余下的最前和最后一名，"
    "即至少九成的抽样落在其中。区间互相重叠的单位，先后次序取决于权重的细微取舍。"
)


def bands_sheet(assessment: Assessment, found: Sensitivity) -> Sheet:
    """Return the sheet, units in rank order."""
    bands, totals = found.bands, assessment.totals
    assert bands is not None
    draft = Draft(len(HEADS))
    draft.title(*heading(assessment, NAME))
    draft.line(HEADS, Style.HEAD)
    top = draft.height
    for unit in rank_order(assessment):
        rank = int(totals.rank[unit])
        row = draft.line(
            (
                rank or "—",
                "并列" if totals.tied[unit] else "",
                str(assessment.codes[unit]),
                str(assessment.names[unit]),
            ),
            Style.CENTRE,
        )
        draft.number(row, 4, float(totals.published[unit]), assessment.scheme.decimals)
        draft.put(row, 5, str(totals.grade[unit]) or "未定", Style.CENTRE)
        _drawn_ranks(draft, row, bands, unit)
    notes(draft, BAND, drawn(found), weights_moved(found), HELD, INTERNAL)
    return draft.sheet(NAME, top)


def _drawn_ranks(draft: Draft, row: int, bands: RankBands, unit: int) -> None:
    ranks = (bands.low, bands.high, bands.median, bands.best, bands.worst)
    for column, values in enumerate(ranks, start=6):
        draft.put(row, column, int(values[unit]) or "—", Style.CENTRE)
    for column, shares in ((11, bands.same_rank), (12, bands.same_grade)):
        if np.isnan(shares[unit]):
            draft.put(row, column, "—", Style.CENTRE)
        else:
            draft.number(row, column, float(shares[unit]) * 100, 1)
