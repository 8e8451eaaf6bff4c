"""Routine visits and complaints counted."""

from datetime import date

from dubao.model.records import Complaint, VisitRecord, Zones, ZoneVersion
from dubao.model.terms_ledger import VisitTheme
from dubao.schedule.record_counts import (
    complaint_counts,
    counts,
    months_between,
    tag_shares,
    terms_between,
)
from tests.schedule.days import CALENDAR

MARCH, APRIL = date(2021, 3, 2), date(2021, 4, 6)
ZONES = Zones(
    (
        ZoneVersion("一区", "旧", date(2020, 9, 1), ("S1", "S2"), ("D1",)),
        ZoneVersion("一区", "新", date(2021, 4, 1), ("S1",), ("D1",)),
    )
)


def _record(school: str, day: date | None, theme: VisitTheme | None = None) -> VisitRecord:
    return VisitRecord(0, "", day, school, school, ("D1",), theme=theme)


def test_months_and_terms_of_a_span() -> None:
    months = months_between(date(2020, 12, 15), date(2021, 2, 1))
    assert [(one.name, one.first, one.last) for one in months] == [
        ("2020年12月", date(2020, 12, 1), date(2020, 12, 31)),
        ("2021年1月", date(2021, 1, 1), date(2021, 1, 31)),
        ("2021年2月", date(2021, 2, 1), date(2021, 2, 28)),
    ]
    terms = terms_between(CALENDAR, date(2021, 1, 1), date(2021, 3, 1))
    assert [one.name for one in terms] == ["2020-2021学年第一学期", "2020-2021学年第二学期"]


def test_tm09_months_and_terms_are_counted_apart() -> None:
    records = [
        _record("S1", MARCH),
        _record("S1", MARCH),
        _record("S2", APRIL),
        _record("S1", None),
    ]
    months = months_between(MARCH, APRIL)
    assert counts(records, months) == {("S1", "2021年3月"): 2, ("S2", "2021年4月"): 1}
    terms = terms_between(CALENDAR, MARCH, APRIL)
    assert counts(records, terms) == {
        ("S1", "2020-2021学年第二学期"): 2,
        ("S2", "2020-2021学年第二学期"): 1,
    }


def test_tm15_tags_are_counted_in_the_zone_of_the_day() -> None:
    records = [
        _record("S2", MARCH, VisitTheme.ROUTINE),
        _record("S1", MARCH, VisitTheme.THEME),
        _record("S2", APRIL),
    ]
    march, april = tag_shares(records, ZONES, months_between(MARCH, APRIL))
    assert (march.zone, march.month, march.visits) == ("一区", "2021年3月", 2)
    assert (march.tags["类型", "常规"], march.tags["类型", "主题"]) == (1, 1)
    assert (april.zone, april.tags["类型", ""]) == ("（不在责任区）", 1)


def test_complaints_by_person_and_month() -> None:
    found = [
        Complaint(0, "1", MARCH, "家长", "张三", "李四"),
        Complaint(1, "2", MARCH, "家长", "张三", "李四"),
        Complaint(2, "3", APRIL, "家长", "张三", ""),
        Complaint(3, "4", None, "家长", "张三", "李四"),
    ]
    assert complaint_counts(found, months_between(MARCH, APRIL)) == {
        ("李四", "2021年3月"): 2,
        ("（未填）", "2021年4月"): 1,
    }
