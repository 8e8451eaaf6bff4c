"""One paper while its names are looked up: what it is made from, and who may read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from dubao.model.assessment import Assessment
from dubao.model.dataset import HOME_CODE
from dubao.model.place import Place
from dubao.model.table import Column
from dubao.model.terms import Reason, Secrecy
from dubao.papers.figures import FigureList
from dubao.papers.generic.known import Known, lists_of, values_of
from dubao.papers.generic.shown import masked, missing, shown
from dubao.papers.items import ItemView
from dubao.papers.months import Months, months_of


@dataclass(frozen=True)
class Page:
    """A paper by its file name. `own` takes out of a text what its reader may not see (PA-15).

    An internal paper shows internal columns; personal data only where it is asked for.
    """

    figures: FigureList
    paper: str
    is_internal: bool = False
    is_personal: bool = False
    own: Callable[[str], str] = str

    @property
    def assessment(self) -> Assessment:
        """What is printed."""
        return self.figures.assessment

    @cached_property
    def view(self) -> ItemView:
        """The assessment item by item."""
        return ItemView(self.assessment)

    @cached_property
    def values(self) -> dict[str, Known]:
        """What each unit has one value of."""
        attributes = map(str, self.assessment.dataset.units.frame.columns)
        return values_of(self.assessment.scheme, attributes)

    @cached_property
    def lists(self) -> dict[str, dict[str, Known]]:
        """The columns of the 清单 by source."""
        return lists_of(self.assessment.scheme)

    @cached_property
    def _months(self) -> dict[str, list[Months] | None]:
        return {}

    def months(self, source: str, column: str) -> list[Months] | None:
        """Return the months of all units in a 清单, worked out once."""
        if source not in self._months:
            self._months[source] = months_of(self.assessment, source, column)
        return self._months[source]

    @cached_property
    def wholes(self) -> tuple[int, ...]:
        """The first row of every unit: what a unit handed in counts once, however many rows."""
        frame = self.assessment.dataset.units.frame
        if HOME_CODE not in frame:
            return tuple(range(len(frame)))
        return tuple(np.flatnonzero(~frame[HOME_CODE].duplicated().to_numpy()).tolist())

    def name(self, unit: int) -> str:
        """Return a unit's name."""
        return str(self.assessment.names[unit])

    def whole(self, unit: int) -> tuple[str, str]:
        """Return code and name of the unit that a row is of; its own without 分行."""
        *_, code, name = self.assessment.dataset.called
        return str(code[unit]), str(name[unit])

    def hides(self, known: Known) -> bool:
        """Tell whether the reader may not see a column (SE-01)."""
        if known.secrecy is Secrecy.PERSONAL:
            return not self.is_personal
        return known.secrecy is Secrecy.INTERNAL and not self.is_internal

    def printed(self, column: Column, at: int, known: Known) -> str:
        """Return one value of a column as printed: itself, a marked gap, or a blank."""
        if self.hides(known):
            return masked(known)
        reason = Reason(int(column.reasons[at]))
        return missing(known, reason) if reason else self.own(shown(column.values[at], known))

    def is_figure(self, column: Column, at: int, known: Known) -> bool:
        """Tell whether what is printed belongs on the list of figures: all that has digits."""
        if column.reasons[at] or self.hides(known):
            return False
        return known.is_number or any(sign.isdigit() for sign in str(column.values[at]))

    def cell(self, known: Known, label: str, value: Any, place: Place) -> None:
        """Put one cell of a 清单 on the list of figures."""
        self.figures.cell(self.paper, label, (shown(value, known), value), place)
