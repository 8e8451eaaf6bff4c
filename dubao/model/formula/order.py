"""Whether the tokens of a formula follow each other as they may.

Said here, and not left to Python's parser, so that the place and the words are ours.
"""

from __future__ import annotations

from dubao.model.formula.fault import FormulaFault, shown
from dubao.model.formula.tokens import OPERANDS, Kind, Token

DEEPEST_BRACKETS = 20

_OPERATORS = frozenset({Kind.SIGN, Kind.COMPARE, Kind.LOGIC, Kind.COMMA})
_CLOSES = {Kind.CLOSE: Kind.OPEN, Kind.LIST_CLOSE: Kind.LIST_OPEN}


def check_order(found: list[Token]) -> None:
    """Raise FormulaFault at the first token that cannot stand where it stands."""
    if not found:
        raise FormulaFault(0, "算式是空的", "写上算式，或把这一项删去")
    brackets: list[Token] = []
    calls: list[bool] = []  # for each open bracket, whether it holds a function's arguments
    before: Token | None = None
    for token in found:
        if before is None or not before.ends_operand:
            _check_operand(token, before, calls)
        else:
            _check_operator(token, before, calls)
        if token.kind in (Kind.OPEN, Kind.LIST_OPEN):
            called = before is not None and before.kind is Kind.NAME
            brackets.append(token)
            calls.append(called or token.kind is Kind.LIST_OPEN)
            if len(brackets) > DEEPEST_BRACKETS:
                raise FormulaFault(token.at, "括号套得太深", "拆成几个派生值，一步步算")
        elif token.kind in _CLOSES:
            if not brackets or brackets.pop().kind is not _CLOSES[token.kind]:
                raise FormulaFault(token.at, f"{shown(token.written)}没有配对", "括号要成对")
            calls.pop()
        before = token
    if brackets:
        raise FormulaFault(brackets[-1].at, f"{shown(brackets[-1].written)}没有配对", "括号要成对")
    if before is not None and not before.ends_operand:
        raise FormulaFault(before.at, f"{shown(before.written)}后面没有写完", "补上后面的数或名称")


def _check_operand(token: Token, before: Token | None, calls: list[bool]) -> None:
    """Check a token where a number, a name or a bracket is due."""
    if token.kind in OPERANDS or token.kind in (Kind.OPEN, Kind.NOT):
        return
    if token.kind is Kind.SIGN and token.value in "+-":
        return
    if before is not None:
        empty_call = token.kind is Kind.CLOSE and before.kind is Kind.OPEN and calls[-1]
        named = token.kind is Kind.KEYWORD and before.kind is Kind.COMMA and calls[-1]
        listed = token.kind is Kind.LIST_OPEN and before.kind is Kind.KEYWORD
        if empty_call or named or listed:
            return
    raise FormulaFault(
        token.at, f"{shown(token.written)}前面缺少一个数或名称", "补上，或去掉多出的符号"
    )


def _check_operator(token: Token, before: Token, calls: list[bool]) -> None:
    """Check a token where an operator or a closing bracket is due."""
    if token.kind is Kind.COMMA and not (calls and calls[-1]):
        raise FormulaFault(token.at, "逗号只能放在函数的括号里", "数中不写千位逗号")
    if token.kind in _OPERATORS or token.kind in _CLOSES:
        return
    if token.kind is Kind.OPEN and before.is_bare_name:
        return
    hint = "两个量之间写上运算符号；名称中有空格时放在反引号 ` 中"
    if token.written in ("and", "or", "not"):
        hint = "写成 且、或、非"
    raise FormulaFault(
        token.at, f"{shown(before.written)}和{shown(token.written)}之间缺少运算符号", hint
    )
