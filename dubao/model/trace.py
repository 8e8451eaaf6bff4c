"""What the figures of papers rest on, as papers ask for it: formulas and cells."""

from __future__ import annotations

from typing import Protocol

from dubao.model.place import Place
from dubao.model.table import Column

Basis = tuple[str, tuple[Place, ...]]
"""A formula or rule with its numbers put in, and the cells that it rests on."""

AS_ENTERED = "照填报数"


class Trace(Protocol):
    """Answers for one assessment; units are positions in `Assessment.codes`."""

    def column(self, name: str) -> Column:
        """Return a field, 派生 or attribute of the register, one value per unit."""

    def how(self, unit: int, code: str) -> str:
        """Return an item's rule or formula with the numbers put in; "" asks for the total."""

    def cells(self, unit: int, code: str) -> tuple[Place, ...]:
        """Return the cells that an item's points rest on; "" asks for the total."""

    def value(self, unit: int, name: str) -> Basis:
        """Return what a unit's value of a column rests on."""

    def district(self) -> Trace | None:
        """Return the trace of the district's own assessment (区级), if there is one."""
