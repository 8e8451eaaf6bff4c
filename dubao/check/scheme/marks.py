"""Full marks add up: children to their parent, everything to the total (CA-33)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dubao.check.scheme.lint import Lint
from dubao.check.scheme.profiles import Profiles
from dubao.model.numbers import close, plain, round_half_up
from dubao.model.problem import Problem
from dubao.model.scheme import Item


def full_marks(lint: Lint) -> Iterator[Problem]:
    """Yield full marks that are missing or do not add up, for the first kind of unit."""
    profiles = Profiles(lint)
    for root in lint.scheme.items:
        for item in root.walk():
            if item.children:
                yield from _children(lint, profiles, item)
            elif item.full is None and item.has_points:
                yield lint.problem("full-missing", item, item=item.title)
    if lint.scheme.full is not None and lint.scheme.has_points:
        sums = np.sum([profiles.full(item) for item in lint.scheme.items], axis=0)
        full = np.full(profiles.count, lint.scheme.full)
        for kind in _differing(full, sums):
            yield lint.problem(
                "total-does-not-add",
                None,
                full=plain(lint.scheme.full),
                sum=plain(sums[kind]),
                when=profiles.when(kind),
            )


def _children(lint: Lint, profiles: Profiles, item: Item) -> Iterator[Problem]:
    if item.combine.weighs:
        yield from _weights(lint, item)
    if item.full is None:
        return
    full, sums = profiles.own(item), profiles.below(item)
    applies = profiles.applies(item)
    for kind in _differing(np.where(applies, full, np.nan), sums):
        yield lint.problem(
            "full-does-not-add",
            item,
            item=item.title,
            full=plain(full[kind]),
            sum=plain(sums[kind]),
            when=profiles.when(kind),
        )


def _weights(lint: Lint, item: Item) -> Iterator[Problem]:
    """Yield weights of which some are missing, or that add up to neither 1 nor 100.

    Where none is written all children count alike.
    """
    weights = [child.weight for child in item.children if child.has_points]
    written = [weight for weight in weights if weight is not None]
    total = sum(written)
    if written and len(written) < len(weights):
        yield lint.problem("weights-missing", item, item=item.title)
    elif written and not (close(total, 1.0) or close(total, 100.0)):
        yield lint.problem("weights-do-not-add", item, item=item.title, sum=plain(total))


def _differing(full: NDArray[np.float64], sums: NDArray[np.float64]) -> list[int]:
    """Return the first kind of unit for which two sums differ, [] if none or unknown."""
    known = np.isfinite(full) & np.isfinite(sums)
    return np.flatnonzero(known & ~close(full, sums)).tolist()[:1]


def finer_than_published(lint: Lint) -> Iterator[Problem]:
    """Yield full marks with more decimals than the published points keep."""
    decimals = lint.scheme.decimals
    for item in lint.scheme.leaves():
        numbers = item.full.values() if isinstance(item.full, dict) else [item.full]
        for full in numbers:
            if full is not None and not close(round_half_up(full, decimals), full):
                shown = {"item": item.title, "full": plain(full), "decimals": decimals}
                yield lint.problem("finer-than-published", item, **shown)
                break
