"""Faults of sheets, headings, rows and whole files."""

from __future__ import annotations

from collections.abc import Callable

from tests.planted.cells import (
    ACCIDENTS,
    APPEALS,
    AWARDS,
    BUILDING,
    DEPARTMENTS,
    FINANCE,
    FIRST_GROUP,
    LIFTED,
    ON_SITE,
    STAFF,
    TEACHING,
)
from tests.planted.plant import Change, Expected, Extra, Planted, form_file, position
from tests.sample.sheets import Page, Value

REGISTER = "台账/镇街.xlsx"
FORMS = "填报/2021/镇街考核"
Edit = Callable[[list[Page]], object]


def sheet(pages: list[Page], name: str) -> Page:
    return next(page for page in pages if page.name == name)


def at(file: str, name: str, cell: str) -> str:
    """Return a place as it is printed."""
    return f"{file}[{name}]" + (f"!{cell}" if cell else "")


def write(name: str, cells: dict[str, Value]) -> Edit:
    """Return an edit that writes several cells of one sheet."""

    def edit(pages: list[Page]) -> None:
        for cell, value in cells.items():
            row, column = position(cell)
            sheet(pages, name).rows[row][column] = value

    return edit


def add_row(name: str, row: int, cells: list[Value]) -> Edit:
    """Return an edit that puts one more row into a sheet, before row number `row` from 1."""

    def edit(pages: list[Page]) -> None:
        page = sheet(pages, name)
        page.rows.insert(row - 1, cells)
        page.merges = [
            (top + (top >= row - 1), left, bottom + (bottom >= row - 1), right)
            for top, left, bottom, right in page.merges
        ]

    return edit


def rename(old: str, new: str) -> Edit:
    """Return an edit that gives a sheet another name."""

    def edit(pages: list[Page]) -> None:
        sheet(pages, old).name = new

    return edit


def remove(pages: list[Page]) -> None:
    """Remove a file: it keeps no sheet."""
    pages.clear()


def change(file: str, edit: Edit, *found: Expected) -> Change:
    return Change(file, edit, found)


CHANGES: tuple[Planted, ...] = (
    change(
        form_file("T01"),
        rename("基础数据", "Sheet9"),
        ("sheet-missing", form_file("T01")),
    ),
    change(
        AWARDS,
        write("获奖", dict.fromkeys(["B2", "C2", "D2", "E2", "F2"], "?")),
        ("head-missing", AWARDS),
    ),
    change(
        form_file("T03"),
        write("基础数据", {"C9": "学生人数"}),
        ("column-doubtful", at(form_file("T03"), "基础数据", "C11")),
        ("column-missing", at(form_file("T03"), "基础数据", "")),
    ),
    change(
        form_file("T05"),
        write("基础数据", {"E5": "T99"}),
        ("name-unknown", at(form_file("T05"), "基础数据", "E5")),
        ("not-usable", form_file("T05")),
    ),
    change(
        form_file("T06"),
        write("基础数据", {"E5": None, "E6": None}),
        ("form-without-unit", at(form_file("T06"), "基础数据", "E5")),
        ("not-usable", form_file("T06")),
    ),
    change(
        form_file("T07"),
        write("自评表", {"D4": "A1"}),
        ("item-not-leaf", at(form_file("T07"), "自评表", "D4")),
    ),
    change(
        form_file("T12"),
        remove,
        ("not-handed-in", f"{FORMS}/*.xls*"),
        ("not-handed-in", f"{FORMS}/*.xls*"),
    ),
    change(
        FINANCE,
        write("计财科", {"D3": "教育费附加应拨（元）"}),
        ("head-note-conflict", at(FINANCE, "计财科", "D3")),
    ),
    change(
        BUILDING,
        write("Sheet1", {"A2": "已完成维修项目数（万元）"}),
        ("head-unit-conflict", at(BUILDING, "Sheet1", "A2")),
    ),
    change(
        STAFF,
        write("教师队伍", {"F2": "师生情况"}),
        ("column-missing", at(STAFF, "教师队伍", "")),
    ),
    change(
        TEACHING,
        add_row("基教科", 15, ["T03", "青禾镇", 2.8, "按时", 91.8, 0, 1]),
        ("unit-twice", at(TEACHING, "基教科", "A15")),
    ),
    change(
        REGISTER,
        write("镇街", {"C2": "柳塘"}),
        ("name-ambiguous", at(BUILDING, "Sheet1", "C13")),
        ("name-unknown", at(BUILDING, "Sheet1", "C14")),
        ("units-without-row", at(BUILDING, "Sheet1", "")),
    ),
    change(
        REGISTER,
        add_row("镇街", 14, [None, "示例镇", None, "镇", None, None, None, None]),
        ("register-without-code", at(REGISTER, "镇街", "A14")),
    ),
    change(
        REGISTER,
        add_row("镇街", 15, ["T01", "重复镇", None, "镇", None, None, None, None]),
        ("register-code-twice", at(REGISTER, "镇街", "A15")),
    ),
    change(ACCIDENTS, remove, ("not-handed-in", ACCIDENTS)),
    change(
        FIRST_GROUP,
        write("现场评分", {"A8": None, "B8": None}),
        ("unit-blank", at(FIRST_GROUP, "现场评分", "A8")),
    ),
    change(
        f"{ON_SITE}/现场评分（第二组）.xlsx",
        write("现场评分", {"C4": None, "D4": None}),
        ("item-blank", at(f"{ON_SITE}/现场评分（第二组）.xlsx", "现场评分", "C4")),
    ),
    change(
        LIFTED,
        add_row(
            "解除记录", 4, [2, "T01", "安溪镇", "V1", "示例1号", "2021年12月1日", "示例", None]
        ),
        ("lifting-without-veto", at(LIFTED, "解除记录", "D4")),
    ),
    change(
        APPEALS,
        add_row(
            "改分记录",
            6,
            [4, "T05", "石潭镇", "D23", 4.5, None, "补交材料", "示例", "2021年12月6日", "示例2号"],
        ),
        ("appeal-without-points", at(APPEALS, "改分记录", "F6")),
    ),
)

