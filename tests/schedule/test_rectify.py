"""Last days, lateness, and rates."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dubao.model.calendar import Calendar
from dubao.model.ledger import Until
from dubao.model.terms_ledger import FindingState, Review
from dubao.read.limits import read_demand
from dubao.schedule.rectify import GROUPS, due_of, due_within, overdue, standings, tallies
from tests.read.ledger import finding, standing
from tests.schedule.days import CALENDAR, TODAY


def _until(text: str) -> Until:
    return Until(text, read_demand(text, 2021))


@pytest.mark.parametrize(
    ("text", "delivered", "day", "how"),
    [
        ("2021年6月30日", None, date(2021, 6, 30), "2021年6月30日"),
        ("30日内", date(2021, 1, 15), date(2021, 2, 14), "送达（2021年1月15日）后30日"),
        ("1个月内", date(2021, 1, 31), date(2021, 2, 28), "送达（2021年1月31日）后1个月"),  # TM-04
        (
            "3个工作日内",
            date(2021, 4, 30),
            date(2021, 5, 8),
            "送达（2021年4月30日）后3个工作日",
        ),  # TM-02
        ("2个月内", None, None, "送达后2个月，缺送达日期，无法计算"),  # TM-01
        (
            "自督导结束之日起30日内",
            date(2021, 1, 15),
            None,
            "从「督导结束」起算，台账中没有这个日期，无法计算",
        ),
        ("立行立改", date(2021, 1, 15), None, "立行立改，没有可以推算的日期"),  # TM-14
        ("学期末", date(2021, 3, 1), None, "学期末，没有可以推算的日期"),
        ("尽快", date(2021, 1, 15), None, "「尽快」看不出期限"),
        ("", date(2021, 1, 15), None, "没有写整改时限"),
    ],
)
def test_tm01_the_last_day_and_how_it_was_found(
    text: str, delivered: date | None, day: date | None, how: str
) -> None:
    found = due_of(_until(text), delivered, CALENDAR)
    assert (found.day, found.note or found.why) == (day, how)


def test_tm05_a_year_without_holidays_gives_no_day() -> None:
    found = due_of(_until("3个工作日内"), date(2021, 4, 30), Calendar())
    assert found.why == "送达后3个工作日，没有 2021 年放假调休的数据，无法计算"


def test_tm14_the_end_of_the_term_only_where_the_office_says_so() -> None:
    found = due_of(_until("学期末"), date(2021, 3, 1), CALENDAR, end_of_term=True)
    assert (found.day, found.note) == (date(2021, 6, 30), "送达当时学期的最后一天")
    assert due_of(_until("学期末"), None, CALENDAR, end_of_term=True).day is None
    assert due_of(_until("立行立改"), date(2021, 3, 1), CALENDAR, end_of_term=True).day is None


@pytest.mark.parametrize(
    ("state", "late", "waits"),
    [
        (FindingState.OPEN, True, False),
        (FindingState.WORKING, True, False),
        (FindingState.EXTENDED, True, False),
        (FindingState.REPORTED, False, True),
        (FindingState.CLOSED, False, False),
        (FindingState.TRANSFERRED, False, False),
        (FindingState.LASTING, False, False),
        (None, False, False),
    ],
)
def test_tm13_who_is_late_the_day_after_the_last(
    state: FindingState | None, late: bool, waits: bool
) -> None:
    one = standing(state=state, until=Until("", TODAY - timedelta(days=1)))
    assert (one.left, one.is_overdue, one.awaits_review) == (-1, late, waits)
    assert not standing(state=state, until=Until("", TODAY)).is_overdue


def test_pa24_what_is_reported_counts_neither_as_closed_nor_as_late() -> None:
    found = [
        standing(state=FindingState.REPORTED, until=Until("", date(2021, 1, 1))),
        standing(state=FindingState.CLOSED),
        standing(state=None, unit="乙镇", until=Until("", date(2021, 1, 1))),
    ]
    first, second, everything = tallies(found, GROUPS["单位"])
    assert (first.group, first.rate, first.overdue, first.awaiting) == ("甲镇", 50.0, 0, 1)
    assert (second.group, second.rate, second.count(None)) == ("乙镇", 0.0, 1)
    assert (everything.group, everything.total) == ("合计", 3)


def test_due_within_and_overdue_are_in_order() -> None:
    days = [-3, 5, -30, 0, 40]
    findings = [
        replace(finding(), number=str(day), until=Until("", TODAY + timedelta(days=day)))
        for day in days
    ]
    found = standings(findings, TODAY, CALENDAR)
    assert [one.finding.number for one in due_within(found, 30)] == ["0", "5"]
    assert [one.finding.number for one in overdue(found)] == ["-30", "-3"]


def test_a_review_that_found_it_not_done_leaves_nothing_to_review() -> None:
    one = standing(state=FindingState.REPORTED, opinion="不到位，仍有杂物")
    assert (one.finding.review, one.awaits_review) == (Review.NOT_DONE, False)
