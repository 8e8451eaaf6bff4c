"""Additions and suppositions as the documents that `--json` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dubao.model.advice import Advice
from dubao.model.what_if import CellChange, Comparison, Difference


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """Return the changed cells, and what differs for units, groups and the district."""
    return {
        "changes": [_change(one) for one in comparison.changes],
        "units": _differences(comparison.units),
        "groups": _differences(comparison.groups),
        "district": _differences(comparison.district),
    }


def advice_document(advices: Sequence[Advice]) -> list[dict[str, Any]]:
    """Return what is proposed: additions, cost, bound, gap, spreads before and after."""
    return [
        {
            "item": advice.item.code,
            "cost": advice.cost,
            "bound": advice.bound,
            "gap": advice.gap,
            "proven": advice.proven,
            "priced": advice.priced,
            "additions": [
                {
                    "unit": one.unit,
                    "name": one.name,
                    "column": one.column,
                    "amount": one.amount,
                    "before": one.before,
                    "cost": one.cost,
                    "for": list(one.parts),
                }
                for one in advice.increases
            ],
            "spreads": [
                {
                    "part": now.part,
                    "by": dict(now.by),
                    "cap": now.cap,
                    "before": now.spread.value,
                    "after": then.spread.value,
                }
                for now, then in zip(advice.before.spreads, advice.after.spreads, strict=True)
            ],
            "not_asked": list(advice.not_asked),
            "still": list(advice.still),
        }
        for advice in advices
    ]


def _change(one: CellChange) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "name": one.name,
        "what": one.what,
        "before": one.before,
        "after": one.after,
        "cell": str(one.cell),
        "asked_at": str(one.place),
    }


def _differences(found: Sequence[Difference]) -> list[dict[str, Any]]:
    return [
        {
            "of": one.of,
            "kind": one.kind,
            "code": one.code,
            "name": one.name,
            "before": one.before,
            "after": one.after,
        }
        for one in found
    ]
