"""Units of measure and exact conversion between those of one kind (RF-17, RF-18)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dubao.read.folding import unspaced
from dubao.read.numbers_text import scale_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_KINDS: dict[str, dict[str, Fraction]] = {
    "金额": {"元": Fraction(1), "圆": Fraction(1), "块": Fraction(1)},
    "面积": {
        "平方米": Fraction(1),
        "平米": Fraction(1),
        "亩": Fraction(2000, 3),
        "公顷": Fraction(10**4),
        "平方公里": Fraction(10**6),
        "平方千米": Fraction(10**6),
    },
    "长度": {"米": Fraction(1), "公里": Fraction(1000), "厘米": Fraction(1, 100)},
    "百分比": {
        "%": Fraction(1),
        "百分点": Fraction(1),
        "个百分点": Fraction(1),
        "‰": Fraction(1, 10),
    },
}
# Words for what is counted; words on one line count alike.
_COUNTED = (
    "人 名 位 生 个人",
    "人次",
    "所 校 家",
    "册 本 卷",
    "起 件 例 宗 次",
    "台 套 台套 台(套)",
    "天 日",
    "课时 学时 节",
)
_COUNTED_ALONE = (
    "个 间 项 篇 份 场 班 轨 辆 张 枚 门 条 处 座 幢 栋 组 批 期 届 分 周 月 年 岁 小时"
)
_SPELLINGS = {"m2": "平方米", "km2": "平方公里", "m": "米", "km": "公里", "cm": "厘米"}
_SCALED = re.compile("([百千万亿]*)(.+)")

PERCENT = "百分比"


@dataclass(frozen=True)
class Unit:
    """A unit: what kind of thing it measures and how many base units it is.

    `scale` is the part of `factor` that comes from 百, 千, 万 or 亿 in the unit's name.
    """

    kind: str
    factor: Fraction
    scale: int = 1
    counts: bool = False

    @property
    def unscaled(self) -> Unit:
        """The unit without 万 and the like: 万元 → 元."""
        return Unit(self.kind, self.factor / self.scale, 1, self.counts)

    def fits(self, other: Unit) -> bool:
        """Whether numbers in the one can be put into the other; 个 fits whatever is counted."""
        general = self.counts and other.counts and "个" in (self.kind, other.kind)
        return self.kind == other.kind or general


def _words() -> dict[str, Unit]:
    words = {
        word: Unit(kind, factor) for kind, units in _KINDS.items() for word, factor in units.items()
    }
    for line in (*_COUNTED, *_COUNTED_ALONE.split()):
        alike = line.split()
        words |= {word: Unit(alike[0], Fraction(1), counts=True) for word in alike}
    return words


_WORDS = _words()


@cache
def unit(text: str) -> Unit | None:
    """Return the unit a text names, also 万元, 平方米/生, ㎡; None if it names none."""
    text = unspaced(text)
    text = _SPELLINGS.get(text.lower(), text)
    if text in _WORDS:
        return _WORDS[text]
    above, per, below = text.partition("/")
    if per:
        return _quotient(unit(above), unit(below))
    match = _SCALED.fullmatch(text)
    if not match or not match[1]:
        return None
    base, scale = unit(match[2]), scale_of(match[1])
    return base and Unit(base.kind, base.factor * scale, base.scale * scale, base.counts)


def _quotient(above: Unit | None, below: Unit | None) -> Unit | None:
    if above is None or below is None:
        return None
    return Unit(f"{above.kind}/{below.kind}", above.factor / below.factor, above.scale)


def convert(number: Decimal, source: Unit, target: Unit) -> Decimal:
    """Return a number of `source` units in `target` units, which must fit."""
    return times(number, source.factor / target.factor)


def times(number: Decimal, ratio: Fraction) -> Decimal:
    """Multiply a decimal number to 40 digits, far more than a float holds."""
    if ratio == 1:
        return number
    with localcontext(prec=40):
        return number * ratio.numerator / ratio.denominator


def all_times(numbers: Floats, ratio: Fraction) -> Floats:
    """Multiply numbers as decimal arithmetic would: 0.07 × 100 is 7; NaN stays NaN.

    Numbers of at most four decimals are done at once, as whole numbers and one division.
    """
    if ratio == 1:
        return numbers.copy()
    with np.errstate(invalid="ignore", over="ignore"):
        whole = np.rint(numbers * 1e4)
        simple = (whole / 1e4 == numbers) & (np.abs(whole) * ratio.numerator < 1e15)
        products = whole * ratio.numerator / (1e4 * ratio.denominator)
    for index in np.flatnonzero(~simple & ~np.isnan(numbers)).tolist():
        products[index] = float(times(Decimal(repr(float(numbers[index]))), ratio))
    return np.asarray(products)
