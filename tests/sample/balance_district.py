"""The district's own sheets of 义务教育优质均衡: its figures, and the list of evidence."""

from __future__ import annotations

from datetime import date

from dubao.model.scheme import FieldSpec, Scheme
from dubao.model.terms import FieldType
from tests.sample.balance import FOLDER, form_page
from tests.sample.balance_figures import Figures
from tests.sample.sheets import Page, Put, Value

_DAY = date(2021, 10, 26)
_VETOES = (
    "以考试方式招生",
    "违规择校",
    "设重点学校或重点班",
    "有编不补或长期聘用编外教师",
    "重大安全责任事故",
    "严重违纪违法",
    "弄虚作假",
    "校外培训治理和减负不力",
)
_MONITORED = {
    "语文": ("Ⅳ", 0.098),
    "数学": ("Ⅳ", 0.112),
    "科学": ("Ⅲ", 0.135),
    "体育": ("Ⅲ", 0.15),  # exactly the limit, which must not be reached
    "艺术": ("Ⅲ", 0.121),
    "德育": ("Ⅳ", 0.087),
}
FIGURES: Figures = {
    "区县代码": "099000",
    "评估年度": 2021,
    "基本均衡认定年份": 2014,
    "人口总数": 63.18,
    "农业人口数": 18.42,
    "乡镇数": 7,
    "行政村数": 86,
    "年人均国内生产总值": 118650,
    "年人均地方财政收入": 21430,
    "农民年人均纯收入": 38920,
    "城镇居民年人均可支配收入": 71260,
    "特殊教育学校数": 1,
    "职业学校附设中小学班数": 0,
    "小学教学点数": 2,
    "满50人的教学点数": 1,
    "小学生均公用经费标准": 1200,
    "初中生均公用经费标准": 1400,
    "特殊教育学校公用经费": 86.4,
    "特殊教育学生数": 96,
    "义务教育教师年平均工资收入": 15.62,
    "公务员年平均工资收入": 15.41,
    "符合交流轮岗条件教师数": 1320,
    "上一年度交流轮岗教师数": 148,
    "交流轮岗骨干教师数": 33,
    "优质高中招生名额总数": 2400,
    "优质高中分配名额": 1320,
    "优质高中分配农村学校名额": 486,
    "符合条件的随迁子女数": 7588,
    "公办学校就读随迁子女数": 6930,
    "政府购买服务就读随迁子女数": 402,
    "残疾儿童少年数": 212,
    "残疾儿童少年入学数": 206,
    "特殊教育学校就读残疾儿童数": 88,
    "问卷总数": 720,
    "有效问卷数": 701,
    "满意问卷数": 612,
    "家长问卷总数": 400,
    "家长有效问卷数": 392,
    "家长满意问卷数": 339,
    "实地走访人数": 90,
    "走访满意人数": 79,
    "走访家长人数": 46,
    "走访家长满意人数": 40,
}
# Item, what a person concluded from the evidence (None: numbers decide), department.
EVIDENCE: tuple[tuple[str, str | None, str], ...] = (
    ("G01", "布局规划已由区政府印发并按年实施（示例）", "基建科"),
    ("G02", "四项标准城乡统一（示例）", "计财科"),
    ("G03", None, "基教科"),
    ("G04", None, "基教科"),
    ("G05", None, "基教科"),
    ("G06", None, "计财科"),
    ("G07", None, "计财科"),
    ("G08", None, "人事科"),
    ("G09", None, "人事科"),
    ("G10", "编制总量内由教育部门统筹分配（示例）", "人事科"),
    ("G11", None, "人事科"),
    ("G12", None, "人事科"),
    ("G13", None, "基教科"),
    ("G14", "分配名额向农村初中倾斜（示例）", "基教科"),
    ("G15", "留守儿童关爱体系健全（示例）", "基教科"),
    ("Q1", None, "基教科"),
    ("Q2", None, "基教科"),
    ("Q3", "各校均有章程，管理信息化基本覆盖（示例）", "基教科"),
    ("Q4", None, "计财科"),
    ("Q5", "教师能熟练运用信息化手段（示例）", "基教科"),
    ("Q6", "各校德育、校园文化评为良好以上（示例）", "基教科"),
    ("Q7", "课程开齐开足（示例）", "基教科"),
    ("Q8", None, "基教科"),
    ("Q9", None, "督导室"),
    ("S1", None, "督导室"),
)
_HEADS = ("序号", "项目编号", "项目名称", "佐证结论", "佐证判定", "判定人", "判定日期",
          "佐证材料", "责任部门")  # fmt: skip


def figures() -> Figures:
    """Return what the district reports."""
    found = dict(FIGURES)
    for subject, (level, rate) in _MONITORED.items():
        found |= {f"{subject}等级": f"{level}级", f"{subject}达到三级以上": "是"}
        found[f"{subject}校际差异率"] = rate
    for number, veto in enumerate(_VETOES, start=1):
        found |= {veto: "否", f"{veto}申报人": f"示例申报人{number:02d}", f"{veto}申报日期": _DAY}
    return found


def write_district(put: Put, scheme: Scheme) -> None:
    """Write the district's form and the list of evidence."""
    name = FieldSpec(name="区县名称", type=FieldType.TEXT, group="基本信息", required=True)
    asked = [name, *(spec for spec in scheme.fields if spec.source == "区县表")]
    values = {"区县名称": "示例区", **figures()}
    put(f"{FOLDER}/区县.xlsx", [form_page(scheme.name, "区县表", asked, values)])
    put(f"{FOLDER}/迎检.xlsx", [_evidence(scheme)])


def _evidence(scheme: Scheme) -> Page:
    """Return the list; one item, 无过重课业负担, has not been judged yet."""
    names = {item.code: item.name for item in scheme.leaves()}
    page = Page("迎检", widths=(6, 10, 28, 44, 10, 12, 14, 30, 12))
    page.line("2021年优质均衡迎检佐证清单（示例）", len(_HEADS))
    page.rows.append(list(_HEADS))
    for number, (item, said, department) in enumerate(EVIDENCE, start=1):
        judged: list[Value] = ["达到", f"示例督学{number:02d}", _DAY] if said else [None] * 3
        material = f"{item} 佐证材料目录（示例）"
        page.rows.append([number, item, names[item], said, *judged, material, department])
    return page
