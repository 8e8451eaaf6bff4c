"""How a scheme is spread over the sheets of a workbook: told once, used to lay out and to read."""

from __future__ import annotations

from pydantic.fields import FieldInfo

from dubao.model.grading import Conclusion, GradeBands, Ranking, Veto
from dubao.model.keys import Node
from dubao.model.scheme import (
    Check,
    Derived,
    FieldSpec,
    Item,
    PaperSpec,
    Scheme,
    Source,
)
from dubao.model.survey import Survey
from dubao.model.terms import RuleKind

LIST_BLOCKS: dict[str, type[Node]] = {
    "数据": Source,
    "字段": FieldSpec,
    "校验": Check,
    "派生": Derived,
    "问卷": Survey,
    "封顶": Veto,
    "否决": Veto,
    "结论": Conclusion,
    "文件": PaperSpec,
}
TREE_BLOCKS = ("指标", "加分", "扣分")
SINGLE_BLOCKS: dict[str, type[Node]] = {"等第": GradeBands, "排名": Ranking}

LEVELS = "级指标"
RULE, PARAMETERS = "规则", "参数"
RULES = tuple(str(kind.value) for kind in RuleKind)


def entry_key(block: str) -> str:
    """Return the column that names the entries of a block whose short form is a mapping."""
    return "名称" if block in {"数据", "字段", "派生", "问卷"} else ""


def scalar_keys(model: type[Node]) -> dict[str, FieldInfo]:
    """Return a model's keys that stand in one cell, by their Chinese names."""
    blocks = {*LIST_BLOCKS, *TREE_BLOCKS, *SINGLE_BLOCKS} if model is Scheme else {"下级"}
    return {
        info.alias: info
        for info in model.model_fields.values()
        if info.alias and not info.alias.startswith("__") and info.alias not in blocks
    }


ITEM_COLUMNS = (
    "满分",
    "取值",
    RULE,
    PARAMETERS,
    *(
        key
        for key in scalar_keys(Item)
        if key not in {"编号", "名称", "满分", "取值", "否则", *RULES}
    ),
)