# In the workspace of faulty tables.
TABLES: tuple[Planted, ...] = (
    change(
        FINANCE,
        write("计财科", {"D8": 375.8, "E8": 367.53, "F8": 18.35, "G8": 18.4}),
        ("copied-row", at(FINANCE, "计财科", "")),
        ("total-differs", at(FINANCE, "计财科", "D16")),
    ),
    change(
        APPEALS,
        add_row(
            "改分记录",
            6,
            [4, "T04", "云桥镇", "D99", 1, 2, "补交材料", "示例", "2021年12月6日", "示例2号"],
        ),
        ("item-unknown", at(APPEALS, "改分记录", "D6")),
    ),
    change(
        LIFTED,
        add_row(
            "解除记录", 4, [2, "T01", "安溪镇", "F1", "示例1号", "2021年12月1日", "示例", None]
        ),
        ("lifting-of-unknown", at(LIFTED, "解除记录", "D4")),
    ),
    change(
        form_file("T08"),
        write("自评表", {"G9": 99}),
        ("total-differs", at(form_file("T08"), "自评表", "G9")),
    ),
    change(
        form_file("T09"),
        write("自评表", {"G4": "满分"}),
        ("bad-number", at(form_file("T09"), "自评表", "G4")),
    ),
)

EXTRAS: tuple[Planted, ...] = (
    Extra(
        f"{DEPARTMENTS}/其他.xlsx", None, (("file-unused", f"{DEPARTMENTS}/其他.xlsx"),), BUILDING
    ),
    Extra(f"{FORMS}/空文件.xlsx", b"", (("file-empty", f"{FORMS}/空文件.xlsx"),)),
    Extra(f"{FORMS}/损坏.xlsx", b"PK\x03\x04 cut off", (("file-damaged", f"{FORMS}/损坏.xlsx"),)),
    Extra(f"{FORMS}/通知.xlsx", b"%PDF-1.4\n", (("file-not-workbook", f"{FORMS}/通知.xlsx"),)),
    Extra(
        f"{FORMS}/枫林街道（1）.xlsx",
        None,
        (("versions-equal", f"{FORMS}/枫林街道（1）.xlsx"),),
        form_file("T08"),
    ),
    Extra(
        f"{FORMS}/虹光街道（修改）.xlsx",
        None,
        (
            ("versions-differ", f"{FORMS}/虹光街道（修改）.xlsx"),
            ("not-usable", f"{FORMS}/虹光街道（修改）.xlsx"),
            ("not-usable", f"{FORMS}/虹光街道（修改）.xlsx"),
        ),
        form_file("T10"),
    ),
    Extra(
        f"{FORMS}/园区报送.xlsx",
        None,
        (
            ("form-twice", at(f"{FORMS}/园区报送.xlsx", "基础数据", "")),
            ("form-twice", at(f"{FORMS}/园区报送.xlsx", "自评表", "")),
        ),
        form_file("T11"),
    ),
)
FILES = CHANGES + EXTRAS
