"""Exports of questionnaire platforms: heads that carry the question's number and kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from dubao.read.grid import Grid

HEAD_ROWS = 3  # the heading of an export is among its first rows

_NUMBER = re.compile(r"^\s*[(（]?\d{1,3}\s*[)）]?[、.．:：]\s*(?=\D)")
_KIND = re.compile(r"\s*[\[【(（](单选|多选|矩阵|量表|填空|打分|评分|必答)[^\])】）]*[\])】）]\s*$")


def unnumbered(grid: Grid) -> Grid:
    """Return a sheet whose heads are bare: 3、您对食堂满意吗？[单选题] → 您对食堂满意吗？."""
    heads = [[_bare(cell) for cell in row] for row in grid.rows[:HEAD_ROWS]]
    return replace(grid, rows=[*heads, *grid.rows[HEAD_ROWS:]])


def _bare(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    return _KIND.sub("", _NUMBER.sub("", cell)).rstrip(" :：")
