"""Which units drive each 差异系数: their share of the variance, and the value without them."""

from __future__ import annotations

import numpy as np

from dubao.model.book import Sheet, Style
from dubao.model.gaps import GroupSpread
from dubao.model.numbers import compare
from dubao.papers.draft import Draft
from dubao.papers.improve.pen import GapPen, Number
from dubao.papers.improve.words import value_text

SPREADS = "差异系数"
MOST = 10  # units named for one 差异系数
SPREAD_DIGITS, SHARE_DIGITS = 3, 1
_HEADS = (
    *("项目", "组", "差异系数", "上限", "结果", "次序", "单位", "现值", "组平均"),
    *("占差异（%）", "没有它时", "它在平均时"),
)
_NOTE = (
    f"占差异：一个单位的 权数 ×（现值 − 平均）² 占全组合计的比例，由大到小列前{MOST}个。"
    "「没有它时」「它在平均时」是差异系数会变成多少。"
)


def spreads_sheet(pen: GapPen) -> Sheet:
    """Return for every item and group the value, its cap and who drives it."""
    draft = pen.draft(len(_HEADS), "差异系数由谁拉大")
    draft.line(_HEADS, Style.HEAD)
    top = draft.height
    for found in pen.gaps.spreads:
        _group(pen, draft, found)
    draft.banner(_NOTE, Style.NOTE)
    pen.sign(draft)
    return draft.sheet(f"{SPREADS}{pen.ending}", top, frozen_columns=2)


def is_within(found: GroupSpread) -> str:
    """Return 达标, 不达标, or 不适用 where there is no value (CA-11)."""
    value = found.spread.value
    if np.isnan(value):
        return "不适用"
    return "达标" if compare(value, "<=", found.cap) else "不达标"


def group_name(found: GroupSpread) -> str:
    """Return what the group is called: 小学."""
    return "、".join(found.by.values()) or "全体"


def spread_number(found: GroupSpread) -> Number:
    """Return the 差异系数 of a group."""
    label = f"{group_name(found)}{found.part} 差异系数"
    return Number(label, found.spread.value, (f"标准差 ÷ 平均（{found.name}）", ()), SPREAD_DIGITS)


def _group(pen: GapPen, draft: Draft, found: GroupSpread) -> None:
    top = draft.line((found.part, group_name(found)))
    pen.put(draft, (top, 2), SPREADS, spread_number(found))
    draft.put(top, 3, value_text(found.cap), Style.CENTRE)
    draft.put(top, 4, is_within(found), Style.CENTRE)
    order = np.argsort(-found.spread.share, kind="stable")[:MOST].tolist()
    for number, at in enumerate(order):
        draft.put(top + number, 5, number + 1, Style.CENTRE)
        _driver(pen, draft, found, (top + number, at))
    for column in range(5):
        for row in range(top + 1, draft.height):
            draft.put(row, column, None)
        draft.merge(top, column, draft.height - 1, column)


def _driver(pen: GapPen, draft: Draft, found: GroupSpread, where: tuple[int, int]) -> None:
    row, at = where
    spread, unit = found.spread, int(found.spread.rows[at])
    part = next(part for part in pen.gaps.parts if part.name == found.part)
    label = f"{pen.name(unit)} {found.part}"
    draft.put(row, 6, pen.name(unit))
    weighed = "权数 ×（现值 − 平均）² ÷ 全组合计"
    numbers = (
        pen.value(part, unit),
        Number(
            f"{group_name(found)}{found.part} 平均",
            spread.mean,
            ("按权数平均", ()),
            pen.decimals(part),
        ),
        Number(f"{label} 占差异", 100 * float(spread.share[at]), (weighed, ()), SHARE_DIGITS),
        Number(
            f"{label} 没有它时的差异系数",
            float(spread.without[at]),
            ("去掉它重算", ()),
            SPREAD_DIGITS,
        ),
        Number(
            f"{label} 在平均时的差异系数",
            float(spread.at_mean[at]),
            ("把它换成平均重算", ()),
            SPREAD_DIGITS,
        ),
    )
    for column, number in enumerate(numbers, start=7):
        pen.put(draft, (row, column), SPREADS, number)
