"""义务教育优质均衡 in memory: the shipped scheme over a few schools written down literally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.in_force import in_force
from dubao.model.scheme import Scheme
from dubao.model.settings import Chosen
from dubao.read.schemes import load_scheme
from tests.assess.build import Cells, dataset, units
from tests.sample.balance_district import figures
from tests.sample.build import BALANCE, REPOSITORY

School = dict[str, Any]
KINDS = {"小学": "小学", "初中": "初级中学", "九年一贯制": "九年一贯制学校",
         "十二年一贯制": "十二年一贯制学校", "完全中学": "完全中学", "教学点": "教学点"}  # fmt: skip
JUDGED = ("G01", "G02", "G10", "G14", "G15", "Q3", "Q5", "Q6", "Q7", "Q8")
_TEXTS = {"类型": "小学", "举办者类型": "县级教育部门", "城乡类型": "镇区", "建校年份": 2012}


@cache
def shipped() -> Scheme:
    """Return the shipped scheme with its 区级."""
    loaded = load_scheme(REPOSITORY / BALANCE, BALANCE)
    assert loaded.value is not None, loaded.problems
    return loaded.value


def school(**figures: Any) -> School:
    """Return what a school reports: a 小学 of 1000 that stands exactly at every standard."""
    fields = [spec for spec in shipped().fields if spec.source == "学校表"]
    blank = {spec.name: 0 if spec.blank is not None else None for spec in fields}
    own: School = {
        **blank, **_TEXTS,
        **{name: "否" for name in blank if name.startswith("是否")},
        "小学在校生数": 1000, "初中在校生数": 0, "随迁子女数": 100, "划片范围内小学生数": 1000,
        "小学年级数": 6, "小学班数": 24, "小学41至45人班数": 24, "最大班额": 42,
        "小学教职工数": 50, "小学专任教师数": 45,
        "小学专科教师数": 12, "小学本科教师数": 28, "小学硕士教师数": 2, "小学博士教师数": 0,
        "小学骨干教师数": 10, "持证教师数": 45, "满360学时教师数": 45,
        "小学体育教师数": 4, "小学音乐教师数": 2, "小学美术教师数": 2, "小学艺术教师数": 1,
        "教学及辅助用房面积": 5300, "室内体育用房面积": 800, "体育馆面积": 800,
        "校内体育场面积": 6700, "教学仪器设备资产值": 200, "网络多媒体教室数": 23,
        "音乐教室数": 2, "音乐教室96平方米及以上数": 2, "音乐教室73至96平方米数": 0,
        "音乐教室61至73平方米数": 0,
        "美术教室数": 2, "美术教室90平方米及以上数": 2, "美术教室67至90平方米数": 0,
        "美术教室61至67平方米数": 0,
        "公用经费预算": 120, "教师培训经费预算": 6, "上年学生数": 1000, "上年拨付公用经费": 120,
    }  # fmt: skip
    bands = {name: 0 for name in blank if name.startswith("小学") and name.endswith("班数")}
    return {**own, **{name: own[name] or 0 for name in bands}, **figures}


def junior(**figures: Any) -> School:
    """Return a 初中 of 1000 that stands exactly at every standard."""
    own = school()
    moved = {name: None for name in own if name.startswith("小学")}
    bands = {name: 0 for name in own if name.startswith("初中") and name.endswith("班数")}
    return {
        **own, **moved, **bands,
        "类型": "初中", "小学在校生数": 0, "初中在校生数": 1000,
        "划片范围内小学生数": None, "划片范围内初中生数": 950,
        "初中年级数": 3, "初中班数": 24, "初中41至45人班数": 24,
        "初中教职工数": 60, "初中专任教师数": 54,
        "初中本科教师数": 50, "初中硕士教师数": 3, "初中博士教师数": 0, "初中骨干教师数": 10,
        "初中体育教师数": 4, "初中音乐教师数": 2, "初中美术教师数": 2, "初中艺术教师数": 1,
        "持证教师数": 54, "满360学时教师数": 54,
        "教学及辅助用房面积": 6600, "校内体育场面积": 9400,
        "教学仪器设备资产值": 250, "网络多媒体教室数": 24,
        "初中毕业班学生数": 330, "三年前初一在校生数": 331,
        "三年转入学生数": 3, "三年转出学生数": 3, "三年死亡学生数": 1,
        **figures,
    }  # fmt: skip


def assessed(
    schools: Sequence[School],
    of_district: School | None = None,
    chosen: Sequence[tuple[str, str]] = (),
    year: int = 2021,
    evidence: Cells | None = None,
) -> Assessment:
    """Assess schools and the district; `chosen` are definitions other than the usual."""
    choices = [
        Chosen.model_validate({"方案": "balance", "名称": name, "用": use}) for name, use in chosen
    ]
    loaded = in_force(shipped(), choices, year)
    assert loaded.problems == ()
    kinds = [KINDS[one["类型"]] for one in schools]
    nature = ["民办" if one["举办者类型"] == "民办" else "公办" for one in schools]
    cells = {name: [one[name] for one in schools] for name in schools[0]}
    register = units(
        [f"第{at}校" for at in range(1, len(schools) + 1)], 学校类型=kinds, 办别=nature
    )
    own = {**figures(), **(of_district or {})}
    asked = {spec.name for spec in shipped().both[1].fields if spec.source == "区县表"}
    sheet = {name: [value] for name, value in own.items() if name in asked}
    judged = evidence or {"项目编号": list(JUDGED), "佐证判定": ["达到"] * len(JUDGED)}
    count = len(next(iter(judged.values())))
    tables = {"区县表": sheet, "迎检": {"单位代码": ["U1"] * count, **judged}}
    data = dataset(register, {"学校表": cells})
    return assess(loaded.value, replace(data, district=dataset(units(["示例区"]), tables)))


def district_of(assessment: Assessment) -> Assessment:
    """Return the district's own result."""
    assert assessment.district is not None
    return assessment.district


def value(assessment: Assessment, name: str, row: int = 0) -> float:
    """Return a derived value of one row, rounded as far as it can be worked by hand."""
    return round(float(assessment.derived[name].values[row]), 6)


def verdict(assessment: Assessment, code: str, row: int = 0) -> str | None:
    """Return the grade of an item of one row, None where it cannot be judged."""
    found = assessment.items[code].value.values[row]
    return None if found is None else str(found)
