"""What the year needs of the office, task by task, and the commands that do it.

The tasks are those of a district's yearly key points: P are the arrangements of the year, T the
tasks behind them. `evaluations --coverage` and the table of the README print this list.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One task; `commands` are what does it, () for what nothing does yet."""

    code: str
    title: str
    commands: tuple[str, ...] = ()


TASKS = (
    Task("P01", "年度督导工作计划、责任区工作计划"),
    Task("P02", "学前教育普及普惠区申报材料", ("assess preschool", "assess preschool-city")),
    Task("P03", "学校、幼儿园五年发展规划专家评审", ("assess plan-review",)),
    Task("P04", "幼儿园发展性综合督导", ("assess kindergarten", "schedule", "ledger")),
    Task("P05", "义务教育优质均衡区迎检准备", ("assess balance",)),
    Task("P06", "学校绩效评估", ("assess performance",)),
    Task("P07", "强校工程实验校终期评估", ("assess strong-school",)),
    Task("P08", "区政府年度教育公示公报", ("report",)),
    Task("P09", "精准委托管理、城乡学校互助成长评估", ("assess entrusted", "assess mutual-growth")),
    Task("P10", "督学学习培训"),
    Task("P11", "紧密型学区、教育集团专项督导回访", ("schedule", "assess cluster")),
    Task("P12", "镇（街道、工业区）年度教育工作考核", ("assess township",)),
    Task("P13", "学校、幼儿园综合督导回访", ("schedule", "ledger")),
    Task("P14", "年度教育督导工作总结"),
    Task("T01", "督导依据的文件登记"),
    Task("T02", "督导体制机制改革实施方案"),
    Task("T03", "督导机构设置和人员配备"),
    Task("T04", "督导委员会工作规程、成员单位职责"),
    Task("T05", "义务教育优质均衡发展区创建", ("assess balance",)),
    Task("T06", "学前教育普及普惠区创建", ("assess preschool",)),
    Task("T07", "区教育督导委员会会议"),
    Task("T08", "上年度自评报告和公报项目表", ("report",)),
    Task("T09", "镇（街道、工业区）教育工作考核", ("assess township",)),
    Task(
        "T10",
        "新一轮学校综合督导，每年一个学段",
        ("assess kindergarten", "assess school", "schedule"),
    ),
    Task("T11a", "强校工程实验校终期评估", ("assess strong-school",)),
    Task("T11b", "新一轮精准委托管理", ("assess entrusted",)),
    Task("T11c", "城乡学校互助成长", ("assess mutual-growth",)),
    Task("T12a", "责任督学配置、责任区划分", ("visits",)),
    Task("T12b", "责任督学考核", ("assess inspector",)),
    Task("T12c", "责任区督导：常规与主题、规定与自选、个人与团队", ("visits",)),
    Task("T12d", "挂牌督导平台录入", ("visits",)),
    Task("T12e", "督学责任区工作专报", ("visits",)),
    Task("T13", "督导回访、整改跟踪", ("schedule", "ledger", "deadlines", "remind")),
    Task("T14", "五年发展规划评审和自评机制", ("assess plan-review",)),
    Task("T15a", "教育督导课题研究"),
    Task("T15b", "完善办学绩效评价方案", ("assess performance", "scheme diff")),
    Task("T15c", "网上评估平台试用"),
    Task("T15d", "幼儿园规划自评课题管理"),
    Task("T16", "难点薄弱点调研"),
    Task("T17", "督学队伍：六个一、经常学习交流"),
    Task("T18", "学校督导管理员"),
    Task("T19", "与兄弟区县交流"),
)
NOTHING_YET = "还没有"
