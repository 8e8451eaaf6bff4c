"""Copies of workbooks with their faulty cells marked."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.comments import Comment

from dubao.model.book import Cell, Sheet, Style
from dubao.model.marking import Mark
from dubao.render.annotate import annotate

NOTE = Sheet(
    "退回说明",
    {
        (0, 0): Cell("退回说明", Style.TITLE),
        (1, 0): Cell(1),
        (1, 1): Cell("B3", link="'自评 表'!B3"),
        (2, 1): Cell("A1", link="'选项'!A1"),
        (3, 1): Cell("=1+1"),
    },
)
FAULT = "00F8CBAD"


def handed_in() -> bytes:
    """Return a workbook as a unit hands it in: formulas with results, a list, a hidden sheet."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"author": "张三", "company": "某镇", "created": datetime(2021, 3, 5)})  # noqa: DTZ001
    book.set_custom_property("KSO", "1234")
    sheet = book.add_worksheet("自评 表")
    sheet.set_column(0, 0, 31)
    sheet.merge_range("A1:C1", "标题", book.add_format({"bold": True}))
    percent = book.add_format({"num_format": "0.0%"})
    sheet.write_row(1, 0, ["项目", "人数"])
    sheet.write_row(2, 0, ["身份证", "约30"])
    sheet.write_string(3, 0, "0012")
    sheet.write_number(3, 1, 0.95, percent)
    sheet.write_formula(4, 1, "=SUM(B3:B4)", None, 0.95)
    sheet.write_formula(5, 1, '=IF(B4>0,"达标 <A>","")', None, "达标 <A>")
    sheet.write_formula(6, 1, "=1/0", None, "#DIV/0!")
    sheet.write_formula(7, 1, "=B4>0", None, True)
    sheet.write_datetime(8, 1, datetime(2021, 3, 5), book.add_format({"num_format": "yyyy/m/d"}))  # noqa: DTZ001
    sheet.data_validation(2, 1, 2, 1, {"validate": "list", "source": ["是", "否"]})
    sheet.freeze_panes(2, 1)
    book.add_worksheet("选项").hide()
    book.close()
    return target.getvalue()


MARKS = [
    Mark("自评 表", "B3", "「约30」是约数\n请填准确的数"),
    Mark("自评 表", "B3", "应不小于 40"),
    Mark("自评 表", "C1", "标题不对"),
    Mark("没有的表", "A1", "不会写"),
]


@pytest.fixture(scope="module")
def copy() -> bytes:
    return annotate(handed_in(), NOTE, MARKS)


def opened(data: bytes, **how: Any) -> Any:
    return load_workbook(BytesIO(data), **how)


def test_ha07_a_faulty_cell_is_coloured_and_says_every_fault(copy: bytes) -> None:
    cell = opened(copy)["自评 表"]["B3"]
    assert cell.fill.fgColor.rgb == FAULT
    assert cell.comment.text == ("【退回】\n1. 「约30」是约数\n请填准确的数\n2. 应不小于 40")


def test_in_a_merged_range_the_first_cell_is_marked(copy: bytes) -> None:
    cell = opened(copy)["自评 表"]["A1"]
    assert (cell.fill.fgColor.rgb, cell.comment.text) == (FAULT, "【退回】标题不对")
    assert cell.font.bold


def test_the_note_is_the_first_sheet_and_open(copy: bytes) -> None:
    book = opened(copy)
    assert book.sheetnames == ["退回说明", "自评 表", "选项"]
    assert book.active.title == "退回说明"
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, False, False]


def test_the_note_leads_to_the_cells_but_not_to_hidden_sheets(copy: bytes) -> None:
    note = opened(copy)["退回说明"]
    assert note["B2"].hyperlink.location == "'自评 表'!B3"
    assert note["B3"].hyperlink is None
    assert (note["B4"].value, note["B4"].data_type) == ("=1+1", "s")


def test_ha01_everything_else_stays_as_handed_in(copy: bytes) -> None:
    before, after = (opened(data)["自评 表"] for data in (handed_in(), copy))
    for row in before.iter_rows():
        for cell in row:
            other = after[cell.coordinate]
            assert (other.value, other.number_format) == (cell.value, cell.number_format)
    assert after.column_dimensions["A"].width == before.column_dimensions["A"].width
    assert str(after.merged_cells) == "A1:C1"
    assert after.freeze_panes == "B3"
    assert after.data_validations.dataValidation[0].sqref == "B3"
    assert opened(copy)["选项"].sheet_state == "hidden"


def test_rf11_formulas_keep_their_stored_results(copy: bytes) -> None:
    before, after = (opened(data, data_only=True)["自评 表"] for data in (handed_in(), copy))
    for place in ("B5", "B6", "B7", "B8"):
        assert (after[place].value, after[place].data_type) == (
            before[place].value,
            before[place].data_type,
        )
    assert after["B6"].value == "达标 <A>"


def test_ha05_equal_files_give_equal_copies(copy: bytes) -> None:
    assert annotate(handed_in(), NOTE, MARKS) == copy


def test_se04_the_files_properties_are_taken_out(copy: bytes) -> None:
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        text = b"".join(archive.read(n) for n in archive.namelist() if "docProps" in n).decode()
    assert "退回说明" in text
    for personal in ("张三", "某镇", "KSO", "2021", "openpyxl"):
        assert personal not in text


def test_a_second_return_replaces_the_marks_of_the_first(copy: bytes) -> None:
    again = opened(annotate(copy, NOTE, MARKS[2:3]))
    assert again.sheetnames == ["退回说明", "自评 表", "选项"]
    cell = again["自评 表"]["B3"]
    assert (cell.comment, cell.fill.fill_type) == (None, None)
    assert again["自评 表"]["A1"].comment.text == "【退回】标题不对"


def test_a_persons_own_comment_and_own_sheet_stay() -> None:
    book = opened(handed_in())
    book["自评 表"]["B3"].comment = Comment("去年的数", "李四")
    book.create_sheet("退回说明")["A1"] = "本镇自己的表"
    target = BytesIO()
    book.save(target)
    once = annotate(target.getvalue(), NOTE, [Mark("自评 表", "B3", "应不小于 40")])
    assert opened(once).sheetnames == ["退回说明(2)", "自评 表", "选项", "退回说明"]
    assert opened(once)["自评 表"]["B3"].comment.text == "去年的数\n【退回】应不小于 40"
    twice = annotate(once, NOTE, [])
    assert opened(twice)["自评 表"]["B3"].comment.text == "去年的数"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_file_that_cannot_be_read_gives_nothing(data: bytes) -> None:
    assert annotate(data, NOTE, MARKS) == b""
