"""A formula run on columns: one value per unit with `evaluate`, one per group with `gather`."""

from __future__ import annotations

from dubao.model.formula.gather import Rows, gather, left_out, rows_to_gather
from dubao.model.formula.parse import Formula
from dubao.model.formula.values import Scope, numbers_of, value_of
from dubao.model.table import Column

__all__ = ["Rows", "Scope", "evaluate", "gather", "left_out", "numbers_of", "rows_to_gather"]


def evaluate(formula: Formula, scope: Scope) -> Column:
    """Return a formula's value for every unit; conditions give 1.0 and 0.0.

    A formula that is only the name of a text column gives that column. A formula whose outermost
    function gathers goes through `gather` instead.
    """
    return value_of(formula.root, scope)
