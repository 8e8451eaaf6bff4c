import datetime
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dubao.read.compound import enclose
from dubao.read.grid import Grid, is_lock_file, open_book
from dubao.read.guards import Limits
from tests.read.old_books import xlwt
from tests.read.packages import package, rows, sheet, zipped


def opened(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> Any:
    (folder / name).write_bytes(data)
    return open_book(folder / name, name, limits or Limits())


def grid(folder: Path, part: str | bytes, **parts: str) -> Grid:
    loaded = opened(folder, "表.xlsx", package(part, **parts))
    assert loaded.problems == ()
    (only,) = loaded.value.sheets
    return only  # type: ignore[no-any-return]


def said(loaded: Any) -> list[str]:
    return [f"{p.place} {p.message}" for p in loaded.problems]


def test_addresses_follow_from_position(tmp_path: Path) -> None:
    found = grid(tmp_path, sheet('<sheetData><row r="3"><c r="C3"><v>7</v></c></row></sheetData>'))
    assert found.rows == [["", "", ""], ["", "", ""], ["", "", 7.0]]
    assert str(found.place(2, 2)) == "表.xlsx[表]!C3"


def test_hash_is_of_the_file(tmp_path: Path) -> None:
    loaded = opened(tmp_path, "表.csv", b"a,b\n")
    assert loaded.value.sha256 == (
        "5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313"
    )


def test_rf08_stored_dimension_a1_is_not_believed(tmp_path: Path) -> None:
    found = grid(
        tmp_path,
        sheet(
            '<dimension ref="A1"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="2"><c r="B2"><v>2</v></c></row></sheetData>'
        ),
    )
    assert found.rows == [[1.0, ""], ["", 2.0]]


def test_rf09_old_xls_and_et_are_read(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("自评").write(1, 1, "甲镇")
    for name in ("表.xls", "表.et"):
        book.save(str(tmp_path / name))
        loaded = open_book(tmp_path / name, name)
        assert [(g.name, g.rows) for g in loaded.value.sheets] == [
            ("自评", [["", ""], ["", "甲镇"]])
        ]
        assert loaded.problems == ()


def test_rf09_a_wrong_ending_is_read_by_what_it_is(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("表").write(0, 0, "甲")
    book.save(str(tmp_path / "旧.xls"))
    old = (tmp_path / "旧.xls").read_bytes()
    cases = [
        ("一.xls", package(rows('<c r="A1" t="str"><v>甲</v></c>')), "新格式工作簿（.xlsx）"),
        ("二.xlsx", old, "旧格式工作簿（.xls）"),
        ("三.xls", "甲,乙\n".encode("gbk"), "文本表（.csv）"),
        ("四.csv", old, "旧格式工作簿（.xls）"),
    ]
    for name, data, what in cases:
        loaded = opened(tmp_path, name, data)
        assert loaded.value.sheets[0].rows[0][0] == "甲"
        assert [p.message for p in loaded.problems] == [
            f"扩展名是 {name[1:]}，实际是{what}，已按实际内容读取"
        ]
        assert not loaded.problems[0].is_finding


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("表.xlsx", b"", "文件是空的，什么也没有"),
        ("表.csv", b" \r\n\r\n", "文件是空的，什么也没有"),
        ("表.xlsx", b"%PDF-1.4\n", "是PDF 文件，不是能读的表格"),
        ("表.xls", b"\xef\xbb\xbf\r\n<HTML><body>", "是网页（HTML），不是能读的表格"),
        ("表.xls", b"<?xml version='1.0'?>\n<!-- x --><table>", "是网页（HTML），不是能读的表格"),
        ("表.xls", b"MIME-Version: 1.0\n", "是网页（HTML），不是能读的表格"),
        (
            "表.xls",
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="',
            "是XML 表格（XML Spreadsheet 2003），不是能读的表格",
        ),
        (
            "表.xlsx",
            zipped({"word/document.xml": "<a/>"}),
            "是Word 文档，不是能读的表格",
        ),
        ("表.xlsx", zipped({"readme.txt": "x"}), "是压缩包，不是能读的表格"),
        (
            "表.xlsx",
            zipped({"xl/workbook.bin": "x"}),
            "是二进制工作簿（.xlsb），不是能读的表格",
        ),
        ("表.xls", enclose("WordDocument", b"x"), "是Word 文档，不是能读的表格"),
        ("表.wps", enclose("Contents", b"x"), "是其他程序的文件，不是能读的表格"),
        ("表.xlsx", enclose("EncryptedPackage", b"x"), "文件设了打开密码"),
        ("表.et", enclose("Book", b"x"), "是很早的表格格式，无法读取"),
        ("表.xls", b"\x09\x04\x06\x00\x00\x04\x10\x00", "是很早的表格格式，无法读取"),
        ("表.xlsx", b"PK\x03\x04 and no more", "内容已损坏，无法读取"),
        ("表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "内容已损坏，无法读取"),
        ("表.csv", bytes(range(256)), "是无法识别的文件，不是能读的表格"),
    ],
)
def test_rf09_what_is_no_workbook_is_refused(
    name: str, data: bytes, message: str, tmp_path: Path
) -> None:
    loaded = opened(tmp_path, name, data)
    assert loaded.value.sheets == ()
    assert said(loaded) == [f"{name} {message}"]
    assert loaded.problems[0].hint


def test_rf09_a_passworded_xls_is_refused(tmp_path: Path) -> None:
    begin = b"\x09\x08\x04\0\0\x06\x05\0"  # BOF, BIFF8
    locked = begin + b"\x2f\0\x02\0\x01\0" + b"\x0a\0\0\0"  # FILEPASS, EOF
    loaded = opened(tmp_path, "表.xls", enclose("Workbook", locked))
    assert said(loaded) == ["表.xls 文件设了打开密码"]


def test_rf10_hidden_sheets_rows_and_filters_are_named(tmp_path: Path) -> None:
    book = Workbook()
    seen, unseen = book.worksheets[0], book.create_sheet("底稿")
    seen.title = "自评"
    for number in range(9):
        seen.append([number])
    for row in (2, 4, 5, 6, 20):
        seen.row_dimensions[row].hidden = True
    seen.auto_filter.ref = "A1:A9"
    seen.auto_filter.add_filter_column(0, ["1"])
    unseen.sheet_state = "veryHidden"
    book.save(tmp_path / "表.xlsx")
    loaded = open_book(tmp_path / "表.xlsx", "表.xlsx")
    first, second = loaded.value.sheets
    assert first.hidden_rows == {1, 3, 4, 5}
    assert (first.hidden, first.filtered) == (False, True)
    assert second.hidden
    assert said(loaded) == [
        "表.xlsx[自评] 第 2、4—6 行是隐藏的，仍已读取",
        "表.xlsx[自评] 这张工作表开着筛选，筛去的行仍已读取",
        "表.xlsx[底稿] 这张工作表是隐藏的，仍已读取",
    ]


def test_rf10_an_xls_tells_the_same(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    first, second = book.add_sheet("自评"), book.add_sheet("底稿")
    for row in range(3):
        first.write(row, 0, row)
    first.row(1).hidden = True
    second.visibility = 1
    book.save(str(tmp_path / "表.xls"))
    loaded = open_book(tmp_path / "表.xls", "表.xls")
    assert said(loaded) == [
        "表.xls[自评] 第 2 行是隐藏的，仍已读取",
        "表.xls[底稿] 这张工作表是隐藏的，仍已读取",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1"><f>SUM(A1)&amp;"&lt;"</f></c>',
        '<c r="B1"><f>SUM(A1)&amp;"&lt;"</f><v></v></c>',
        '<c r="B1" s="3"><f>SUM(A1)&amp;"&lt;"</f><v/></c>',
        '<c r="B1" t="str"><f ca="1">SUM(A1)&amp;"&lt;"</f></c>',
        '<c r="B1">\n <f>SUM(A1)&amp;"&lt;"</f>\n <v />\n</c>',
    ],
)
def test_rf11_a_formula_without_stored_value_is_uncalculated(cell: str, tmp_path: Path) -> None:
    found = grid(tmp_path, rows('<c r="A1"><v>1</v></c>', cell, '<c r="C1"><v>3</v></c>'))
    assert found.rows == [[1.0, "", 3.0]]
    assert found.uncalculated == {(0, 1): '=SUM(A1)&"<' + '"'}


def test_rf11_calculated_formulas_are_values(tmp_path: Path) -> None:
    found = grid(
        tmp_path,
        rows(
            '<c r="A1"><f>1+1</f><v>2</v></c>',
            '<c r="B1" t="str"><f>""</f><v></v></c>',  # the empty text, calculated
            '<c r="C1"><f t="shared" si="0"/><v>0</v></c>',
        ),
    )
    assert found.rows == [[2.0, "", 0.0]]
    assert found.uncalculated == {}


def test_rf11_a_shared_formula_has_no_text_of_its_own(tmp_path: Path) -> None:
    found = grid(tmp_path, rows('<c r="A1"><f t="shared" si="0"/></c>', '<c r="B1"><v>1</v></c>'))
    assert found.uncalculated == {(0, 0): "（公式）"}


def test_rf11_openpyxl_writes_uncalculated_formulas(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append([1, "=A1*2"])
    book.save(tmp_path / "表.xlsx")
    (found,) = open_book(tmp_path / "表.xlsx", "表.xlsx").value.sheets
    assert (found.rows, found.uncalculated) == ([[1.0, ""]], {(0, 1): "=A1*2"})


def test_rf11_an_xls_formula_never_calculated(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    first = book.add_sheet("表")
    first.write(0, 0, 1)
    first.write(0, 1, xlwt.Formula("A1*2"))
    first.write(0, 2, xlwt.Formula('IF(A1>0;"";1)'))  # may well be the empty text
    book.save(str(tmp_path / "表.xls"))
    (found,) = open_book(tmp_path / "表.xls", "表.xls").value.sheets
    assert (found.rows, found.uncalculated) == ([[1, "", ""]], {(0, 1): "（公式）"})


@pytest.mark.parametrize("value", ["#DIV/0!", "#REF!", "#N/A", "#NAME?", "#SPILL!", "#CALC!"])
def test_rf12_error_cells_are_told_apart(value: str, tmp_path: Path) -> None:
    found = grid(
        tmp_path,
        rows(
            '<c r="A1" t="e"/>',
            f'<c r="B1" s="1" t="e"><f>1/0</f><v>{value}</v></c>',
            '<c r="C1" t="inlineStr"><is><t>c t="e" #REF!</t></is></c>',
        ),
    )
    assert found.rows == [["", "", 'c t="e" #REF!']]
    assert found.errors == {(0, 1): value}
    assert found.uncalculated == {}


def test_rf12_error_cells_of_an_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    first = book.add_sheet("表")
    first.write(0, 0, 1)
    first.row(0).set_cell_error(1, "#DIV/0!")
    book.save(str(tmp_path / "表.xls"))
    (found,) = open_book(tmp_path / "表.xls", "表.xls").value.sheets
    assert (found.rows, found.errors) == ([[1, ""]], {(0, 1): "#DIV/0!"})


@pytest.mark.parametrize(
    "part",
    [
        # names with a prefix
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        '<x:c r="B1" t="e"><x:v>#N/A</x:v></x:c><x:c r="C1"><x:f>A1</x:f></x:c></x:row>'
        "</x:sheetData></x:worksheet>",
        # no addresses
        sheet(
            '<sheetData><row hidden="true"><c><v>1</v></c><c t="e"><v>#N/A</v></c>'
            "<c><f>A1</f></c></row></sheetData>"
        ),
        # single quotes
        sheet(
            "<sheetData><row r='1' hidden='1'><c r='A1'><v>1</v></c>"
            "<c r='B1' t='e'><v>#N/A</v></c><c r='C1'><f>A1</f></c></row></sheetData>"
        ),
        # a comment that looks like a cell, and attributes in another order
        sheet(
            '<sheetData><!-- <c r="A1" t="e"><v>#REF!</v></c> --><row hidden="1" r="1">'
            '<c r="A1"><v>1</v></c><c t="e" r="B1"><v>#N/A</v></c><c s="0" r="C1"><f>A1</f></c>'
            "</row></sheetData>"
        ),
    ],
)
def test_rf11_rf12_unusual_xml_tells_the_same(part: str, tmp_path: Path) -> None:
    loaded = opened(tmp_path, "表.xlsx", package(part))
    (found,) = loaded.value.sheets
    assert found.rows[0][0] == 1.0
    assert (found.errors, found.uncalculated) == ({(0, 1): "#N/A"}, {(0, 2): "=A1"})
    assert found.hidden_rows == {0}


def test_utf16_xml_is_refused_rather_than_read_as_empty(tmp_path: Path) -> None:
    part = '<?xml version="1.0" encoding="UTF-16"?>' + rows('<c r="A1"><v>1</v></c>')
    loaded = opened(tmp_path, "表.xlsx", package(part.encode("utf-16")))
    assert said(loaded) == ["表.xlsx[表] 内容已损坏，无法读取"]


def test_one_damaged_sheet_leaves_the_others(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "好"
    book.worksheets[0].append([1])
    book.create_sheet("坏").append([2])
    book.save(tmp_path / "源.xlsx")
    with zipfile.ZipFile(tmp_path / "源.xlsx") as source:
        parts: dict[str, str | bytes] = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet2.xml"] = sheet('<sheetData><row r="1"><c r="A1"><v>1')
    loaded = opened(tmp_path, "表.xlsx", zipped(parts))
    assert [(g.name, g.rows) for g in loaded.value.sheets] == [("好", [[1.0]])]
    assert said(loaded) == ["表.xlsx[坏] 内容已损坏，无法读取"]


def test_rf01_merged_ranges_lie_within_the_rows(tmp_path: Path) -> None:
    body = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c></row></sheetData><mergeCells count="4">'
        '<mergeCell ref="A1:B2"/><mergeCell ref="C1:XFD1048576"/><mergeCell ref="A9:C9"/>'
        '<mergeCell ref="A1"/></mergeCells>'
    )
    assert grid(tmp_path, sheet(body)).merges == ((0, 0, 1, 1), (0, 2, 1, 2))


def test_rf16_percent_formats_are_found_on_asking(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "表.xlsx"))
    page = book.add_worksheet()
    for column, form in enumerate(("0.0%", "0.00", "0%", "")):
        page.write_number(0, column, 0.95, book.add_format({"num_format": form} if form else {}))
    book.close()
    (found,) = open_book(tmp_path / "表.xlsx", "表.xlsx").value.sheets
    assert found.percents == {(0, 0), (0, 2)}


def test_rf16_percent_formats_of_an_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    for column, form in enumerate(("0.0%", "0.00", "0%", "□0")):
        page.write(0, column, 0.95, xlwt.easyxf(num_format_str=form))
    book.save(str(tmp_path / "表.xls"))
    (found,) = open_book(tmp_path / "表.xls", "表.xls").value.sheets
    assert found.percents == {(0, 0), (0, 2)}


def test_rf19_the_1904_base_gives_the_same_date(tmp_path: Path) -> None:
    day = datetime.date(2021, 3, 5)
    for base in (None, CALENDAR_MAC_1904):
        book = Workbook()
        book.epoch = base or book.epoch
        book.worksheets[0].append([day])
        book.save(tmp_path / "表.xlsx")
        (found,) = open_book(tmp_path / "表.xlsx", "表.xlsx").value.sheets
        assert found.rows == [[day]]


def test_rf19_the_1904_base_of_an_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    day = datetime.date(2021, 3, 5)
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    book.add_sheet("表").write(0, 0, (day - datetime.date(1904, 1, 1)).days, style)
    book.save(str(tmp_path / "表.xls"))
    (found,) = open_book(tmp_path / "表.xls", "表.xls").value.sheets
    assert found.rows == [[day]]


def test_a_cell_far_away_is_refused_before_memory_is_taken(tmp_path: Path) -> None:
    far = sheet(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    liar = rows('<c r="A1"><v>1</v></c>', '<c r="XFD999999"><v>1</v></c>')
    for part, size in ((far, "1048576 行 16384 列"), (liar, "999999 行 16384 列")):
        loaded = opened(tmp_path, "表.xlsx", package(part))
        assert said(loaded) == [f"表.xlsx[表] 表内范围有 {size}，超过了能读的上限"]


def test_a_zip_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    bomb = zipped({"xl/workbook.xml": "0" * 3_000_000})
    assert len(bomb) < 10_000
    loaded = opened(tmp_path, "表.xlsx", bomb, Limits(unpacked=2_000_000))
    assert said(loaded) == ["表.xlsx 解压后有 3 MB，超过了能读的上限"]


def test_a_zip_bomb_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    part = rows('<c r="A1"><v>1</v></c>') + " " * 3_000_000
    data = bytearray(package(part))
    size = len(part.encode()).to_bytes(4, "little")
    assert data.count(size) == 2  # in the member's own head and in the directory
    loaded = opened(tmp_path, "表.xlsx", bytes(data.replace(size, b"\x10\0\0\0")))
    assert said(loaded) == ["表.xlsx[表] 内容已损坏，无法读取"]


def test_a_file_over_the_limit_and_too_many_sheets_are_refused(tmp_path: Path) -> None:
    book = Workbook()
    for _ in range(4):
        book.create_sheet()
    book.save(tmp_path / "表.xlsx")
    data = (tmp_path / "表.xlsx").read_bytes()
    assert said(opened(tmp_path, "表.xlsx", data, Limits(sheets=3))) == [
        "表.xlsx 工作簿有 5 张工作表，超过了能读的上限"
    ]
    assert said(opened(tmp_path, "表.xlsx", data, Limits(unpacked=100))) == [
        "表.xlsx 文件有 1 MB，超过了能读的上限"
    ]


def test_ha02_chinese_paths_with_blanks(tmp_path: Path) -> None:
    folder = tmp_path / "填报 2021（一）"
    folder.mkdir()
    loaded = opened(folder, "安溪镇 自评.csv", "单位,数\n甲镇,1\n".encode("gbk"))
    assert loaded.value.sheets[0].rows == [["单位", "数"], ["甲镇", "1"]]


def test_ha02_a_dangling_link_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").symlink_to(tmp_path / "无.xlsx")
    assert said(open_book(tmp_path / "表.xlsx", "表.xlsx")) == ["表.xlsx 找不到这个文件"]


def test_lock_files_are_known_by_name() -> None:
    names = ("~$自评.xlsx", ".~自评.xlsx", ".~lock.自评.xlsx#", "自评.xlsx", "~自评.xlsx")
    assert [is_lock_file(name) for name in names] == [True, True, True, False, False]
