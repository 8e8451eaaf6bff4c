"""A ledger as a clerk keeps it: own columns, lists, colours, a table of counts, signatures."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from dubao.model.book import CellValue
from dubao.model.register_edit import Changes, Note, RegisterEdit
from dubao.read.registers import OpenRegister, open_register

HEADS = ["序号", "问题描述", "责任单位", "整改时限", "状态", "领导批示", "剩余"]
ROWS: list[list[Any]] = [
    [1, "消防通道堆物", "甲镇", date(2021, 3, 31), "整改中", "抓紧", "=D3-TODAY()"],
    [2, "器材不足", "乙镇", "学期末", "待整改", None, "=D4-TODAY()"],
]
WHEN = datetime(2021, 6, 18, 10, 15, 30)  # noqa: DTZ001
NOTE = Note("张三", WHEN, "复核", "示府教督〔2021〕9号")


def ledger(*, below: bool = False) -> Any:
    """Return the clerk's workbook; with something below the records if asked for."""
    book: Any = Workbook()
    sheet = book.active
    sheet.title = "整改"
    sheet.append(["问题整改台账"])
    sheet.merge_cells("A1:G1")
    sheet.append(HEADS)
    for row in ROWS:
        sheet.append(row)
    side = Side("thin")
    for cells in sheet["A2:G4"]:
        for cell in cells:
            cell.border = Border(side, side, side, side)
    for cell in sheet[2]:
        cell.font = Font(name="黑体", bold=True)
        cell.fill = PatternFill("solid", fgColor="FFEECC")
    sheet.column_dimensions["B"].width = 33
    sheet.freeze_panes = "A3"
    rule = DataValidation("list", '"待整改,整改中,已销号"', sqref="E3:E4")
    sheet.add_data_validation(rule)
    rule_of: Any = CellIsRule  # untyped
    red = PatternFill("solid", bgColor="FFCCCC")
    sheet.conditional_formatting.add("E3:E4", rule_of("equal", ['"待整改"'], fill=red))
    sheet.auto_filter.ref = "A2:G4"
    sheet.print_area = "A1:G4"
    sheet["B3"].comment = Comment("现场看过", "张三")
    counts = book.create_sheet("统计")
    counts["A1"] = '=COUNTIF(整改!E:E,"已销号")'
    if below:
        sheet["A6"] = "填表人：张三"
    return book


def kept(root: Path, book: Any = None) -> Path:
    """Save the workbook as the ledger of the workspace `root` and return its path."""
    path = root / "台账" / "问题整改.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    (book or ledger()).save(path)
    return path


def opened(root: Path) -> OpenRegister:
    """Return the ledger read for changing."""
    loaded = open_register(root, "问题整改")
    assert loaded.value is not None, loaded.problems
    return loaded.value


def edit(
    root: Path,
    cells: dict[tuple[int, str], CellValue] | None = None,
    rows: tuple[dict[str, CellValue], ...] = (),
) -> RegisterEdit:
    """Return an edit of the ledger: new values by record and field, and added records."""
    register = opened(root)
    changes = Changes(register.table, register.spot, "序号")
    for (row, field), value in (cells or {}).items():
        changes.set(row, {field: value})
    for values in rows:
        changes.add(values)
    return changes.edit


def reopened(data: bytes | Path) -> Any:
    """Return a workbook as openpyxl reads it."""
    return load_workbook(BytesIO(data) if isinstance(data, bytes) else data)
