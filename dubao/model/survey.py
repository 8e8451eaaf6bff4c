"""Questionnaires: who answered which questions, what counts as satisfied, how many are needed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator

from dubao.model.keys import LINE, SHEET, Node, key, named, without_hidden
from dubao.model.rules import Bands, Names

FEWEST = 5  # a group with fewer answers is not shown (SE-03)
MOST_GROUPS = 9  # protection looks at every set of groups


class Taken(StrEnum):
    """What a formula may take of a survey (值.取)."""

    SATISFACTION = "满意率"
    SATISFIED = "满意数"
    RETURNED = "回收数"
    VALID = "有效数"
    SENT = "发放数"
    RETURN_RATE = "回收率"
    VALID_RATE = "有效率"


class Question(Node):
    """One question (题目): a column of choices, or several columns of 是 and 否."""

    name: str = key("名称", "题目的名称，也是字段名", "办学条件")
    says: str = key("说", "问卷上的原话，印在统计表里", "您对学校的办学条件是否满意？", default="")
    columns: Annotated[dict[str, str], BeforeValidator(without_hidden)] = key(
        "各列", "多选题一个选项占一列时：选项 → 字段", "{食堂: 意见_食堂}", default={}
    )


def _questions(value: Any) -> Any:
    """Accept names and 名称: 原话 beside the full mapping."""
    if isinstance(value, str):
        value = [value]
    if isinstance(value, list):
        return [{"名称": one} if isinstance(one, str) else one for one in value]
    if isinstance(value, dict):
        where = {mark: value[mark] for mark in (LINE, SHEET) if mark in value}
        entries = without_hidden(value).items()
        return [
            {**where, "名称": name, **(one if isinstance(one, dict) else {"说": one})}
            for name, one in entries
        ]
    return value


class Value(Node):
    """A figure of a survey under a name that formulas and papers use (值)."""

    name: str = key("名称", "名称", "家长满意率", default="")
    taken: Taken = key("取", "、".join(Taken), "满意率", default=Taken.SATISFACTION)
    group: str = key("群体", "哪一个群体；不写则全部", "家长", default="")
    question: str = key("题", "哪一题；不写则各题合起来", "办学条件", default="")


class Sample(Node):
    """How many valid answers there must be (样本)."""

    group: str = key("群体", "哪一个群体；不写则全部", "家长", default="")
    least: str = key(
        "最少", "最少几份有效问卷，数或算式", "最大(600, 常住人口 * 0.0015)", default=""
    )
    by: str = key("取值", "按哪个数分档，数或算式", "常住人口", default="")
    bands: Bands | None = key("分档", "每档最少几份", '{">= 100": 700}', default=None)
    otherwise: float | None = key("否则", "各档都不成立时最少几份", "140", default=None)
    share: float | None = key(
        "占比不低于", "该群体占全部有效问卷的百分比", "50", default=None, ge=0, le=100
    )
    rate: float | None = key(
        "有效率不低于", "有效问卷占发放（没有发放数时占回收）的百分比", "70",
        default=None, ge=0, le=100,
    )  # fmt: skip
    basis: str = key("依据", "文件名、文号和条款", "", default="")


class Survey(Node):
    """One questionnaire (问卷)."""

    name: str = key("名称", "问卷的名称", "满意度", default="")
    source: str = key("来源", "哪一个形式为问卷的数据来源", "问卷")
    group: str = key("群体", "哪一个字段写明答卷人的群体", "身份", default="")
    questions: Annotated[tuple[Question, ...], BeforeValidator(_questions)] = key(
        "题目", "各题的名称", "[办学条件, 师德师风]"
    )
    satisfied: Names = key("满意", "哪些回答算满意", "[非常满意, 满意]", default=())
    left_out: Names = key("不计", "哪些回答不计入满意率的分母", "[不了解]", default=())
    overall: str = key("总体", "哪一题决定一份问卷是否满意", "总体满意", default="")
    valid: str = key("有效", "有效问卷须满足的条件", "用时 >= 30", default="")
    answered: float = key("至少答", "至少答几成的题才有效，0 到 1", "0.8", default=0.0, ge=0, le=1)
    sent: Annotated[dict[str, str], BeforeValidator(without_hidden)] = key(
        "发放", "每个群体的发放数，数或字段；没有群体的写「全部」", "{家长: 家长发放数}", default={}
    )
    fewest: int = key("最少列出", "少于几份的群体不列出", "5", default=FEWEST, ge=FEWEST)
    samples: tuple[Sample, ...] = key(
        "样本", "样本量的要求", "[{群体: 家长, 最少: 140}]", default=()
    )
    values: Annotated[tuple[Value, ...], BeforeValidator(named)] = key(
        "值", "供算式和文件取用的值", "{家长满意率: {群体: 家长}}", default=()
    )

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the questionnaire counts: its groups and its questions."""
        asked = (one.columns.values() or (one.name,) for one in self.questions)
        return (*filter(None, [self.group]), *(name for names in asked for name in names))
