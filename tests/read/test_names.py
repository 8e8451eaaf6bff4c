"""Names resolved to register entries."""

from datetime import date

import pytest

from dubao.model.place import Place
from dubao.model.register import Entry, FormerName
from dubao.read.names import How, Match, Names, fold_name

TOWNS = Names(
    [
        Entry("T01", "安溪镇", kind="镇", short=("安溪",)),
        Entry("T02", "安溪街道", kind="街道", since=date(2021, 1, 1), short=("安溪街办",)),
        Entry(
            "T03",
            "沁园街道",
            kind="街道",
            former=(FormerName("沁园镇", None, date(2020, 12, 31)),),
            since=date(2021, 1, 1),
        ),
        Entry("T04", "示例工业区", kind="工业区", until=date(2019, 12, 31), successors=("T01",)),
    ],
    prefixes=("上海市", "示例区"),
    aliases={"开发区": "T04"},
)
SCHOOLS = Names(
    [
        Entry("S01", "上海市示例区安溪实验小学", short=("实小", "安小"), campuses=("东校区",)),
        Entry("S02", "示例区白沙实验小学", short=("实小",)),
        Entry("S03", "示例区安溪幼儿园", short=("安幼",)),
        Entry("S04", "示例区安溪幼儿园（西部分园）", counted=False),
        Entry("S05", "上海市白沙中学"),
        Entry("S06", "示例区白沙中学"),
        Entry(
            "S07",
            "示例区红旗学校",
            former=(FormerName("红旗中心校", date(2010, 9, 1), date(2018, 8, 31)),),
        ),
        Entry("S08", "示例区红旗中心校", since=date(2019, 9, 1)),
    ],
    prefixes=("上海市", "示例区"),
)
PEOPLE = Names(
    [
        Entry("P1", "张三", unit="S01"),
        Entry("P2", "张三", unit="S02"),
        Entry("P3", "买买提·吐尔逊", unit="S01"),
    ]
)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("S01", How.CODE),
        ("上海市示例区安溪实验小学", How.FULL),
        ("示例区安溪实验小学", How.FULL),
        ("安溪实验小学", How.FULL),
        ("上海市安溪实验小学", How.FULL),
        ("安小", How.SHORT),
        ("示例区安小", How.SHORT),
        ("安溪实验小学（东校区）", How.CAMPUS),
        ("安溪实验小学东校区", How.CAMPUS),
        ("安小(东校区)", How.CAMPUS),
    ],
)
def test_nm01_all_forms_resolve_to_one_entry(text: str, how: How) -> None:
    assert SCHOOLS.resolve(text) == Match("S01", ("S01",), how)


def test_nm01_an_unregistered_campus_is_a_question() -> None:
    found = SCHOOLS.resolve("安溪实验小学（西校区）")
    assert found == Match(None, ("S01",), How.UNREGISTERED_CAMPUS)


def test_nm01_an_alias_of_the_office() -> None:
    assert TOWNS.resolve("开发区").code == "T04"


def test_nm01_never_by_contains() -> None:
    assert SCHOOLS.resolve("实验小学").code is None
    assert SCHOOLS.resolve("安溪").code is None


def test_nm02_one_short_name_of_two_schools_is_never_merged() -> None:
    assert SCHOOLS.resolve("实小") == Match(None, ("S01", "S02"), How.AMBIGUOUS)
    assert SCHOOLS.resolve("实小东校区") == Match(None, ("S01", "S02"), How.AMBIGUOUS)


def test_nm02_names_equal_without_prefix_are_told_apart_by_it() -> None:
    assert SCHOOLS.resolve("白沙中学") == Match(None, ("S05", "S06"), How.AMBIGUOUS)
    assert SCHOOLS.resolve("上海市白沙中学").code == "S05"
    assert SCHOOLS.resolve("示例区白沙中学").code == "S06"


def test_nm03_history_follows_the_code() -> None:
    assert SCHOOLS.resolve("红旗中心校", date(2015, 3, 1)) == Match("S07", ("S07",), How.FORMER)
    assert SCHOOLS.resolve("红旗中心校", date(2021, 3, 1)) == Match("S08", ("S08",), How.FULL)
    assert SCHOOLS.resolve("红旗中心校", date(2019, 1, 1)).how is How.NOT_THEN
    assert SCHOOLS.resolve("S08", date(2015, 3, 1)).code == "S08"


def test_nm04_a_branch_with_a_code_is_an_entry_of_its_own() -> None:
    assert SCHOOLS.resolve("安溪幼儿园西部分园").code == "S04"
    assert SCHOOLS.resolve("安溪幼儿园（东部分园）").how is How.UNREGISTERED_CAMPUS


def test_nm06_persons_of_one_name_are_told_apart_by_unit_or_code() -> None:
    assert PEOPLE.resolve("张三") == Match(None, ("P1", "P2"), How.AMBIGUOUS)
    assert PEOPLE.resolve("张三", unit="S02").code == "P2"
    assert PEOPLE.resolve("P1").code == "P1"


@pytest.mark.parametrize(
    "text", ["买买提·吐尔逊", "买买提•吐尔逊", "买买提.吐尔逊", "买买提．吐尔逊", "买买提 · 吐尔逊"]
)
def test_nm07_dots_are_one(text: str) -> None:
    assert PEOPLE.resolve(text).code == "P3"


def test_nm07_blanks_and_brackets_do_not_count() -> None:
    assert PEOPLE.resolve("张　三", unit="S01").code == "P1"
    assert fold_name(" 安溪 幼儿园〔西部分园〕") == fold_name("安溪幼儿园（西部分园）")


def test_nm08_an_unknown_name_comes_with_the_nearest() -> None:
    assert hint_of(SCHOOLS, "安溪实验小学校") == "是否想写「上海市示例区安溪实验小学」？"
    assert hint_of(SCHOOLS, "火星").startswith("请改填台账中的单位名称或代码")


def hint_of(names: Names, text: str) -> str:
    match = names.resolve(text)
    assert match == Match(None, (), How.UNKNOWN)
    found = names.problem_of(text, match, Place("甲.xlsx"))
    assert found is not None
    return found.hint


def test_a_thousand_unknown_names_in_a_large_register_do_not_take_forever() -> None:
    names = Names(Entry(f"S{at}", f"第{at}小学") for at in range(5000))
    hints = [hint_of(names, f"第{at}小学校") for at in range(5000, 6000)]
    assert sum("是否想写" in hint for hint in hints) == 10


def test_nm09_towns_have_a_kind_and_days_too() -> None:
    assert TOWNS.resolve("安溪").code == "T01"
    assert TOWNS.resolve("安溪街道", date(2021, 6, 1)).code == "T02"
    assert TOWNS.resolve("安溪街道", date(2020, 6, 1)).how is How.NOT_THEN
    assert TOWNS.resolve("沁园镇", date(2020, 6, 1)) == Match("T03", ("T03",), How.FORMER)
    assert TOWNS.resolve("示例工业区", date(2021, 6, 1)) == Match(
        None, ("T04", "T01"), How.NOT_THEN
    )
    assert TOWNS.entries["T04"].kind == "工业区"
