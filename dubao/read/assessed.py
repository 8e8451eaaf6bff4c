"""Which units of the register a scheme is about: 范围 and 名单."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import parse
from dubao.model.formula.tables import TableScope
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme import Scheme
from dubao.model.table import Column, Table
from dubao.model.terms import Reason
from dubao.read.source_sheets import Context, read_source
from dubao.read.whose import Units


def scope_of(scheme: Scheme, register: Table) -> Column:
    """Return for every row of the register whether 范围 holds: 1, 0, or why that is not known."""
    if not scheme.scope:
        return Column.same(1.0, len(register))
    return evaluate(parse(scheme.scope), TableScope(register))


def in_scope(scheme: Scheme, register: Table, units: Units) -> Loaded[Units]:
    """Return the units for which 范围 holds.

    One of which it is not known is not assessed, and named at the cell without value.
    """
    held = scope_of(scheme, register)
    codes = np.array([code.strip() for code in register.raw[UNIT_CODE]], dtype=object)
    problems = [
        _undecided(scheme, register, row, Reason(int(held.reasons[row])))
        for row in np.flatnonzero(held.reasons != 0).tolist()
        if codes[row] in units.valid
    ]
    within = units.valid.intersection(codes[held.values == 1.0])
    return Loaded(replace(units, valid=within), tuple(problems))


def _undecided(scheme: Scheme, register: Table, row: int, reason: Reason) -> Problem:
    scope = TableScope(register)
    names = filter(None, map(scope.written, sorted(parse(scheme.scope).names)))
    bare = next((name for name in names if register.column(name).reasons[row]), UNIT_CODE)
    unit = register.typed(row, UNIT_NAME) if UNIT_NAME in register.raw else ""
    place = register.origin.place(row, bare)
    return problem("scope-undecided", place, unit=unit, reason=reason.text)


def on_roster(files: tuple[str, ...], context: Context) -> Loaded[Units]:
    """Return the units that have a row in the source named by 名单; all where there is none.

    A list that nobody handed in names no units.
    """
    scheme, units = context.scheme, context.units
    if not scheme.roster:
        return Loaded(units)
    read = read_source(scheme.roster, files, context)
    listed = {code for sheet in read.sheets for code in sheet.codes} | read.came
    if not read.files:
        missing = problem("roster-missing", scheme.place(), source=scheme.roster)
        return Loaded(replace(units, valid=frozenset()), (missing,))
    return Loaded(replace(units, valid=units.valid & listed))
