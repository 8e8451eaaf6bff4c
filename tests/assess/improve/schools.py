"""A tiny scheme of the kind of 优质均衡: two stages, two indicators, one of them shared."""

from __future__ import annotations

from typing import Any

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.dataset import Dataset
from tests.assess.build import Cells, dataset, leaf, scheme

STAGES = {"属性": "学段", "各行": {"小学": "小 > 0", "初中": "初 > 0"}}
DERIVED = {
    "学生": {"式": '如果(学段 == "小学", 小, 初)'},
    "份额": {"式": '如果(学段 == "小学", 小, 初 * 1.1) / (小 + 初 * 1.1)'},
    "骨干": {"式": '如果(学段 == "小学", 小骨干, 初骨干)', "单位": "人"},
    "百生骨干": {"式": "骨干 / 学生 * 100", "小数": 2},
    "多媒体": {"式": "教室 * 份额", "单位": "间"},
    "百生教室": {"式": "多媒体 / 学生 * 100", "小数": 2},
    "骨干差异": {"式": "差异系数(百生骨干, 权=学生)", "按": ["学段"]},
    "教室差异": {"式": "差异系数(百生教室, 权=学生)", "按": ["学段"]},
}
FIELDS = {name: {"类型": "整数", "单位": "人"} for name in ("小", "初", "小骨干", "初骨干")}
FIELDS_ALL = {**FIELDS, "教室": {"类型": "整数", "单位": "间"}}
PARTS: dict[str, Any] = {
    "骨干教师": {
        "取值": "百生骨干",
        "标准": 1,
        "增补": {"列": {"小学": "小骨干", "初中": "初骨干"}, "差异系数": "骨干差异"},
    },
    "多媒体教室": {
        "取值": "百生教室",
        "标准": {"小学": 2.3, "初中": 2.4},
        "增补": {"列": "教室", "差异系数": "教室差异"},
    },
}
RULE: dict[str, Any] = {"项": PARTS, "达到": 1, "余项不低于": 0.85, "差异系数不高于": 0.5}

# 甲 is 九年一贯 (200 and 100 pupils), 乙 a 小学 of 300, 丙 a 初中 of 200.
SCHOOLS: Cells = {
    "小": [200, 300, 0],
    "初": [100, 0, 200],
    "小骨干": [2, 1, 0],
    "初骨干": [0, 0, 2],
    "教室": [5, 7, 4],
}


def three(rule: dict[str, Any] | None = None, **parts: Any) -> tuple[Assessment, Dataset]:
    """Assess the three schools; also what was read."""
    item = leaf(至少=rule or RULE)
    written = {"分行": STAGES, "派生": DERIVED, "字段": FIELDS_ALL, "指标": [item], **parts}
    data = dataset(3, {"数据": SCHOOLS})
    return assess(scheme(**written), data), data
