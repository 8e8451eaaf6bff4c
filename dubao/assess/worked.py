"""The arithmetic of one unit with its numbers put in: what a clerk would write on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from dubao.assess.case import Case
from dubao.assess.counting import counted_rows, register_of, row_points
from dubao.assess.raters import raters_full
from dubao.assess.texts import bracketed, short
from dubao.model.assessment import ItemResult
from dubao.model.terms import Combine, RuleKind

MOST_TERMS = 10  # cases written out one by one


def worked_text(case: Case, result: ItemResult, unit: int) -> str:
    """Return how a leaf's value became points, "" where nothing is worked out."""
    rule = case.item.rule
    if rule is None or result.value.reasons[unit] or rule[0] not in WORKED:
        return ""
    return WORKED[rule[0]](case, result, unit)


def _bands(_: Case, result: ItemResult, unit: int) -> str:
    value, note = short(float(result.value.values[unit])), str(result.notes[unit])
    return f"{value} 各档都不成立" if note == "否则" else f"{value} {note}"


def _line(case: Case, result: ItemResult, unit: int) -> str:
    value = float(result.value.values[unit])
    points = case.item.line_through or ()
    xs = [x for x, _ in points]
    ys = [float(np.broadcast_to(case.number(y), case.columns.count)[unit]) for _, y in points]
    if value <= xs[0]:
        return f"{short(value)} ≤ {short(xs[0])}"
    if value >= xs[-1]:
        return f"{short(value)} ≥ {short(xs[-1])}"
    at = int(np.searchsorted(xs, value, side="right")) - 1
    low, high = short(xs[at]), short(xs[at + 1])
    share = f"({short(value)} − {bracketed(low)}) ÷ ({high} − {bracketed(low)})"
    first, rise = short(ys[at]), f"({short(ys[at + 1])} − {bracketed(short(ys[at]))})"
    return f"{share} × {rise}" if ys[at] == 0 else f"{first} + {share} × {rise}"


def _count(case: Case, result: ItemResult, unit: int) -> str:
    spec = case.item.count
    assert spec is not None
    count = case.columns.count
    start = float(np.broadcast_to(case.number(spec.start), count)[unit])
    source = register_of(case)
    if source is not None:
        table = case.columns.dataset.tables[source]
        units, each = row_points(case, spec, source)
        rows = np.flatnonzero((units == unit) & counted_rows(spec, table, units, each))
        terms = [bracketed(short(points)) for points in each[rows]]
        if len(terms) > MOST_TERMS:
            terms = [f"{len(terms)}件共 {short(float(each[rows].sum()))}"]
        return " + ".join([short(start), *terms] if start or not terms else terms)
    each_one = float(np.broadcast_to(case.number(spec.each), count)[unit])
    times = short(float(result.value.values[unit]))
    if spec.step != 1.0:
        times = f"{times} ÷ {short(spec.step)}"
    product = f"{bracketed(short(each_one))} × {times}"
    return f"{short(start)} + {product}" if start else product


def _grades(_: Case, result: ItemResult, unit: int) -> str:
    return f"评为{result.value.values[unit]}"


def _judged(_: Case, result: ItemResult, unit: int) -> str:
    return f"{result.notes[unit]}，评为{result.value.values[unit]}"


def _rated(case: Case, result: ItemResult, unit: int) -> str:
    mean = short(float(result.value.values[unit]))
    full, own = float(case.full[unit]), float(raters_full(case)[unit])
    return "" if full == own else f"{mean} × {short(full)} ÷ {short(own)}"


WORKED: dict[RuleKind, Callable[[Case, ItemResult, int], str]] = {
    RuleKind.BANDS: _bands,
    RuleKind.LINE: _line,
    RuleKind.COUNT: _count,
    RuleKind.GRADES: _grades,
    RuleKind.RATED: _rated,
    RuleKind.JUDGED: _judged,
}


def joined_text(
    combine: Combine, children: Iterable[ItemResult], full: float, scaled: bool, unit: int
) -> str:
    """Return how the children's points were put together."""
    counted = [child for child in children if not np.isnan(child.points[unit])]
    numbers = [bracketed(short(float(child.points[unit]))) for child in counted]
    if combine is Combine.HIGHEST:
        return f"{'、'.join(numbers)} 取高"
    if combine is Combine.LOWEST:
        return f"{'、'.join(numbers)} 取低"
    if combine.weighs:
        return _weighed_text(combine, counted, full, unit)
    total = " + ".join(numbers)
    if not scaled:
        return total
    effective = sum(float(child.full[unit]) for child in counted)
    total = f"({total})" if len(numbers) > 1 else total
    return f"{total} × {short(full)} ÷ {short(effective)}"


def _weighed_text(combine: Combine, counted: list[ItemResult], full: float, unit: int) -> str:
    weights = [1.0 if child.item.weight is None else child.item.weight for child in counted]
    rates = [
        f"{short(float(child.points[unit]))} ÷ {short(float(child.full[unit]))}"
        for child in counted
    ]
    pairs = list(zip(map(short, weights), rates, strict=True))
    total = short(float(sum(weights)))
    if combine is Combine.GEOMETRIC:
        factors = " × ".join(f"({rate})^{weight}" for weight, rate in pairs)
        power = "" if total == "1" else f"^(1 ÷ {total})"
        return f"{short(full)} × ({factors}){power}"
    terms = " + ".join(f"{weight} × {rate}" for weight, rate in pairs)
    return f"{short(full)} × ({terms})" + ("" if total == "1" else f" ÷ {total}")
