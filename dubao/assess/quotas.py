"""名额: how many units may hold a grade; a tie at the line is listed and not decided (CA-15)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.grades import Grades, meet_conditions
from dubao.model.grading import GradeBands, Quota
from dubao.model.numbers import TOLERANCE, round_half_up
from dubao.model.place import Place
from dubao.model.terms import Rounding

Bools = NDArray[np.bool_]
Numbers = NDArray[np.intp]

_SHARE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([%％]?)\s*(?:个|名|所)?\s*")


@dataclass(frozen=True)
class Competitors:
    """Who competes for a quota: units sure of the grade but for the quota, and possible ones."""

    sure: Bools
    possible: Bools


def fill_quotas(
    grades: Grades, before: Grades, spec: GradeBands, standing: Numbers, columns: Columns
) -> None:
    """Apply each quota, the best grade first.

    `before` are the grades before 封顶 and 否决: without 递补 vetoed units hold their places.
    `standing` orders all units by published total and 再比, 1 first, 0 for none.
    """
    known = [quota for quota in spec.quotas if quota.grade in grades.names[:-1]]
    for quota in sorted(known, key=lambda quota: grades.names.index(quota.grade)):
        at = grades.names.index(quota.grade)
        source = grades if quota.refill else before
        within = source.graded & ~source.hole & (source.best <= at) & (source.worst >= at)
        _leave_out(grades, quota, within & (standing == 0))
        within &= standing > 0
        competitors = Competitors(within & (source.best == source.worst), within)
        _fill(grades, quota, competitors, standing, columns)
        meet_conditions(grades, spec)


def _leave_out(grades: Grades, quota: Quota, units: Bools) -> None:
    """Leave units without total undecided, graded though they are: they stand in no order."""
    at, words = grades.names.index(quota.grade), f"没有总分，排不进{quota.grade}的名额"
    open_units = units & (grades.best <= at)
    grades.worst[open_units] = np.maximum(grades.worst[open_units], at + 1)
    grades.steps.add(open_units, f"名额：{words}，待定")
    grades.open_for.append((open_units, lambda _: words))


def places(quota: Quota, sizes: Numbers) -> Numbers:
    """Return how many units of groups of these sizes may hold the grade; 30% or a number."""
    match = _SHARE.fullmatch(quota.share)
    number = float(match[1]) if match else 0.0
    if not match or not match[2]:
        return np.full(len(sizes), int(number), dtype=np.intp)
    exact = sizes * number / 100
    slack = TOLERANCE * np.maximum(exact, 1.0)
    if quota.rounding is Rounding.HALF_UP:
        return np.asarray(round_half_up(exact), dtype=np.intp)
    if quota.rounding is Rounding.UP:
        return np.ceil(exact - slack).astype(np.intp)
    return np.floor(exact + slack).astype(np.intp)


def _fill(
    grades: Grades, quota: Quota, competitors: Competitors, standing: Numbers, columns: Columns
) -> None:
    """Lower the units beyond the line; those on it stay undecided."""
    count, at = columns.count, grades.names.index(quota.grade)
    compared, keys = columns.cohort(quota.within)
    groups = np.zeros(count, dtype=np.intp) if compared is None else compared
    allowed = places(quota, np.bincount(groups, minlength=len(keys)))[groups]
    ahead, up_to = _counts(competitors, standing, groups)
    concerned = competitors.possible & (grades.best <= at)
    beyond = concerned & (ahead >= allowed)
    on_line = concerned & ~beyond & (up_to > allowed)
    below = grades.names[at + 1]
    grades.steps.add(
        beyond,
        lambda unit: f"名额：{quota.grade}{allowed[unit]}个，前面已有{ahead[unit]}个，降为{below}",
    )
    grades.best[beyond & (grades.best == at)] += 1
    either = beyond | on_line
    grades.worst[either] = np.maximum(grades.worst[either], at + 1)
    words = _line_words(competitors, standing, groups)
    grades.steps.add(on_line, lambda unit: f"名额：{quota.grade}{allowed[unit]}个，{words(unit)}")
    grades.open_for.append((on_line, words))
    _report_line(quota, on_line, groups, allowed, columns)
    _report_missing(standing, quota, columns)


def _line_words(
    competitors: Competitors, standing: Numbers, groups: Numbers
) -> Callable[[int], str]:
    """Say why a unit on the line is undecided: a tie, or another unit's open grade."""

    def words(unit: int) -> str:
        same = (standing == standing[unit]) & (groups == groups[unit])
        tied = np.count_nonzero(same & competitors.sure) > 1
        return "名额线并列，待定" if tied else "名额线上有单位的等第未定，待定"

    return words


def _counts(
    competitors: Competitors, standing: Numbers, groups: Numbers
) -> tuple[Numbers, Numbers]:
    """Count, for each competitor, the sure ones of its group ahead of it, and all up to its rank.

    0 for units that do not compete.
    """
    rows = np.flatnonzero(competitors.possible)
    order = rows[np.lexsort([standing[rows], groups[rows]])]
    group, place = groups[order], standing[order]
    places = np.arange(len(order))
    fresh_group = np.r_[True, np.diff(group) != 0][: len(order)]
    fresh = fresh_group | np.r_[True, np.diff(place) != 0][: len(order)]
    first = np.maximum.accumulate(np.where(fresh, places, 0))
    group_first = np.maximum.accumulate(np.where(fresh_group, places, 0))
    last = np.r_[np.flatnonzero(fresh)[1:], len(order)][np.cumsum(fresh) - 1]
    sure_before = np.r_[0, np.cumsum(competitors.sure[order])]
    ahead, up_to = np.zeros_like(standing), np.zeros_like(standing)
    ahead[order] = sure_before[first] - sure_before[group_first]
    up_to[order] = last - group_first
    return ahead, up_to


def _report_line(
    quota: Quota, on_line: Bools, groups: Numbers, allowed: Numbers, columns: Columns
) -> None:
    for group in np.unique(groups[on_line]):
        units = np.flatnonzero(on_line & (groups == group))
        columns.report(
            "quota-line",
            _place(quota, columns),
            grade=quota.grade,
            places=int(allowed[units[0]]),
            units="、".join(columns.names[units].astype(str)),
        )


def _place(quota: Quota, columns: Columns) -> Place:
    """Return where a quota is written; one made in a program has the place of 等第."""
    return columns.scheme.place(quota if quota.line else columns.scheme.grades)


def _report_missing(standing: Numbers, quota: Quota, columns: Columns) -> None:
    """Warn that units without total took no part."""
    absent = np.flatnonzero(standing == 0)
    if len(absent):
        columns.report(
            "quota-with-missing",
            _place(quota, columns),
            grade=quota.grade,
            count=len(absent),
            units="、".join(columns.names[absent[:20]].astype(str)),
        )
