"""Inspectors: their team, term and knowledge, whom they may not visit, when they are away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.register import Entry
from dubao.model.terms import FieldType, Half
from dubao.model.visits import Absence, Inspector
from dubao.read.names import Names
from dubao.read.registers import load_register, register_file
from dubao.read.visiting.cells import Cells, rows_of
from dubao.read.visiting.units import UnitBook
from dubao.read.wanted import spec

INSPECTORS, DUTIES = "督学", "督学日程"
LEADERS = ("组长", "副组长")
_COLUMNS = (
    spec("学段"),
    spec("任期起", ("任期起", "任期开始"), FieldType.DATE),
    spec("任期止", ("任期止", "任期结束"), FieldType.DATE),
    spec("督导组", ("督导组", "组别")),
    spec("组内职务"),
    spec("届次", ("届次", "连任届数", "任期届次"), FieldType.INTEGER),
    spec("曾任职学校", ("曾任职学校", "曾任职单位")),
    spec("回避单位", ("回避单位", "回避")),
)
# Why an inspector may not visit the units of a column (条例 article 10; own former school).
_REASONS = {"曾任职学校": "曾在该校任职", "单位": "在该校工作", "回避单位": "须回避"}
_WITH_REASON = re.compile(r"(.+?)[(（](.+)[)）]")


def load_inspectors(root: Path, book: UnitBook) -> Loaded[tuple[Inspector, ...]]:
    """Return the inspectors of 台账/督学; units they may not visit by code, with the reason."""
    loaded = load_register(root, INSPECTORS, _COLUMNS)
    problems = [*loaded.problems]
    found = tuple(_inspector(row, book, problems) for row in rows_of(loaded.value))
    return Loaded(found, tuple(problems))


def _inspector(row: Cells, book: UnitBook, problems: list[Problem]) -> Inspector:
    return Inspector(
        code=row.text(UNIT_CODE),
        name=row.text(UNIT_NAME),
        stages=row.parts("学段"),
        workplace=row.text("单位"),
        team=row.text("督导组"),
        leads=row.text("组内职务") in LEADERS,
        since=row.day("任期起") or row.day("生效日期"),
        until=row.day("任期止") or row.day("失效日期"),
        recused=dict(_recused(row, book, problems)),
        place=row.place(UNIT_CODE),
        terms=row.number("届次"),
    )


def _recused(row: Cells, book: UnitBook, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield the units not to be visited with the reason; a workplace outside is none."""
    for column, usual in _REASONS.items():
        for text in row.parts(column):
            match = _WITH_REASON.fullmatch(text)
            name, reason = (match[1], match[2]) if match else (text, usual)
            code = book.names.resolve(text).code or book.names.resolve(name).code
            if code:
                yield code, reason if book.names.resolve(text).code is None else usual
            elif column != "单位":
                problems.append(
                    problem(
                        "recusal-elsewhere", row.place(column), who=row.text(UNIT_NAME), unit=name
                    )
                )


def load_absences(root: Path, inspectors: Sequence[Inspector]) -> Loaded[tuple[Absence, ...]]:
    """Return leave and other duties (台账/督学日程); no file means that nobody is away."""
    if not (root / register_file(root, DUTIES)).is_file():
        return Loaded(())
    loaded = load_register(root, DUTIES)
    problems = [*loaded.problems]
    names = Names(Entry(one.code, one.name) for one in inspectors)
    found = [_absence(row, names, problems) for row in rows_of(loaded.value)]
    return Loaded(tuple(one for one in found if one), tuple(problems))


def _absence(row: Cells, names: Names, problems: list[Problem]) -> Absence | None:
    text = row.text("督学编号") or row.text("姓名")
    code = names.resolve(row.text("督学编号")).code or names.resolve(row.text("姓名")).code
    first = row.day("开始日期")
    last = row.day("结束日期") or first
    column = "姓名" if row.text("姓名") else "督学编号"
    if code is None:
        problems.append(problem("absence-of-nobody", row.place(column), who=text))
        return None
    if first is None or last is None or last < first:
        problems.append(problem("absence-without-days", row.place("开始日期"), who=text))
        return None
    half = next((half for half in Half if half == row.word("时段")), None)
    return Absence(code, first, last, row.text("事项") or "另有任务", half)
