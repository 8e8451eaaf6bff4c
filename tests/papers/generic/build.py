"""A scheme of four schools with fields of every type, a list and a field register."""

from __future__ import annotations

from datetime import date
from typing import Any

from dubao.assess.engine import assess
from dubao.assess.trace import Tracing
from dubao.model.dataset import Absent
from dubao.model.paper import Papers
from dubao.model.terms import Reason
from dubao.papers.scored import scored_papers
from tests.assess.build import dataset, leaf, scheme, units
from tests.papers.build import SETTINGS

SCHEME: dict[str, Any] = {
    "对象": "学校",
    "数据": {
        "数据": "数据.xlsx",
        "现场": "现场.xlsx",
        "问题": {"文件": "问题.xlsx", "形式": "清单"},
    },
    "字段": {
        "学生数": {"类型": "整数", "单位": "人", "来源": "数据"},
        "支出": {"类型": "金额", "单位": "万元", "来源": "数据"},
        "达标率": {"类型": "百分比", "来源": "数据"},
        "生师比": {"类型": "比", "来源": "数据"},
        "等级": {"类型": "选项", "取值": ["A", "B"], "来源": "数据"},
        "成立": {"类型": "日期", "来源": "数据", "必填": "是"},
        "备注": {"类型": "文本", "来源": "数据"},
        "园长电话": {"类型": "文本", "来源": "数据", "保密": "个人信息"},
        "工资": {"类型": "金额", "单位": "元", "来源": "数据", "保密": "内部"},
        "听课": {"类型": "整数", "来源": "现场"},
        "座谈会": {"类型": "整数", "单位": "个", "来源": "现场"},
        "座谈会人数": {"类型": "整数", "单位": "人", "来源": "现场"},
        "类别": {"类型": "文本", "来源": "问题"},
        "罚款": {"类型": "金额", "单位": "元", "来源": "问题"},
    },
    "派生": {
        "生均支出": {"式": "支出 * 10000 / 学生数", "单位": "元", "小数": 0},
        "平均学生数": {"式": "平均(学生数)", "单位": "人"},
        "学段学生数": {"式": "合计(学生数)", "按": ["学段"], "单位": "人"},
    },
    "指标": [
        leaf("A1", 满分=60, 取值="达标率", 插值=[[0, 0], [100, 60]]),
        leaf("A2", 满分=40, 取值="等级", 评级={"A": 40, "B": 20}),
    ],
    "等第": {"分档": {">= 90": "优秀"}, "否则": "合格"},
    "排名": {"并列": "同名次"},
    "结论": [{"编号": "J1", "名称": "规模达标", "条件": "学生数 >= 100"}],
}
DATA = {
    "学生数": [120, 300, 0, Reason.BLANK],
    "支出": [12.5, 30, 4, 5],
    "达标率": [100, 85.5, 50, 60],
    "生师比": [15, 12.5, 10, 9],
    "等级": ["A", "A", "B", Reason.BLANK],
    "成立": [date(1999, 9, 1), None, date(2001, 3, 5), None],
    "备注": ["比乙好", None, None, None],
    "园长电话": ["13800000000"] * 4,
    "工资": [8000.0] * 4,
}
VISITS = {
    "听课": [12, 0, 3, Reason.BLANK],
    "座谈会": [2, 0, 1, 1],
    "座谈会人数": [35, 0, 8, 9],
}
FINDINGS = {
    "单位代码": ["U1", "U1", "U3"],
    "类别": ["消防", "食堂", "消防"],
    "罚款": [100.0, Reason.BLANK, 250.5],
}


def papers(paper: dict[str, Any], **changes: Any) -> Papers:
    """Print one paper; `changes` replace keys of the scheme."""
    written = scheme(**{**SCHEME, **changes, "文件": [{"模板": "甲.docx", **paper}]})
    register = units(4, 学段=["小学", "小学", "初中", "初中"], 手机=["139"] * 4)
    data = dataset(
        register,
        {"数据": DATA, "现场": VISITS, "问题": FINDINGS},
        absent=(Absent("获奖", "基教科"), Absent("数据", "丁", "丁")),
    )
    assessment = assess(written, data)
    return scored_papers(assessment, SETTINGS, Tracing(assessment))


OWN = {"输出": "{单位名称}.docx", "每单位": "是"}
SUMMARY = {"输出": "汇总.docx", "内部": "是"}


def own(unit: int, **keys: Any) -> Any:
    """Return the context of one unit's own paper."""
    return papers({**OWN, **keys}).word[unit].context


def summary(**keys: Any) -> Any:
    """Return the context of the internal summary."""
    return papers({**SUMMARY, **keys}).word[0].context
