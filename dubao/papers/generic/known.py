"""The columns that a scheme declares, as its papers name and print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dubao.model.formula.fault import FormulaFault
from dubao.model.formula.parse import fold, parse
from dubao.model.scheme import Derived, FieldSpec, Scheme
from dubao.model.survey import Value
from dubao.model.terms import LISTS, PERSONAL_WORDS, FieldType, Layout, Role, Secrecy


@dataclass(frozen=True)
class Known:
    """A field, 派生 or attribute of the register, and how it is printed.

    `kind` is None for a 派生; `decimals` None for as many as the kind usually has. `is_due`
    tells that a blank is a gap someone has to fill in.
    """

    name: str
    kind: FieldType | None = FieldType.TEXT
    unit: str = ""
    decimals: int | None = None
    secrecy: Secrecy = Secrecy.PUBLIC
    is_due: bool = False
    meaning: str = ""

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.kind is None or self.kind.is_number


def values_of(scheme: Scheme, attributes: Iterable[str]) -> dict[str, Known]:
    """Return what each unit has one value of, by name; `attributes` are the register's columns."""
    known = {name: _attribute(name) for name in attributes}
    known |= {spec.name: of_field(spec) for spec in scheme.fields if not _is_listed(scheme, spec)}
    known |= {spec.name: _of_derived(spec) for spec in scheme.derived}
    return known | {one.name: _of_survey(one) for two in scheme.surveys for one in two.values}


def lists_of(scheme: Scheme) -> dict[str, dict[str, Known]]:
    """Return the columns of every 清单 that may hold several rows of a unit, by source."""
    return {name: dict(_columns(scheme, name)) for name in registers_of(scheme)}


def registers_of(scheme: Scheme) -> list[str]:
    """Return the sources of which a unit may have several rows."""
    return [
        name
        for name, source in scheme.sources.items()
        if source.layout is Layout.REGISTER and source.role is Role.DATA
    ]


def of_field(spec: FieldSpec) -> Known:
    """Return how a field is printed."""
    return Known(
        spec.name,
        spec.type,
        spec.unit,
        spec.decimals,
        spec.secrecy,
        is_due=spec.required or spec.type.is_number,
        meaning=spec.note,
    )


def _columns(scheme: Scheme, source: str) -> Iterator[tuple[str, Known]]:
    for spec in scheme.fields:
        if spec.source == source or (not spec.source and not spec.type.is_number):
            yield spec.name, of_field(spec)


def _is_listed(scheme: Scheme, spec: FieldSpec) -> bool:
    source = scheme.sources.get(spec.source)
    return source is not None and source.layout in (*LISTS, Layout.SCORES)


def _of_derived(spec: Derived) -> Known:
    return Known(spec.name, None, spec.unit, spec.decimals, is_due=True, meaning=spec.formula)


def _of_survey(value: Value) -> Known:
    unit = "%" if value.taken.value.endswith("率") else "份"
    meaning = f"问卷的{value.taken}{f'，{value.group}' if value.group else ''}"
    return Known(value.name, None, unit, is_due=True, meaning=meaning)


def _attribute(name: str) -> Known:
    is_personal = any(word in name for word in PERSONAL_WORDS)
    secrecy = Secrecy.PERSONAL if is_personal else Secrecy.PUBLIC
    return Known(name, FieldType.TEXT, secrecy=secrecy, meaning="台账中的一列")


def gathered_by(spec: Derived) -> tuple[str, ...] | None:
    """Return by what a 派生 puts units together, () for all in one; None if it does not."""
    try:
        formula = parse(spec.formula, gather=True)
    except FormulaFault:
        return None
    return None if spec.table or not formula.gathers else spec.by or formula.by


def uniform(scheme: Scheme) -> frozenset[str]:
    """Return the 派生 that are the same for all units: gathered over all, or worked out of such."""
    found: set[str] = set()
    formulas: dict[str, frozenset[str]] = {}
    for spec in scheme.derived:
        if gathered_by(spec) == ():
            found.add(spec.name)
        elif not spec.table:
            formulas[spec.name] = _names(spec)
    more = set(formulas)
    while more:
        more = {
            name
            for name, names in formulas.items()
            if name not in found and names and names <= {fold(one) for one in found}
        }
        found |= more
    return frozenset(found)


def _names(spec: Derived) -> frozenset[str]:
    try:
        return parse(spec.formula, gather=True).names
    except FormulaFault:
        return frozenset()
