"""What is to be looked at in records of routine visits."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dubao.check.records.rules import check_records
from dubao.check.records.staffing import check_staffing
from dubao.check.records.texts import pasted
from dubao.model.records import VisitRecord
from tests.read.records import DAY, Office, settings, visit

OLD, NEW = date(2020, 9, 1), date(2021, 3, 1)
TEXT = (
    "上午查看了门卫登记、食堂留样和消防器材，随后听课一节，课堂气氛活跃，课后与分管领导交流意见。"
)


def _found(office: Office, **keys: Any) -> list[tuple[str, str]]:
    problems = check_records(office.records(**keys)[0], office.held(**keys))
    return [(one.code, one.place.cell) for one in problems]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2021, 3, 2), []),
        (date(2021, 3, 6), [("record-on-free-day", "D2")]),  # a Saturday
        (date(2021, 5, 3), [("record-on-free-day", "D2")]),  # a holiday
        (date(2030, 3, 5), [("record-day-unknown", "D2")]),  # TM-05
    ],
)
def test_visits_on_weekends_and_holidays(
    tmp_path: Path, day: date, found: list[tuple[str, str]]
) -> None:
    assert _found(Office(tmp_path, visit(督导日期=day))) == found


def test_a_problem_needs_a_follow_up_or_a_number(tmp_path: Path) -> None:
    office = Office(
        tmp_path,
        visit(存在问题="通道堆物"),
        visit(存在问题="通道堆物", 后续处理="建议"),
        visit(存在问题="通道堆物", 整改编号="17"),
        visit(存在问题="无"),
    )
    assert _found(office) == [("record-without-follow-up", "G2")]


def test_one_person_at_two_schools_in_one_half_day(tmp_path: Path) -> None:
    office = Office(
        tmp_path,
        visit(),
        visit(督导学校="乙小学", 时段="下午"),
        visit(督导学校="丙幼儿园", 责任督学="李四", 同行人员="张三"),
        visit(督导学校="乙小学", 督导日期=date(2021, 3, 3), 时段="全天"),
        visit(督导日期=date(2021, 3, 3), 时段="下午"),
        visit(督导日期=date(2021, 3, 4)),
        visit(督导学校="乙小学", 督导日期=date(2021, 3, 4), 时段=None),
        visit(督导日期=date(2021, 3, 4), 时段="上午"),
    )
    assert _found(office) == [
        ("person-in-two-places", "E4"),
        ("person-in-two-places", "E6"),
        ("person-maybe-in-two-places", "E8"),
        ("person-maybe-in-two-places", "E9"),
    ]


def test_one_text_pasted_for_several_schools(tmp_path: Path) -> None:
    office = Office(
        tmp_path,
        visit(过程记录=f"甲小学：{TEXT}"),
        visit(过程记录=TEXT, 督导日期=date(2021, 3, 9)),
        visit(督导学校="乙小学", 责任督学="李四", 过程记录=f"乙小学：{TEXT}"),
        visit(督导学校="丙幼儿园", 责任督学="王五", 过程记录=TEXT.replace("一节", "两节")),
    )
    assert _found(office) == [("record-pasted", "F4"), ("record-pasted", "F5")]
    assert _found(office, 相似度=100) == [("record-pasted", "F4")]
    assert _found(office, 最短字数=100) == []


def test_different_texts_and_short_ones_are_not_taken_for_pasted() -> None:
    records = [
        VisitRecord(row, str(row), DAY, f"S{row}", "", (), text=text)
        for row, text in enumerate(("一切正常", "一切正常", TEXT, TEXT[::-1]))
    ]
    assert list(pasted(records, {}, 80, 30)) == []


def test_tm15_a_visit_is_judged_by_the_allotment_of_its_day(tmp_path: Path) -> None:
    office = Office(
        tmp_path,
        visit(督导日期=date(2021, 2, 23)),
        visit(督导日期=date(2021, 3, 2)),
        visit(督导日期=date(2021, 3, 3), 责任督学="李四"),
        visit(督导日期=date(2021, 3, 3), 责任督学="李四", 督导学校="乙小学", 时段="下午"),
        zones=(("一区", "旧", OLD, "甲小学", "张三"), ("一区", "新", NEW, "甲小学", "李四")),
    )
    assert _found(office) == [("record-not-allotted", "A3"), ("record-without-zone", "A5")]


def test_without_a_register_of_zones_nothing_is_said_of_them(tmp_path: Path) -> None:
    assert _found(Office(tmp_path, visit())) == []


@pytest.mark.parametrize(
    ("zones", "keys", "codes"),
    [
        ([("一区", "", OLD, "甲小学、乙小学、丙幼儿园", "张三")], {}, []),
        ([("一区", "", OLD, "甲小学、乙小学", "张三")], {}, ["zone-school-missing"]),
        (
            [("一区", "", OLD, "甲小学、乙小学、丙幼儿园", "张三")],
            {"责任区学校数": 2, "每名督学学校数": 2, "每校督学": 2},
            ["zone-too-large", "school-understaffed", "inspector-overloaded"],
        ),
        (
            [
                ("一区", "", OLD, "甲小学、乙小学", "张三"),
                ("二区", "", OLD, "乙小学、丙幼儿园", "李四"),
            ],
            {},
            ["zone-school-twice"],
        ),
    ],
)
def test_staffing_of_the_zones(
    tmp_path: Path, zones: list[Any], keys: dict[str, int], codes: list[str]
) -> None:
    office = Office(tmp_path, zones=zones)
    staffing = settings(配备=keys).records.staffing
    found = check_staffing(office.zones()[0], office.people.schools, staffing, DAY)
    assert [one.code for one in found] == codes
