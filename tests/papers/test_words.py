from datetime import date
from math import nan

import pytest

from dubao.model.bulletin import Kind
from dubao.papers.words import (
    Counted,
    by_kind,
    change_words,
    chinese_year,
    counts_sentence,
    day_range,
    figure,
    money,
    parts_note,
    percent,
)


def test_pa12_zero_items_are_left_out_of_a_counts_sentence() -> None:
    counted = [
        Counted("听课", 12, "节次"),
        Counted("访谈教师", 0, "人次"),
        Counted("家长座谈会", 2, "个", people=35),
        Counted("查阅资料", 56, "卷（册）"),
    ]
    assert (
        counts_sentence(counted, "督导组")
        == "督导组听课12节次，家长座谈会2个（35人），查阅资料56卷（册）"
    )
    assert counts_sentence([Counted("听课", 0, "节次")], "督导组") == ""


def test_counts_by_kind() -> None:
    groups = [("公办小学", 3, "所"), ("公办幼儿园", 0, "所"), ("民办幼儿园", 5, "所")]
    assert by_kind(groups) == "公办小学3所、民办幼儿园5所"
    assert by_kind(groups, "共回访8所") == "共回访8所，其中公办小学3所、民办幼儿园5所"


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234.565, "1234.57万元"), (9999.99, "9999.99万元"), (10000, "1.00亿元"), (nan, "—")],
)
def test_money(value: float, text: str) -> None:
    assert money(value) == text


def test_percent_and_figures() -> None:
    assert percent(99.995) == "100.00%"
    assert figure(12, "所", Kind.COUNT, 0) == "12所"
    assert figure(15.26, "%", Kind.RATIO, 1) == "15.3%"
    assert figure(nan, "所", Kind.COUNT, 0) == "—"


# change, rate, kind, unit → words; the rule of each row in the last column
CHANGES = [
    (12.3, 1.254, Kind.AMOUNT, "万元", "增加12.30万元，增长1.25%", "BD-1"),
    (-3.0, -0.5, Kind.AMOUNT, "万元", "减少3.00万元，下降0.50%", "BD-1"),
    (0.5, nan, Kind.RATIO, "%", "提高0.50个百分点", "BD-2"),
    (-0.5, nan, Kind.RATIO, "%", "下降0.50个百分点", "BD-2"),
    (12.3, nan, Kind.AMOUNT, "万元", "增加12.30万元", "BD-3"),
    (0.001, 0.1, Kind.AMOUNT, "万元", "与上年持平", "CA-06"),
    (nan, nan, Kind.AMOUNT, "万元", "", "BD-3"),
]


@pytest.mark.parametrize(("change", "rate", "kind", "unit", "words", "rule"), CHANGES)
def test_ca24_changes_in_words(
    change: float, rate: float, kind: Kind, unit: str, words: str, rule: str
) -> None:
    assert change_words(change, rate, kind, unit) == words, rule


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2021, 3, 5), date(2021, 3, 5), "2021年3月5日"),
        (date(2021, 3, 15), date(2021, 3, 17), "2021年3月15日至17日"),
        (date(2021, 3, 15), date(2021, 4, 2), "2021年3月15日至4月2日"),
        (date(2020, 12, 30), date(2021, 1, 2), "2020年12月30日至2021年1月2日"),
    ],
)
def test_pa08_ranges_of_days(first: date, last: date, text: str) -> None:
    assert day_range(first, last) == text


def test_pa23_years_in_chinese() -> None:
    assert chinese_year(2021) == "二〇二一"
    assert chinese_year(2010) == "二〇一〇"


def test_ca08_parts_that_do_not_add_say_why() -> None:
    assert parts_note([1.5, 2.5], 4.0, 0) == "各项之和与合计的差由四舍五入造成"  # 2 + 3 ≠ 4
    assert parts_note([1.25, 2.25], 3.5, 2) == ""
    assert parts_note([1.0, 2.0], 5.0, 1) == "各项之和不等于合计"
    assert parts_note([1.0, nan], 5.0, 1) == ""
