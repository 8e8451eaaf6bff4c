"""Counts and figures as papers say them: measure words, money, percent, changes, ranges.

The one place that turns registers into counted sentences (PA-12) and numbers into the words
around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan

from dubao.model.bulletin import Kind
from dubao.model.numbers import plain, rounded, rounded_text
from dubao.papers.wording import listed, paper_date

NOTHING = "—"
UNCHANGED = "与上年持平"
_YI = 10_000.0  # 万元 in one 亿元


@dataclass(frozen=True)
class Counted:
    """Something counted in the field: 听课 12 节次; `people` makes it 座谈会 2 个（35 人）."""

    what: str
    count: float
    measure: str
    people: float = 0.0


MEASURES = {
    "听课": "节次",
    "半日活动": "个班",
    "访谈": "人次",
    "座谈会": "个",
    "问卷": "份",
    "查阅资料": "卷（册）",
    "教研活动": "次",
    "升旗仪式": "次",
    "巡视校园": "次",
    "列席会议": "次",
    "学校": "所",
    "幼儿园": "所",
}
"""Measure words of what is counted in a supervision, as real opinion letters use them."""


def counts_sentence(counted: Iterable[Counted], opening: str = "") -> str:
    """Return 听课12节次，访谈30人次…; what is zero or not counted is left out (PA-12).

    "" if nothing was counted at all.
    """
    parts = [_counted(one) for one in counted if one.count > 0]
    return f"{opening}{'，'.join(parts)}" if parts else ""


def _counted(one: Counted) -> str:
    people = f"（{plain(one.people)}人）" if one.people > 0 else ""
    return f"{one.what}{plain(one.count)}{one.measure}{people}"


def by_kind(groups: Sequence[tuple[str, int, str]], total: str = "") -> str:
    """Return 公办小学3所、公办幼儿园5所; groups of zero are left out, `total` stands before."""
    told = listed([f"{name}{number}{measure}" for name, number, measure in groups if number])
    return f"{total}，其中{told}" if total and told else total or told


def money(value: float, unit: str = "万元", decimals: int = 2) -> str:
    """Return an amount with its unit; from 1 亿元 up in 亿元. NaN gives —."""
    if isnan(value):
        return NOTHING
    if unit == "万元" and abs(value) >= _YI:
        return f"{rounded_text(value / _YI, decimals)}亿元"
    return f"{rounded_text(value, decimals)}{unit}"


def percent(value: float, decimals: int = 2) -> str:
    """Return a rate held as 0–100 with its sign %; NaN gives —."""
    return NOTHING if isnan(value) else f"{rounded_text(value, decimals)}%"


def figure(value: float, unit: str, kind: Kind, decimals: int) -> str:
    """Return a figure of the item table as a sentence says it."""
    if isnan(value):
        return NOTHING
    if kind is Kind.RATIO and unit in {"%", ""}:
        return percent(value, decimals)
    return f"{rounded_text(value, decimals)}{unit}"


def change_words(change: float, rate: float, kind: Kind, unit: str, decimals: int = 2) -> str:
    """Return how a figure moved: 增加12.30万元，增长1.25%; 提高0.50个百分点; 与上年持平.

    A ratio moves in 百分点 only (BD-2); without a rate (BD-3) the amount stands alone; "" if
    nothing can be said.
    """
    if isnan(change):
        return ""
    if rounded(change, decimals) == 0:
        return UNCHANGED
    size = rounded_text(abs(change), decimals)
    if kind is Kind.RATIO:
        return (
            f"{'提高' if change > 0 else '下降'}{size}{'个百分点' if unit in {'%', ''} else unit}"
        )
    moved = f"{'增加' if change > 0 else '减少'}{size}{unit}"
    if isnan(rate):
        return moved
    return f"{moved}，{'增长' if change > 0 else '下降'}{rounded_text(abs(rate), 2)}%"


def unchanged(words: str) -> bool:
    """Tell whether the words of a change say that there was none."""
    return words == UNCHANGED


def day_range(first: date, last: date) -> str:
    """Return two days without repeating what they share: 2021年3月15日至17日."""
    if first == last:
        return paper_date(first)
    if first.year != last.year:
        return f"{paper_date(first)}至{paper_date(last)}"
    if first.month != last.month:
        return f"{paper_date(first)}至{last.month}月{last.day}日"
    return f"{paper_date(first)}至{last.day}日"


def chinese_year(year: int) -> str:
    """Return a year in Chinese digits with 〇, never 零 or O: 二〇二一 (PA-23)."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


def parts_note(parts: Sequence[float], total: float, decimals: int) -> str:
    """Return a sentence where printed parts do not add to the printed total (CA-08), else ""."""
    values = [value for value in parts if not isnan(value)]
    if not values or isnan(total) or len(values) < len(parts):
        return ""
    printed = sum(rounded(value, decimals) for value in values)
    gap = abs(printed - rounded(total, decimals))
    if gap < 0.5 * 10.0**-decimals:
        return ""
    rounding = len(values) * 0.5 * 10.0**-decimals + 0.5 * 10.0**-decimals
    return (
        "各项之和与合计的差由四舍五入造成" if gap <= rounding * (1 + 1e-9) else "各项之和不等于合计"
    )
