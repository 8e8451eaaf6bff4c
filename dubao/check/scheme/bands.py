"""Tiers: one direction, each can be reached, nothing falls between them (CA-29)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from dubao.check.scheme.lint import Lint
from dubao.model.keys import Node
from dubao.model.numbers import compare, plain
from dubao.model.problem import Problem
from dubao.model.rule_text import band_text
from dubao.model.rules import Band

Limits = Sequence[float]


def check_bands(
    lint: Lint, where: tuple[Node, str], bands: tuple[Band, ...], otherwise: bool
) -> Iterator[Problem]:
    """Yield what is wrong with the conditions of tiers; `where` is the node and its name."""
    node, name = where
    operators = {band.operator[0] for band in bands if band.operator not in ("==", "!=")}
    if not bands:
        return
    if len(operators) > 1:
        yield lint.problem("bands-direction", node, item=name)
        return
    told: set[str] = set()
    for key, limits in _limits(bands).items():
        when = f"（{key}）" if key else ""
        points, first = first_held(bands, limits)
        for at, band in enumerate(bands):
            if at not in first and band_text(band) not in told:
                told.add(band_text(band))
                yield lint.problem(
                    "band-unreachable", node, item=name, band=band_text(band), when=when
                )
        hole = _hole(points, first, len(bands), sorted(set(limits)))
        if hole and not otherwise and "hole" not in told:
            told.add("hole")
            yield lint.problem("bands-hole", node, item=name, hole=hole, when=when)


def _limits(bands: tuple[Band, ...]) -> Mapping[str, Limits]:
    """Return the limits of all tiers by the key of their maps; "" where there are no maps."""
    keys = [key for b in bands if isinstance(b.limit, dict) for key in b.limit]
    found = {}
    for key in dict.fromkeys(keys) or ("",):
        limits = [b.limit.get(key) if isinstance(b.limit, dict) else b.limit for b in bands]
        known = [limit for limit in limits if limit is not None]
        if len(known) == len(bands):
            found[key] = known
    return found


def first_held(bands: tuple[Band, ...], limits: Limits) -> tuple[list[float], list[int]]:
    """Return points on, between and beyond all limits, and the first tier that holds at each."""
    edges = sorted(set(limits))
    points = [edges[0] - 1.0, *edges, edges[-1] + 1.0]
    points += [(low + high) / 2 for low, high in pairwise(edges)]
    points.sort()
    first = np.full(len(points), len(bands))
    for at in reversed(range(len(bands))):
        first[compare(points, bands[at].operator, limits[at])] = at
    return points, first.tolist()


def _hole(points: list[float], first: list[int], none: int, edges: list[float]) -> str:
    """Name the first stretch where no tier holds, "" if there is none."""
    missed = [point for point, held in zip(points, first, strict=True) if held == none]
    if not missed:
        return ""
    if missed[0] in edges:
        return f"等于 {plain(missed[0])} "
    if missed[0] < edges[0]:
        return f"低于 {plain(edges[0])} "
    low = max(edge for edge in edges if edge < missed[0])
    if missed[0] > edges[-1]:
        return f"高于 {plain(low)} "
    return f"{plain(low)} 到 {plain(min(e for e in edges if e > missed[0]))} 之间"
