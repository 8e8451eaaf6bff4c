"""Which visit a person means: its number, or the name of its school."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from dubao.commands.schedule.opening import Registers
from dubao.model.nearest import did_you_mean
from dubao.model.visits import DueVisit
from dubao.schedule.due import CLOSED

VisitArgument = Annotated[str, typer.Argument(metavar="回访", help="回访编号，或学校的名称、代码")]


def find_visit(registers: Registers, dues: Sequence[DueVisit], asked: str) -> DueVisit:
    """Return the open revisit that a number or a school's name means.

    None such, or several of one school, is wrong usage.
    """
    found = [due for due in dues if due.code == asked]
    if not found:
        code = registers.book.names.resolve(asked).code
        of_unit = [due for due in dues if due.unit.code == code]
        found = [due for due in of_unit if due.state not in CLOSED] or of_unit[-1:]
    if len(found) == 1:
        return found[0]
    if found:
        codes = "、".join(f"{due.code}（{due.title}）" for due in found)
        raise typer.BadParameter(f"「{asked}」有几次回访，请写编号：{codes}", param_hint="回访")
    names = [name for due in dues for name in (due.code, due.unit.name)]
    hint = did_you_mean(asked, names, "请先运行 dubao schedule 查看编号")
    raise typer.BadParameter(f"没有「{asked}」的回访，{hint}", param_hint="回访")
