"""The agenda of a small office: what is due, who goes, what stays, what is said first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dubao.commands.opening import open_office
from dubao.commands.schedule.opening import make_plan, open_registers
from dubao.model.terms import VisitState
from dubao.schedule.agenda import Span
from dubao.schedule.entries import entries
from tests.visiting import INSPECTORS, SETTINGS, lines, make_office, plan_of, said, visit

CASES = [
    ("DD1", "S1", "综合", date(2020, 4, 9)),  # due Friday 2021-04-09
    ("DD2", "S2", "综合", date(2020, 4, 10)),  # due Saturday, so Monday 2021-04-12
    ("DD3", "S3", "专项", date(2021, 1, 14)),  # due in the summer break
]


def test_hf01_hf02_twelve_and_six_months_and_a_trip_shared(tmp_path: Path) -> None:
    plan = plan_of(make_office(tmp_path, CASES))
    assert lines(plan) == [
        "DD1-1 2021-04-09 上午 第一组 暂定",
        "DD2-1 2021-04-09 下午 第一组 暂定",
        "DD3-1 2021-09-08 上午 第二组 暂定",
    ]
    first, _, last = plan.agenda.visits
    assert first.due.rule == "自督导结束（2020-04-09）起12个月"
    assert (last.due.raw, last.due.window.moved, last.due.window.why) == (
        date(2021, 7, 14),
        date(2021, 9, 8),
        "暑假",
    )
    assert said(plan) == []


def test_stage_leader_and_size_decide_which_team_goes(tmp_path: Path) -> None:
    """第一组 has nobody for 九年一贯制 when its 初中 member is away; 第二组 can't spare anyone."""
    office = make_office(
        tmp_path,
        [CASES[2]],
        duties=[["D6", "吴六", "病假", date(2021, 9, 1), date(2021, 12, 31), None]],
    )
    (one,) = plan_of(office).agenda.visits
    assert one.slot is not None
    assert one.slot.team == "第一组"
    assert [member.name for member in one.group] == ["赵一", "钱二", "孙三", "李四"]


def test_a_former_school_recuses_and_the_reason_is_said(tmp_path: Path) -> None:
    inspectors = [
        ["D1", "赵一", "小学、幼儿园", "第一组", "组长", "甲小学"],
        ["D2", "钱二", "小学", "第一组", "副组长"],
        ["D3", "孙三", "初中", "第一组", "成员"],
        ["D4", "李四", "幼儿园", "第一组", "成员"],
    ]
    plan = plan_of(make_office(tmp_path, CASES[:1], 督学=inspectors))
    (one,) = plan.agenda.visits
    assert [member.name for member in one.group] == ["钱二", "孙三", "李四"]
    assert one.left_out == ("赵一：回避（曾在该校任职）",)


def test_what_cannot_be_placed_says_why(tmp_path: Path) -> None:
    schools = [["S1", "甲小学", "高级中学", "安溪镇"]]
    (one,) = plan_of(make_office(tmp_path, CASES[:1], 学校=schools)).agenda.unplaced
    assert one.note == ("窗口内没有一个组能去：第一组没有熟悉高中的督学；第二组没有熟悉高中的督学")
    closed = [["S1", "甲小学", "小学", "安溪镇", date(2021, 1, 31)]]
    (one,) = plan_of(make_office(tmp_path, CASES[:1], 学校=closed)).agenda.unplaced
    assert one.note == "学校已于2021-01-31停办"


