"""The rectification ledger as clerks keep it."""

from datetime import date
from pathlib import Path

import pytest

from dubao.model.ledger import Until
from dubao.model.limit import Limit
from dubao.model.terms import Dateless, TimeUnit
from dubao.model.terms_ledger import FindingState, Review
from tests.read.ledger import ledger, loaded, rounds, row


def test_a_finding_is_read_with_its_state_and_time_limit(tmp_path: Path) -> None:
    ledger(
        tmp_path,
        row(1, "整改中", date(2021, 6, 30), date(2021, 1, 15)),
        row(2, "待整改", "2个月内（自收到之日）"),
        row(3, "长期坚持", "立行立改"),
        row(4, "待整改"),
    )
    found, problems = loaded(tmp_path)
    assert problems == ()
    assert [(one.number, one.state, one.until) for one in found.findings] == [
        ("1", FindingState.WORKING, Until("2021-06-30", date(2021, 6, 30))),
        (
            "2",
            FindingState.OPEN,
            Until("2个月内（自收到之日）", Limit(2, TimeUnit.MONTH, event="送达")),
        ),
        ("3", FindingState.LASTING, Until("立行立改", Dateless.AT_ONCE)),
        ("4", FindingState.OPEN, Until()),
    ]
    assert found.findings[0].delivered == date(2021, 1, 15)
    assert str(found.place(found.findings[1], "状态")) == "台账/问题整改.xlsx[整改]!G3"


def test_the_year_of_a_day_without_one_is_that_of_the_delivery(tmp_path: Path) -> None:
    ledger(tmp_path, row(1, "待整改", "6月30日前", date(2021, 1, 15)), row(2, "待整改", "年底前"))
    one, other = loaded(tmp_path)[0].findings
    assert (one.until.day, other.until.day) == (date(2021, 6, 30), None)


@pytest.mark.parametrize("word", ["已完成", "整改完成", "已整改", "已报完成"])
def test_pa24_what_is_reported_as_done_is_not_closed(tmp_path: Path, word: str) -> None:
    ledger(tmp_path, row(1, word))
    (one,) = loaded(tmp_path)[0].findings
    assert one.state is FindingState.REPORTED


def test_an_unknown_state_is_none_of_the_known(tmp_path: Path) -> None:
    ledger(tmp_path, row(1, "基本完成"))
    (one,) = loaded(tmp_path)[0].findings
    assert (one.state, one.state_text) == (None, "基本完成")


def test_pa25_a_finding_has_its_rounds_of_feedback(tmp_path: Path) -> None:
    ledger(tmp_path, row(1, "整改中"), row(2, "整改中"))
    rounds(
        tmp_path,
        [
            1,
            1,
            "张三",
            date(2021, 3, 1),
            "清理了",
            "整改不到位，需要继续整改",
            "李四",
            date(2021, 3, 9),
        ],
        [1, None, "张三", date(2021, 4, 1), "又清理了", "整改措施到位", "李四", date(2021, 4, 9)],
    )
    one, other = loaded(tmp_path)[0].findings
    assert [(r.number, r.day, r.review) for r in one.rounds] == [
        (1, date(2021, 3, 1), Review.NOT_DONE),
        (2, date(2021, 4, 1), Review.DONE),
    ]
    assert other.rounds == ()


def test_own_numbers_go_before_those_of_the_rows(tmp_path: Path) -> None:
    ledger(tmp_path, [1, "A-7", "甲"], heads=("序号", "整改编号", "问题描述"))
    assert [one.number for one in loaded(tmp_path)[0].findings] == ["A-7"]
