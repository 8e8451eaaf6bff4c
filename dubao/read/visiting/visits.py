"""The register of revisits (台账/回访)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.table import Table
from dubao.model.terms import Half, VisitForm, VisitState
from dubao.model.terms_visits import Outcome
from dubao.model.visits import Visit
from dubao.read.registers import load_register, register_file
from dubao.read.visiting.cells import Cells, rows_of
from dubao.read.visiting.units import UnitBook

VISITS, CODE = "回访", "回访编号"
_Word = TypeVar("_Word", bound=StrEnum)


def load_visits(root: Path, book: UnitBook) -> Loaded[tuple[Visit, ...]]:
    """Return the revisits of 台账/回访; no file means that none is planned yet."""
    if not (root / register_file(root, VISITS)).is_file():
        return Loaded(())
    loaded = load_register(root, VISITS)
    visits = visits_of(loaded.value, book)
    return Loaded(visits.value, (*loaded.problems, *visits.problems))


def visits_of(table: Table, book: UnitBook) -> Loaded[tuple[Visit, ...]]:
    """Return the revisits of a register's rows; one without a number, or with another's, is not."""
    problems: list[Problem] = []
    found: dict[str, Visit] = {}
    for row in rows_of(table):
        code = row.text(CODE)
        if not code or code in found:
            kind = "visit-number-twice" if code else "visit-without-number"
            other = str(found[code].place) if code else ""
            problems.append(problem(kind, row.place(CODE), number=code, where=other))
            continue
        unit, fault = book.find(row.text(UNIT_CODE), row.text(UNIT_NAME), row.place(UNIT_NAME))
        if fault:
            problems.append(fault)
        if unit:
            found[code] = _visit(row, code, unit.code)
            problems += _faults(found[code], row)
    return Loaded(tuple(found.values()), tuple(problems))


def _visit(row: Cells, code: str, unit: str) -> Visit:
    return Visit(
        code=code,
        inspection=row.text("督导编号"),
        ordinal=row.number("次数") or 1,
        unit=unit,
        name=row.text(UNIT_NAME),
        kind=row.word("类别"),
        form=_word(VisitForm, row.word("形式")) or VisitForm.REVISIT,
        state=_word(VisitState, row.word("状态")) or VisitState.WAITING,
        due=row.day("应访日期"),
        planned=row.day("计划日期"),
        confirmed=row.day("确认日期"),
        done=row.day("完成日期"),
        half=_word(Half, row.word("时段")),
        team=row.text("督导组"),
        members=row.parts("成员"),
        outcome=_word(Outcome, row.word("结论")),
        until=row.day("延期至"),
        reason=row.text("原因"),
        place=row.place("状态"),
        row=row.row,
    )


def _word(kind: type[_Word], text: str) -> _Word | None:
    return next((word for word in kind if word.value == text), None)


def _faults(visit: Visit, row: Cells) -> list[Problem]:
    """Return where state and dates of a revisit contradict each other (TM-12)."""
    name, faults = visit.name, []
    if visit.state is VisitState.DONE and visit.done is None:
        faults.append(problem("visit-done-without-day", row.place("完成日期"), unit=name))
    if visit.done and visit.state not in (VisitState.DONE, VisitState.CANCELLED):
        faults.append(
            problem("visit-done-unsaid", row.place("状态"), unit=name, state=visit.state.value)
        )
    if visit.state in (VisitState.NOTIFIED, VisitState.CONFIRMED) and visit.day is None:
        faults.append(
            problem("visit-without-day", row.place("计划日期"), unit=name, state=visit.state.value)
        )
    if visit.state is VisitState.POSTPONED and not row.text("依据文号"):
        faults.append(problem("visit-postponed-without-paper", row.place("依据文号"), unit=name))
    if visit.state is VisitState.POSTPONED and visit.until is None:
        faults.append(problem("visit-postponed-without-day", row.place("延期至"), unit=name))
    return faults