def test_a_shortage_is_proved(tmp_path: Path) -> None:
    duties = [["D5", "周五", "市级任务", date(2021, 3, 1), date(2021, 6, 30), None]]
    duties += [["D1", "赵一", "市级任务", date(2021, 3, 1), date(2021, 4, 22), None]]
    duties += [["D2", "钱二", "市级任务", date(2021, 3, 1), date(2021, 4, 22), None]]
    cases = [(f"DD{at}", f"S{at}", "综合", date(2020, 4, 9)) for at in (1, 2, 4)]
    plan = plan_of(make_office(tmp_path, cases, duties=duties))
    assert lines(plan) == [
        "DD1-1 2021-04-23 上午 第一组 暂定",
        "DD2-1 2021-04-23 下午 第一组 暂定",
    ]
    (one,) = plan.agenda.unplaced
    assert one.note == "03-25 至 04-23 有 3 所须在此期间回访，可用场次 2，缺 1"


def test_agreed_visits_stay_and_the_rest_is_planned_around_them(tmp_path: Path) -> None:
    visits = [
        visit(
            "DD1-1",
            "S1",
            "已确认",
            计划日期=date(2021, 4, 9),
            确认日期=date(2021, 4, 13),
            时段="下午",
            督导组="第二组",
        ),
    ]
    plan = plan_of(make_office(tmp_path, CASES, visits))
    assert lines(plan)[:2] == [
        "DD2-1 2021-04-13 上午 第二组 暂定",
        "DD1-1 2021-04-13 下午 第二组 已确认",
    ]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            {"计划日期": date(2021, 4, 5)},
            "甲小学2021-04-05的回访已确认，但这一天不上课（清明）",
        ),
        (
            {"计划日期": date(2021, 4, 9), "督导组": "第九组"},
            "甲小学2021-04-09的回访已确认，但没有「第九组」这个督导组",
        ),
        (
            {"计划日期": date(2021, 4, 9), "时段": None},
            "甲小学2021-04-09的回访已确认，但没有写明时段或督导组",
        ),
        (
            {"计划日期": date(2021, 3, 9)},
            "甲小学2021-03-09的回访已确认，但只有 2 人，不足 3 人（钱二：病假；孙三：病假）",
        ),
        (
            {"计划日期": date(2021, 2, 5)},
            "甲小学的回访排在2021-02-05，已经过了，还没有登记完成",
        ),
    ],
)
def test_agreed_but_impossible_is_said_first_and_not_moved(
    cells: dict[str, object], message: str, tmp_path: Path
) -> None:
    row = visit("DD1-1", "S1", "已确认", **{"时段": "上午", "督导组": "第一组", **cells})
    ill = [
        [who, name, "病假", date(2021, 3, 9), date(2021, 3, 9), None]
        for who, name in (("D2", "钱二"), ("D3", "孙三"))
    ]
    plan = plan_of(make_office(tmp_path, CASES[:1], [row], ill))
    assert said(plan)[0].replace("、孙三", "；孙三") == message
    (one,) = plan.agenda.visits
    assert (one.day, one.state) == (cells["计划日期"], VisitState.CONFIRMED)


def test_only_a_visit_released_by_name_is_moved(tmp_path: Path) -> None:
    row = visit("DD1-1", "S1", "已通知", 计划日期=date(2021, 4, 5), 时段="上午", 督导组="第一组")
    office = make_office(tmp_path, CASES[:1], [row])
    (kept,) = plan_of(office).agenda.visits
    (moved,) = plan_of(office, released=["DD1-1"]).agenda.visits
    assert kept.slot == kept.former
    assert moved.slot is not None
    assert (moved.slot.day, moved.note) == (date(2021, 4, 9), "原定 2021-04-05 清明")


def test_tentative_visits_stay_while_they_can(tmp_path: Path) -> None:
    row = visit("DD1-1", "S1", "暂定", 计划日期=date(2021, 4, 20), 时段="下午", 督导组="第二组")
    ill = [["D5", "周五", "病假", date(2021, 4, 20), date(2021, 4, 20), None]]
    (stays,) = plan_of(make_office(tmp_path / "一", CASES[:1], [row])).agenda.visits
    assert not stays.changed
    (moves,) = plan_of(make_office(tmp_path / "二", CASES[:1], [row], ill)).agenda.visits
    assert moves.slot is not None
    assert moves.slot == (date(2021, 4, 20), "下午", "第一组")
    assert moves.note == "原定 2021-04-20 第二组只有 2 人，不足 3 人"


