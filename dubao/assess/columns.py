"""The columns of a dataset, one value per unit: what formulas are evaluated over.

A base field stands in the one table that holds it, or in its 来源; a derived value is worked
out of others; anything else is an attribute of the register (类别, 学段 …).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.alignment import Aligned
from dubao.assess.aspects import aspect_of, graded_below
from dubao.assess.gathering import Grouping, gathered
from dubao.assess.scoresheets import ScoreSheet
from dubao.assess.survey import survey_column, survey_results
from dubao.assess.texts import value_words
from dubao.assess.units import UnitRows
from dubao.model.assessment import ItemResult, Leaf, Step
from dubao.model.dataset import ENTRY_YEAR, UNIT_CODE, UNIT_NAME, Dataset
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import fold, parse
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.rules import Amount
from dubao.model.scheme import Derived, FieldSpec, Item, Scheme
from dubao.model.survey_result import SurveyResult
from dubao.model.table import Column
from dubao.model.terms import Layout, Reason, Role

Floats = NDArray[np.float64]
SINGLE_ROW = (Layout.ROWS, Layout.FORM)  # layouts with one row per unit


class Columns:
    """Looks columns up by name for all units of a dataset, in the register's order.

    It is the `Scope` of the scheme's formulas. `units` are those that a district's scheme
    gathers over. `results` grows as items are worked out; `groupings` holds who belongs
    together by some attributes, `gathered` what 派生 put together of them; `problems` what was
    found wrong on the way, once each; `explained` and `parts` the explanations of items and of
    single values made so far.
    """

    def __init__(self, scheme: Scheme, dataset: Dataset, units: UnitRows | None = None) -> None:
        self.scheme, self.dataset, self.units = scheme, dataset, units
        if units is not None:
            units.district = self
        self.codes = dataset.units.frame[UNIT_CODE].to_numpy(dtype=object)
        self.names = dataset.units.frame[UNIT_NAME].to_numpy(dtype=object)
        self.count = len(self.codes)
        self.results: dict[str, ItemResult] = {}
        self.groupings: dict[tuple[str, ...], Grouping] = {}
        self.gathered: dict[tuple[str, ...], dict[str, list[float]]] = {}
        self.problems: dict[Problem, None] = {}
        self.explained: dict[tuple[int, str], Step] = {}
        self.parts: dict[tuple[str, int, bool], Step | Leaf] = {}
        self.derived_specs = {fold(spec.name): spec for spec in scheme.derived}
        self.survey_values = {
            fold(value.name): (survey, value)
            for survey in scheme.surveys
            for value in survey.values
        }
        self._aligned: dict[str, Aligned] = {}
        self._row_units: dict[str, NDArray[np.intp]] = {}
        self._sheets: dict[str, ScoreSheet] = {}
        self._columns: dict[tuple[str, bool], Column] = {}
        self._attributes: dict[str, tuple[NDArray[np.intp], list[str]]] = {}

    def report(self, code: str, place: Place, **details: object) -> None:
        """Note a problem, once."""
        self.problems[problem(code, place, **details)] = None

    def aligned(self, source: str) -> Aligned | None:
        """Return a source's table aligned to the units; None where it was not handed in."""
        if source not in self.dataset.tables:
            return None
        if source not in self._aligned:
            self._aligned[source] = Aligned(self.dataset.tables[source], self.codes)
        return self._aligned[source]

    def sheet(self, source: str) -> ScoreSheet | None:
        """Return a 打分表; None where it was not handed in."""
        if source not in self.dataset.tables:
            return None
        if source not in self._sheets:
            self._sheets[source] = ScoreSheet(self.dataset.tables[source], self.row_units(source))
        return self._sheets[source]

    def row_units(self, source: str) -> NDArray[np.intp]:
        """Return the unit of each row of a table, -1 for one that is not assessed."""
        if source not in self._row_units:
            index = pd.Index(self.codes, dtype=object)
            held = self.dataset.tables[source].frame[UNIT_CODE]
            self._row_units[source] = index.get_indexer(pd.Index(held, dtype=object))
        return self._row_units[source]

    def column(self, name: str) -> Column:
        """Return a column of this year; one that is nowhere is reported and not handed in."""
        return self._looked_up(fold(name), last_year=False)

    def last_year(self, name: str) -> Column:
        """Return last year's column of the same name, from the sources with 作用 上年."""
        return self._looked_up(fold(name), last_year=True)

    def aspect(self, item: str, aspect: str) -> Column:
        """Return 得分, 得分率 or 评级 of an item; one not worked out yet is undecided."""
        if item not in self.results:
            return Column.absent(self.count, Reason.UNDECIDED)
        return aspect_of(self.results, item, aspect)

    def graded(self, grade: str, item: str | None) -> Column:
        """Return how many 评级 items (below `item` if given) have this grade."""
        roots = self.scheme.items if item is None else _existing(self.scheme.item(item))
        return graded_below(self.results, roots, grade, self.count)

    def _looked_up(self, name: str, last_year: bool) -> Column:
        key = (name, last_year)
        if key not in self._columns:
            # A circle among derived values (the lint refuses it) ends here.
            self._columns[key] = Column.same(np.nan, self.count, Reason.UNDECIDED)
            self._columns[key] = self._found(name, last_year)
        return self._columns[key]

    def _found(self, name: str, last_year: bool) -> Column:
        spec = self.derived_specs.get(name)
        computed = None if last_year else self._computed(name)
        if computed is not None:
            return computed
        home = self.home(name, last_year)
        if home:
            return self._from_table(*home)
        if spec:
            return evaluate(parse(spec.formula, gather=True), LastYear(self))
        attribute = self.register_column(name)
        if attribute and not last_year:
            return self.dataset.units.column(attribute)
        if name == ENTRY_YEAR:
            return Column.same(self.dataset.year - last_year, self.count)
        if name not in self._fields:
            self.report("column-nowhere", self.scheme.place(), name=name)
        return Column.absent(self.count, Reason.NOT_HANDED_IN)

    def _computed(self, name: str) -> Column | None:
        """Return a 派生 or a figure of a questionnaire; None for any other name."""
        if name in self.derived_specs:
            return self._derive(self.derived_specs[name])
        if name in self.survey_values:
            return survey_column(*self.survey_values[name], self)
        return None

    def home(self, name: str, last_year: bool = False) -> tuple[str, str] | None:
        """Return the source and the column that hold a base field; None if not just one does."""
        homes = self._homes[last_year].get(name, [])
        field = self._fields.get(name)
        if not last_year and field is None and self.register_column(name):
            return None
        if not last_year and field and field.source:
            homes = [home for home in homes if home[0] == field.source]
        return homes[0] if len(homes) == 1 else None

    def field(self, name: str) -> FieldSpec | None:
        """Return the data dictionary's entry for a column; names are folded."""
        return self._fields.get(fold(name))

    def knows(self, name: str) -> bool:
        """Tell whether a name is a field, a 派生 or an attribute of the register."""
        folded = fold(name)
        known = folded in {*self._fields, *self.derived_specs, *self.survey_values}
        return known or self.home(folded) is not None or self.register_column(folded) is not None

    def cohort(self, by: str) -> tuple[NDArray[np.intp] | None, list[str]]:
        """Return who is compared with whom: group numbers by an attribute, and their names.

        None for no attribute: all units are one group, named "".
        """
        return self.attribute(by) if by else (None, [""])

    def register_column(self, name: str) -> str | None:
        """Return how the register writes an attribute; None if it has none of this name."""
        return self._register.get(name)

    def _from_table(self, source: str, column: str) -> Column:
        aligned = self.aligned(source)
        assert aligned is not None
        return aligned.column(column)

    def _derive(self, spec: Derived) -> Column:
        formula = parse(spec.formula, gather=True)
        return gathered(spec, formula, self) if formula.gathers else evaluate(formula, self)

    @cached_property
    def called(self) -> tuple[NDArray[np.object_], ...]:
        """Codes and names that units go by, folded, one array each."""
        return tuple(
            np.array([fold(str(name)) for name in names], dtype=object)
            for names in self.dataset.called
        )

    @cached_property
    def surveys(self) -> Mapping[str, SurveyResult]:
        """The questionnaires that came in, counted."""
        return survey_results(self)

    @cached_property
    def _fields(self) -> Mapping[str, FieldSpec]:
        return {fold(spec.name): spec for spec in self.scheme.fields}

    @cached_property
    def _register(self) -> Mapping[str, str]:
        return {fold(str(name)): str(name) for name in self.dataset.units.frame.columns}

    @cached_property
    def _homes(self) -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[tuple[str, str]]]]:
        """For this year and last: folded column name → (source, column) of every table."""
        homes: tuple[dict[str, list[tuple[str, str]]], ...] = ({}, {})
        for source, spec in self.scheme.sources.items():
            table = self.dataset.tables.get(source)
            if table is None or spec.layout not in SINGLE_ROW:
                continue
            if spec.role in (Role.DATA, Role.LAST_YEAR):
                found = homes[spec.role is Role.LAST_YEAR]
                for column in map(str, table.frame.columns):
                    found.setdefault(fold(column), []).append((source, column))
        return homes[0], homes[1]

    def attribute(self, name: str) -> tuple[NDArray[np.intp], list[str]]:
        """Return an attribute as group numbers per unit and the groups' names.

        A unit without the attribute is in the group "".
        """
        if name not in self._attributes:
            numbers, keys = self.column(name).words
            names = [fold(value_words(key)) for key in keys]
            if (numbers < 0).any():
                names.append("")
            self._attributes[name] = (np.where(numbers < 0, len(keys), numbers), names)
        return self._attributes[name]

    def uses_map(self, item: Item) -> bool:
        """Tell whether any number of an item's rule differs by its 按 attribute."""
        amounts: list[object] = [item.full, item.otherwise]
        amounts += [band.limit for band in item.bands or ()]
        amounts += [y for _, y in item.line_through or ()]
        amounts += (item.grades or {}).values()
        if item.count:
            amounts += [item.count.start, item.count.floor, item.count.cap]
            counted = item.count.times not in self.scheme.sources
            amounts += [item.count.each] if counted else []
        if item.at_least:
            amounts += [part.standard for part in item.at_least.parts.values()]
        return any(isinstance(amount, dict) for amount in amounts)

    def number(self, item: Item, amount: Amount) -> float | Floats:
        """Return a rule's number for each unit, by the item's 按 attribute where it is a map.

        NaN, and a problem, for units whose key is not in the map.
        """
        if not isinstance(amount, dict):
            return amount
        numbers, table = self.by_key(item, amount)
        return table[numbers] if len(table) else np.full(self.count, np.nan)

    def by_key(self, item: Item, amount: dict[str, float]) -> tuple[NDArray[np.intp], Floats]:
        """Return which of the numbers of a map each unit takes, and these numbers."""
        numbers, keys = self.attribute(item.by)
        folded = {fold(key): value for key, value in amount.items()}
        for at, key in enumerate(keys):
            if key not in folded:
                units = int(np.count_nonzero(numbers == at))
                self.report(
                    "key-not-in-map",
                    self.scheme.place(item),
                    item=item.title,
                    by=item.by,
                    key=key,
                    units=units,
                )
        return numbers, np.array([folded.get(key, np.nan) for key in keys], dtype=float)


class LastYear:
    """The scope in which a derived value of last year is worked out."""

    def __init__(self, columns: Columns) -> None:
        self.count, self._columns = columns.count, columns

    def column(self, name: str) -> Column:
        """Return last year's column."""
        return self._columns.last_year(name)

    def last_year(self, name: str) -> Column:
        """Return nothing: the year before last is not read."""
        return Column.absent(self.count, Reason.NO_BASE)

    def aspect(self, item: str, aspect: str) -> Column:
        """Return nothing: last year's points are not at hand."""
        return Column.absent(self.count, Reason.UNDECIDED)

    def graded(self, grade: str, item: str | None) -> Column:
        """Return nothing: last year's grades are not at hand."""
        return Column.absent(self.count, Reason.UNDECIDED)


def _existing(item: Item | None) -> tuple[Item, ...]:
    return (item,) if item else ()
