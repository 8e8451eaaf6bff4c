"""The closed list of functions, and what kind of thing each node is."""

from __future__ import annotations

from difflib import get_close_matches
from enum import Enum

from dubao.model.formula.fault import FormulaFault, shown
from dubao.model.formula.nodes import (
    Call,
    Comparison,
    ItemAspect,
    Logic,
    Name,
    Node,
    Text,
    Unary,
)

# name → least and most number of arguments
ORDINARY = {
    "最大": (2, 20),
    "最小": (2, 20),
    "绝对值": (1, 1),
    "进一": (1, 1),
    "舍去": (1, 1),
    "对数": (1, 1),
    "空值取": (2, 2),
    "如果": (3, 3),
    "上年": (1, 1),
    "年": (1, 1),
    "月": (1, 1),
    "个数": (1, 2),  # 个数("A", 指标编号): how many items have this grade
}
GATHERING = {
    "合计": (1, 1),
    "平均": (1, 1),
    "个数": (0, 1),
    "占比": (1, 1),
    "最大": (1, 1),
    "最小": (1, 1),
    "差异系数": (1, 1),
    "标准差": (1, 1),
    "种数": (1, 1),
}
ELEMENTWISE = frozenset({"最大", "最小"})  # with two and more arguments
WEIGHTED = frozenset({"平均", "占比", "差异系数", "标准差"})
OF_ROWS = frozenset({"种数"})  # only over the rows of a 清单
OF_DATES = frozenset({"年", "月"})
OF_CONDITIONS = frozenset({"个数", "占比"})

_ELSEWHERE = {
    "IF": "如果",
    "MAX": "最大",
    "MIN": "最小",
    "ABS": "绝对值",
    "SUM": "合计",
    "AVERAGE": "平均",
    "COUNT": "个数",
    "COUNTIF": "个数",
    "YEAR": "年",
    "MONTH": "月",
    "LN": "对数",
    "STDEV": "标准差",
    "UNIQUE": "种数",
    "ROUNDUP": "进一",
    "CEILING": "进一",
    "ROUNDDOWN": "舍去",
    "INT": "舍去",
    "IFERROR": "空值取",
}


class Sort(Enum):
    """What a node stands for; NAMED is known only with the columns at hand."""

    NUMBER = "数"
    CONDITION = "条件"
    TEXT = "文字"
    NAMED = "名称"


def sort_of(node: Node) -> Sort:
    """Return what a node stands for."""
    if isinstance(node, Text):
        return Sort.TEXT
    if isinstance(node, Comparison | Logic) or (isinstance(node, Unary) and node.operator == "not"):
        return Sort.CONDITION
    if isinstance(node, Name):
        return Sort.NAMED
    if isinstance(node, ItemAspect):
        return Sort.NAMED if node.aspect == "评级" else Sort.NUMBER
    if isinstance(node, Call) and node.function in ("如果", "空值取"):
        return sort_of(node.arguments[1])
    return Sort.NUMBER


def want_number(node: Node, use: str) -> Node:
    """Return the node if it can be a number; FormulaFault if it is a condition or a text."""
    sort = sort_of(node)
    if sort is Sort.TEXT:
        raise FormulaFault(node.at, "引号中的文字只能放在 = 或 ≠ 的一边", "例如 学段 = “小学”")
    if sort is Sort.CONDITION:
        raise FormulaFault(
            node.at, f"{use}要的是数，这里是条件", "由条件取数写成 如果(条件, 数, 数)"
        )
    return node


def want_condition(node: Node, use: str) -> Node:
    """Return the node if it can be a condition; FormulaFault if it is a number or a text."""
    if sort_of(node) not in (Sort.CONDITION, Sort.NAMED) or isinstance(node, ItemAspect):
        raise FormulaFault(node.at, f"{use}要的是条件，这里是数或文字", "例如 应交付数 > 0")
    return node


def check_count(function: str, count: int, limits: tuple[int, int], at: int) -> None:
    """Raise FormulaFault unless a function has as many arguments as it takes."""
    least, most = limits
    if least <= count <= most:
        return
    wanted = f"{least} 项" if least == most else f"{least} 到 {most} 项"
    raise FormulaFault(at, f"「{function}」要 {wanted}，这里有 {count} 项", "各项之间用逗号分开")


def unknown_function(name: str, at: int) -> FormulaFault:
    """Return the fault for a function that there is none of, with the nearest one."""
    known = [*ORDINARY, *(set(GATHERING) - set(ORDINARY))]
    near = _ELSEWHERE.get(name.upper()) or next(iter(get_close_matches(name, known, 1, 0.3)), "")
    hint = f"可用「{near}」" if near else "函数只有：" + " ".join(dict.fromkeys(known))
    return FormulaFault(at, f"没有{shown(name)}这个函数", hint)


def is_gathering(call: Call) -> bool:
    """Tell a gathering call from an ordinary one: 最大(x), 个数(x > 0), but not 最大(x, y)."""
    if call.function in ELEMENTWISE:
        return len(call.arguments) == 1
    if call.function == "个数":
        return not any(isinstance(part, Text) for part in call.arguments)
    return call.function in GATHERING
