"""How much is missing together: by item, and by 学段 or whatever the standards differ by."""

from __future__ import annotations

import numpy as np

from dubao.model.book import Sheet, Style
from dubao.model.gaps import Shortfall
from dubao.papers.draft import Draft
from dubao.papers.improve.gap_rows import end
from dubao.papers.improve.pen import AMOUNT_DIGITS, GapPen, Number

SUMS = "合计"
_COUNTS = ("应达单位", "未达标准", "未达底线", "没有数")
_AMOUNTS = ("缺（到标准）合计", "缺（到底线）合计")


def sums_sheet(pen: GapPen) -> Sheet:
    """Return a row per item and group: how many units, how many short of what, the sums."""
    heads = ("项目", pen.gaps.item.by, *_COUNTS, *_AMOUNTS, "计量单位")
    draft = pen.draft(len(heads), "缺口合计")
    draft.line(heads, Style.HEAD)
    top = draft.height
    for part in pen.gaps.parts:
        for key, rows in pen.groups:
            _row(pen, draft, part, (key, rows))
    end(pen, draft)
    return draft.sheet(f"{SUMS}{pen.ending}", top, frozen_columns=2)


def _row(pen: GapPen, draft: Draft, part: Shortfall, group: tuple[str, list[int]]) -> None:
    key, rows = group
    at, label = draft.line((part.name, key)), f"{key}{part.name}"
    goals = part.to_standard[rows], part.to_floor[rows]
    counts = (
        len(rows),
        *(int((amounts > 0).sum()) for amounts in goals),
        int(np.isnan(goals[0]).sum()),
    )
    for column, (head, count) in enumerate(zip(_COUNTS, counts, strict=True), start=2):
        number = Number(f"{label} {head}数", float(count), ("按各单位的结果数", ()), 0)
        pen.put(draft, (at, column), SUMS, number)
    digits = 0 if part.whole else AMOUNT_DIGITS
    for column, (head, amounts) in enumerate(zip(_AMOUNTS, goals, strict=True), start=6):
        basis = "各单位所缺相加，没有数的不计", ()
        number = Number(f"{label} {head}", float(np.nansum(amounts)), basis, digits)
        pen.put(draft, (at, column), SUMS, number)
    draft.put(at, 8, part.unit or "—", Style.CENTRE)
