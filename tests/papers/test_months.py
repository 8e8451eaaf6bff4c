"""Months with entries, months due without one."""

from datetime import date

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.papers.months import dated_lists, months_of, months_text
from tests.assess.build import dataset, scheme, units

SCHEME = scheme(
    数据={
        "交流": {"文件": "交流.xlsx", "形式": "清单"},
        "问卷": {"文件": "问卷.xlsx", "形式": "清单"},
    },
    字段={"日期": {"类型": "日期", "来源": "交流"}, "身份": {"类型": "文本", "来源": "问卷"}},
)


def assessed(days: dict[str, list[date]], **dates: list[date | None]) -> Assessment:
    codes = [code for code, listed in days.items() for _ in listed]
    entries = {"单位代码": codes, "日期": [day for listed in days.values() for day in listed]}
    return assess(SCHEME, dataset(units(2, **dates), {"交流": entries}))


def test_lists_without_dates_have_no_months() -> None:
    assert dated_lists(SCHEME) == {"交流": "日期"}


def test_tm08_july_and_august_are_no_gap() -> None:
    days = [date(2021, month, 5) for month in (1, 2, 3, 4, 5, 6, 9, 10, 11)]
    found = months_of(assessed({"U1": days, "U2": [date(2021, 7, 1)]}), "交流", "日期")
    assert found is not None
    assert found[0].gaps == (12,)
    assert (found[1].held, found[1].gaps) == ((7,), (1, 2, 3, 4, 5, 6, 9, 10, 11, 12))


def test_only_months_within_the_units_own_dates_are_due() -> None:
    dates = {"起始日期": [date(2021, 9, 1), None], "结束日期": [None, date(2021, 3, 31)]}
    found = months_of(assessed({"U1": [date(2021, 10, 8)]}, **dates), "交流", "日期")
    assert found is not None
    assert [one.due for one in found] == [(9, 10, 11, 12), (1, 2, 3)]
    assert found[0].gaps == (9, 11, 12)


def test_entries_of_other_years_do_not_count() -> None:
    found = months_of(assessed({"U1": [date(2020, 3, 1), date(2021, 3, 1)]}), "交流", "日期")
    assert found is not None
    assert found[0].counts == {3: 1}


def test_a_list_not_handed_in_has_no_months_rather_than_gaps() -> None:
    assert months_of(assess(SCHEME, dataset(2, {})), "交流", "日期") is None


def test_months_as_words() -> None:
    assert months_text((3, 11)) == "3月、11月"
    assert months_text(()) == "无"
    assert months_text((1, 2, 3, 5, 6, 12)) == "1月至3月、5月、6月、12月"
