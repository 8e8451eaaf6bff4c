"""否决 and 封顶: whether each is in effect, and the papers that lift a veto (CA-18, CA-19)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.texts import written
from dubao.model.dataset import LIFTED_VETO, SCORE_DATE, SCORE_PAPER, SCORE_WHO
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import fold, parse
from dubao.model.grading import Veto
from dubao.model.table import Table
from dubao.model.terms import Reason, Role

Bools = NDArray[np.bool_]
CEILING, VETO = "封顶", "否决"


@dataclass(frozen=True)
class Effect:
    """One veto or ceiling for all units: where its condition holds, where that is not known.

    `lifted` holds, by unit, the paper that lifts it; such a unit is in neither.
    """

    kind: str
    veto: Veto
    held: Bools
    unknown: Bools
    reasons: NDArray[np.int8]
    lifted: Mapping[int, str]

    @property
    def label(self) -> str:
        """What it is called in a step."""
        return f"{self.kind} {self.veto.code} {self.veto.name}".rstrip()


def effects_of(columns: Columns) -> list[Effect]:
    """Return all ceilings, then all vetoes; liftings that cannot be used are reported."""
    scheme = columns.scheme
    liftings = _liftings(columns)
    effects = [_effect(CEILING, veto, {}, columns) for veto in scheme.ceilings]
    return effects + [
        _effect(VETO, veto, liftings.get(fold(veto.code), {}), columns) for veto in scheme.vetoes
    ]


def _effect(
    kind: str, veto: Veto, liftings: Mapping[int, tuple[Table, int]], columns: Columns
) -> Effect:
    held = evaluate(parse(veto.condition), columns)
    true, unknown = held.values == 1.0, held.reasons != 0
    lifted = {}
    for unit, (table, row) in liftings.items():
        if true[unit] or unknown[unit]:
            lifted[unit] = _paper_text(table, row)
            true[unit] = unknown[unit] = False
        else:
            columns.report(
                "lifting-without-veto",
                table.origin.place(row, LIFTED_VETO),
                unit=columns.names[unit],
                veto=f"{veto.code} {veto.name}",
            )
    return Effect(kind, veto, true, unknown, held.reasons, lifted)


def _paper_text(table: Table, row: int) -> str:
    parts = [
        written(table.frame[name].iat[row])
        for name in (SCORE_PAPER, SCORE_DATE, SCORE_WHO)
        if name in table
    ]
    return "，".join(part for part in parts if part)


def _liftings(columns: Columns) -> dict[str, dict[int, tuple[Table, int]]]:
    """Return by veto and unit the row that lifts it."""
    found: dict[str, dict[int, tuple[Table, int]]] = {}
    vetoes = {fold(veto.code) for veto in columns.scheme.vetoes}
    for name, source in columns.scheme.sources.items():
        table = columns.dataset.tables.get(name)
        if source.role is not Role.LIFTING or table is None:
            continue
        units = columns.row_units(name)
        for row in np.flatnonzero(units >= 0).tolist():
            code = written(table.frame[LIFTED_VETO].iat[row]) if LIFTED_VETO in table else ""
            unit = int(units[row])
            if fold(code) not in vetoes:
                place = table.origin.place(row, LIFTED_VETO)
                columns.report("lifting-of-unknown", place, unit=columns.names[unit], veto=code)
            elif SCORE_PAPER not in table or not written(table.frame[SCORE_PAPER].iat[row]):
                place = table.origin.place(row, SCORE_PAPER)
                columns.report("lifting-without-paper", place, unit=columns.names[unit], veto=code)
            else:
                found.setdefault(fold(code), {})[unit] = (table, row)
    return found


def why_unknown(effect: Effect, unit: int) -> str:
    """Say why it is not known whether a veto or ceiling is in effect."""
    return f"{effect.label}无法判断（{Reason(int(effect.reasons[unit])).text}）"
