"""One value as papers print it, by the type and unit that the scheme gives it."""

from __future__ import annotations

from datetime import date
from typing import Any

from dubao.model.numbers import plain, rounded, rounded_text
from dubao.model.period import Period
from dubao.model.terms import FieldType, Reason
from dubao.papers.generic.known import Known
from dubao.papers.wording import gap, paper_date
from dubao.papers.words import day_range, percent

USUAL = 2  # decimals where neither scheme nor type says how many
_FIXED = frozenset({FieldType.MONEY, FieldType.AREA})  # 12.50万元, not 12.5万元


def shown(value: Any, known: Known) -> str:
    """Return a value that is there: 1234.50万元, 85.00%, 1:15, 2021年3月5日."""
    if isinstance(value, Period):
        return value.text or day_range(value.start, value.end)
    if isinstance(value, date):
        return paper_date(value)
    if isinstance(value, str):
        return value
    return _number(float(value), known)


def missing(known: Known, reason: Reason) -> str:
    """Return what stands where no value is there: 不适用, or a gap that says what is missing.

    What need not be filled in is only called 未填 (PA-19).
    """
    if reason is Reason.NOT_APPLICABLE or (reason is Reason.BLANK and not known.is_due):
        return reason.text
    return gap(f"{known.name}：{reason.text}")


def masked(known: Known) -> str:
    """Return the blank in place of what the reader may not see (SE-01, SE-02)."""
    return gap(known.name)


def _number(value: float, known: Known) -> str:
    decimals = USUAL if known.decimals is None else known.decimals
    if known.kind is FieldType.RATIO:
        return f"1:{plain(rounded(value, decimals))}"
    if known.unit == "%" or known.kind is FieldType.PERCENT:
        return percent(value, decimals)
    if known.decimals is not None or known.kind in _FIXED:
        return f"{rounded_text(value, decimals)}{known.unit}"
    return f"{plain(rounded(value, decimals))}{known.unit}"
