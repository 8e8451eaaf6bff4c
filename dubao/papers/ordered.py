"""What the builder of a workbook is given."""

from __future__ import annotations

from dataclasses import dataclass

from dubao.model.assessment import Assessment
from dubao.model.settings import Settings
from dubao.papers.figures import FigureList


@dataclass(frozen=True)
class Ordered:
    """A workbook to be made; `path` is its name in the list of figures."""

    assessment: Assessment
    settings: Settings
    figures: FigureList
    path: str
