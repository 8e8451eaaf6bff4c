"""What letters and ledgers ask for: periods, days, words without a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.deadline import Demand
from dubao.model.limit import Limit, parse_limit
from dubao.model.terms import Dateless, TimeUnit
from dubao.read.limits import read_demand


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("30日内", Limit(30, TimeUnit.DAY)),
        ("30天", Limit(30, TimeUnit.DAY)),
        ("10个工作日", Limit(10, TimeUnit.WORKING_DAY)),
        ("10 个工作日内", Limit(10, TimeUnit.WORKING_DAY)),
        ("三个月内", Limit(3, TimeUnit.MONTH)),
        ("半年内", Limit(6, TimeUnit.MONTH)),
        ("一学期内", Limit(1, TimeUnit.TERM)),
        ("1个学年", Limit(1, TimeUnit.SCHOOL_YEAR)),
        ("2个月内(自收到之日)", Limit(2, TimeUnit.MONTH, event="送达")),
        ("自收到本意见书之日起3个月内", Limit(3, TimeUnit.MONTH, event="送达")),
        ("自送达之日起三十日内完成", Limit(30, TimeUnit.DAY, event="送达")),
        ("自印发之日起2个月内", Limit(2, TimeUnit.MONTH, event="意见书成文")),
        ("收到后15日内", Limit(15, TimeUnit.DAY, event="送达")),
        ("立行立改", Dateless.AT_ONCE),
        ("立即整改", Dateless.AT_ONCE),
        ("学期末", Dateless.END_OF_TERM),
        ("本学期结束前", Dateless.END_OF_TERM),
        ("长期坚持", Dateless.LASTING),
        ("2021-06-30", date(2021, 6, 30)),
        ("2021年6月30日前", date(2021, 6, 30)),
        ("6月30日前", date(2021, 6, 30)),
        ("2021年6月", date(2021, 6, 30)),
        ("6月底前", date(2021, 6, 30)),
        ("年底前", date(2021, 12, 31)),
        ("2022年底", date(2022, 12, 31)),
        ("限期30日", Limit(30, TimeUnit.DAY)),
        ("一周内", Limit(7, TimeUnit.DAY)),
        ("自送达之日起30日内报送整改报告", Limit(30, TimeUnit.DAY, event="送达")),
        ("应于2021年9月1日前整改到位", date(2021, 9, 1)),
        ("2021年底前完成", date(2021, 12, 31)),
        ("2021学年第一学期末", None),
        ("下学期末", None),
        ("9月", date(2021, 9, 30)),
        ("十月底", date(2021, 10, 31)),
        ("尽快", None),
        ("半个月", None),
        ("3月内", None),
        ("22年", None),
        ("2三年", None),
        ("", None),
        ("三四个月", None),
    ],
)
def test_demands_as_they_are_written(text: str, asked: Demand | None) -> None:
    assert read_demand(text, 2021) == asked


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4月前", date(2021, 3, 31)),
        ("2020年3月前", date(2020, 2, 29)),
        ("1月以前", date(2020, 12, 31)),
        ("2022年之前", date(2021, 12, 31)),
    ],
)
def test_tm07_before_a_month_is_before_its_first_day(text: str, day: date) -> None:
    assert read_demand(text, 2021) == day


@pytest.mark.parametrize("text", ["6月30日前", "4月前", "年底前"])
def test_a_month_without_a_year_needs_one(text: str) -> None:
    assert read_demand(text) is None


@given(
    st.text("0123456789一二三十半个日天月年底前内自收到送达之起工作学期末()（）. -", max_size=14)
)
def test_no_text_is_a_fault_of_the_program(text: str) -> None:
    found = read_demand(text, 2021)
    assert found is None or isinstance(found, (Limit, date, Dateless))


def test_a_period_is_printed_as_it_is_read() -> None:
    for text in ("10个工作日", "30日", "3个月", "5年", "1个学期", "2个学年", "提前2个工作日"):
        found = parse_limit(text)
        assert found is not None
        assert found.text == text
