"""The list of faults in a returned workbook, and copies made from values."""

from datetime import date, datetime, time
from typing import Any

import pytest

from dubao.model.book import Style
from dubao.model.marking import Mark
from dubao.model.place import Place
from dubao.model.problem import problem
from dubao.papers.returned_book import PlainSheet, marks_of, note_sheet, returned_book

NUMBER = problem("bad-number", Place("填报/甲.xls", "基础数据", "C2"), text="约三十")
ABOUT = problem(
    "approximate-number", Place("填报/甲.xls", "基础数据", "C2"), text="约30", value="30"
)
COPIED = problem("copied-row", Place("填报/甲.xls", "基础数据"), count=4, other="乙镇", where="乙")
WHOLE = problem("file-unused", Place("填报/甲.xls"))
FAULTS = [NUMBER, ABOUT, COPIED, WHOLE]


def test_the_note_lists_every_fault_and_leads_to_its_cell() -> None:
    cells = note_sheet(FAULTS).cells
    assert [cells[2, column].value for column in range(5)] == [
        "序号", "工作表", "单元格", "问题", "怎么改",
    ]  # fmt: skip
    assert [cells[3, column].value for column in range(4)] == [
        1, "基础数据", "C2", "「约三十」不是数",
    ]  # fmt: skip
    assert [cells[row, 2].link for row in range(3, 7)] == ["'基础数据'!C2"] * 2 + ["", ""]


def test_a_warning_asks_to_make_sure() -> None:
    assert note_sheet(FAULTS).cells[4, 3].value == "请核实：「约30」是约数，已按 30 计"


def test_only_faults_with_a_cell_are_marked() -> None:
    marks = marks_of(FAULTS)
    assert marks[0] == Mark(
        "基础数据", "C2", "「约三十」不是数\n请只填数字；单位写在表头，说明写在备注栏"
    )
    assert len(marks) == 2


def test_a_copy_of_an_old_file_is_marked_like_any_other() -> None:
    sheet = PlainSheet("基础数据", [["题"], ["人数", "", "约三十"]], [(0, 0, 0, 2)], hidden=True)
    note, copy = returned_book("退回", [sheet], FAULTS).sheets
    assert (note.name, copy.name, copy.hidden) == ("退回说明", "基础数据", True)
    fault = copy.cells[1, 2]
    assert (fault.value, fault.style) == ("约三十", Style.FAULT)
    assert fault.comment.startswith("【退回】\n1. 「约三十」不是数\n")
    assert copy.cells[1, 0].style is Style.TEXT
    assert (1, 1) not in copy.cells


def test_a_fault_inside_a_merged_range_is_marked_at_its_first_cell() -> None:
    sheet = PlainSheet("基础数据", [["", "", ""], ["甲", "", ""]], [(1, 0, 1, 2)])
    _, copy = returned_book("退回", [sheet], [NUMBER]).sheets
    assert copy.cells[1, 0].style is Style.FAULT


def test_a_text_table_gets_a_sheet_name_that_the_links_know() -> None:
    fault = problem("bad-number", Place("填报/甲.csv", "", "B2"), text="x")
    note, copy = returned_book("退回", [PlainSheet("", [["a", "b"], ["c", "x"]])], [fault]).sheets
    assert copy.name == "表"
    assert note.cells[3, 2].link == "'表'!B2"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "=1+1"),
        (3.5, 3.5),
        (True, "是"),
        (date(2021, 3, 5), date(2021, 3, 5)),
        (datetime(2021, 3, 5), datetime(2021, 3, 5)),  # noqa: DTZ001
        (datetime(2021, 3, 5, 14, 30), "2021-03-05 14:30"),  # noqa: DTZ001
        (time(1, 15), "01:15:00"),
    ],
)
def test_values_stay_what_they_are(value: Any, written: Any) -> None:
    _, copy = returned_book("退回", [PlainSheet("表", [[value]])], []).sheets
    assert copy.cells[0, 0].value == written
