"""From tokens to nodes, by way of Python's `ast` over a whitelist.

Python sees operators, brackets and commas only: every name, number and text is handed to it
as `x0`, `x1` … (the number of its token), so nothing the office writes can mean anything else.
"""

from __future__ import annotations

import ast

from dubao.model.formula.fault import FormulaFault, shown
from dubao.model.formula.functions import (
    ELEMENTWISE,
    GATHERING,
    OF_CONDITIONS,
    OF_DATES,
    ORDINARY,
    WEIGHTED,
    Sort,
    check_count,
    sort_of,
    unknown_function,
    want_condition,
    want_number,
)
from dubao.model.formula.nodes import (
    Binary,
    Call,
    Comparison,
    ItemAspect,
    Logic,
    Name,
    Node,
    Number,
    Text,
    Unary,
)
from dubao.model.formula.tokens import OPERANDS, Kind, Token

DEEPEST = 100  # nodes above one another: a sum of a hundred names

_BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARE = {
    ast.GtE: ">=",
    ast.Gt: ">",
    ast.LtE: "<=",
    ast.Lt: "<",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_SHOWN = {"+": "+", "-": "−", "*": "×", "/": "÷", "and": "且", "or": "或"}


def convert(found: list[Token], gather: bool) -> Node:
    """Return the nodes that tokens in good order stand for; FormulaFault where there are none."""
    return _Converter(found).convert(gather)


class _Converter:
    """Turns the tree that Python makes of the tokens into ours."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.starts: dict[int, Token] = {}  # where each token stands in what Python is given
        parts: list[str] = []
        at = 0
        for number, token in enumerate(found):
            self.starts[at] = token
            part = _for_python(number, token)
            parts.append(part)
            at += len(part) + 1
        self.source = " ".join(parts)

    def convert(self, gather: bool) -> Node:
        try:
            tree = ast.parse(self.source, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
            raise self._not_understood(fault) from None
        return self._node(tree, 0, gather)

    def _not_understood(self, fault: Exception) -> FormulaFault:
        offset = (getattr(fault, "offset", None) or 1) - 1
        token = self.starts.get(offset, self.tokens[0])
        return FormulaFault(token.at, f"看不懂{shown(token.written)}这里", "按说明改写算式")

    def _at(self, tree: ast.expr) -> int:
        return self.starts[tree.col_offset].at

    def _node(self, tree: ast.expr, depth: int, gather: bool = False) -> Node:
        if depth > DEEPEST:
            raise FormulaFault(self._at(tree), "算式太复杂", "拆成几个派生值，一步步算")
        if isinstance(tree, ast.Name):
            return self._leaf(self.tokens[int(tree.id[1:])])
        if isinstance(tree, ast.Call):
            return self._call(tree, depth, gather)
        if isinstance(tree, ast.BinOp):
            left, right = self._node(tree.left, depth + 1), self._node(tree.right, depth + 1)
            sign = _BINARY[type(tree.op)]
            use = f"「{_SHOWN[sign]}」"
            return Binary(sign, want_number(left, use), want_number(right, use), self._at(tree))
        if isinstance(tree, ast.UnaryOp):
            return self._unary(tree, depth)
        if isinstance(tree, ast.Compare):
            return self._comparison(tree, depth)
        if isinstance(tree, ast.BoolOp):
            sign = "and" if isinstance(tree.op, ast.And) else "or"
            parts = (self._node(part, depth + 1) for part in tree.values)
            wanted = tuple(want_condition(part, f"「{_SHOWN[sign]}」") for part in parts)
            return Logic(sign, wanted, self._at(tree))
        raise FormulaFault(self._at(tree), "看不懂这里", "按说明改写算式")

    def _leaf(self, token: Token) -> Node:
        if token.kind is Kind.NUMBER:
            return Number(float(token.value), token.at)
        if token.kind is Kind.TEXT:
            return Text(token.value, token.at)
        if token.kind is Kind.ASPECT:
            return ItemAspect(token.of, token.value, token.at)
        return Name(token.value, token.at)

    def _unary(self, tree: ast.UnaryOp, depth: int) -> Node:
        operand = self._node(tree.operand, depth + 1)
        if isinstance(tree.op, ast.Not):
            return Unary("not", want_condition(operand, "「非」"), self._at(tree))
        number = want_number(operand, "正负号")
        return number if isinstance(tree.op, ast.UAdd) else Unary("-", number, self._at(tree))

    def _comparison(self, tree: ast.Compare, depth: int) -> Node:
        if len(tree.ops) > 1:
            raise FormulaFault(
                self._at(tree.comparators[1]),
                "一次只能比较两个量",
                "写成 0 ≤ x 且 x ≤ 1",
            )
        sign = _COMPARE[type(tree.ops[0])]
        left = self._node(tree.left, depth + 1)
        right = self._node(tree.comparators[0], depth + 1)
        texts = [node for node in (left, right) if isinstance(node, Text)]
        if texts and (sign not in ("==", "!=") or not _may_be_text(left, right)):
            raise FormulaFault(
                texts[0].at, "引号中的文字只能同一个列用 = 或 ≠ 比较", "例如 学段 = “小学”"
            )
        if not texts:
            want_number(left, "比较"), want_number(right, "比较")
        return Comparison(sign, left, right, self._at(tree))

    def _call(self, tree: ast.Call, depth: int, gather: bool) -> Node:
        token = self.tokens[int(tree.func.id[1:])] if isinstance(tree.func, ast.Name) else None
        if token is None or token.kind is not Kind.NAME:
            raise FormulaFault(self._at(tree), "这里不能加括号", "函数名后面才有括号")
        name = token.value
        if name not in ORDINARY and name not in GATHERING:
            raise unknown_function(name, token.at)
        arguments = tuple(self._node(part, depth + 1) for part in tree.args)
        if gather and name in GATHERING and (name not in ELEMENTWISE or len(arguments) < 2):
            return self._gathering(name, arguments, tree, token)
        if name not in ORDINARY:
            raise FormulaFault(
                token.at, f"「{name}」只能放在派生算式的最外层", "先写成一个派生值，再用它的名称"
            )
        if tree.keywords:
            at = self.starts[tree.keywords[0].col_offset].at
            raise FormulaFault(
                at, f"「{name}」没有 权= 和 按=", "名称是「权」「按」时放在反引号 ` 中"
            )
        check_count(name, len(arguments), ORDINARY[name], token.at)
        return Call(name, _checked(name, arguments), at=token.at)

    def _gathering(
        self, name: str, arguments: tuple[Node, ...], tree: ast.Call, token: Token
    ) -> Node:
        check_count(name, len(arguments), GATHERING[name], token.at)
        want = want_condition if name in OF_CONDITIONS else want_number
        checked = tuple(want(part, f"「{name}」") for part in arguments)
        keywords: dict[str, ast.expr] = {}
        for keyword in tree.keywords:
            start = self.starts[keyword.col_offset]
            if start.value in keywords:
                raise FormulaFault(start.at, f"「{start.value}」写了两次", "只留一个")
            keywords[start.value] = keyword.value
        if "权" in keywords and name not in WEIGHTED:
            raise FormulaFault(token.at, f"「{name}」不加权", "去掉 权=")
        if name == "差异系数" and "权" not in keywords:
            hint = "例如 差异系数(生均面积, 权=学生数)"
            raise FormulaFault(token.at, "「差异系数」缺少 权=", hint)
        weight = want_number(self._node(keywords["权"], 1), "「权」") if "权" in keywords else None
        by = self._names(keywords["按"]) if "按" in keywords else ()
        return Call(name, checked, weight, by, token.at)

    def _names(self, tree: ast.expr) -> tuple[str, ...]:
        """Return the column names of `按=[…]`."""
        listed = tree.elts if isinstance(tree, ast.List) else [tree]
        parts = [self._node(part, 1) for part in listed]
        names = tuple(part.name for part in parts if isinstance(part, Name))
        if not names or len(names) < len(parts):
            raise FormulaFault(self._at(tree), "「按」后面要列名", "例如 按=[学段, 类别]")
        return names


def _may_be_text(left: Node, right: Node) -> bool:
    """Whether one side is a quoted text and the other a name that may hold one."""
    other = right if isinstance(left, Text) else left
    return sort_of(other) is Sort.NAMED


def _checked(name: str, arguments: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the arguments of an ordinary function, each of the sort it takes."""
    first = arguments[0]
    if name == "上年":
        if not isinstance(first, Name):
            raise FormulaFault(first.at, "「上年」里只能是一个列名", "例如 上年(教育支出)")
        return arguments
    if name in OF_DATES:
        if not isinstance(first, Name):
            raise FormulaFault(first.at, f"「{name}」里只能是一个日期列", f"例如 {name}(交流日期)")
        return arguments
    if name == "个数":
        return tuple(_grade_word(part) for part in arguments)
    if name == "如果":
        rest = tuple(want_number(part, "「如果」的取数") for part in arguments[1:])
        return (want_condition(first, "「如果」的第一项"), *rest)
    return tuple(want_number(part, f"「{name}」") for part in arguments)


def _grade_word(node: Node) -> Node:
    """Return a grade or an item's code of 个数 as text; both may stand without quotes."""
    if isinstance(node, Name):
        return Text(node.name, node.at)
    if isinstance(node, Text):
        return node
    raise FormulaFault(
        node.at, "条件的「个数」只能放在派生算式的最外层；这里要的是等级", "例如 个数(“A”) ≥ 30"
    )


def _for_python(number: int, token: Token) -> str:
    if token.kind in OPERANDS:
        return f"x{number}"
    if token.kind is Kind.KEYWORD:
        return f"k{number}="
    return token.value
