"""Specimens of what stands in the way of changing a register."""

from collections.abc import Callable, Iterable
from pathlib import Path

from dubao.commands.opening import Office
from dubao.commands.registers import change_register
from dubao.model.book import CellValue
from dubao.model.problem import Problem, RefusedError
from dubao.model.register_edit import Changes
from dubao.model.settings import Settings
from dubao.model.table import Table
from dubao.read.registers import open_register
from dubao.workspace import Workspace
from tests.render.registers.clerk import NOTE, kept, ledger

SETTINGS = Settings.model_validate({"区": "示例区", "督导机构": "示例区督导室"})
NOT_WRITTEN = "这次要改的都还没有写入"


def _changed(
    field: str, value: CellValue, prepare: Callable[[Path], object] = lambda _: None
) -> Callable[[Path], Iterable[Problem]]:
    """Give the ledger's first record a value after `prepare` did something to the ledger."""

    def build(folder: Path) -> Iterable[Problem]:
        prepare(kept(folder))

        def plan(_: Table, changes: Changes) -> None:
            changes.set(0, {field: value})

        office = Office(Workspace(folder), SETTINGS)
        try:
            return change_register(office, "问题整改", "序号", plan, NOTE).problems
        except RefusedError as refused:
            return refused.problems

    return build


def _merge(path: Path) -> None:
    book = ledger()
    book["整改"].merge_cells("C3:C4")
    book.save(path)


def _fill_names(path: Path) -> None:
    path.with_name("~$问题整改.xlsx").touch()
    for number in range(1, 100):
        path.with_name(f"问题整改（新{number}）.xlsx").touch()


def _old_format(folder: Path) -> Iterable[Problem]:
    (folder / "台账").mkdir()
    (folder / "台账" / "问题整改.xls").touch()
    return open_register(folder, "问题整改").problems


SPECIMENS = {
    "register-open": (
        _changed("状态", "已销号", lambda path: path.with_name("~$问题整改.xlsx").touch()),
        "台账/问题整改.xlsx 正在 Excel 或 WPS 中打开，没有改动它；"
        "改好的写在旁边，名为「问题整改（新1）.xlsx」",
        "请关闭 Excel 或 WPS 中的「问题整改.xlsx」，再用新的一份替换它，或删去新的一份后重做；"
        "确实没有人打开时，请删去旁边以 ~$ 或 .~ 开头的文件",
    ),
    "register-unwritable": (
        _changed("状态", "已销号", _fill_names),
        "台账/问题整改.xlsx 没有写成：同名的文件太多",
        "请按所说的原因处理后再运行；原来的文件没有动",
    ),
    "register-old-format": (
        _old_format,
        "台账/问题整改.xls 是旧格式或文本格式的台账，不能在原处修改",
        "请用 Excel 或 WPS 打开，另存为「问题整改.xlsx」，把旧的移走后再运行",
    ),
    "register-formula": (
        _changed("剩余", "3"),
        "台账/问题整改.xlsx[整改]!G3 「剩余」这一格是公式，没有改动",
        f"请把公式换成值，或把公式移到另一列；{NOT_WRITTEN}",
    ),
    "register-merged": (
        _changed("责任单位", "丙镇", _merge),
        "台账/问题整改.xlsx[整改]!C3 「责任单位」这一格与别的记录合并在一起，没有改动",
        f"请取消合并，每条记录各填一格；{NOT_WRITTEN}",
    ),
}
