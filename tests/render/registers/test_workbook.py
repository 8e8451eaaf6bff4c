"""An edit changes what it names; the clerk's columns, formats, lists and formulas stay."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from dubao.model.book import CellValue
from dubao.read.grid import open_book
from dubao.render.registers.workbook import edited
from tests.render.registers.clerk import edit, kept, ledger, opened, reopened

DAY = datetime(2021, 6, 18)  # noqa: DTZ001
CLOSE: dict[tuple[int, str], CellValue] = {
    (0, "状态"): "已销号",
    (0, "销号日期"): date(2021, 6, 18),
}


def _after(root: Path, **asked: Any) -> Any:
    path = kept(root, asked.pop("book", None))
    made = edited(path.read_bytes(), edit(root, **asked))
    assert not made.problems
    return reopened(made.value[0])


def test_cells_are_set_and_a_missing_column_is_added_at_the_right(tmp_path: Path) -> None:
    sheet = _after(tmp_path, cells=CLOSE)["整改"]
    assert sheet["E3"].value == "已销号"
    assert [sheet["H2"].value, sheet["H3"].value] == ["销号日期", DAY]
    assert (sheet["H2"].font.b, sheet.column_dimensions["H"].width) == (True, 15)
    assert sheet["H3"].number_format == 'yyyy"年"m"月"d"日"'


def test_all_else_stays_as_the_clerk_left_it(tmp_path: Path) -> None:
    before, after = ledger()["整改"], _after(tmp_path, cells=CLOSE)["整改"]
    for cell in before["A1:G4"][2] + before["A1:G4"][3]:
        now = after[cell.coordinate]
        assert (now.font.b, now.border.top.style, now.fill.fgColor.rgb, now.number_format) == (
            cell.font.b,
            cell.border.top.style,
            cell.fill.fgColor.rgb,
            cell.number_format,
        )
        if cell.coordinate != "E3":
            assert now.value == cell.value or str(now.value)[:10] == str(cell.value)
    assert after.column_dimensions["B"].width == 33
    assert after.freeze_panes == "A3"
    assert str(after.merged_cells) == "A1:G1"
    assert after["B3"].comment.text == "现场看过"
    assert [str(rule.sqref) for rule in after.data_validations.dataValidation] == ["E3:E4"]


def test_an_added_record_stands_below_the_last_and_looks_like_it(tmp_path: Path) -> None:
    row = {"序号": "3", "问题描述": "校门疏导不到位", "状态": "待整改", "整改时限": "2个月内"}
    sheet = _after(tmp_path, rows=(row,))["整改"]
    assert [cell.value for cell in sheet[5]][:6] == [
        "3",
        "校门疏导不到位",
        None,
        "2个月内",
        "待整改",
        None,
    ]
    assert {cell.border.top.style for cell in sheet[5]} == {"thin"}
    assert not sheet["A5"].font.b
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["E3:E5"]
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["E3:E5"]
    assert (sheet.auto_filter.ref, sheet.print_area) == ("A2:G5", "'整改'!$A$1:$G$5")


def test_a_note_below_the_records_is_not_overwritten(tmp_path: Path) -> None:
    sheet = _after(tmp_path, book=ledger(below=True), rows=({"序号": "3", "问题描述": "乙"},))[
        "整改"
    ]
    assert [sheet["A6"].value, sheet["A7"].value] == ["填表人：张三", "3"]
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["E3:E4"]


def test_the_first_record_of_an_empty_register(tmp_path: Path) -> None:
    book: Any = Workbook()
    book.active.append(["序号", "问题描述", "状态"])
    sheet = _after(tmp_path, book=book, rows=({"序号": "1", "问题描述": "甲"},)).active
    assert [cell.value for cell in sheet[2]] == ["1", "甲", None]


def test_a_table_of_excel_grows_with_its_records(tmp_path: Path) -> None:
    book: Any = Workbook()
    for row in (["序号", "问题描述"], ["1", "甲"]):
        book.active.append(row)
    book.active.add_table(Table(displayName="表1", ref="A1:B2"))
    sheet = _after(tmp_path, book=book, rows=({"序号": "2", "问题描述": "乙"},)).active
    assert sheet.tables["表1"].ref == "A1:B3"
    assert sheet.tables["表1"].autoFilter.ref == "A1:B3"


def test_lists_that_come_from_another_sheet_grow_too(tmp_path: Path) -> None:
    """Excel keeps these where openpyxl would drop them."""
    path = kept(tmp_path)
    more = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
        ' uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"'
        ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation'
        ' type="list"><x14:formula1><xm:f>统计!$B$1:$B$9</xm:f></x14:formula1>'
        "<xm:sqref>C3:C4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    data = BytesIO()
    with ZipFile(path) as old, ZipFile(data, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(b"</worksheet>", more.encode() + b"</worksheet>")
            new.writestr(name, part)
    path.write_bytes(data.getvalue())
    made = edited(path.read_bytes(), edit(tmp_path, rows=({"序号": "3", "问题描述": "乙"},)))
    with ZipFile(BytesIO(made.value[0])) as archive:
        assert b"<xm:sqref>C3:C5</xm:sqref>" in archive.read("xl/worksheets/sheet1.xml")


def test_formulas_of_other_sheets_are_worked_out_anew(tmp_path: Path) -> None:
    book = _after(tmp_path, cells=CLOSE)
    assert book["统计"]["A1"].value == '=COUNTIF(整改!E:E,"已销号")'
    assert book.calculation.fullCalcOnLoad


def test_text_stays_text_and_codes_keep_their_zeros(tmp_path: Path) -> None:
    path = kept(tmp_path)
    asked = edit(tmp_path, rows=({"序号": "003", "问题描述": "=1+1\n 两行"},))
    path.write_bytes(edited(path.read_bytes(), asked).value[0])
    table = opened(tmp_path).table
    assert [table.typed(2, "序号"), table.typed(2, "问题描述")] == ["003", "=1+1\n 两行"]


def test_a_workbook_that_counts_days_from_1904(tmp_path: Path) -> None:
    book = ledger()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    path = kept(tmp_path, book)
    path.write_bytes(edited(path.read_bytes(), edit(tmp_path, cells=CLOSE)).value[0])
    (grid, *_) = open_book(path, "台账/问题整改.xlsx").value.sheets
    assert grid.rows[2][7] == date(2021, 6, 18)


def test_equal_edits_give_equal_bytes(tmp_path: Path) -> None:
    path = kept(tmp_path)
    asked = edit(tmp_path, cells=CLOSE)
    assert edited(path.read_bytes(), asked).value == edited(path.read_bytes(), asked).value


@pytest.mark.parametrize(
    ("merge", "asked", "code", "cell"),
    [
        (None, {(0, "剩余"): "3"}, "register-formula", "G3"),
        ("C3:C4", {(1, "责任单位"): "丙镇"}, "register-merged", "C4"),
        ("C3:C4", {(0, "责任单位"): "丙镇"}, "register-merged", "C3"),
    ],
)
def test_what_is_not_written_to(
    tmp_path: Path, merge: str | None, asked: dict[tuple[int, str], str], code: str, cell: str
) -> None:
    book = ledger()
    if merge:
        book["整改"].merge_cells(merge)
    path = kept(tmp_path, book)
    made = edited(path.read_bytes(), edit(tmp_path, cells=dict(asked)))
    assert [(found.code, found.place.cell) for found in made.problems] == [(code, cell)]
    assert made.value[0] == path.read_bytes()
