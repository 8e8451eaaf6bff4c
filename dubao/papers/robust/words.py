"""Words that the sheets on firmness share: methods with their names and sources (CA-27)."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from dubao.model.book import Style
from dubao.model.numbers import plain, rounded_text
from dubao.model.robust import Estimate, Sensitivity
from dubao.papers.draft import Draft
from dubao.papers.words import NOTHING

NAMED = 5  # units or variants named in one cell; the rest are counted

INTERNAL = "本表只供内部研判，不写入通报、反馈和其他发出的文件。"
HELD = (
    "不变的是：各末级指标得了满分的几成、加分和扣分、哪些单位有总分。照方案重算的是："
    "上级指标的合成和上下限、总分、封顶和否决、名次、等第和名额。条件中的「得分」按原来的满分计。"
)


def interval(found: Estimate | None, decimals: int = 2) -> str:
    """Return an interval as printed: 0.76～0.96; — where there is none."""
    if found is None or isnan(found.low) or isnan(found.high):
        return NOTHING
    return f"{rounded_text(found.low, decimals)}～{rounded_text(found.high, decimals)}"


def chance(p: float) -> str:
    """Return a chance as printed: 小于0.001, else with three decimals."""
    return "小于0.001" if p < 0.001 else rounded_text(p, 3)


def some(words: Sequence[str]) -> str:
    """Return words with 、 between them, of many only the first."""
    more = f"等{len(words)}个" if len(words) > NAMED else ""
    return "、".join(words[:NAMED]) + more


def weights_moved(found: Sensitivity) -> str:
    """Say what is meant by another weight."""
    low, high = plain(1 - found.width), plain(1 + found.width)
    return (
        "权重：下级求和的，以各项满分为权重；下级加权、几何的，用方案写的权重；取高、取低的没有。"
        f"变动权重，是把它乘一个 {low} 到 {high} 之间的数，"
        "再把同一层各项同比例调整，使这一层合计不变。"
    )


def drawn(found: Sensitivity) -> str:
    """Say how weights were drawn, so that they can be drawn again (HA-12)."""
    low, high = plain(1 - found.width), plain(1 + found.width)
    return (
        f"抽样：各层各项的权重各乘一个随机数，在 {low} 到 {high} 之间均匀分布，互不相关；"
        f"共抽 {found.draws} 组，种子 {found.seed}（Mersenne Twister）。"
        "种子相同，每次抽出的权重相同；幅度、组数和种子可在 dubao.yaml 的「敏感性」中改。"
    )


def notes(draft: Draft, *lines: str) -> None:
    """Add lines of explanation below a table."""
    for line in lines:
        draft.banner(line, Style.NOTE)
