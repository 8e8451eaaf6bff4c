"""A small annual item table by hand, worked out: every case that its papers have to tell apart.

教育支出 rises; 生均公用经费 falls against its demand, explained; 教师工资 falls unexplained;
the 教育局 of 体质健康 has not handed in; nothing stands for 居民评价.
"""

from __future__ import annotations

from math import nan
from typing import Any

from dubao.assess.bulletin import work_out
from dubao.model.bulletin import Bulletin
from dubao.model.place import Place
from dubao.model.report import Entry, Figures, Report
from dubao.model.settings import Settings

FINANCE, EDUCATION, HEALTH = "区财政局", "区教育局", "区卫生健康委"
FUNDS, TEACHERS, PUPILS = "教育财政经费使用", "教师队伍保障", "学生发展水平"
SHEETS = {
    FINANCE: "填报/2020/自评公报/区财政局.xlsx",
    EDUCATION: "填报/2020/自评公报/区教育局.xlsx",
    HEALTH: "填报/2020/自评公报/区卫生健康委.xlsx",
}

ITEMS: list[dict[str, Any]] = [
    {"编号": "J1", "名称": "幼儿园数", "类别": "学校", "类型": "数量", "单位": "所", "小数": 0},
    {"编号": "J2", "名称": "公办幼儿园", "类别": "学校", "类型": "数量", "单位": "所", "小数": 0,
     "合计于": "J1"},
    {"编号": "J3", "名称": "民办幼儿园", "类别": "学校", "类型": "数量", "单位": "所", "小数": 0,
     "合计于": "J1"},
    {"编号": "A1", "名称": "依法治校示范校", "类别": "依法治教", "内容": "依法履行职责",
     "类型": "文字"},
    {"编号": "B1", "名称": "一般公共预算教育支出", "类别": "教育投入", "内容": FUNDS,
     "单位": "万元", "要求": "只增不减", "部门": FINANCE, "口径": "按决算数"},
    {"编号": "B2", "名称": "一般公共预算支出", "类别": "教育投入", "内容": FUNDS, "单位": "万元",
     "部门": FINANCE},
    {"编号": "B3", "名称": "教育支出占比", "类别": "教育投入", "内容": FUNDS, "类型": "比率",
     "单位": "%", "式": "B1 ÷ B2 × 100", "部门": FINANCE},
    {"编号": "B4", "名称": "初中生均公用经费", "类别": "生均经费", "内容": FUNDS, "单位": "元",
     "要求": "增长", "部门": FINANCE},
    {"编号": "C1", "名称": "教师年人均工资", "类别": "工资", "内容": TEACHERS, "单位": "元",
     "要求": "增长", "部门": EDUCATION},
    {"编号": "C2", "名称": "近5年满360学时的教师", "类别": "工资", "内容": TEACHERS, "单位": "人",
     "类型": "数量", "小数": 0, "部门": EDUCATION},
    {"编号": "D1", "名称": "体质健康合格率", "类别": "健康", "内容": PUPILS, "类型": "比率",
     "单位": "%", "部门": HEALTH},
    {"编号": "E1", "名称": "生均校舍面积", "类别": "条件", "内容": "硬件设施达标", "类型": "数量",
     "单位": "平方米", "部门": EDUCATION},
    {"编号": "F1", "名称": "新建学校", "类别": "变更", "内容": "教育资源变更", "类型": "数量",
     "单位": "所", "小数": 0, "部门": EDUCATION},
]  # fmt: skip

VALUES: dict[str, tuple[float, float, str]] = {  # last, this, remark
    "J1": (51, 52, ""),
    "J2": (38, 40, ""),
    "J3": (13, 12, ""),
    "B1": (309_500.0, 321_512.345, ""),
    "B2": (1_800_000.0, 1_850_000.0, ""),
    "B4": (4_500.0, 4_420.5, "上年含一次性设备购置1200万元，扣除后增长"),
    "C1": (150_000.0, 149_000.0, ""),
    "C2": (3_000, 3_120, ""),
    "E1": (11.25, 11.25, ""),
    "F1": (0, 2, ""),
}

BULLETIN: dict[str, Any] = {
    "编号": "self-evaluation",
    "名称": "区人民政府履行教育职责年度自评",
    "示例": "是",
    "依据": "市级年度自评通知（示例〔2021〕1号）",
    "项目": ITEMS,
    "判断": [
        {"编号": "ZZ1", "名称": "一般公共预算教育支出只增不减", "条件": "B1 >= 上年(B1)",
         "归类": "两个只增不减", "依据": "教育法第五十六条"},
        {"编号": "ZZ2", "名称": "教师工资逐步增长", "条件": "C1 > 上年(C1)", "归类": "三个增长"},
    ],
    "核对": [{"式": "J2 + J3 == J1", "说": "公办与民办之和应等于幼儿园数"}],
    "图": [
        {"编号": "T1", "标题": "教育支出（万元）", "项目": ["B1"]},
        {"编号": "T2", "标题": "初中生均公用经费与工资", "项目": ["B4", "C1"], "逐年": "否"},
        {"编号": "T3", "标题": "教师年人均工资（元）", "项目": ["C1"]},
        {"编号": "T4", "标题": "幼儿园构成", "项目": ["J2", "J3"], "逐年": "否"},
    ],
    "公示": {
        "媒介": "示例区人民政府网站", "起": "2021-05-10", "止": "2021-05-14",
        "电话": "021-00000000", "地址": "示例区示例路1号",
    },
}  # fmt: skip

SETTINGS = Settings.model_validate({"区": "示例区", "督导机构": "示例区人民政府教育督导室"})


def figures(without: tuple[str, ...] = (HEALTH,), **changed: Any) -> Figures:
    """Return what was read; departments in `without` have not handed in, keys replaced."""
    bulletin = Bulletin.model_validate({**BULLETIN, **changed})
    entries = {}
    for row, item in enumerate(bulletin.items, start=3):
        department = item.department or EDUCATION
        if department in without or item.formula:
            continue
        where = (SHEETS[department], "填报表")
        places = Place(*where, f"F{row}"), Place(*where, f"E{row}")
        if item.code == "A1":
            entries[item.code] = Entry(
                nan, nan, text="全区新增2所市级示范校", this_place=places[0], department=department
            )
        elif item.code in VALUES:
            last, this, remark = VALUES[item.code]
            entries[item.code] = Entry(
                this, last, this_place=places[0], last_place=places[1],
                department=department, person="张三", source="报表第3页", remark=remark,
            )  # fmt: skip
    published = {"B1": (309_500.0, Place("台账/公报/2019.xlsx", "公报", "C2"))}
    history = {2018: {"B1": 290_100.0}, 2019: {"B1": 309_500.0}}
    objections = ({"日期": "2021-05-11", "来源": "某居民", "内容": "幼儿园数有误", "处理": "核查"},)
    cells = {year: {"B1": Place(f"台账/公报/{year}.xlsx", "公报", "C2")} for year in history}
    return Figures(
        bulletin, 2020, entries, published, history, without, objections, {}, cells
    )  # fmt: skip


def report(without: tuple[str, ...] = (HEALTH,), **changed: Any) -> Report:
    """Return the small table worked out."""
    return work_out(figures(without, **changed))
