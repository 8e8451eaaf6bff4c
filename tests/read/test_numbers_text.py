"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.read.numbers_text import chinese_number, read_number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("30", "30", ""),
        ("３０", "30", ""),
        ("－５", "-5", ""),
        ("−5", "-5", ""),
        ("1,234", "1234", ""),
        ("1，234", "1234", ""),
        ("12 345.60", "12345.60", ""),
        ("30人", "30", "人"),
        ("30 所", "30", "所"),
        ("30（人）", "30", "人"),
        ("共30人", "30", "人"),
        ("1,200.50元", "1200.50", "元"),
        ("￥30", "30", ""),
        ("30㎡", "30", "㎡"),
        ("30m²", "30", "㎡"),
        ("100元整", "100", "元"),
        ("三十五所", "35", "所"),
    ],
)
def test_rf13_full_width_separators_and_units(text: str, value: str, unit: str) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.value, found.unit, found.approximate) == (Decimal(value), unit, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("约30", 30),
        ("大约30人", 30),
        ("近30", 30),
        ("30余", 30),
        ("30余人", 30),
        ("30多", 30),
        ("30+", 30),
        ("30人左右", 30),
        ("30以上", 30),
        ("≥30", 30),
        ("30余万元", 300_000),
        ("三十余万", 300_000),
        ("1.2E+05", 120_000),
    ],
)
def test_rf13_approximate_numbers_are_marked(text: str, value: int) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.value, found.approximate) == (Decimal(value), True)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2000万", 20_000_000, "万"),
        ("2000万元", 20_000_000, "万元"),
        ("1.2亿元", 120_000_000, "亿元"),
        ("1亿2000万元", 120_000_000, "万元"),
        ("3万5千", 35_000, "千"),
        ("三百万", 3_000_000, ""),
        ("一亿零三百万", 103_000_000, ""),
    ],
)
def test_rf15_wan_and_yi_multiply(text: str, value: int, unit: str) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.value, found.unit, found.scaled) == (Decimal(value), unit, True)


@pytest.mark.parametrize(
    "text", ["", "见附件", "12-15", "1,23", "1.2.3", "1/2", "3万5", "30;31", "第30", "几十", "三四"]
)
def test_rf13_what_is_not_one_number_is_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", "0"),
        ("十", "10"),
        ("十五", "15"),
        ("两百", "200"),
        ("一百二十三", "123"),
        ("一千零五", "1005"),
        ("三万零五", "30005"),
        ("二〇二一", "2021"),
        ("三点五", "3.5"),
        ("三点五万", "35000"),
        ("壹佰贰拾叁", "123"),
        ("九十五点二五", "95.25"),
    ],
)
def test_rf13_chinese_numerals(text: str, value: str) -> None:
    assert chinese_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["三四", "一百五", "三万五", "万", "百", "点五", "十十"])
def test_rf13_open_chinese_numerals_are_none(text: str) -> None:
    assert chinese_number(text) is None


def _in_chinese(number: int) -> str:
    """Write a number below a hundred million as a person would."""
    if number >= 10_000:
        rest = number % 10_000
        joint = "零" if 0 < rest < 1000 else ""
        return _in_chinese(number // 10_000) + "万" + joint + (_in_chinese(rest) if rest else "")
    text = ""
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += "零一二三四五六七八九"[digit] + sign
        elif text and number % place:
            text += "零"
    return text.replace("零零", "零") or "零"


@given(st.integers(0, 99_999_999))
def test_chinese_numerals_read_back(number: int) -> None:
    assert chinese_number(_in_chinese(number)) == number


@given(st.decimals(0, 100_000, places=4, allow_nan=False))
def test_rf15_wan_is_ten_thousand_times(number: Decimal) -> None:
    plain, wan = read_number(f"{number}"), read_number(f"{number}万")
    assert plain is not None
    assert wan is not None
    assert wan.value == plain.value * 10_000
