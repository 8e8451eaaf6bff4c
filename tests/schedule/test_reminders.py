"""Who is reminded of what, and when it is said again."""

from datetime import date, timedelta

import pytest

from dubao.model.coverage import Gap
from dubao.model.deadline import Case, Due
from dubao.model.deadline_keys import StepRule
from dubao.model.ledger import Until
from dubao.model.records import VisitRecord
from dubao.model.reminder import Reminder
from dubao.model.terms import DueState, VisitState
from dubao.model.terms_ledger import FindingState, ReminderKind
from dubao.model.visits import Inspector, Unit, Visit
from dubao.schedule.reminders import (
    Desk,
    by_person,
    of_findings,
    of_gaps,
    of_records,
    of_steps,
    of_terms,
    of_visits,
    within,
)
from tests.read.ledger import standing
from tests.schedule.days import TODAY

DESK = Desk("督导室", TODAY)
AHEAD = (30, 7, 1)
INSPECTORS = {"D1": Inspector("D1", "张三"), "D2": Inspector("D2", "李四")}


def said(found: Reminder) -> tuple[str, str, str, str]:
    return found.kind.value, found.who, found.what, found.when


def test_tm13_findings_are_said_to_who_is_responsible() -> None:
    late = standing(number="1", person="王五", until=Until("", TODAY - timedelta(days=3)))
    soon = standing(number="2", until=Until("", TODAY + timedelta(days=5)))
    done = standing(number="3", state=FindingState.REPORTED, done=TODAY - timedelta(days=9))
    never = standing(number="4", until=Until("长期坚持"))
    closed = standing(number="5", state=FindingState.CLOSED)
    assert [said(one) for one in of_findings([late, soon, done, never, closed], DESK)] == [
        ("整改", "王五", "1 消防通道堆物", "逾期3天"),
        ("整改", "甲镇人民政府", "2 消防通道堆物", "还有5天"),
        ("复核", "督导室", "3 消防通道堆物（单位已报完成）", "已等9天"),
    ]


def test_a_revisit_is_said_to_everybody_who_goes() -> None:
    visit = Visit("H1", "X1", 1, "S1", "甲小学", "综合", planned=TODAY, members=("D1", "D2"))
    past = Visit("H2", "X2", 1, "S1", "甲小学", "专项", confirmed=date(2021, 6, 1), team="第一组")
    done = Visit("H3", "X3", 1, "S1", "甲小学", "专项", state=VisitState.DONE, planned=TODAY)
    assert [said(one) for one in of_visits([visit, past, done], INSPECTORS, DESK)] == [
        ("回访", "张三", "综合督导回访", "今天"),
        ("回访", "李四", "综合督导回访", "今天"),
        ("回访", "第一组", "专项督导回访没有登记完成", "逾期29天"),
    ]


def _due(step: str, case: str, day: date | None) -> Due:
    rule = StepRule.model_validate({"事项": step})
    about = Case(case, "甲小学综合督导", unit="甲小学")
    return Due(about, rule, "", "", None, day, day, DueState.RUNNING)


def test_steps_are_the_offices_and_a_planned_revisit_is_not_said_twice() -> None:
    dues = [
        _due("意见书", "X1", TODAY),
        _due("回访", "X1", TODAY),
        _due("回访", "X2", TODAY),
        _due("备案", "X1", None),
    ]
    visit = Visit("H1", "X1", 1, "S1", "甲小学", "综合", planned=TODAY)
    assert [said(one) for one in of_steps(dues, [visit], DESK)] == [
        ("期限", "督导室", "甲小学综合督导：意见书", "今天"),
        ("期限", "督导室", "甲小学综合督导：回访", "今天"),
    ]


@pytest.mark.parametrize(
    ("terms", "what"),
    [
        (None, "任期届满，续聘或改聘"),
        (2, "任期届满，续聘或改聘"),
        (3, "任期届满，已连任三届，不能续聘"),
    ],
)
def test_tm16_ends_of_terms_and_the_third_in_a_row(terms: int | None, what: str) -> None:
    ends = TODAY + timedelta(days=60)
    (one,) = of_terms([Inspector("D1", "张三", until=ends, terms=terms)], DESK, 90)
    assert said(one) == ("任期", "张三", what, "还有60天")
    assert not list(of_terms([Inspector("D1", "张三", until=ends)], DESK, 59))
    assert not list(of_terms([Inspector("D1", "张三")], DESK, 90))


def test_schools_that_lack_visits_are_said_by_zone() -> None:
    units = [Unit(f"S{at}", f"{name}小学") for at, name in enumerate("甲乙丙丁")]
    gaps = [Gap(unit, "本学期", TODAY, TODAY, 2, 1, False, "一区") for unit in units]
    (one,) = of_gaps(gaps, DESK)
    assert said(one) == ("入校", "一区", "本学期还缺4次入校：甲小学、乙小学、丙小学等4所", "今天")


def test_t12d_records_not_entered_are_said_by_inspector() -> None:
    def record(day: date, entered: date | None = None) -> VisitRecord:
        return VisitRecord(0, "", day, "S1", "甲小学", ("D1",), entered=entered)

    days = [date(2021, 6, 1), date(2021, 6, 10), TODAY + timedelta(days=1)]
    found = [*map(record, days), record(date(2021, 5, 1), TODAY)]
    (one,) = of_records(found, INSPECTORS, DESK, 7)
    assert said(one) == ("录入", "张三", "2次督导没有录入平台，最早的是2021-06-01", "逾期22天")


def _reminder(left: int, who: str = "张三", subject: str = "1") -> Reminder:
    due = TODAY + timedelta(days=left)
    return Reminder(ReminderKind.RECTIFY, who, "", "", due, left, subject)


def test_the_most_urgent_person_comes_first_and_what_is_far_off_is_left_out() -> None:
    found = [_reminder(5), _reminder(20, "李四"), _reminder(-3, "李四"), _reminder(40)]
    groups = by_person(within(found, 30))
    assert [(who, [one.left for one in own]) for who, own in groups.items()] == [
        ("李四", [-3, 20]),
        ("张三", [5]),
    ]


@pytest.mark.parametrize(
    ("left", "stage"),
    [
        (31, ""),
        (30, "提前30"),
        (8, "提前30"),
        (7, "提前7"),
        (2, "提前7"),
        (1, "提前1"),
        (0, "提前1"),
    ],
)
def test_each_threshold_has_one_mark_whatever_day_it_is_asked_on(left: int, stage: str) -> None:
    mark = _reminder(left).mark(AHEAD, 7)
    assert mark.rpartition("|")[2] == stage


def test_late_ones_are_said_again_and_a_new_day_is_a_new_reminder() -> None:
    stages = [_reminder(-days).mark(AHEAD, 7).rpartition("|")[2] for days in (1, 6, 7, 13, 14)]
    assert stages == ["逾期0", "逾期0", "逾期1", "逾期1", "逾期2"]
    due, other = TODAY + timedelta(days=1), TODAY + timedelta(days=2)
    marks = {
        Reminder(ReminderKind.RECTIFY, "张三", "", "", day, 1, "1").mark(AHEAD, 7)
        for day in (due, other)
    }
    assert len(marks) == 2
