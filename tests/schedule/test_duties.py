"""The office's own duties (上海条例 article 29) by the days on record."""

from dataclasses import replace

from dubao.model.deadline import Case
from dubao.schedule.duties import check_duties
from tests.deadlines import case, clock

WHOLE = {
    "督导开始": "2021-03-01",
    "听取意见": "2021-03-02",
    "督导结束": "2021-03-05",
    "意见书成文": "2021-04-01",
    "送达": "2021-04-02",
    "公布": "2021-04-06",
    "督导报告": "2021-04-20",
    "督导报告公布": "2021-04-21",
    "整改报告": "2021-06-30",
    "核查": "2021-07-02",
}


def _verdicts(*cases: Case) -> list[tuple[str, str, tuple[str, ...]]]:
    numbered = [replace(one, code=f"D{n}") for n, one in enumerate(cases, start=1)]
    results = check_duties(clock("2021-08-01"), numbered)
    return [(one.duty.name[:4], one.verdict.value, one.amiss) for one in results]


def test_everything_done_and_recorded() -> None:
    assert _verdicts(case(**WHOLE)) == [
        ("按规定的", "无法判断", ("要由人判断",)),
        ("听取公众", "达标", ()),
        ("作出督导", "达标", ()),
        ("核查整改", "达标", ()),
        ("提交督导", "达标", ()),
    ]


def test_late_overdue_and_not_recorded() -> None:
    late = {**WHOLE, "意见书成文": "2021-04-10"}
    bare = {"督导开始": "2021-05-10", "督导结束": "2021-05-14", "整改报告": "2021-07-01"}
    assert _verdicts(case(**late), case(**bare)) == [
        ("按规定的", "无法判断", ("要由人判断",)),
        ("听取公众", "无法判断", ("D2 听取意见：没有登记日期",)),
        ("作出督导", "不达标", ("D1 督导意见书：逾期办理", "D2 督导意见书：逾期没有办理的登记")),
        ("核查整改", "无法判断", ("D2 核查：没有登记日期",)),
        ("提交督导", "无法判断", ("D2 督导报告：没有登记日期",)),
    ]


def test_ca04_nothing_on_record_meets_no_duty() -> None:
    assert {verdict for _, verdict, _ in _verdicts()} == {"无法判断"}
