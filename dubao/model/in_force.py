"""A scheme as it is in force in one year: every derived value with the definition that holds.

A result of 2019 worked out today equals the one of 2019 (CA-26), and two definitions of one
value never meet in one table (CA-34).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from dubao.model.definitions import Variant, covers
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme import Derived, Scheme
from dubao.model.settings import SETTINGS_FILE, Chosen


def in_force(scheme: Scheme, chosen: Sequence[Chosen], year: int) -> Loaded[Scheme]:
    """Return the scheme with one definition for each derived value, by year and by choice.

    `chosen` is what dubao.yaml says (口径). A choice holds in its own years and in those of the
    definition chosen; otherwise the usual one holds, or where its years are over the first
    dated one that covers the year.
    """
    holding = [choice for choice in chosen if covers(choice.since, choice.until, year)]
    problems: list[Problem] = []
    derived: list[Derived] = []
    for spec in scheme.derived:
        variant = None
        for choice in (one for one in holding if _is_for(one, spec)):
            variant, found = _chosen(spec, choice, year)
            problems.extend(found)
        if variant is None and not covers(spec.since, spec.until, year):
            variant = next((v for v in spec.variants if _holds(v, year)), None)
            if variant is None:
                place = scheme.place(spec)
                problems.append(problem("definition-of-no-year", place, name=spec.name, year=year))
        derived.append(spec.model_copy(update=_taken(spec, variant)))
    district = scheme.district_scheme and in_force(scheme.district_scheme, chosen, year)
    changed: dict[str, Any] = {"derived": tuple(derived)}
    if district:
        changed["district_scheme"] = district.value
        problems.extend(district.problems)
    return Loaded(scheme.model_copy(update=changed), tuple(problems))


def unknown_choices(chosen: Sequence[Chosen], names: Collection[str]) -> Iterator[Problem]:
    """Yield the choices of one scheme whose name is no derived value of it."""
    for choice in chosen:
        if not any(fnmatchcase(name, choice.name) for name in names):
            hint = did_you_mean(choice.name, names, "名称见方案的「派生」")
            place = choice.place_in(SETTINGS_FILE)
            yield problem("definition-of-nothing", place, name=choice.name, hint=hint)


def _is_for(choice: Chosen, spec: Derived) -> bool:
    """Tell whether a choice is for a derived value: by its name, or by * for all that have it."""
    if choice.name == spec.name:
        return True
    has = any(variant.name == choice.use for variant in spec.variants)
    return has and fnmatchcase(spec.name, choice.name)


def _chosen(spec: Derived, choice: Chosen, year: int) -> tuple[Variant | None, list[Problem]]:
    """Return the definition chosen, None with the problem where it cannot be used."""
    place = choice.place_in(SETTINGS_FILE)
    variant = next((v for v in spec.variants if v.name == choice.use), None)
    if variant is None:
        if choice.use == spec.definition:
            return None, []
        names = [v.name for v in spec.variants]
        hint = did_you_mean(choice.use, names, f"可用的有：{'、'.join(names) or '没有'}")
        details = {"name": spec.name, "use": choice.use, "hint": hint}
        return None, [problem("definition-unknown", place, **details)]
    if covers(variant.since, variant.until, year):
        return variant, []
    span = f"{variant.since or ''}至{variant.until or ''}"
    details = {"name": spec.name, "use": choice.use, "year": str(year), "span": span}
    return None, [problem("definition-out-of-years", place, **details)]


def _holds(variant: Variant, year: int) -> bool:
    return variant.is_dated and covers(variant.since, variant.until, year)


def _taken(spec: Derived, variant: Variant | None) -> dict[str, Any]:
    """Return what changes in a derived value when a variant takes its place."""
    if variant is None:
        return {"variants": ()}
    return {
        "formula": variant.formula,
        "definition": variant.name,
        "version": variant.version,
        "basis": variant.basis or spec.basis,
        "variants": (),
    }
