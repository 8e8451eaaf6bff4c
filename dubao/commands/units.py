"""Finding the unit that a person means."""

from __future__ import annotations

import typer

from dubao.model.assessment import Assessment
from dubao.model.nearest import did_you_mean

SHORT = "简称"  # a column of the register


def unit_row(assessment: Assessment, unit: str) -> int:
    """Return the position of a unit given by code, name or short name; else it is wrong usage."""
    register = assessment.dataset.units.frame
    known = [list(assessment.codes), list(assessment.names)]
    known += [list(register[SHORT])] if SHORT in register else []
    for column in known:
        rows = [at for at, text in enumerate(column) if str(text).casefold() == unit.casefold()]
        if len(rows) == 1:
            return rows[0]
    names = [str(name) for name in assessment.names]
    hint = did_you_mean(unit, names, f"可用的有：{'、'.join(names)}")
    raise typer.BadParameter(f"没有「{unit}」这个单位，{hint}", param_hint="单位")
