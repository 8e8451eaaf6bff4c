"""Finding the unit that a person means."""

from __future__ import annotations

import typer

from dubao.model.assessment import Assessment
from dubao.model.nearest import did_you_mean


def unit_row(assessment: Assessment, unit: str) -> int:
    """Return the position of a unit given by code or name; an unknown one is wrong usage."""
    try:
        return assessment.row(unit)
    except ValueError:
        names = [str(name) for name in assessment.names]
        hint = did_you_mean(unit, names, f"可用的有：{'、'.join(names)}")
        raise typer.BadParameter(f"没有「{unit}」这个单位，{hint}", param_hint="单位") from None
