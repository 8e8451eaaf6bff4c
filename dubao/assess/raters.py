"""评分: several raters' scores put together (CA-20, CA-21)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.case import Case, Scored
from dubao.assess.notes import Words
from dubao.assess.scoresheets import ScoreSheet
from dubao.assess.texts import written
from dubao.model.dataset import SCORE_POINTS, SCORE_RATER, SCORE_RATER_UNIT
from dubao.model.formula.parse import fold
from dubao.model.numbers import compare, plain
from dubao.model.table import Column
from dubao.model.terms import RaterMean, Reason

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Ballots:
    """The rows of one item: table row, unit, score, and whether the score counts."""

    rows: Rows
    units: Rows
    scores: Floats
    used: Bools
    conflicted: Bools


def score_rated(case: Case) -> Scored:
    """评分: the raters' mean × 满分 ÷ the raters' 满分; too few valid raters give no value."""
    spec, count = case.item.rated, case.columns.count
    assert spec is not None
    sheet = case.columns.sheet(spec.table)
    if sheet is None:
        return case.scored(Column.absent(count, Reason.NOT_HANDED_IN), np.full(count, np.nan))
    ballots = ballots_of(case, sheet)
    means, points, valid = put_together(case, ballots)
    enough = valid >= spec.at_least
    few = np.where(valid == 0, Reason.NOT_HANDED_IN, Reason.TOO_FEW_RATERS)
    reasons = np.where(enough, 0, few).astype(np.int8)
    value = Column(np.where(enough, means, np.nan), reasons)
    return case.scored(value, points, _notes(sheet, ballots, valid))


def put_together(case: Case, ballots: Ballots) -> tuple[Floats, Floats, Rows]:
    """Return each unit's aggregate of the raters, its points, and how many raters count."""
    spec, count = case.item.rated, case.columns.count
    assert spec is not None
    units, scores = ballots.units[ballots.used], ballots.scores[ballots.used]
    valid = np.bincount(units, minlength=count)
    with np.errstate(divide="ignore", invalid="ignore"):
        means = MEANS[spec.mean](units, scores, valid, spec.trim_from)
        return means, means * case.full / raters_full(case), valid


def raters_full(case: Case) -> Floats:
    """Return the full marks that raters score to, for every unit."""
    spec = case.item.rated
    assert spec is not None
    return case.full if spec.full is None else np.full(case.columns.count, spec.full)


def ballots_of(case: Case, sheet: ScoreSheet) -> Ballots:
    """Return the rows of the item, with what is not to be counted reported and marked."""
    rows = sheet.rows(case.item)
    units = sheet.units[rows]
    column = sheet.points
    scores, filled = column.values[rows].astype(float), column.filled[rows]
    full = raters_full(case)[units]
    outside = filled & ~(compare(scores, ">=", 0.0) & compare(scores, "<=", full))
    for at in np.flatnonzero(outside):
        place = sheet.table.origin.place(int(rows[at]), SCORE_POINTS)
        case.columns.report(
            "rater-out-of-range",
            place,
            unit=case.columns.names[units[at]],
            item=case.item.title,
            score=plain(scores[at]),
            full=plain(full[at]),
        )
    conflicted = _conflicts(case, sheet, rows, units)
    used = filled & ~outside & ~conflicted
    return Ballots(rows, units, scores, used, conflicted)


def _conflicts(case: Case, sheet: ScoreSheet, rows: Rows, units: Rows) -> Bools:
    """Tell which raters belong to the unit they rate; each is reported (CA-21)."""
    columns = case.columns
    if SCORE_RATER_UNIT not in sheet.table:
        return np.zeros(len(rows), dtype=bool)
    home = sheet.table.frame[SCORE_RATER_UNIT].to_numpy(dtype=object)[rows]
    numbers, homes = pd.factorize(home)
    folded = np.array([*(fold(str(text)) for text in homes), ""], dtype=object)[numbers]
    conflicted = np.logical_or.reduce([folded == own[units] for own in columns.called])
    for at in np.flatnonzero(conflicted):
        columns.report(
            "rater-conflict",
            sheet.table.origin.place(int(rows[at]), SCORE_RATER_UNIT),
            unit=columns.names[units[at]],
            rater=rater_name(sheet, int(rows[at])),
        )
    return np.asarray(conflicted, dtype=bool)


def rater_name(sheet: ScoreSheet, row: int) -> str:
    """Return who gave the score in a row, a stand-in if no name is written."""
    if SCORE_RATER not in sheet.table:
        return "评委"
    return written(sheet.table.column(SCORE_RATER).values[row]) or "未署名评委"


def _mean(units: Rows, scores: Floats, valid: Rows, _: int) -> Floats:
    return np.asarray(np.bincount(units, scores, len(valid)) / valid)


def _trimmed(units: Rows, scores: Floats, valid: Rows, trim_from: int) -> Floats:
    """Drop one highest and one lowest, only from `trim_from` valid raters up."""
    highest, lowest = np.zeros(len(valid)), np.full(len(valid), np.inf)
    np.maximum.at(highest, units, scores)
    np.minimum.at(lowest, units, scores)
    totals = np.bincount(units, scores, len(valid))
    trimmed = valid >= trim_from
    return np.where(trimmed, (totals - highest - lowest) / (valid - 2), totals / valid)


def _median(units: Rows, scores: Floats, valid: Rows, _: int) -> Floats:
    ordered = np.append(scores[np.lexsort([scores, units])], np.nan)
    starts = np.cumsum(valid) - valid
    low = np.where(valid > 0, starts + (valid - 1) // 2, len(scores))
    high = np.where(valid > 0, starts + valid // 2, len(scores))
    return np.asarray((ordered[low] + ordered[high]) / 2)


MEANS: dict[RaterMean, Callable[[Rows, Floats, Rows, int], Floats]] = {
    RaterMean.MEAN: _mean,
    RaterMean.MEDIAN: _median,
    RaterMean.TRIMMED: _trimmed,
}


def _notes(sheet: ScoreSheet, ballots: Ballots, valid: Rows) -> Words:
    """Say how many raters count, and name those left out or still to score."""
    out: dict[int, str] = {}
    for at in np.flatnonzero(~ballots.used):
        why, unit = "回避" if ballots.conflicted[at] else "未计", int(ballots.units[at])
        name = rater_name(sheet, int(ballots.rows[at]))
        out[unit] = out.get(unit, "") + f"，{why}：{name}"
    return lambda unit: f"有效评委{valid[unit]}名" + out.get(unit, "")
