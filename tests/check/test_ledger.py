"""What is wrong in a ledger, at its cell."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dubao.check.ledger import check_ledger
from tests.read.ledger import ledger, loaded, rounds

HEADS = (
    *("序号", "问题描述", "整改时限", "送达日期", "完成日期", "复核人", "复核日期", "复核意见"),
    *("状态", "销号日期", "延期文号"),
)
DAY = date(2021, 6, 1)


def _found(root: Path, **cells: Any) -> list[tuple[str, str]]:
    ledger(root, [cells.get(head) for head in HEADS], heads=HEADS)
    return [(one.code, one.place.cell) for one in check_ledger(loaded(root)[0])]


CLOSED = {"状态": "已销号", "复核人": "李四", "复核日期": DAY, "复核意见": "到位", "销号日期": DAY}


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (CLOSED, []),
        ({**CLOSED, "复核人": None}, [("finding-closed-unreviewed", "I2")]),
        ({**CLOSED, "复核意见": "整改不到位"}, [("finding-closed-against-review", "H2")]),
        ({"状态": "基本完成"}, [("finding-state-unknown", "I2")]),
        ({}, [("finding-state-blank", "I2")]),
        ({"状态": "已完成"}, [("finding-reported-undated", "E2")]),
        ({"状态": "延期"}, [("finding-extended-without-paper", "I2")]),  # TM-12
        ({"状态": "待整改", "整改时限": "尽快"}, [("finding-limit-unclear", "C2")]),
        ({"状态": "待整改", "整改时限": "30日内"}, [("finding-undelivered", "D2")]),  # TM-01
        ({"状态": "待整改", "整改时限": "自督导结束之日起30日内"}, []),
        (
            {"状态": "已完成", "送达日期": DAY, "完成日期": date(2021, 5, 1)},
            [("finding-done-before-delivery", "E2")],
        ),
    ],
)
def test_pa24_what_the_ledger_says_wrongly(
    tmp_path: Path, cells: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert _found(tmp_path, 序号="1", 问题描述="甲", **cells) == found


def test_pa25_a_later_round_is_not_earlier_in_time(tmp_path: Path) -> None:
    ledger(tmp_path, ["1", "甲", None, *[None] * 5, "整改中", None, None], heads=HEADS)
    rounds(
        tmp_path,
        ["1", 1, "张", DAY, "甲", "", "", None],
        ["1", 2, "张", date(2021, 5, 1), "乙", "", "", None],
    )
    assert [one.code for one in check_ledger(loaded(tmp_path)[0])] == ["round-out-of-order"]


def test_numbers_must_tell_findings_apart_and_feedback_must_belong_to_one(tmp_path: Path) -> None:
    blank = [None] * 6
    ledger(
        tmp_path,
        *(
            [number, text, *blank, "待整改", None, None]
            for number, text in (("1", "甲"), ("1", "乙"), (None, "丙"))
        ),
        heads=HEADS,
    )
    rounds(tmp_path, ["9", 1, "张", DAY, "甲", "", "", None])
    assert [(one.code, one.place.cell) for one in loaded(tmp_path)[1]] == [
        ("finding-number-twice", "A2"),
        ("finding-number-twice", "A3"),
        ("finding-unnumbered", "A4"),
        ("round-of-unknown", "A2"),
    ]
