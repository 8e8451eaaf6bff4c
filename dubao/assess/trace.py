"""What an assessment's figures rest on: the answers that papers ask for."""

from __future__ import annotations

from dubao.assess.cells import cells_in, cells_of
from dubao.assess.columns import Columns
from dubao.assess.explain import how_of
from dubao.assess.formula_steps import PUT_IN, name_part
from dubao.model.assessment import Assessment, Leaf
from dubao.model.formula.fault import fold
from dubao.model.place import Place
from dubao.model.table import Column
from dubao.model.trace import AS_ENTERED, Basis, Trace


class Tracing:
    """The `Trace` of one assessment; what was asked once is kept, for papers ask again."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._columns: Columns = assessment.lookup
        self._values: dict[tuple[int, str], Basis] = {}
        self._district = Tracing(assessment.district) if assessment.district else None

    def column(self, name: str) -> Column:
        """Return a field, 派生 or attribute of the register, one value per unit."""
        return self._columns.column(name)

    def how(self, unit: int, code: str) -> str:
        """Return an item's rule or formula with the numbers put in; "" asks for the total."""
        return how_of(self._assessment, unit, code)

    def cells(self, unit: int, code: str) -> tuple[Place, ...]:
        """Return the cells that an item's points rest on; "" asks for the total."""
        return cells_of(self._assessment, unit, code)

    def value(self, unit: int, name: str) -> Basis:
        """Return what a unit's value of a column rests on."""
        if (unit, name) not in self._values:
            self._values[unit, name] = self._basis(unit, name)
        return self._values[unit, name]

    def _basis(self, unit: int, name: str) -> Basis:
        part = name_part(fold(name), unit, self._columns)
        if isinstance(part, Leaf):
            return AS_ENTERED, (part.place,) if part.place else ()
        return part.how.rpartition(PUT_IN)[2], cells_in(part)

    def district(self) -> Trace | None:
        """Return the trace of the district's own assessment (区级), if there is one."""
        return self._district
