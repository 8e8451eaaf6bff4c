"""Dates, months, terms, ranges."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.period import Period
from dubao.model.terms import Reason
from dubao.read.dates import Doubt, from_1904, read_when
from tests.read.columns import codes, column, values

FIFTH = date(2021, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2021年3月5日",
        "2021年03月05日",
        "2021年3月5号",
        "2021.3.5",
        "2021/03/05",
        "2021-3-5",
        "２０２１－３－５",
        "20210305",
        20210305,
        20210305.0,
        "二〇二一年三月五日",
        "二○二一年三月五日",
        "二O二一年三月五日",
        "2021 年 3 月 5 日",
        "2021年3月5日（星期五）",
        "2021-03-05 00:00:00",
        "2021/3/5 9:30",
        44260.0,
        44260.75,
        FIFTH,
        datetime(2021, 3, 5, 9, 30),  # noqa: DTZ001
    ],
)
def test_rf19_every_form_gives_the_same_date(cell: object) -> None:
    assert read_when(cell) == FIFTH


def test_rf19_the_1904_base_gives_the_same_date() -> None:
    assert read_when(from_1904([44260.0 - 1462])[0]) == FIFTH
    assert from_1904([FIFTH, "3月5日", ""]) == [FIFTH, "3月5日", ""]


def test_rf19_the_year_comes_only_from_a_stated_context() -> None:
    assert codes(column("日期", "3月5日")) == [(0, "date-without-year")]
    assert values(column("日期", "3月5日", "十二月二十五日", year=2021)) == [
        FIFTH,
        date(2021, 12, 25),
    ]


@pytest.mark.parametrize(
    "cell", ["近期", "3.5", 3.5, 2021.1, "21年3月5日", "1021-3-5", time(9), True]
)
def test_rf19_what_is_no_date_is_refused(cell: object) -> None:
    parsed = column("日期", cell, year=2021)
    assert values(parsed) == [Reason.UNREADABLE]
    assert codes(parsed) == [(0, "bad-date")]


@pytest.mark.parametrize("cell", ["2021-2-30", "2021年13月1日", "20210431", "2021年13月"])
def test_rf19_days_that_do_not_exist(cell: str) -> None:
    assert read_when(cell) == Doubt("no-such-date")


@pytest.mark.parametrize(
    "cell", ["2021年3月", "2021年3月份", "2021.3", "2021-03", "202103", 202103.0]
)
def test_rf20_a_month_is_a_period_not_its_first_day(cell: object) -> None:
    assert read_when(cell) == Period(date(2021, 3, 1), date(2021, 3, 31))
    assert codes(column("日期", cell)) == [(0, "period-not-date")]
    assert values(column("时段", cell)) == [Period(date(2021, 3, 1), date(2021, 3, 31))]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021年3月15日至17日", (2021, 3, 15), (2021, 3, 17)),
        ("3月15日至17日", (2021, 3, 15), (2021, 3, 17)),
        ("3月15日—4月2日", (2021, 3, 15), (2021, 4, 2)),
        ("2021年3月15日至2022年1月10日", (2021, 3, 15), (2022, 1, 10)),
        ("2021.3.15-3.17", (2021, 3, 15), (2021, 3, 17)),
        ("2021-3-15-17", (2021, 3, 15), (2021, 3, 17)),
        ("2021-03-15～2021-03-17", (2021, 3, 15), (2021, 3, 17)),
        ("20210315-20210317", (2021, 3, 15), (2021, 3, 17)),
        ("2021年3-5月", (2021, 3, 1), (2021, 5, 31)),
        ("3月至5月", (2021, 3, 1), (2021, 5, 31)),
        ("2021年9月-2022年1月", (2021, 9, 1), (2022, 1, 31)),
        ("2021-2025年", (2021, 1, 1), (2025, 12, 31)),
        ("2021年上半年", (2021, 1, 1), (2021, 6, 30)),
        ("2021年第二季度", (2021, 4, 1), (2021, 6, 30)),
        ("2021年度", (2021, 1, 1), (2021, 12, 31)),
    ],
)
def test_rf21_ranges_have_start_and_end(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    assert read_when(text, 2021) == Period(date(*start), date(*end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021-2022学年第一学期", (2021, 9, 1), (2022, 1, 31)),
        ("2021-2022学年度第二学期", (2022, 2, 1), (2022, 8, 31)),
        ("2021学年第一学期", (2021, 9, 1), (2022, 1, 31)),
        ("2021—2022学年上学期", (2021, 9, 1), (2022, 1, 31)),
        ("二〇二一至二〇二二学年第一学期", (2021, 9, 1), (2022, 1, 31)),
    ],
)
def test_rf21_school_terms_have_start_and_end(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    assert read_when(text) == Period(date(*start), date(*end))


def test_rf21_a_range_that_ends_before_it_starts() -> None:
    assert read_when("2021年12月28日至1月3日") == Doubt("period-backwards")


def test_rf21_a_day_is_a_period_of_one_day() -> None:
    assert values(column("时段", "2021年3月5日", FIFTH)) == [Period(FIFTH, FIFTH)] * 2


def test_rf21_a_period_keeps_what_was_written() -> None:
    assert column("时段", " 2021年3月 ").values[0].text == "2021年3月"


@pytest.mark.parametrize("text", ["2021315日", "2021年315日", "20213月15日", "2021 315日"])
def test_rf22_lost_signs_are_reported(text: str) -> None:
    assert codes(column("日期", text)) == [(0, "date-signs-lost")]


def test_rf23_a_school_year_is_its_days() -> None:
    years = ("2020-2021学年", "2021-2020学年", "2020学年", "2020-21学年", "2020/2021学年度")
    assert {read_when(text) for text in years} == {Period(date(2020, 9, 1), date(2021, 8, 31))}


@pytest.mark.parametrize("text", ["2020-2022学年", "2021-2022"])
def test_rf23_two_years_that_are_no_school_year_are_asked_about(text: str) -> None:
    assert codes(column("时段", text)) == [(0, "bad-school-year")]


DAYS = st.dates(date(1951, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_rf19_formats_agree_for_every_day(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    forms = (
        f"{y}年{m}月{d}日",
        f"{y}.{m}.{d}",
        f"{y}/{m:02}/{d:02}",
        f"{y}-{m}-{d}",
        f"{y}{m:02}{d:02}",
    )
    serial = (day - date(1899, 12, 30)).days
    assert {read_when(form) for form in (*forms, serial, float(serial), day)} == {day}


@given(DAYS, DAYS)
def test_rf21_any_two_days_make_a_range(one: date, other: date) -> None:
    start, end = sorted((one, other))
    assert read_when(f"{start}至{end}") == Period(start, end)


@pytest.mark.parametrize("text", ["9月", "9月1日至10月15日", "去年秋天"])
def test_a_span_without_a_year_is_asked_for_with_examples(text: str) -> None:
    assert codes(column("时段", text)) == [(0, "bad-period")]
