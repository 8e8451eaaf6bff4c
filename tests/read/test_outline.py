"""Numbered items in running text."""

import pytest

from dubao.read.outline import OutlineItem, read_outline


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1.健全制度\n2.配齐人员", [(1, "健全制度"), (2, "配齐人员")]),
        ("1.健全制度；2 .配齐人员；3健全机制", [(1, "健全制度"), (2, "配齐人员"), (3, "健全机制")]),
        ("L加强领导\n2、配齐人员", [(1, "加强领导"), (2, "配齐人员")]),
        ("11,甲\n12,乙", [(11, "甲"), (12, "乙")]),
        ("（1）甲\n（2）乙", [(1, "甲"), (2, "乙")]),
        ("① 甲\n② 乙", [(1, "甲"), (2, "乙")]),
        ("１．甲\n２．乙", [(1, "甲"), (2, "乙")]),
        ("1.甲\n接着说甲\n2.乙", [(1, "甲\n接着说甲"), (2, "乙")]),
        ("1.投入3.5万元\n2.有3名教师", [(1, "投入3.5万元"), (2, "有3名教师")]),
    ],
)
def test_rf26_numbers_in_every_form(text: str, items: list[tuple[int, str]]) -> None:
    assert read_outline(text).items == tuple(OutlineItem(*item) for item in items)


@pytest.mark.parametrize("text", ["没有编号", "3名教师\n5月完成", "2021年完成", "3.5万元", ""])
def test_rf26_quantities_begin_no_item(text: str) -> None:
    outline = read_outline(text)
    assert (outline.opening, outline.items) == (text, ())


def test_rf26_what_stands_before_the_first_item_is_kept() -> None:
    outline = read_outline("主要措施：\n1.甲")
    assert outline.opening == "主要措施："


def test_rf26_a_jump_is_reported() -> None:
    (fault,) = read_outline("1.健全制度\n3健全机制").faults
    assert (fault.index, fault.code) == (1, "outline-jump")
    assert (fault.details["before"], fault.details["after"]) == (1, 3)


def test_rf26_a_new_start_is_no_jump_but_a_late_start_is() -> None:
    assert read_outline("1.甲\n2.乙\n1.丙").faults == ()
    assert [fault.index for fault in read_outline("2.甲\n3.乙").faults] == [0]
