"""Specimens of faults in YAML files."""

from collections.abc import Callable, Iterable
from pathlib import Path

from openpyxl import Workbook

from dubao.model.problem import Problem
from dubao.model.scheme import Scheme
from dubao.read.schemes import load_scheme
from dubao.read.written import read_yaml_model


def _scheme(text: str | bytes) -> Callable[[Path], Iterable[Problem]]:
    """Read `text` as the scheme file 方案.yaml."""

    def build(folder: Path) -> Iterable[Problem]:
        path = folder / "方案.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_yaml_model(path, "方案.yaml", Scheme).problems

    return build


def _book(**sheets: list[list[str]]) -> Callable[[Path], Iterable[Problem]]:
    """Read a workbook with these sheets as the scheme 方案.xlsx."""

    def build(folder: Path) -> Iterable[Problem]:
        book = Workbook()
        del book["Sheet"]
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(folder / "方案.xlsx")
        return load_scheme(folder / "方案.xlsx", "方案.xlsx").problems

    return build


_SHEET = [["键", "值"], ["编号", "t"], ["名称", "考核"], ["对象", "镇街"]]
_ITEMS = ["编号", "一级指标", "二级指标", "满分", "取值", "规则", "参数"]
_HEAD = "编号: t\n名称: 考核\n对象: 镇街\n"

SPECIMENS = {
    "yaml-unreadable": (
        _scheme("编号: 考核".encode("gbk")),
        "方案.yaml 文件打不开：不是 UTF-8 编码",
        "请确认文件存在、未被其他程序占用，并以 UTF-8 编码保存",
    ),
    "yaml-syntax": (
        _scheme(_HEAD + "依据: 甲: 乙\n"),
        "方案.yaml:4 YAML 写法有误：这一行不该再有「键: 值」",
        "请看这一行及上一行的缩进、冒号（英文冒号后留一格）和引号",
    ),
    "yaml-not-a-mapping": (
        _scheme("- 编号\n- 名称\n"),
        "方案.yaml:1 文件内容应是「键: 值」，现在是列表",
        "可用 dubao init 或 dubao scheme new 生成一份空白的对照",
    ),
    "yaml-alias": (
        _scheme(_HEAD + "依据: &a 甲\n版本: *a\n"),
        "方案.yaml:4 不支持 YAML 的锚点、引用和自定义标签（& * !）",
        "请把内容直接写出来",
    ),
    "duplicate-key": (
        _scheme(_HEAD + "小数: 1\n小数: 2\n"),
        "方案.yaml:5 「小数」写了两次，前一次在第 4 行",
        "请留下要用的一处，删去另一处",
    ),
    "unknown-key": (
        _scheme(_HEAD + "小数位: 2\n"),
        "方案.yaml:4 不认识「小数位」",
        "是否想写「小数」？",
    ),
    "missing-key": (
        _scheme("编号: t\n对象: 镇街\n"),
        "方案.yaml:1 缺「名称」：方案名称",
        "例如 名称: 镇（街道、工业区）年度教育工作考核",
    ),
    "wrong-type": (
        _scheme(_HEAD + "小数: 两位\n"),
        "方案.yaml:4 「小数」写的是「两位」，应为整数",
        "例如 小数: 2",
    ),
    "scheme-book-without-head": (
        _book(指标=[_ITEMS]),
        "方案.xlsx 工作簿里没有名为「方案」的工作表",
        "可用 dubao scheme convert 把一份 YAML 方案转成工作簿作样子",
    ),
    "duplicate-cell-key": (
        _book(方案=[*_SHEET, ["名称", "评估"]]),
        "方案.xlsx[方案]!A5 「名称」写了两次，前一次在 B3",
        "请留下要用的一处，删去另一处",
    ),
    "item-without-level": (
        _book(方案=_SHEET, 指标=[_ITEMS, ["A", "投入", "支出", "6"]]),
        "方案.xlsx[指标]!A2 指标「A」应在各级指标列中恰好一列写名称",
        "请把名称写在它所属的那一级；同一行不要写两级",
    ),
    "unknown-rule": (
        _book(方案=_SHEET, 指标=[_ITEMS, ["A", "投入", "", "6", "甲", "分档法", ">= 1: 6"]]),
        "方案.xlsx[指标]!F2 没有「分档法」这种规则",
        "是否想写「分档」？",
    ),
}
