"""The ratings of an assessment that count, item by item, with a number for each rater."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.case import Case
from dubao.assess.columns import Columns
from dubao.assess.raters import Ballots, ballots_of, raters_full
from dubao.assess.scoresheets import ScoreSheet
from dubao.model.dataset import SCORE_POINTS, SCORE_RATER
from dubao.model.formula.parse import fold
from dubao.model.place import Place
from dubao.model.scheme import Item

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

UNNAMED = -1


@dataclass
class Panel:
    """Raters by number, in the order in which they are first named; one name is one rater."""

    places: list[Place] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.places)

    def label(self, rater: int) -> str:
        """Return what stands for a rater's name, which is kept out of every sheet (SE-01)."""
        return f"评委{rater + 1}"

    def numbers(self, sheet: ScoreSheet, rows: Numbers) -> Numbers:
        """Return the rater of each row of a 打分表, `UNNAMED` where no name is written."""
        if SCORE_RATER not in sheet.table:
            return np.full(len(rows), UNNAMED)
        named, names = pd.factorize(sheet.table.frame[SCORE_RATER].to_numpy(dtype=object)[rows])
        known = [UNNAMED] * (len(names) + 1)
        for at, name in enumerate(names):
            first = int(rows[np.flatnonzero(named == at)[0]])
            plain = "".join(fold(str(name)).split())  # 张　三 is 张三
            known[at] = self._number(plain, sheet.table.origin.place(first, SCORE_RATER))
        return np.array(known, dtype=np.intp)[named]

    def _number(self, name: str, place: Place) -> int:
        if not name:
            return UNNAMED
        if name not in self._numbers:
            self._numbers[name] = len(self.places)
            self.places.append(place)
        return self._numbers[name]


@dataclass(frozen=True)
class Rated:
    """One 评分 item: its ballots, and the rater of each by number."""

    case: Case
    sheet: ScoreSheet
    ballots: Ballots
    raters: Numbers

    @property
    def item(self) -> Item:
        """The item that is rated."""
        return self.case.item

    @property
    def named(self) -> NDArray[np.bool_]:
        """The ballots that count and tell who gave them."""
        return np.asarray(self.ballots.used & (self.raters != UNNAMED))

    @property
    def percent(self) -> Floats:
        """Every score in percent of the raters' full marks."""
        full = raters_full(self.case)[self.ballots.units]
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(self.ballots.scores / full * 100)

    def place(self, at: int) -> Place:
        """Return the cell of a score."""
        return self.sheet.table.origin.place(int(self.ballots.rows[at]), SCORE_POINTS)


def rated_items(columns: Columns, panel: Panel) -> Iterator[Rated]:
    """Yield every 评分 item for which a table came; its raters are entered into the panel."""
    everyone = np.ones(columns.count, dtype=bool)
    for item in columns.scheme.leaves():
        sheet = columns.sheet(item.rated.table) if item.rated else None
        if sheet is not None:
            case = Case(item, columns, everyone)
            ballots = ballots_of(case, sheet)
            yield Rated(case, sheet, ballots, panel.numbers(sheet, ballots.rows))
