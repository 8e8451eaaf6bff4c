"""Rows of answers counted by unit and group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.survey.protect import Bools, Counts
from dubao.model.scheme import FieldSpec
from dubao.model.survey_result import ALL
from dubao.model.table import Column, Table
from dubao.model.terms import FieldType

UNSTATED = "未写明"  # the group of those who did not say
BETWEEN = "；"  # stands between the choices of a 多选


Ours = tuple[NDArray[np.intp], int]
"""The unit of each row, -1 for one that is none of ours, and how many units there are."""


@dataclass(frozen=True)
class Rows:
    """The rows of a questionnaire that belong to units: which unit, which group (-1: none)."""

    units: NDArray[np.intp]
    groups: NDArray[np.intp]
    names: tuple[str, ...]  # the groups, `ALL` last
    unit_count: int

    def count(self, kept: Bools) -> Counts:
        """Return how many rows are kept, by unit and group, with totals."""
        width = max(len(self.names) - 1, 1)
        at = (self.units * width + np.maximum(self.groups, 0))[kept]
        inner = np.bincount(at, minlength=self.unit_count * width)
        totalled: Counts = self.totalled(inner.reshape(self.unit_count, width))
        return totalled

    def totalled(self, inner: Any) -> Any:
        """Return an array by unit and group with its totals; without groups they are the rows."""
        if len(self.names) > 1:
            inner = np.concatenate([inner, inner.sum(axis=1, keepdims=True)], axis=1)
        return np.concatenate([inner, inner.sum(axis=0, keepdims=True)], axis=0)


def rows_of(table: Table, ours: Ours, field: str, choices: Sequence[str]) -> Rows:
    """Return the rows with their groups, those of `choices` first, then others that occur."""
    units, unit_count = ours
    if not field or field not in table:
        return Rows(units, np.full(len(units), -1), (ALL,), unit_count)
    numbers, words = pd.factorize(table.column(field).values)
    present = [str(word) for word in words[np.unique(numbers[(units >= 0) & (numbers >= 0)])]]
    unstated = [UNSTATED] if (numbers[units >= 0] < 0).any() else []
    names = [*dict.fromkeys((*choices, *present)), *unstated]
    places = {name: at for at, name in enumerate(names)}
    order = np.array([*(places.get(str(word), -1) for word in words), len(names) - 1])
    return Rows(units, order[numbers], (*names, ALL), unit_count)


def marked(column: Column, spec: FieldSpec) -> tuple[tuple[str, ...], Bools]:
    """Return a question's choices, and for each row which of them is marked."""
    choices = ("是", "否") if spec.type is FieldType.YES_NO else spec.choices
    numbers, answers = pd.factorize(column.values)
    several = spec.type is FieldType.CHOICES
    parts = [str(answer).split(BETWEEN) if several else [answer] for answer in answers]
    known = np.array([[choice in part for choice in choices] for part in parts], dtype=bool)
    known = np.concatenate([known.reshape(len(parts), len(choices)), np.zeros((1, len(choices)))])
    return choices, np.asarray(known[numbers], dtype=bool)
