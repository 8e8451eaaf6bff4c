"""Whether the parts a paper prints add to the total it prints (CA-08)."""

from __future__ import annotations

import numpy as np

from dubao.model.assessment import Assessment
from dubao.model.numbers import close, round_half_up

ROUNDED = "各项得分经四舍五入，与总分之间可能有尾数差。"
RULED = "总分按方案的封顶、保底或折算办法计算，不等于各项得分的简单相加。"


def rounding_note(assessment: Assessment, unit: int) -> str:
    """Return a sentence where the printed parts of a unit do not add to its total, else ""."""
    scheme, totals = assessment.scheme, assessment.totals
    roots = (*scheme.items, *scheme.bonuses, *scheme.deductions)
    exact = np.array([assessment.items[root.code].points[unit] for root in roots])
    total = totals.published[unit]
    if np.isnan(total):
        return ""
    printed = float(np.nansum(round_half_up(exact, scheme.decimals)))
    if close(printed, total) or abs(printed - total) < 10.0 ** -(scheme.decimals + 3):
        return ""
    return ROUNDED if close(float(np.nansum(exact)), totals.exact[unit]) else RULED
