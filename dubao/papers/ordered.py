"""What a workbook's builder is given."""

from __future__ import annotations

from dataclasses import dataclass

from dubao.model.assessment import Assessment
from dubao.model.settings import Settings
from dubao.papers.figures import FigureList
from dubao.papers.wording import sample_line


@dataclass(frozen=True)
class Ordered:
    """An assessment to print; `path` is the workbook's name in the list of figures.

    `units` are the rows of the one unit that a workbook per unit is for, else all. Names and
    telephone numbers are printed only if it `is_personal`.
    """

    assessment: Assessment
    settings: Settings
    figures: FigureList
    path: str
    units: tuple[int, ...] = ()
    is_personal: bool = False

    @property
    def sample(self) -> list[str]:
        """The line that a paper made from a sample bears, as a list; else an empty one."""
        line = sample_line(self.assessment.scheme.sample, self.settings.sample)
        return [line] if line else []
