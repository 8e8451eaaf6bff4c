"""Results as the documents that `--json` prints; other programs rely on their shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dubao.model.assessment import Assessment, ItemResult, Leaf, Step
from dubao.model.place import Place
from dubao.model.terms import Reason, Status

CellsOf = Callable[[int, str], Sequence[Place]]
"""Gives the cells that an item of a unit (by position and code) rests on."""


def assessment_document(
    assessment: Assessment, cells_of: CellsOf, only: Sequence[int] | None = None
) -> dict[str, Any]:
    """Return an assessment: units with their items, groups and conclusions.

    Numbers are unrounded, NaN where there is none; `total` is the published one, `total_exact`
    the unrounded one. `only` leaves some units.
    """
    units = range(len(assessment.codes)) if only is None else only
    return {
        "evaluation": assessment.scheme.code,
        "year": assessment.year,
        "sample": assessment.scheme.sample,
        "units": [_unit(assessment, unit, cells_of) for unit in units],
        "groups": [
            {"by": dict(group.by), "derived": dict(group.derived)} for group in assessment.groups
        ],
        "conclusions": [
            {
                "code": found.code,
                "name": found.name,
                "unit": assessment.codes[unit],
                "verdict": found.verdicts[unit],
                "reason": found.reasons[unit],
            }
            for found in assessment.conclusions
            for unit in units
        ],
    }


def _unit(assessment: Assessment, unit: int, cells_of: CellsOf) -> dict[str, Any]:
    totals = assessment.totals
    return {
        "code": assessment.codes[unit],
        "name": assessment.names[unit],
        "total": totals.published[unit],
        "total_exact": totals.exact[unit],
        "grade": totals.grade[unit],
        "rank": int(totals.rank[unit]) or None,
        "tied": bool(totals.tied[unit]),
        "status": totals.status[unit],
        "reason": totals.reason[unit],
        "items": [
            _item(result, unit, cells_of(unit, code)) for code, result in assessment.items.items()
        ],
        "derived": {name: column.values[unit] for name, column in assessment.derived.items()},
    }


def _item(result: ItemResult, unit: int, cells: Sequence[Place]) -> dict[str, Any]:
    reason = Reason(int(result.reasons[unit]))
    return {
        "code": result.item.code,
        "name": result.item.name,
        "value": result.value.values[unit],
        "grade": result.value.values[unit] if result.item.is_graded else None,
        "points": result.points[unit],
        "full": result.full[unit],
        "status": status_of(reason),
        "reason": reason.text or result.notes[unit],
        "cells": [str(cell) for cell in cells],
    }


def status_of(reason: Reason) -> Status:
    """Return the state of an item from the reason of its points."""
    return {
        Reason.FILLED: Status.SCORED,
        Reason.NOT_APPLICABLE: Status.NOT_APPLICABLE,
        Reason.UNDECIDED: Status.UNDECIDED,
    }.get(reason, Status.MISSING)


def step_document(step: Step) -> dict[str, Any]:
    """Return an explanation with everything below it."""
    return {
        "code": step.code,
        "label": step.label,
        "result": step.result,
        "how": step.how,
        "parts": [
            _leaf(part) if isinstance(part, Leaf) else step_document(part) for part in step.parts
        ],
    }


def _leaf(leaf: Leaf) -> dict[str, Any]:
    return {
        "name": leaf.name,
        "value": leaf.value,
        "raw": leaf.raw,
        "reason": leaf.reason,
        "cell": str(leaf.place) if leaf.place else "",
    }
