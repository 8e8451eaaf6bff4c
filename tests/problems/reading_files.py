"""Specimens of files that cannot be read, or are read with a note."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

from openpyxl import Workbook

from dubao.model.problem import Problem
from dubao.read.compound import enclose
from dubao.read.grid import open_book
from dubao.read.guards import Limits
from tests.read.packages import package, rows, zipped

_RETRY = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再放进来；放错的请移走"


class _Locked(type(Path())):  # type: ignore[misc]
    """A file that another program holds, as Windows reports it."""

    def read_bytes(self) -> NoReturn:
        """Refuse."""
        raise PermissionError(13, "Permission denied")


class _Worn(type(Path())):  # type: ignore[misc]
    """A file on a disk that fails."""

    def read_bytes(self) -> NoReturn:
        """Fail."""
        raise OSError(5, "Input/output error")


def _file(
    name: str, data: bytes, limits: Limits | None = None, kind: Any = Path
) -> Callable[[Path], Iterable[Problem]]:
    """Open a file with these bytes."""

    def build(folder: Path) -> Iterable[Problem]:
        (folder / name).write_bytes(data)
        return open_book(kind(folder / name), name, limits or Limits()).problems

    return build


def _book(change: Callable[[Any], None]) -> Callable[[Path], Iterable[Problem]]:
    """Open a workbook of three filled rows after a change to its sheet."""

    def build(folder: Path) -> Iterable[Problem]:
        book = Workbook()
        book.create_sheet("另一张").append([1])
        sheet = book.worksheets[0]
        sheet.title = "自评"
        for row in range(3):
            sheet.append([row, "甲"])
        change(sheet)
        book.save(folder / "表.xlsx")
        return open_book(folder / "表.xlsx", "表.xlsx").problems

    return build


def _missing(folder: Path) -> Iterable[Problem]:
    return open_book(folder / "无.xlsx", "无.xlsx").problems


def _folder(folder: Path) -> Iterable[Problem]:
    (folder / "表.xlsx").mkdir()
    return open_book(folder / "表.xlsx", "表.xlsx").problems


def _hide(sheet: Any) -> None:
    sheet.sheet_state = "hidden"


def _hide_rows(sheet: Any) -> None:
    for row in (1, 2):
        sheet.row_dimensions[row].hidden = True


def _filter(sheet: Any) -> None:
    sheet.auto_filter.ref = "A1:B3"
    sheet.auto_filter.add_filter_column(0, ["1"])


_SMALL = package(rows('<c r="A1"><v>1</v></c>'))

SPECIMENS = {
    "file-missing": (
        _missing,
        "无.xlsx 找不到这个文件",
        "请核对文件名，或看它是否已被移走、改名",
    ),
    "file-is-folder": (
        _folder,
        "表.xlsx 这是文件夹，不是文件",
        "请给文件夹换个不带扩展名的名称，或把里面的表取出来",
    ),
    "file-locked": (
        _file("表.xlsx", _SMALL, kind=_Locked),
        "表.xlsx 打不开：文件正被 WPS 或 Excel 占用，或没有读取的权限",
        "请保存并关闭这个文件后再运行；仍打不开的，看文件是否允许读取",
    ),
    "file-io": (
        _file("表.xlsx", _SMALL, kind=_Worn),
        "表.xlsx 磁盘读取出错（Input/output error）",
        "请把文件复制到本机硬盘后再试",
    ),
    "file-empty": (
        _file("表.xlsx", b""),
        "表.xlsx 文件是空的，什么也没有",
        "请看是否没有保存成功或没有下载完，请报送单位重新发送",
    ),
    "file-damaged": (
        _file("表.xlsx", _SMALL[:-40]),
        "表.xlsx 内容已损坏，无法读取",
        "请用 WPS 或 Excel 打开，能打开就另存一份 .xlsx；打不开请报送单位重新发送",
    ),
    "file-password": (
        _file("表.xlsx", enclose("EncryptedPackage", b"?")),
        "表.xlsx 文件设了打开密码",
        "请用密码打开后，取消密码另存一份",
    ),
    "file-old-format": (
        _file("表.et", enclose("Book", b"\x09\x08\x08\0\0\5\5\0")),
        "表.et 是很早的表格格式，无法读取",
        "请用 WPS 或 Excel 打开，另存为 .xlsx 后再放进来",
    ),
    "file-not-workbook": (
        _file("表.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
        "表.xls 是网页（HTML），不是能读的表格",
        _RETRY,
    ),
    "file-too-large": (
        _file("表.xlsx", zipped({"xl/workbook.xml": "0" * 3_000_000}), Limits(unpacked=2_000_000)),
        "表.xlsx 解压后有 3 MB，超过了能读的上限",
        "请删去表外多余的行、列和工作表（Ctrl+End 可看到最后一格），或拆成几个文件",
    ),
    "file-wrong-ending": (
        _file("表.xls", _SMALL),
        "表.xls 扩展名是 .xls，实际是新格式工作簿（.xlsx），已按实际内容读取",
        "",
    ),
    "text-quote-open": (
        _file("表.csv", '单位,说明\n甲镇,"无\n乙镇,有\n'.encode()),
        "表.csv 第 2 行起的双引号没有成对，以下的内容分不清属于哪一格",
        "请补上或删去多余的双引号；最好用 WPS 或 Excel 打开核对后另存为 .xlsx",
    ),
    "sheet-hidden": (_book(_hide), "表.xlsx[自评] 这张工作表是隐藏的，仍已读取", ""),
    "rows-hidden": (_book(_hide_rows), "表.xlsx[自评] 第 1—2 行是隐藏的，仍已读取", ""),
    "sheet-filtered": (_book(_filter), "表.xlsx[自评] 这张工作表开着筛选，筛去的行仍已读取", ""),
}
