"""Numbers as people write them: 1，234人, 2000万元, 一百二十三, 约30, 30余万.

What is read is exact; what is only about right is marked so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from functools import lru_cache

from dubao.read.folding import tidy, unspaced

SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
# Formal numerals and variants, as on vouchers.
_FORMAL = str.maketrans(
    "〇○Ｏ两俩壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸", "零零零二二一二三四五六七八九十百千万亿二三六"
)

_ARABIC = r"(?:\d{1,3}(?:[, ']\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?"
_CHINESE = "[〇○零一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸]+"
_NUMBER = re.compile(
    r"(?P<before>大约为?|约为?|将近|接近|近|大概|超过|超|逾|不足|不到|至少|[≥≤<>])?"
    r"(?:共计|共|合计|总计)?(?P<yuan>人民币|¥)?"
    r"(?P<sign>[+−-]?)"
    rf"(?:(?P<arabic>{_ARABIC}(?:[百千万亿]+{_ARABIC})*)|(?P<chinese>{_CHINESE}))"
    r"(?P<about>余|多|来|\+)?"
    r"(?P<unit>\(?(?P<scale>[百千万亿]*)(?P<word>[^\d.,:;+~]{0,8}?)\)?)"
    r"(?P<after>左右|上下|以上|以下|余|多|\+)?[整正]?"
)
_SQUARE_METRE = re.compile(r"(?i)m\^?2")
_LOOSE_BLANK = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_SCALED = re.compile(r"\d[百千万亿]|[万亿萬億]")  # the 百 of 一百二十三 is part of the numeral
_PART = re.compile(rf"({_ARABIC})([百千万亿]*)")
_SECTION = re.compile(r"(?:(\d)千)?(0)?(?:(\d)百)?(0)?(?:(\d)?十)?(0)?(\d)?")


@dataclass(frozen=True)
class NumberText:
    """A number with the unit written behind it.

    `value` has 百千万亿 multiplied in, and `scaled` says that there were any; `word` is the
    unit without them, `unit` the unit as written. An approximate number is 约30, 30余, 30+,
    or one in scientific notation, whose last digits are gone.
    """

    value: Decimal
    word: str = ""
    unit: str = ""
    scaled: bool = False
    approximate: bool = False


@lru_cache(maxsize=65536)
def read_number(text: str) -> NumberText | None:
    """Return the number a text holds, with its unit; None if it is not one number.

    A number beyond all reckoning is infinite.
    """
    closed_up = _LOOSE_BLANK.sub("", _SQUARE_METRE.sub("㎡", tidy(text)))
    match = _NUMBER.fullmatch(closed_up)
    if not match:
        return None
    digits = (match["arabic"] or match["chinese"]) + match["scale"]
    try:
        size = _arabic(digits) if match["arabic"] else chinese_number(digits)
    except DecimalException:  # 1e999999999
        size = Decimal("Infinity")
    if size is None:
        return None
    vague = bool(match["before"] or match["about"] or match["after"] or "e" in digits.lower())
    return NumberText(
        value=-size if match["sign"] in ("-", "−") else size,
        word=match["word"].strip("() ") or ("元" if match["yuan"] else ""),
        unit=match["unit"].strip("() "),
        scaled=bool(_SCALED.search(digits)),
        approximate=vague,
    )


def scale_of(signs: str) -> int:
    """Return what 百, 千, 万 and 亿 behind one another multiply by: 千万 → 10 000 000."""
    product = 1
    for sign in signs:
        product *= SCALES[sign]
    return product


def _arabic(text: str) -> Decimal | None:
    """Add up 1亿2000万; None for 3万5, which people mean in two ways."""
    total, last = Decimal(0), None
    for digits, signs in _PART.findall(text):
        scale = scale_of(signs)
        number = Decimal(re.sub("[, ']", "", digits))
        if last is not None and (scale == 1 or number * scale >= last):
            return None
        total, last = total + number * scale, scale
    return total


def chinese_number(text: str) -> Decimal | None:
    """Return the value of Chinese numerals, also formal ones: 一百二十三, 三点五万, 二〇二一.

    None where the reading is open: 三四 (three or four), 一百五 (105 or 150).
    """
    text = unspaced(text).translate(_FORMAL)
    body, point, decimals = text.partition("点")
    if point:
        match = re.fullmatch("([零一二三四五六七八九]+)([万亿]*)", decimals)
        whole = chinese_number(body)
        if not match or whole is None:
            return None
        return (whole + Decimal(f"0.{_plain_digits(match[1])}")) * scale_of(match[2])
    if all(sign in _DIGITS for sign in text):
        return Decimal(_plain_digits(text)) if len(text) == 1 or len(text) >= 3 else None
    return _with_scale(text, "亿")


def _plain_digits(text: str) -> str:
    return "".join(str(_DIGITS[sign]) for sign in text)


def _with_scale(text: str, sign: str) -> Decimal | None:
    """Read `head 亿 tail`, then `head 万 tail`, then four places."""
    head, found, tail = text.rpartition(sign)
    lower = {"亿": "万", "万": ""}[sign]
    if not found:
        return _with_scale(text, lower) if lower else _section(text)
    if len(tail) == 1:
        return None
    high = _with_scale(head, sign) if head else None
    low = Decimal(0) if not tail else _with_scale(tail, lower) if lower else _section(tail)
    return None if high is None or low is None else high * SCALES[sign] + low


def _section(text: str) -> Decimal | None:
    """Read up to four places: 一千零五, 十五."""
    written = "".join(str(_DIGITS.get(sign, sign)) for sign in text)
    match = _SECTION.fullmatch(written)
    if not match:
        return None
    thousands, _, hundreds, _, tens, _, ones = match.groups()
    if ones and (thousands or hundreds) and "十" not in written and "0" not in written:
        return None
    ten = int(tens or 1) if "十" in written else 0
    return Decimal(
        int(thousands or 0) * 1000 + int(hundreds or 0) * 100 + ten * 10 + int(ones or 0)
    )
