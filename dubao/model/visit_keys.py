"""回访, 周期 and 经常性督导 in dubao.yaml: how visits are planned."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from dubao.model.keys import Node, key, without_hidden
from dubao.model.rules import Names
from dubao.model.terms import Half, VisitForm


class RevisitKeys(Node):
    """How revisits are planned; how long after a supervision they are due stands in 期限."""

    special: VisitForm = key(
        "专项形式", "专项督导之后是回访还是调研", "调研", default=VisitForm.REVISIT
    )
    window: int = key("窗口", "应访日前后各多少个上课日可排", "10", default=10, ge=0, le=60)
    opening: int = key(
        "开学第几日起", "每学期从第几个上课日起排，开学头几天不去", "6", default=6, ge=1, le=30
    )
    late_window: int = key(
        "逾期窗口", "已过应访日的，在今后多少个上课日内排", "15", default=15, ge=1, le=60
    )
    least: int = key("人数", "每组至少几名督学", "3", default=3, ge=1, le=9)
    halves: tuple[Half, ...] = key(
        "时段", "一天可排哪几个半天", "[上午, 下午]", default=tuple(Half), min_length=1
    )
    weekly: int | None = key(
        "每组每周", "一个督导组一周至多几次；不写则不限", "4", default=None, ge=1, le=10
    )
    notice: int = key(
        "提前通知", "至少提前几个工作日通知学校，再近的日子不新排", "5", default=5, ge=0, le=60
    )
    freeze: int = key("冻结", "今后几个上课日内的安排不再变动", "5", default=5, ge=0, le=60)
    again: int | None = key(
        "再访",
        "回访时仍未落实的，几个月后再访；不写则由人填应访日期",
        "3",
        default=None,
        ge=1,
        le=36,
    )
    basis: str = key("依据", "凭什么文件", "本区督导工作规程（文号）", default="")


class RoundKeys(Node):
    """One round of comprehensive supervision: which stages in which year."""

    first: int = key("起", "这一轮的第一年", "2021", ge=1990, le=2100)
    years: int = key("年数", "一轮几年", "5", default=5, ge=1, le=10)
    stages: Annotated[dict[int, Names], BeforeValidator(without_hidden)] = key(
        "安排", "每年督导哪些学段", "{2021: [幼儿园], 2022: [小学]}", default={}
    )


class CycleKeys(Node):
    """How often a unit has its comprehensive supervision (教育督导条例 article 14)."""

    longest: int = key("最长", "最多隔几年一次，到时即到期", "5", default=5, ge=1, le=10)
    shortest: int = key("最短", "至少隔几年，更早不排", "3", default=3, ge=0, le=10)
    government: int = key("镇街", "对镇街几年至少一次", "5", default=5, ge=1, le=10)
    basis: str = key(
        "依据",
        "凭什么文件",
        "教育督导条例",
        default="《教育督导条例》（国务院令第624号）第十四条：学校综合督导每3至5年一次，对下级政府每5年至少一次",
    )
    turn: RoundKeys | None = key("轮次", "这一轮综合督导的安排", None, default=None)


class RoutineKeys(Node):
    """How often responsible inspectors visit their schools."""

    per_term: int = key(
        "每学期", "每校每学期至少几次（教育督导条例第十四条）", "2", default=2, ge=0, le=40
    )
    per_month: Annotated[dict[str, int], BeforeValidator(without_hidden)] = key(
        "每月",
        "各学段每月至少几次（幼儿园：教督〔2019〕3号）；不写的学段不按月核对",
        "{幼儿园: 1, 小学: 1, 初中: 1}",
        default={"幼儿园": 1},
    )
