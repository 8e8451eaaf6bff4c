"""Which column a line of a 设想 means, and the table that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dubao.model.dataset import SCORE_POINTS, UNIT_CODE, UNIT_NAME, Dataset
from dubao.model.formula.fault import FormulaFault, fold
from dubao.model.formula.parse import parse
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem, problem
from dubao.model.scheme import FieldSpec, Scheme
from dubao.model.table import Table
from dubao.model.terms import LISTS, FieldType, Layout, Role
from dubao.read.registers import DISTRICT_CODE
from dubao.read.wanted import names_of
from dubao.read.what_if import WHAT, Asked


@dataclass(frozen=True)
class Side:
    """Whom a line is about: a unit by code and name, with its scheme and tables."""

    code: str
    name: str
    scheme: Scheme
    dataset: Dataset

    @property
    def of_district(self) -> bool:
        """Whether it is the district."""
        return self.code == DISTRICT_CODE


@dataclass(frozen=True)
class Home:
    """A column that can be changed: its source ("" for the register), table, name and type."""

    source: str
    table: Table
    field: str
    spec: FieldSpec
    item: str = ""  # of a 打分表


def home_of(line: Asked, side: Side) -> Home | Problem:
    """Return the column that a line means."""
    wanted = fold(line.what)
    scores = _score_home(wanted, side)
    if scores is not None:
        return scores
    specs = [spec for spec in _specs(side.scheme) if wanted in map(fold, names_of(spec))]
    homes = [home for spec in specs for home in _homes(spec, side)]
    if len(homes) == 1:
        return homes[0]
    register = side.dataset.units
    for name in map(str, register.frame.columns):
        if fold(name) == wanted and name not in (UNIT_CODE, UNIT_NAME):
            own = next(iter(specs), FieldSpec(name=name, type=FieldType.TEXT))
            return Home("", register, name, own)
    return _nowhere(line, side)


def _specs(scheme: Scheme) -> Iterator[FieldSpec]:
    """Yield the fields, and for a 横表 of points a column per item."""
    yield from scheme.fields
    for item in scheme.leaves():
        if item.given is not None:
            names = (item.name, item.title, f"{item.code}{item.name}")
            yield FieldSpec(name=item.code, aliases=names, type=FieldType.NUMBER)


def _homes(spec: FieldSpec, side: Side) -> Iterator[Home]:
    for name, source in side.scheme.sources.items():
        table = side.dataset.tables.get(name)
        single = source.layout in (Layout.ROWS, Layout.FORM) and source.role is Role.DATA
        if table is not None and single and spec.name in table and spec.source in ("", name):
            yield Home(name, table, spec.name, spec)


def _score_home(wanted: str, side: Side) -> Home | None:
    """Return the 打分表 that holds an item's points, given by the item's code or name."""
    for item in side.scheme.leaves():
        if item.given is None or wanted not in map(fold, (item.code, item.name, item.title)):
            continue
        source = side.scheme.sources.get(item.given.source)
        table = side.dataset.tables.get(item.given.source)
        if source is not None and source.layout is Layout.SCORES and table is not None:
            points = FieldSpec(name=SCORE_POINTS, type=FieldType.NUMBER)
            return Home(item.given.source, table, SCORE_POINTS, points, item.code)
    return None


def _nowhere(line: Asked, side: Side) -> Problem:
    """Say why a column cannot be changed, with the nearest that can."""
    wanted, place = fold(line.what), line.places[WHAT]
    derived = next((one for one in side.scheme.derived if fold(one.name) == wanted), None)
    if derived is not None:
        columns = "、".join(_base_columns(side.scheme, derived.name)) or "见方案的派生"
        return problem("what-if-derived", place, what=line.what, columns=columns)
    lists = (name for name, one in side.scheme.sources.items() if one.layout in LISTS)
    tables = [side.dataset.tables[name] for name in lists if name in side.dataset.tables]
    if any(wanted == fold(str(column)) for table in tables for column in table.frame.columns):
        return problem("what-if-list", place, what=line.what)
    near = did_you_mean(line.what, _changeable(side), "项目写方案「字段」中的列名")
    return problem("what-if-column", place, what=line.what, near=near)


def _changeable(side: Side) -> list[str]:
    fields = [spec.name for spec in side.scheme.fields]
    items = [item for item in side.scheme.leaves() if item.given is not None]
    return [*fields, *(item.code for item in items), *(item.name for item in items)]


def _base_columns(scheme: Scheme, name: str) -> Iterator[str]:
    """Yield the fields that a derived value is made of, in alphabetical order."""
    derived = {fold(one.name): one.formula for one in scheme.derived}
    fields = {fold(one.name): one.name for one in scheme.fields}
    seen, waiting, found = set[str](), [fold(name)], set[str]()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        if at in fields and at != fold(name):
            found.add(fields[at])
        elif at in derived:
            try:
                waiting.extend(parse(derived[at], gather=True).names)
            except FormulaFault:
                continue
    yield from sorted(found)