def test_the_near_future_is_frozen(tmp_path: Path) -> None:
    """A tentative visit within five school days stays even where a better day is free."""
    row = visit("DD1-1", "S1", "暂定", 计划日期=date(2021, 2, 25), 时段="下午", 督导组="第二组")
    (one,) = plan_of(make_office(tmp_path, CASES[:1], [row])).agenda.visits
    assert one.day == date(2021, 2, 25)
    assert one.state is VisitState.TENTATIVE


def test_overdue_is_planned_soon_and_never_in_the_past(tmp_path: Path) -> None:
    cases = [("DD0", "S1", "综合", date(2019, 12, 10))]
    (one,) = plan_of(make_office(tmp_path, cases)).agenda.visits
    assert one.day == date(2021, 3, 1)
    assert (one.due.window.over, one.due.window.over_taught) == (74, 31)


def test_what_was_made_or_cancelled_is_not_planned_again(tmp_path: Path) -> None:
    visits = [
        visit("DD1-1", "S1", "已完成", 完成日期=date(2021, 4, 1), 结论="已落实"),
        visit("DD2-1", "S2", "取消", 原因="园所撤并"),
    ]
    plan = plan_of(make_office(tmp_path, CASES[:2], visits), today=date(2021, 4, 12))
    assert lines(plan) == []
    assert [due.code for due in plan.agenda.closed] == ["DD1-1", "DD2-1"]


def test_what_was_not_put_right_is_visited_again_sooner(tmp_path: Path) -> None:
    done = visit("DD1-1", "S1", "已完成", 完成日期=date(2021, 4, 1), 结论="未落实")
    settings = SETTINGS + "回访: {再访: 3}\n"
    plan = plan_of(make_office(tmp_path, CASES[:1], [done], settings=settings), date(2021, 4, 12))
    assert lines(plan) == ["DD1-2 2021-09-08 上午 第一组 暂定"]
    assert plan.agenda.visits[0].due.rule == "自上次回访（2021-04-01，未落实）起3个月"
    assert lines(plan_of(make_office(tmp_path / "二", CASES[:1], [done]), date(2021, 4, 12))) == []


def test_tm12_an_extension_opens_a_window_of_its_own(tmp_path: Path) -> None:
    row = visit("DD1-1", "S1", "延期", 延期至=date(2021, 5, 20), 依据文号="示府教督〔2021〕5号")
    (one,) = plan_of(make_office(tmp_path, CASES[:1], [row])).agenda.visits
    assert (one.due.raw, one.day) == (date(2021, 4, 9), date(2021, 5, 20))


def test_what_was_due_before_the_span_and_finds_no_place_is_still_named(tmp_path: Path) -> None:
    registers = open_registers(open_office(make_office(tmp_path, CASES[:1])), date(2026, 8, 30))
    span = Span(date(2026, 8, 30), date(2022, 1, 1), date(2022, 12, 31))
    (one,) = make_plan(registers, span).agenda.unplaced
    assert one.due.raw == date(2021, 4, 9)


def test_an_inspector_lent_to_another_team_is_not_there_twice(tmp_path: Path) -> None:
    row = visit(
        "DD1-1",
        "S1",
        "已确认",
        计划日期=date(2021, 4, 12),
        时段="上午",
        督导组="第二组",
        成员="周五、吴六、钱二、赵一",
    )
    duties = [["D3", "孙三", "病假", date(2021, 4, 1), date(2021, 4, 30), None]]
    plan = plan_of(make_office(tmp_path, CASES[:2], [row], duties))
    second = next(one for one in plan.agenda.visits if one.due.code == "DD2-1")
    assert second.slot is not None
    assert (second.slot.day, second.slot.half, second.slot.team) == (
        date(2021, 4, 12),
        "下午",
        "第二组",
    )


