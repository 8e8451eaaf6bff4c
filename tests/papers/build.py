"""A small assessment by hand: four units, every case that papers have to tell apart.

甲镇 is first and 优秀; 乙镇 and 丙街道 tie; 丁园区 has a missing item, so no total.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dubao.model.assessment import Assessment, Change, ItemResult, UnitTotals
from dubao.model.dataset import UNIT_CODE, UNIT_NAME, Absent, Dataset
from dubao.model.place import Place
from dubao.model.scheme import Scheme
from dubao.model.settings import Settings
from dubao.model.table import Block, Column, Origin, Table
from dubao.model.terms import Reason
from dubao.model.trace import Basis

CODES = ["T01", "T02", "T03", "T04"]
NAMES = ["甲镇", "乙镇", "丙街道", "丁园区"]

SCHEME: dict[str, Any] = {
    "编号": "township",
    "名称": "镇（街道、工业区）年度教育工作考核",
    "示例": "是",
    "依据": "本区考核办法（文号）",
    "对象": "镇街",
    "数据": {
        "自评": {"文件": "填报/*.xlsx", "形式": "打分表", "作用": "自评"},
        "现场": {"文件": "填报/现场.xlsx", "形式": "打分表", "交报": "现场考核组"},
        "整改": {"文件": "台账/整改.xlsx", "形式": "清单"},
    },
    "字段": {
        "问题描述": {"类型": "文本", "来源": "整改"},
        "状态": {"类型": "文本", "来源": "整改"},
        "联系电话": {"类型": "文本", "来源": "整改", "保密": "个人信息"},
    },
    "指标": [
        {
            "编号": "A",
            "名称": "教育投入",
            "部门": "计财科",
            "下级": [
                {
                    "编号": "A1",
                    "名称": "经费",
                    "下级": [
                        {
                            "编号": "A11",
                            "名称": "只增不减",
                            "满分": 20,
                            "取值": "支出增长",
                            "分档": {">= 0": "20"},
                            "否则": 0,
                            "评分标准": "不低于上年得满分",
                            "材料": "决算报表",
                        },
                        {
                            "编号": "A12",
                            "名称": "拨付",
                            "满分": 30,
                            "取值": "拨付率",
                            "插值": [[60, 0], [100, 30]],
                        },
                    ],
                },
                {
                    "编号": "A2",
                    "名称": "交付",
                    "满分": 10,
                    "取值": "交付率",
                    "插值": [[0, 0], [1, 10]],
                },
            ],
        },
        {
            "编号": "B",
            "名称": "现场检查",
            "下级": [
                {"编号": "B1", "名称": "依法办学", "满分": 30, "给分": {"来源": "现场"}},
                {
                    "编号": "B2",
                    "名称": "专家评估",
                    "满分": 10,
                    "评分": {"表": "现场"},
                    "部门": "专家组",
                },
            ],
        },
    ],
    "加分": [{"编号": "P1", "名称": "获奖", "计次": {"次数": "奖项", "每次": 1}}],
    "扣分": [{"编号": "K1", "名称": "迟报", "计次": {"次数": "迟报次数", "每次": -0.5}}],
    "等第": {"分档": {">= 90": "优秀", ">= 80": "良好"}, "否则": "合格"},
    "排名": {"并列": "同名次"},
    "文件": [
        {"模板": "通报.docx", "输出": "考核结果通报.docx"},
        {"模板": "反馈.docx", "输出": "反馈/{单位名称}.docx", "每单位": "是"},
    ],
    "成果": "镇街考核",
}

SETTINGS = Settings.model_validate(
    {
        "区": "示例区",
        "督导机构": "示例区人民政府教育督导室",
        "考核机构": "示例区教育督导委员会",
        "发文代字": "示府教督",
    }
)

NAN = float("nan")
POINTS: dict[str, list[float]] = {
    "A": [59.5, 51.335, 50.25, 40.0],
    "A1": [50.0, 42.0, 41.25, 40.0],
    "A11": [20.0, 20.0, 20.0, 20.0],
    "A12": [30.0, 22.0, 21.25, 20.0],
    "A2": [9.5, 9.335, 9.0, NAN],
    "B": [37.0, 35.335, 35.42, 30.0],
    "B1": [28.0, 27.0, 28.0, 22.0],
    "B2": [9.0, 8.335, 7.42, 8.0],
    "P1": [2.0, 0.0, 1.0, 0.0],
    "K1": [0.0, 0.0, 0.0, -0.5],
}
FULLS = {"A": 60, "A1": 50, "A11": 20, "A12": 30, "A2": 10, "B": 40, "B1": 30, "B2": 10}
NOTES = {
    "A11": [">= 0", ">= 0", ">= 0", ">= 0"],
    "B1": ["", "", "比丁园区好", ""],
    "B2": ["有效评委5名，回避：王评委"] * 4,
}


def place(cell: str, file: str = "填报/现场.xlsx") -> Place:
    return Place(file, "表1", cell)


def trails() -> dict[str, Mapping[int, tuple[Change, ...]]]:
    self_place = place("F3", "填报/甲镇.xlsx")
    return {
        "A11": {0: (Change("自评", 20, "甲填报人", "", "已达到", "", self_place), Change("核算", 20))},
        "B1": {
            0: (
                Change("自评", 30, "", "", "全部做到", "", self_place),
                Change("现场", 25, "李组长", "2021年11月24日", "台账缺两个月", "", place("D4")),
                Change(
                    "改分", 28, "赵经手", "2021年12月1日", "补交台账", "示府教督〔2021〕9号",
                    Place("台账/改分记录.xlsx", "改分", "D2"),
                ),
            ),
            2: (Change("现场", 28, "李组长", "", "比乙镇和丁园区规范", "", place("D6")),),
        },
    }  # fmt: skip


def result(scheme: Scheme, code: str) -> ItemResult:
    item = scheme.item(code)
    assert item is not None
    points = np.array(POINTS[code])
    reasons = np.where(np.isnan(points), Reason.NOT_HANDED_IN, 0).astype(np.int8)
    return ItemResult(
        item,
        Column(points, reasons),
        points,
        np.full(4, float(FULLS.get(code, 0))),
        reasons,
        NOTES.get(code, [""] * 4),
        trails().get(code, {}),
    )


def table(name: str, columns: dict[str, list[Any]]) -> Table:
    frame = pd.DataFrame(columns, dtype=object)
    block = Block(f"台账/{name}.xlsx", name, len(frame), rows=range(1, len(frame) + 1))
    reasons = pd.DataFrame(0, index=frame.index, columns=frame.columns, dtype=np.int8)
    typed = {title: list(map(str, cells)) for title, cells in columns.items()}
    return Table(name, frame, typed, reasons, Origin((block,)))


def totals() -> UnitTotals:
    return UnitTotals(
        exact=np.array([98.5, 86.67, 86.67, NAN]),
        published=np.array([98.5, 86.67, 86.67, NAN]),
        partial=np.array([98.5, 86.67, 86.67, 69.5]),
        base=np.array([96.5, 86.67, 85.67, NAN]),
        bonus=np.array([2.0, 0.0, 1.0, 0.0]),
        deduction=np.array([0.0, 0.0, 0.0, -0.5]),
        rank=np.array([1, 2, 2, 0]),
        tied=np.array([False, True, True, False]),
        grade=np.array(["优秀", "良好", "良好", ""], dtype=object),
        status=np.array(["已评", "已评", "已评", "缺项"], dtype=object),
        reason=np.array(["", "", "", "缺 A2 交付"], dtype=object),
        steps=(
            ("总分 98.50 → 优秀",),
            ("总分 86.67 → 良好", "与丙街道并列"),
            ("总分 86.67 → 良好",),
            ("缺项，不评",),
        ),
    )


def build(**changes: Any) -> Assessment:
    """Make the assessment; `changes` replace keys of the scheme."""
    scheme = Scheme.model_validate({**SCHEME, **changes}).model_copy(
        update={"file": "方案/scheme.yaml"}
    )
    findings = {
        UNIT_CODE: ["T01", "T02", "T02"],
        "问题描述": ["操场待修", "甲镇迁来学生未建档", "=1+1"],
        "状态": ["已报完成", "待整改", "已销号"],
        "联系电话": ["13800000000"] * 3,
    }
    dataset = Dataset(
        2021,
        table("镇街", {UNIT_CODE: CODES, UNIT_NAME: NAMES}),
        {"整改": table("整改", findings)},
        absent=(Absent("自评", "丁园区", "丁园区", "填报/2021/丁园区.xlsx"),),
    )
    return Assessment(
        scheme,
        dataset,
        np.array(CODES, dtype=object),
        np.array(NAMES, dtype=object),
        {item.code: result(scheme, item.code) for item in scheme.all_items()},
        totals(),
        {},
    )


class FixedTrace:
    """A trace of which every answer is the same kind of words; columns are the register's."""

    def __init__(self, columns: Mapping[str, Column] | None = None) -> None:
        self.columns = columns or {}

    def column(self, name: str) -> Column:
        if name in self.columns:
            return self.columns[name]
        values = {UNIT_CODE: CODES, UNIT_NAME: NAMES}[name]
        return Column(np.array(values, dtype=object), np.zeros(4, np.int8))

    def cells(self, unit: int, code: str) -> tuple[Place, ...]:
        return (Place("填报/甲镇.xlsx", "表1", f"{chr(65 + unit)}{len(code)}"),) if code else ()

    def how(self, unit: int, code: str) -> str:
        return f"{NAMES[unit]}的{code or '总分'}算式"

    def value(self, unit: int, name: str) -> Basis:
        return f"{NAMES[unit]}的{name}算式", (Place("填报/甲镇.xlsx", "表1", "Z9"),)

    def district(self) -> None:
        return None


TRACE = FixedTrace()
