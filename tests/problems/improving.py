"""Specimens of faults in additions and in lists of changed cells."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dubao.assess.engine import assess
from dubao.assess.improve.advice import advice_of
from dubao.model.problem import Problem
from dubao.model.scheme import Scheme
from dubao.read.dataset import load_dataset
from dubao.read.registers import load_units
from dubao.read.what_if import read_asked
from dubao.read.what_if_cells import cells_asked
from dubao.read.whose import units_of
from tests.assess.build import dataset, leaf, scheme
from tests.read.office import SETTINGS, Office

Build = Callable[[Path], Iterable[Problem]]


def _advised(value: str, grows: bool = True, x: float | None = 1) -> Build:
    """Ask for additions to x, by which `value` is to reach 2."""

    def build(_: Path) -> Iterable[Problem]:
        part: dict[str, Any] = {"取值": value, "标准": 2}
        parts = {"甲项": {**part, **({"增补": {"列": "x"}} if grows else {})}}
        written = scheme(字段={"x": {"类型": "数"}}, 指标=[leaf(至少={"项": parts, "达到": 1})])
        data = dataset(1, {"数据": {"x": [x]}})
        return advice_of(assess(written, data), data).problems

    return build


def _asked(line: str, head: str = "单位,项目,新值,增加") -> Build:
    """Read a list of changed cells with one or more lines, of an office with one sheet."""

    def build(root: Path) -> Iterable[Problem]:
        office = Office(root)
        office.file("甲.xlsx", [["单位名称", "x", "y"], ["安溪镇", 1, None]])
        office.file("奖.xlsx", [["单位名称", "奖项"], ["安溪镇", "一等奖"]])
        (root / "设想.csv").write_text(f"{head}\n{line}\n", "utf-8")
        written = Scheme.model_validate(_SCHEME)
        data = load_dataset(root, written, 2021, SETTINGS).value
        units = units_of(load_units(root, written, "示例区").value, SETTINGS, 2021).value
        lines = read_asked(root / "设想.csv", "设想.csv")
        return (*lines.problems, *cells_asked(lines.value, written, data, units).problems)

    return build


_SCHEME = {
    "编号": "t",
    "名称": "考核",
    "对象": "镇街",
    "数据": {
        "甲": "甲.xlsx",
        "奖": {"文件": "奖.xlsx", "形式": "清单"},
    },
    "字段": [{"名称": name, "类型": "数"} for name in "xy"],
    "派生": [{"名称": "两倍", "式": "x * 2"}],
}

SPECIMENS: dict[str, tuple[Build, str, str]] = {
    "addition-not-straight": (
        _advised("最小(x, 1.5)"),
        "scheme.yaml A1 指标A1 的增补列「x」增加时，甲的数不成比例，或牵动别的项，没有计入增补建议",
        "核对「增补」的列，或这些单位的填报数",
    ),
    "additions-none": (
        _advised("x", grows=False),
        "scheme.yaml 方案「试」没有写「增补」，算不出增补建议",
        "在「至少」的各项中写明增加哪一列",
    ),
    "additions-not-enough": (
        _advised("x", x=None),
        "scheme.yaml A1 指标A1：只靠增补，甲仍达不到",
        "核对没有填数的单位和没有写「增补」的项",
    ),
    "what-if-no-head": (
        _asked("安溪镇,1", head="单位,x"),
        "设想.csv 没有找到「单位」「项目」和「新值」或「增加」这几栏",
        "第一行写这几栏的名称，一行改一格",
    ),
    "what-if-column": (
        _asked("安溪镇,xx,1,"),
        "设想.csv!B2 没有「xx」这一列可改",
        "是否想写「x」？",
    ),
    "what-if-derived": (
        _asked("安溪镇,两倍,1,"),
        "设想.csv!B2 「两倍」是算出来的，不能直接改",
        "改它用到的列：x",
    ),
    "what-if-list": (
        _asked("安溪镇,奖项,二等奖,"),
        "设想.csv!B2 「奖项」在清单里，每个单位可以有多行，不能这样改",
        "改由清单汇总的数，或直接改清单再算",
    ),
    "what-if-no-row": (
        _asked("柳塘镇,x,1,"),
        "设想.csv!B2 柳塘镇在「甲」中没有「x」这一格",
        "没有报送的单位先补报，再设想改动",
    ),
    "what-if-value": (
        _asked("安溪镇,x,,"),
        "设想.csv!D2 安溪镇的「x」：「新值」和「增加」要写一个，也只能写一个",
        "改成多少写新值，多多少写增加",
    ),
    "what-if-no-base": (
        _asked("安溪镇,y,,1"),
        "设想.csv!D2 安溪镇的「y」没有数，不能用「增加」",
        "写「新值」",
    ),
    "what-if-twice": (
        _asked("安溪镇,x,,1\nT01,x,3,"),
        "设想.csv!B3 安溪镇的「x」改了两次，第一次在 设想.csv!B2",
        "一格只写一行，合起来写",
    ),
}
