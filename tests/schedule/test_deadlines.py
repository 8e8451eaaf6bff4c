"""Chains of deadlines: which rule, from which event, and where each step stands."""

from dataclasses import replace
from datetime import date

import pytest

from dubao.model.deadline import Extension
from dubao.model.terms import DueState
from dubao.schedule.deadlines import demanded, dues, pending
from tests.deadlines import REVISITS, case, clock, due, rulebook


def test_the_chain_of_a_supervision_in_the_order_of_the_procedure() -> None:
    found = dues(clock(事项=REVISITS), case(督导结束="2021-03-05"))
    assert [(one.rule.name, one.day and one.day.isoformat(), one.why) for one in found] == [
        ("督导通知", None, "规定没有写天数"),
        ("听取意见", None, "规定没有写天数"),
        ("申辩", "2021-03-19", ""),
        ("督导意见书", "2021-04-04", ""),
        ("送达", None, "规定没有写天数"),
        ("公布", None, "规定没有写天数"),
        ("整改报告", None, "意见书写明的期限没有登记"),
        ("核查", None, "规定没有写天数"),
        ("督导报告", None, "规定没有写天数"),
        ("督导报告公布", None, "规定没有写天数"),
        ("回访", "2022-03-07", ""),
    ]
    revisit = found[-1]
    assert (revisit.raw, revisit.note) == (
        date(2022, 3, 5),
        "原为 2022-03-05（周末），顺延到上课日",
    )


def test_each_date_is_printed_with_its_rule() -> None:
    letter = due("督导意见书", clock(), case(督导结束="2021-03-05"))
    assert letter.counted == "自督导结束（2021-03-05）起30日"
    assert letter.source == "《上海市教育督导条例》第二十一条；上海市；已核对"
    assert letter.note == "这一天是清明，未顺延"


def test_the_state_sets_no_days_for_notice_and_letter() -> None:
    nation = clock(采用="国家")
    found = dues(nation, case(督导结束="2021-03-05"))
    assert [one.rule.name for one in found if one.day] == []
    assert due("督导意见书", nation, case()).source == (
        "《教育督导条例》（国务院令第624号）第二十一条；国家；已核对"
    )


def test_ca26_a_past_event_is_computed_by_the_rule_then_in_force() -> None:
    before = due("申辩", clock(), case(督导结束="2015-04-30"))
    after = due("申辩", clock(), case(督导结束="2015-05-04"))
    assert (before.level, before.day) == ("国家", None)
    assert (after.level, after.day) == ("上海市", date(2015, 5, 18))


def test_ca26_a_rule_that_was_replaced_holds_until_its_last_day() -> None:
    old = {"事项": "核查", "起算": "整改报告", "期限": "30日", "至": "2020-12-31"}
    new = {"事项": "核查", "起算": "整改报告", "期限": "15日", "施行": "2021-01-01"}
    rules = clock(事项=[old, new])
    assert due("核查", rules, case(整改报告="2020-12-31")).day == date(2021, 1, 30)
    assert due("核查", rules, case(整改报告="2021-01-01")).day == date(2021, 1, 16)


def test_tm01_a_missing_day_of_delivery_cannot_be_counted_from() -> None:
    report = due("整改报告", clock(), case(demand="3个月", 督导结束="2021-03-05"))
    assert (report.day, report.why, report.state) == (None, "没有送达日期", DueState.UNKNOWN)


@pytest.mark.parametrize(
    ("demand", "day", "why"),
    [
        ("3个月内", "2021-07-12", ""),
        ("自收到之日起2个月内", "2021-06-12", ""),
        ("30个工作日", "2021-05-25", ""),
        ("2021年9月30日前", "2021-09-30", ""),
        ("4月前", "2022-03-31", ""),
        ("立行立改", None, "「立行立改」没有可以算出的日期"),
        ("长期坚持", None, "「长期坚持」没有可以算出的日期"),
        ("学期末", None, "「学期末」没有可以算出的日期"),
    ],
)
def test_tm14_what_the_letter_demands(demand: str, day: str | None, why: str) -> None:
    report = due("整改报告", clock(), case(demand=demand, 送达="2021-04-12"))
    assert (report.day and report.day.isoformat(), report.why) == (day, why)


def test_tm14_the_end_of_the_term_only_if_the_settings_say_so() -> None:
    asked = case(demand="学期末", 送达="2021-04-12")
    assert due("整改报告", clock(学期末按校历="是"), asked).day == date(2021, 6, 30)


def test_a_demand_that_names_its_event_counts_from_it() -> None:
    found = due("整改报告", clock(), case(demand="自印发之日起2个月内", 意见书成文="2021-04-01"))
    assert (found.day, found.counted) == (date(2021, 6, 1), "自意见书成文（2021-04-01）起2个月")


@pytest.mark.parametrize(
    ("today", "done", "state", "days"),
    [
        ("2021-04-01", None, DueState.RUNNING, 3),
        ("2021-04-04", None, DueState.RUNNING, 0),
        ("2021-04-05", None, DueState.OVERDUE, -1),
        ("2021-06-01", "2021-04-04", DueState.DONE, None),
        ("2021-06-01", "2021-04-06", DueState.LATE, None),
    ],
)
def test_tm18_where_a_step_stands_on_a_day(
    today: str, done: str | None, state: DueState, days: int | None
) -> None:
    events = {"督导结束": "2021-03-05", **({"意见书成文": done} if done else {})}
    letter = due("督导意见书", clock(today), case(**events))
    assert (letter.state, letter.days) == (state, days)


