"""What visits are planned from: units, inspectors with their duties, revisits so far."""

from dubao.read.visiting.inspectors import load_absences, load_inspectors
from dubao.read.visiting.units import UnitBook, load_units
from dubao.read.visiting.visits import load_visits, visits_of

__all__ = [
    "UnitBook",
    "load_absences",
    "load_inspectors",
    "load_units",
    "load_visits",
    "visits_of",
]
