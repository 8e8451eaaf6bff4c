"""Rules: one for each leaf, what it needs, and points that reach the full marks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dubao.check.scheme.bands import check_bands
from dubao.check.scheme.judging import check_judged, graded_only
from dubao.check.scheme.lint import Lint, Use
from dubao.check.scheme.profiles import Profiles
from dubao.check.scheme.sorts import percent
from dubao.model.formula.nodes import Name
from dubao.model.formula.parse import Formula
from dubao.model.numbers import compare, plain
from dubao.model.problem import Problem
from dubao.model.rule_text import band_text
from dubao.model.rules import Amount, Count
from dubao.model.scheme import Item
from dubao.model.terms import RuleKind

Floats = NDArray[np.float64]
OF_VALUE = (RuleKind.BANDS, RuleKind.LINE, RuleKind.GRADES)
_KEYS = (
    ("given", "给分"),
    ("bands", "分档"),
    ("line_through", "插值"),
    ("count", "计次"),
    ("judged", "判定"),
    ("grades", "评级"),
    ("ranks", "名次"),
    ("rated", "评分"),
    ("at_least", "至少"),
)


def one_rule(lint: Lint) -> Iterator[Problem]:
    """Yield leaves without a rule or with several, inner items with one, 取值 out of place."""
    for item in lint.scheme.all_items():
        written = [name for key, name in _KEYS if getattr(item, key) is not None]
        if item.children:
            idle = [*written, *(["取值"] if item.value else [])]
            if idle:
                yield lint.problem("rule-on-parent", item, item=item.title, key="、".join(idle))
        elif not written:
            yield lint.problem("rule-missing", item, item=item.title)
        elif len(written) > 1 and written != ["判定", "评级"]:
            yield lint.problem("rules-several", item, item=item.title, rules="、".join(written))
        elif written[0] in OF_VALUE and not item.value:
            yield lint.problem("value-missing", item, item=item.title, rule=written[0])
        elif written[0] not in OF_VALUE and item.value:
            yield lint.problem("value-unused", item, item=item.title, rule=written[0])


def parameters(lint: Lint) -> Iterator[Problem]:
    """Yield what is wrong with the parameters of each rule by itself."""
    for item in lint.scheme.leaves():
        if item.bands:
            yield from _bands(lint, item)
        if item.judged is not None:
            yield from check_judged(lint, (item, item.title), item.judged)
            yield from graded_only(lint, item)
        if item.line_through is not None:
            xs = [x for x, _ in item.line_through]
            if len(xs) < 2 or any(a >= b for a, b in pairwise(xs)):
                yield lint.problem(
                    "line-points", item, item=item.title, points="、".join(map(plain, xs)) or "无"
                )
            yield from _percents(lint, item, xs)
        if item.count:
            yield from _count(lint, item, item.count)
        if item.ranks and any(a < b for a, b in pairwise(item.ranks.points)):
            points = "、".join(map(plain, item.ranks.points))
            yield lint.problem("ranks-rising", item, item=item.title, points=points)
        if item.at_least and item.at_least.met > len(item.at_least.parts):
            count, met = len(item.at_least.parts), item.at_least.met
            yield lint.problem("at-least-too-many", item, item=item.title, count=count, met=met)


def _bands(lint: Lint, item: Item) -> Iterator[Problem]:
    bands = item.bands or ()
    faults = list(check_bands(lint, (item, item.title), bands, item.otherwise is not None))
    yield from faults
    limits: list[float] = []
    for band in bands:
        limits += band.limit.values() if isinstance(band.limit, dict) else [band.limit]
        if _points(band.gives) is None:
            details = {"item": item.title, "band": band_text(band), "gives": band.gives}
            yield lint.problem("band-not-points", item, **details)
    yield from _percents(lint, item, limits)
    if not faults:
        yield from _zigzag(lint, item)


def _zigzag(lint: Lint, item: Item) -> Iterator[Problem]:
    """Yield tiers whose points go up and down; of single values they may."""
    bands = [band for band in item.bands or () if band.operator not in ("==", "!=")]
    points = [p for p in (_points(band.gives) for band in bands) if p is not None]
    if isinstance(item.otherwise, float | int):
        points.append(item.otherwise)
    steps = np.diff(points)
    if (steps > 0).any() and (steps < 0).any():
        shown = "、".join(map(plain, points))
        yield lint.problem("points-zigzag", item, item=item.title, points=shown)


def _points(gives: str) -> float | None:
    try:
        points = float(gives)
    except ValueError:
        return None
    return points if math.isfinite(points) else None


def _percents(lint: Lint, item: Item, limits: list[float]) -> Iterator[Problem]:
    use = Use(item.value, item, f"{item.code} 的规则")
    if isinstance(use.parsed, Formula) and isinstance(use.parsed.root, Name):
        yield from percent(lint, use, use.parsed.root, tuple(limits))


def _count(lint: Lint, item: Item, count: Count) -> Iterator[Problem]:
    levels = isinstance(count.each, dict)
    if levels and not lint.is_register(count.times):
        yield lint.problem("levels-without-register", item, item=item.title)
    each = list(count.each.values()) if isinstance(count.each, dict) else [count.each]
    capped = count.cap is not None or item.cap is not None
    bonus = item in lint.scheme.bonuses and lint.scheme.bonus_cap is not None
    if max(each, default=0.0) > 0 and not capped and not bonus:
        yield lint.problem("count-without-cap", item, item=item.title)
    least = -math.inf if count.floor is None else count.floor
    most = math.inf if count.cap is None else count.cap
    if isinstance(least, dict) or isinstance(most, dict) or isinstance(count.start, dict):
        return
    if least <= most and not least <= count.start <= most:
        details = {"start": plain(count.start), "least": plain(least), "most": plain(most)}
        yield lint.problem("start-outside", item, item=item.title, **details)


def tops(lint: Lint) -> Iterator[Problem]:
    """Yield leaves whose best points are not the full marks, deductions that can add."""
    profiles = Profiles(lint)
    deductions = [leaf for root in lint.scheme.deductions for leaf in root.leaves()]
    for item in lint.scheme.leaves():
        top = _top(profiles, item)
        if top is None or not np.isfinite(top).all():
            continue
        if item in deductions and (top > 0).any():
            yield lint.problem("deduction-adds", item, item=item.title, top=plain(top.max()))
        if item.full is None or item in deductions:
            continue
        full, applies = profiles.own(item), profiles.applies(item)
        differs = applies & np.isfinite(full) & compare(top, "!=", full)
        for kind in np.flatnonzero(differs)[:1]:
            yield lint.problem(
                "top-not-full",
                item,
                item=item.title,
                top=plain(top[kind]),
                full=plain(full[kind]),
                when=profiles.when(int(kind)),
            )


def _top(profiles: Profiles, item: Item) -> Floats | None:
    """Return the best points a rule can give, for every kind of unit; None where open."""
    if item.rule is None:
        return None
    kind, spec = item.rule
    amounts = _amounts(kind, item, spec)
    if not amounts:
        return None
    top: Floats = np.max([profiles.amount(item, amount) for amount in amounts], axis=0)
    if kind is RuleKind.COUNT and spec.cap is not None:
        top = np.minimum(top, profiles.amount(item, spec.cap))
    return top if item.cap is None else np.minimum(top, item.cap)


def _amounts(kind: RuleKind, item: Item, spec: Any) -> list[Amount]:
    """Return the points among which the best is; [] for rules that give what people enter."""
    if kind is RuleKind.BANDS:
        points = [p for p in (_points(band.gives) for band in spec) if p is not None]
        return [*points, *([] if item.otherwise is None else [item.otherwise])]
    if kind is RuleKind.LINE:
        return [y for _, y in spec]
    if kind in (RuleKind.JUDGED, RuleKind.GRADES):
        return list((item.grades or {}).values())
    if kind is RuleKind.RANKS:
        return list(spec.points)
    if kind is RuleKind.COUNT:
        each = spec.each.values() if isinstance(spec.each, dict) else [spec.each]
        rises = max(each, default=0.0) > 0
        open_top = [math.inf if spec.cap is None else spec.cap] if rises else []
        return [spec.start, *open_top]
    return []