def test_a_right_that_was_not_used_is_not_overdue() -> None:
    reply = due("申辩", clock("2021-03-20"), case(督导结束="2021-03-05"))
    assert (reply.day, reply.state) == (date(2021, 3, 19), DueState.ENDED)


def test_what_counts_from_something_that_has_not_happened_waits_for_nobody() -> None:
    of = case(督导结束="2021-10-15")
    review = due("申请复核", clock("2022-03-01"), of, "问责")
    assert (review.state, review.why) == (DueState.NOT_BEGUN, "没有收到问责决定日期")
    assert list(pending(dues(clock("2022-03-01"), of, "问责"))) == []


def test_tm12_an_extension_keeps_the_old_date() -> None:
    put_off = Extension("督导意见书", date(2021, 4, 30), "示府教督〔2021〕9号")
    of = replace(case(督导结束="2021-03-05"), extensions=(put_off,))
    letter = due("督导意见书", clock("2021-04-20"), of)
    assert (letter.raw, letter.day, letter.state) == (
        date(2021, 4, 4),
        date(2021, 4, 30),
        DueState.RUNNING,
    )
    assert letter.note == "原为 2021-04-04，经示府教督〔2021〕9号延至此日"


def test_tm12_of_two_extensions_the_later_holds() -> None:
    papers = {date(2021, 4, 30): "示府教督〔2021〕9号", date(2021, 5, 31): "示府教督〔2021〕12号"}
    put_off = tuple(Extension("督导意见书", day, paper) for day, paper in papers.items())
    of = replace(case(督导结束="2021-03-05"), extensions=put_off)
    letter = due("督导意见书", clock("2021-04-20"), of)
    assert letter.note == "原为 2021-04-04，经示府教督〔2021〕12号延至此日"


def test_a_notice_of_a_routine_visit_is_not_earlier_than_two_working_days_before() -> None:
    early = due("督导通知", clock(), case("经常性", 督导开始="2021-10-08", 督导通知="2021-09-28"))
    right = due("督导通知", clock(), case("经常性", 督导开始="2021-10-08", 督导通知="2021-09-29"))
    assert (early.day, early.state) == (date(2021, 9, 29), DueState.EARLY)
    assert right.state is DueState.DONE


def test_a_district_may_demand_a_notice_days_before() -> None:
    own = {"事项": "督导通知", "起算": "督导开始", "期限": "提前30日", "类别": "综合"}
    notice = due("督导通知", clock(事项=[own]), case(督导开始="2021-04-15"))
    assert (notice.day, notice.level) == (date(2021, 3, 16), "本区")
    assert notice.counted == "督导开始（2021-04-15）提前30日"


def test_tm06_a_due_revisit_in_the_summer_shows_both_dates() -> None:
    revisit = due("回访", clock(事项=REVISITS), case("专项", 督导结束="2021-01-15"))
    assert (revisit.raw, revisit.day) == (date(2021, 7, 15), date(2021, 9, 1))
    assert revisit.note == "原为 2021-07-15（暑假），顺延到上课日"


def test_without_a_kind_every_kind_is_shown() -> None:
    found = dues(clock(事项=REVISITS), case("", 督导结束="2021-03-05"))
    days = [(one.rule.kinds, one.day) for one in found if one.rule.name == "回访"]
    assert days == [(("综合",), date(2022, 3, 7)), (("专项",), date(2021, 9, 6))]


def test_the_chain_of_liability() -> None:
    events = {
        "督导结束": "2021-10-15",
        "收到问责决定": "2021-12-31",
        "申请复核": "2022-01-20",
        "收到复核决定": "2022-02-10",
        "申诉": "2022-02-20",
        "收到申诉处理决定": "2022-04-10",
    }
    found = dues(clock(), case(**events), "问责")
    assert [(one.rule.name, one.day and one.day.isoformat()) for one in found] == [
        ("问责认定", "2021-12-14"),
        ("申请复核", "2022-01-30"),
        ("复核决定", "2022-02-19"),
        ("申诉", "2022-02-25"),
        ("申诉处理决定", "2022-04-21"),
        ("纠正", "2022-04-25"),
    ]


def test_an_appeal_may_follow_the_decision_directly() -> None:
    appeal = due("申诉", clock(), case(收到问责决定="2021-12-31"), "问责")
    assert (appeal.event, appeal.day) == ("收到问责决定", date(2022, 1, 15))


def test_liability_does_not_reach_back_before_its_rule() -> None:
    assert dues(clock("2021-06-01"), case(督导结束="2021-03-05"), "问责") == ()


def test_what_waits_for_somebody() -> None:
    events = {"督导结束": "2021-03-05", "申辩": "2021-03-10"}
    waiting = [one.rule.name for one in pending(dues(clock(), case(**events)))]
    assert waiting == ["督导意见书"]


def test_demands_of_a_ledger_are_worked_out_alike() -> None:
    at = clock()
    demand = case(demand="30日内", 送达="2021-04-12").demands["整改报告"]
    assert demanded(at, demand, {"送达": date(2021, 4, 12)}).day == date(2021, 5, 12)
    assert demanded(at, demand, {}).why == "没有送达日期"


def test_an_unknown_layer_is_said() -> None:
    (found,) = rulebook(采用=["国家", "上海市"]).problems
    assert (found.code, found.hint) == ("deadlines-unknown", "是否想写「上海」？")
