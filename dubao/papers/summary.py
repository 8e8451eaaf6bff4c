"""Results as the documents that `--json` prints; other programs rely on their shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dubao.model.assessment import Assessment, ItemResult, Leaf, Step
from dubao.model.dataset import HOME_CODE
from dubao.model.place import Place
from dubao.model.terms import Reason, Status
from dubao.model.trace import Trace


def assessment_document(
    assessment: Assessment, trace: Trace, only: Sequence[int] | None = None
) -> dict[str, Any]:
    """Return an assessment: units with their items, groups and conclusions, and the district.

    Numbers are unrounded, NaN where there is none; `total` is the published one, `total_exact`
    the unrounded one. `only` leaves some units. `trace` gives the cells of each item.
    """
    units = range(len(assessment.codes)) if only is None else only
    return {
        "evaluation": assessment.scheme.code,
        "year": assessment.year,
        "sample": assessment.scheme.sample,
        "units": [_unit(assessment, unit, trace) for unit in units],
        "groups": _groups(assessment),
        "conclusions": [found for unit in units for found in _conclusions(assessment, unit)],
        "district": _district(assessment.district, trace.district()),
    }


def _district(assessment: Assessment | None, trace: Trace | None) -> dict[str, Any] | None:
    """Return the district's own result (区级), None if the scheme has none."""
    if assessment is None or trace is None:
        return None
    unit = _unit(assessment, 0, trace)
    return {**unit, "groups": _groups(assessment), "conclusions": list(_conclusions(assessment, 0))}


def _groups(assessment: Assessment) -> list[dict[str, Any]]:
    return [{"by": dict(group.by), "derived": dict(group.derived)} for group in assessment.groups]


def _conclusions(assessment: Assessment, unit: int) -> Iterator[dict[str, Any]]:
    for found in assessment.conclusions:
        yield {
            "code": found.code,
            "name": found.name,
            "unit": assessment.codes[unit],
            "verdict": found.verdicts[unit],
            "reason": found.reasons[unit],
        }


def _unit(assessment: Assessment, unit: int, trace: Trace) -> dict[str, Any]:
    totals = assessment.totals
    return {
        "code": assessment.codes[unit],
        "name": assessment.names[unit],
        "home": _home(assessment, unit),
        "total": totals.published[unit],
        "total_exact": totals.exact[unit],
        "grade": totals.grade[unit],
        "rank": int(totals.rank[unit]) or None,
        "tied": bool(totals.tied[unit]),
        "status": totals.status[unit],
        "reason": totals.reason[unit],
        "items": [
            _item(result, unit, trace.cells(unit, code))
            for code, result in assessment.items.items()
        ],
        "derived": {name: column.values[unit] for name, column in assessment.derived.items()},
    }


def _home(assessment: Assessment, unit: int) -> Any:
    """Return the code of the unit that a row is part of (分行); its own where it is not split."""
    frame = assessment.dataset.units.frame
    return frame[HOME_CODE].iat[unit] if HOME_CODE in frame else assessment.codes[unit]


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
