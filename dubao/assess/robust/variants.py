"""Which variants of a scheme are tried: weights one by one, items and raters left out, draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from dubao.assess.leaves import within
from dubao.assess.raters import put_together
from dubao.assess.robust.draws import uniform
from dubao.assess.robust.ratings import Panel, Rated
from dubao.assess.robust.tiled import Trials
from dubao.model.assessment import Assessment, ItemResult
from dubao.model.numbers import close, plain
from dubao.model.scheme import Item, Scheme
from dubao.model.terms import Combine

Floats = NDArray[np.float64]

LESS_ITEM, LESS_RATER = "去掉指标", "去掉评委"


@dataclass(frozen=True)
class Plan:
    """One variant: its kind, what it is about, and what is changed."""

    kind: str
    what: str
    code: str = ""
    factor: float = 1.0
    without: str = ""
    replaced: dict[str, Floats] = field(default_factory=dict)


def weighing(assessment: Assessment) -> tuple[Item, ...]:
    """Return the items whose weight can move against that of others, top down.

    Under a sum the full marks are the weight, under 加权 and 几何 the 权重; 取高, 取低 have none.
    """
    return tuple(
        item
        for combine, siblings in _levels(assessment.scheme)
        if len(counted := _counted(assessment, combine, siblings)) > 1
        and (combine is Combine.SUM or combine.weighs)
        for item in counted
    )


def _removable(assessment: Assessment) -> Iterator[Item]:
    for combine, siblings in _levels(assessment.scheme):
        counted = _counted(assessment, combine, siblings)
        yield from counted if len(counted) > 1 else ()


def _levels(scheme: Scheme) -> Iterator[tuple[Combine, Sequence[Item]]]:
    """Yield the children of the whole and of every inner item, with how they are put together."""
    yield Combine.SUM, scheme.items
    for root in scheme.items:
        for item in root.walk():
            if item.children:
                yield item.combine, item.children


def _counted(assessment: Assessment, combine: Combine, siblings: Sequence[Item]) -> list[Item]:
    if combine.weighs:
        return [item for item in siblings if item.weight != 0]
    return [item for item in siblings if assessment.items[item.code].full.any()]


def planned(
    assessment: Assessment, rated: Sequence[Rated], panel: Panel, width: float
) -> list[Plan]:
    """Return every variant that has a name: weights up and down, items and raters left out."""
    percent = plain(width * 100)
    plans = []
    for item in weighing(assessment):
        plans.append(Plan(f"权重加{percent}%", item.title, item.code, 1 + width))
        plans.append(Plan(f"权重减{percent}%", item.title, item.code, 1 - width))
    plans += [Plan(LESS_ITEM, item.title, without=item.code) for item in _removable(assessment)]
    for rater in range(len(panel)):
        replaced = {
            one.item.code: points_without(one, rater, assessment.items[one.item.code])
            for one in rated
            if (one.named & (one.raters == rater)).any()
        }
        if replaced:
            plans.append(Plan(LESS_RATER, panel.label(rater), replaced=replaced))
    return plans


def points_without(rated: Rated, rater: int, result: ItemResult) -> Floats:
    """Return an item's points without one rater, put together as the engine does.

    至少 is not asked for. A unit that nobody else rated, or whose points are not the raters'
    (after appeal, 缺失), keeps what it has.
    """
    ballots, item = rated.ballots, rated.item
    others = replace(ballots, used=ballots.used & (rated.raters != rater))
    ours = within(item, put_together(rated.case, ballots)[1])
    points = within(item, put_together(rated.case, others)[1])
    return np.where(close(ours, result.points) & ~np.isnan(points), points, result.points)


def trials_of(plans: Sequence[Plan], codes: tuple[str, ...], drawn: Floats) -> Trials:
    """Return the named variants, and below them the drawn weights."""
    factors = np.ones((len(plans), len(codes)))
    replaced: dict[str, dict[int, Floats]] = {}
    for row, plan in enumerate(plans):
        if plan.code:
            factors[row, codes.index(plan.code)] = plan.factor
        for code, points in plan.replaced.items():
            replaced.setdefault(code, {})[row] = points
    without = tuple(plan.without for plan in plans) + ("",) * len(drawn)
    return Trials(codes, np.concatenate([factors, drawn]), without, replaced)


def drawn_factors(count: int, items: int, width: float, seed: int) -> Floats:
    """Return factors for the weights, even from 1 − width to 1 + width."""
    return 1 + width * (2 * uniform(seed, count, items) - 1)
