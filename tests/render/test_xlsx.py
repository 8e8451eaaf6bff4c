from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from dubao.model.book import Book, Cell, Choice, Merge, Sheet, Style
from dubao.model.form_mark import CHOICE_SHEET
from dubao.render.xlsx import render_book


def opened(*sheets: Sheet, **options: dict[str, str]) -> Workbook:
    return openpyxl.load_workbook(BytesIO(render_book(Book("表", sheets, **options))))


def cells(*values: Cell) -> dict[tuple[int, int], Cell]:
    return {(0, column): value for column, value in enumerate(values)}


def test_text_that_looks_like_a_formula_stays_text() -> None:
    texts = ["=1+1", "+86", "-5分", "@某人", "{=A1}", "http://a.b"]
    sheet = opened(Sheet("表", cells(*map(Cell, texts))))["表"]
    assert [cell.value for cell in sheet[1]] == texts
    assert [cell.data_type for cell in sheet[1]] == ["s"] * 6
    assert not any(cell.hyperlink for cell in sheet[1])


def test_numbers_show_exactly_their_decimals() -> None:
    sheet = opened(
        Sheet(
            "表",
            cells(
                Cell(91.5, Style.NUMBER, 2),
                Cell(3, Style.NUMBER, 0),
                Cell(0.1, Style.NUMBER),
                Cell(date(2021, 3, 5)),
            ),
        )
    )["表"]
    formats = [cell.number_format for cell in sheet[1]]
    assert formats == ["0.00", "0", "General", 'yyyy"年"m"月"d"日"']
    assert sheet["A1"].value == 91.5
    assert sheet["D1"].value == datetime(2021, 3, 5)  # noqa: DTZ001


def test_a_formula_carries_its_cached_value(tmp_path: Path) -> None:
    data = render_book(Book("表", (Sheet("表", cells(Cell(7.0, Style.NUMBER, 1, "3+4"))),)))
    assert openpyxl.load_workbook(BytesIO(data))["表"]["A1"].value == "=3+4"
    assert openpyxl.load_workbook(BytesIO(data), data_only=True)["表"]["A1"].value == 7


def test_nothing_there_is_an_empty_cell_with_its_border() -> None:
    sheet = opened(Sheet("表", cells(Cell(None), Cell(float("nan"), Style.NUMBER, 2), Cell(""))))[
        "表"
    ]
    assert [cell.value for cell in sheet[1]] == [None, None, None]
    assert all(cell.border.left.style == "thin" for cell in sheet[1])


def test_merges_widths_heights_and_fonts() -> None:
    sheet = opened(
        Sheet(
            "表",
            {(0, 0): Cell("一级", Style.HEAD), (1, 0): Cell("甲")},
            widths=(12.0, 30.0),
            merges=(Merge(0, 0, 0, 2), Merge(1, 0, 1, 0)),
            heights={0: 33},
        )
    )["表"]
    assert [str(merge) for merge in sheet.merged_cells.ranges] == ["A1:C1"]
    assert sheet.column_dimensions["A"].width == pytest.approx(12, abs=1)
    assert sheet.column_dimensions["B"].width == pytest.approx(30, abs=1)
    assert sheet.row_dimensions[1].height == 33
    assert sheet["A1"].font.name == "黑体"
    assert sheet["A2"].font.name == "宋体"
    assert sheet["A2"].alignment.wrap_text


def test_page_is_a4_with_repeated_heads_and_page_numbers() -> None:
    book = opened(
        Sheet("横", cells(Cell("头", Style.HEAD)), head_rows=3, frozen_columns=2),
        Sheet("纵", cells(Cell("头", Style.HEAD)), landscape=False),
    )
    wide, tall = book["横"], book["纵"]
    assert wide.page_setup.paperSize == 9
    assert wide.page_setup.orientation == "landscape"
    assert tall.page_setup.orientation == "portrait"
    assert wide.print_title_rows == "$1:$3"
    assert wide.freeze_panes == "C4"
    assert (wide.page_setup.fitToWidth or 1, wide.page_setup.fitToHeight) == (1, 0)
    assert wide.sheet_properties.pageSetUpPr is not None
    assert wide.sheet_properties.pageSetUpPr.fitToPage
    assert wide.oddFooter is not None
    assert "&P" in str(wide.oddFooter.center.text)
    assert tall.freeze_panes is None


def test_ha06_only_input_cells_of_a_locked_sheet_are_open() -> None:
    sheet = opened(
        Sheet("填报", cells(Cell("头", Style.HEAD), Cell(None, Style.INPUT)), locked=True)
    )["填报"]
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert not sheet["B1"].protection.locked


def test_short_lists_stand_in_the_rule_and_long_ones_on_a_hidden_sheet() -> None:
    many = tuple(f"第{number}中学（东校区）" for number in range(60))
    book = opened(
        Sheet(
            "填报",
            cells(Cell(None, Style.INPUT)),
            choices=(
                Choice(0, 0, 9, 0, ("是", "否")),
                Choice(0, 1, 9, 1, many),
                Choice(0, 2, 9, 2, ("甲,乙", "丙")),
            ),
        )
    )
    rules = {str(v.sqref): v.formula1 for v in book["填报"].data_validations.dataValidation}
    assert rules == {
        "A1:A10": '"是,否"',
        "B1:B10": f"{CHOICE_SHEET}!$A$1:$A$60",
        "C1:C10": f"{CHOICE_SHEET}!$B$1:$B$2",
    }
    hidden = book[CHOICE_SHEET]
    assert hidden.sheet_state == "hidden"
    assert hidden["B1"].value == "甲,乙"


def test_comments_hidden_sheets_and_defined_names() -> None:
    book = opened(
        Sheet("底", cells(Cell(1)), hidden=True),
        Sheet("面", cells(Cell("x", comment="请改为数"))),
        defined_names={"满分": "底!$A$1"},
    )
    assert book["底"].sheet_state == "hidden"
    assert book.active is not None
    assert book.active.title == "面"
    assert book["面"]["A1"].comment.text == "请改为数"
    assert book["面"]["A1"].comment.author == "None"  # how openpyxl reads an empty author
    assert book.defined_names["满分"].attr_text == "底!$A$1"


def test_sheet_names_are_made_safe_and_different() -> None:
    book = opened(
        Sheet("镇/街道:考核", {}),
        Sheet("长" * 40, {}),
        Sheet("长" * 41, {}),
        Sheet("a", {}),
        Sheet("A", {}),
        Sheet("", {}),
    )
    assert book.sheetnames == ["镇／街道：考核", "长" * 31, "长" * 28 + "(2)", "a", "A(2)", "表"]


def test_ha05_equal_books_give_equal_bytes_and_se04_name_nobody() -> None:
    sheet = Sheet("表", cells(Cell("x", comment="批注"), Cell(1.5, Style.NUMBER, 2)))
    first, second = (render_book(Book("得分册", (sheet,))) for _ in range(2))
    assert first == second
    properties = openpyxl.load_workbook(BytesIO(first)).properties
    assert (properties.title, properties.creator or "") == ("得分册", "")
    assert not properties.lastModifiedBy
    assert properties.created.year == 2000
