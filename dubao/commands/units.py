"""Finding the unit that a person means."""

from __future__ import annotations

import typer

from dubao.model.assessment import Assessment
from dubao.model.dataset import HOME_CODE, HOME_NAME
from dubao.model.nearest import did_you_mean

SHORT = "简称"  # a column of the register


DISTRICT = "区"  # stands for the district's own result (区级)


def unit_or_district(assessment: Assessment, unit: str) -> tuple[Assessment, int]:
    """Return the assessment and the position in it of a unit, or of the district by 区 or name."""
    district = assessment.district
    if district is not None and unit in (DISTRICT, *map(str, district.names)):
        return district, 0
    return assessment, unit_row(assessment, unit)


def unit_row(assessment: Assessment, unit: str) -> int:
    """Return the position of the one row that a person means; else it is wrong usage."""
    rows = unit_rows(assessment, unit)
    if len(rows) == 1:
        return rows[0]
    names = "、".join(str(assessment.names[row]) for row in rows)
    raise typer.BadParameter(f"「{unit}」分为{names}，请写明是哪一个", param_hint="单位")


def unit_rows(assessment: Assessment, unit: str) -> tuple[int, ...]:
    """Return the positions of a unit's rows, given by code, name or short name of row or unit.

    An unknown unit is wrong usage; the sentence names the nearest.
    """
    register = assessment.dataset.units.frame
    known = [list(assessment.codes), list(assessment.names)]
    known += [list(register[name]) for name in (HOME_CODE, HOME_NAME, SHORT) if name in register]
    homes = list(register[HOME_CODE]) if HOME_CODE in register else known[0]
    for column in known:
        rows = [at for at, text in enumerate(column) if str(text).casefold() == unit.casefold()]
        if rows and len({homes[row] for row in rows}) == 1:
            return tuple(rows)
    names = [str(name) for name in assessment.names]
    hint = did_you_mean(unit, names, f"可用的有：{'、'.join(names)}")
    raise typer.BadParameter(f"没有「{unit}」这个单位，{hint}", param_hint="单位")
