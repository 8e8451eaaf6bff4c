"""敏感性: grades that are not firm, named; and what every change does to ranks and grades."""

from __future__ import annotations

from collections import Counter

import numpy as np

from dubao.model.assessment import Assessment
from dubao.model.book import Sheet, Style
from dubao.model.numbers import plain
from dubao.model.robust import Sensitivity, Variant
from dubao.papers.draft import Draft
from dubao.papers.overview import rank_order
from dubao.papers.robust.words import HELD, INTERNAL, drawn, notes, some, weights_moved
from dubao.papers.wording import heading

NAME = "敏感性"
WIDTHS = (12.0, 26.0, 9.0, 9.0, 12.0, 12.0, 12.0, 42.0)
WHO, REST = (4, 6), 7  # columns of long texts
FRAGILE = ("单位", "等第", "总分", "最近的界限", "与界限相差", "变等第的情形数",
           "变等第的抽样（%）", "在哪些情形下变成什么")  # fmt: skip
CHANGES = ("情形", "对象", "名次变动的单位数", "最多变动几名", "变动最多的单位", "", "",
           "等第变动")  # fmt: skip
LEFT_OUT = (
    "去掉指标：该项不计，同一上级的其余各项按满分折算。去掉评委：其余评委照方案的方式合成，"
    "不受「至少几名」的限制；只有这名评委评过的单位、申辩后改过分的，保持原得分。"
)
WHAT_FOR = (
    "列在这里只说明结果靠近取舍的边缘，宜复核该单位的材料和评分，不说明结果有误，也不据此改动等第。"
)


def sensitivity_sheet(assessment: Assessment, found: Sensitivity) -> Sheet:
    """Return the sheet: units whose grade is not firm, then every variant that changes a thing."""
    draft = Draft(len(WIDTHS))
    draft.title(*heading(assessment, "敏感性分析"))
    if assessment.scheme.grades:
        _fragile(draft, assessment, found)
    _variants(draft, assessment, found)
    notes(draft, WHAT_FOR, weights_moved(found), LEFT_OUT)
    notes(draft, *([drawn(found)] if found.draws else []), HELD, INTERNAL)
    return draft.sheet(NAME, 0, widths=WIDTHS)


def _fragile(draft: Draft, assessment: Assessment, found: Sensitivity) -> None:
    """Name every unit whose grade some variant or draw changes."""
    draft.banner("一、等第不牢固的单位")
    draft.line(FRAGILE, Style.HEAD)
    changes = Counter(one.unit for variant in found.variants for one in variant.regraded)
    shares = found.bands.same_grade if found.bands else np.full(len(assessment.codes), np.nan)
    fragile = [unit for unit in rank_order(assessment) if changes[unit] or shares[unit] < 1]
    for unit in fragile:
        _fragile_unit(draft, assessment, found, (unit, changes[unit], float(shares[unit])))
    if not fragile:
        draft.banner("各种情形和抽样中，没有单位的等第变动", Style.CENTRE)


def _fragile_unit(
    draft: Draft, assessment: Assessment, found: Sensitivity, counted: tuple[int, int, float]
) -> None:
    unit, changes, share = counted
    totals, decimals = assessment.totals, assessment.scheme.decimals
    row = draft.line((str(assessment.names[unit]), str(totals.grade[unit])), Style.CENTRE)
    total = float(totals.published[unit])
    draft.number(row, 2, total, decimals)
    limit = _nearest(assessment, total)
    draft.put(row, 3, "—" if limit is None else plain(limit), Style.CENTRE)
    draft.number(row, 4, float("nan") if limit is None else total - limit, decimals)
    draft.put(row, 5, changes, Style.CENTRE)
    draft.number(row, 6, (1 - share) * 100, 1)
    said = [
        f"{_named(variant)}→{one.to or '待定'}"
        for variant in found.variants
        for one in variant.regraded
        if one.unit == unit
    ]
    draft.put(row, REST, some(said) or "只在抽样中变")


def _nearest(assessment: Assessment, total: float) -> float | None:
    """Return the limit of 分档 that is nearest to a total; None where there is none."""
    grades = assessment.scheme.grades
    bands = grades.bands if grades else ()
    limits = [band.limit for band in bands if not isinstance(band.limit, dict)]
    return min(limits, key=lambda limit: abs(total - limit), default=None)


def _variants(draft: Draft, assessment: Assessment, found: Sensitivity) -> None:
    """List the variants that move a rank or change a grade; count the others."""
    words = "二" if assessment.scheme.grades else "一"
    draft.banner(f"{words}、各种情形下的名次和等第")
    heads = draft.line(CHANGES, Style.HEAD)
    draft.merge(heads, WHO[0], heads, WHO[1])
    telling = [one for one in found.variants if one.moves.any() or one.regraded]
    for variant in telling:
        moved = int(np.count_nonzero(variant.moves))
        row = draft.line((variant.kind, variant.what), Style.TEXT)
        draft.put(row, 2, moved, Style.CENTRE)
        draft.put(row, 3, int(np.abs(variant.moves).max()), Style.CENTRE)
        draft.put(row, WHO[0], _farthest(assessment, variant))
        draft.merge(row, WHO[0], row, WHO[1])
        draft.put(row, REST, some(_regraded(assessment, variant)))
    quiet = len(found.variants) - len(telling)
    if quiet:
        draft.banner(f"另有 {quiet} 种情形，名次和等第都不变", Style.CENTRE)


def _farthest(assessment: Assessment, variant: Variant) -> str:
    """Name who moves most, with the direction."""
    sizes = np.abs(variant.moves)
    units = np.flatnonzero((sizes == sizes.max()) & (sizes > 0))
    return some(
        [
            f"{assessment.names[at]}{'升' if variant.moves[at] > 0 else '降'}{sizes[at]}"
            for at in units
        ]
    )


def _regraded(assessment: Assessment, variant: Variant) -> list[str]:
    grades = assessment.totals.grade
    return [
        f"{assessment.names[one.unit]}{grades[one.unit]}→{one.to or '待定'}"
        for one in variant.regraded
    ]


def _named(variant: Variant) -> str:
    return f"{variant.kind} {variant.what}"