def test_tm05_beyond_the_calendar_only_the_due_day_is_known(tmp_path: Path) -> None:
    cases = [("DD9", "S1", "综合", date(2026, 3, 2))]
    plan = plan_of(make_office(tmp_path, cases), last=date(2027, 12, 31))
    (one,) = plan.agenda.unplaced
    assert (one.due.raw, one.note) == (
        date(2027, 3, 2),
        "校历中还没有 2027-03-02 前后的学期",
    )
    assert "有 1 所的回访落在校历或放假安排还没有公布的时间，只列应访日期，日期暂定" in said(plan)


def test_a_day_without_a_team_is_kept_and_gets_one(tmp_path: Path) -> None:
    row = visit("DD1-1", "S1", "暂定", 计划日期=date(2021, 4, 20))
    (one,) = plan_of(make_office(tmp_path, CASES[:1], [row])).agenda.visits
    assert one.slot == (date(2021, 4, 20), "上午", "第一组")
    assert one.changed


def test_a_team_that_is_no_more_leaves_the_day_to_another(tmp_path: Path) -> None:
    row = visit("DD1-1", "S1", "暂定", 计划日期=date(2021, 4, 20), 时段="下午", 督导组="第九组")
    (one,) = plan_of(make_office(tmp_path, CASES[:1], [row])).agenda.visits
    assert one.slot == (date(2021, 4, 20), "下午", "第一组")


def test_what_is_near_but_has_broken_is_repaired_on_its_day(tmp_path: Path) -> None:
    row = visit("DD1-1", "S1", "暂定", 计划日期=date(2021, 3, 4), 时段="下午", 督导组="第二组")
    ill = [["D5", "周五", "病假", date(2021, 3, 4), date(2021, 3, 4), None]]
    plan = plan_of(make_office(tmp_path, CASES[:1], [row], ill), today=date(2021, 3, 2))
    (one,) = plan.agenda.visits
    assert one.slot == (date(2021, 3, 4), "下午", "第一组")
    assert one.note == "原定 2021-03-04 第二组只有 2 人，不足 3 人"


def test_long_after_the_calendar_ends_nobody_is_sent_anywhere(tmp_path: Path) -> None:
    plan = plan_of(make_office(tmp_path, CASES[:1]), today=date(2030, 3, 1))
    (one,) = plan.agenda.unplaced
    assert one.note.startswith("校历中还没有 2030-03-")
    assert [found for found in said(plan) if "还没有公布" in found]


def test_who_has_left_is_not_counted_years_later(tmp_path: Path) -> None:
    """The plan of 2021 made anew in 2025: terms that ended in 2022 have ended."""
    gone = date(2022, 8, 31)
    inspectors = [[*row, *[None] * (6 - len(row)), gone] for row in INSPECTORS]
    office = make_office(tmp_path, CASES[:1], 督学=inspectors)
    (one,) = plan_of(office, today=date(2025, 3, 3)).agenda.unplaced
    assert "第一组只有 0 人，不足 3 人" in one.note


def test_a_released_visit_that_moves_is_no_longer_agreed(tmp_path: Path) -> None:
    day = date(2021, 4, 5)
    cells = {"计划日期": day, "确认日期": day, "通知日期": date(2021, 3, 1)}
    row = visit("DD1-1", "S1", "已确认", 时段="上午", 督导组="第一组", **cells)
    plan = plan_of(make_office(tmp_path, CASES[:1], [row]), released=["DD1-1"])
    ((code, values),) = entries(plan.agenda)
    assert code == "DD1-1"
    assert (values["状态"], values["计划日期"], values["原计划日期"]) == (
        "暂定",
        date(2021, 4, 9),
        day,
    )
    assert (values["通知日期"], values["确认日期"]) == (None, None)
