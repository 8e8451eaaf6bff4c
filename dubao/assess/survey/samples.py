"""Whether enough valid answers came in (SV-01 to SV-03): the demands are data of the scheme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import parse
from dubao.model.numbers import compare, plain, rounded
from dubao.model.survey import Sample
from dubao.model.survey_result import ALL, SampleCheck, SurveyResult
from dubao.model.terms import Verdict

if TYPE_CHECKING:
    from dubao.assess.columns import Columns

    Floats = NDArray[np.float64]

LEAST, SHARE, RATE = "有效问卷（份）", "占全部有效问卷（%）", "有效率（%）"


def checks_of(result: SurveyResult, columns: Columns) -> SurveyResult:
    """Return the result with its checks; what falls short is reported, once for each unit."""
    checks = [
        check
        for sample in result.survey.samples
        for what, found, wanted in _demands(sample, result, columns)
        for check in _compared(sample, what, found, wanted)
    ]
    for check in checks:
        if check.verdict is not Verdict.MET:
            _report(check, result, columns)
    return replace(result, checks=tuple(checks))


def _demands(
    sample: Sample, result: SurveyResult, columns: Columns
) -> Iterator[tuple[str, Floats, Floats]]:
    """Yield what is demanded, what each unit has and what it must have."""
    if (sample.group or ALL) not in result.groups:
        return
    at, last = result.column(sample.group), result.column("")
    valid = result.valid[:-1, at].astype(float)
    if sample.least or sample.bands:
        yield LEAST, valid, least_of(sample, columns)
    with np.errstate(divide="ignore", invalid="ignore"):
        if sample.share is not None:
            share = valid / result.valid[:-1, last] * 100
            yield SHARE, share, np.full(len(valid), sample.share)
        if sample.rate is not None:
            sent = result.sent[:-1, at]
            base = np.where(np.isnan(sent), result.returned[:-1, at], sent)
            yield RATE, valid / base * 100, np.full(len(valid), sample.rate)


def least_of(sample: Sample, columns: Columns) -> Floats:
    """Return how many valid answers each unit must have; NaN where that cannot be told."""
    if sample.least:
        return _numbers(sample.least, columns)
    values = _numbers(sample.by, columns)
    wanted = np.full(len(values), np.nan if sample.otherwise is None else sample.otherwise)
    for band in reversed(sample.bands or ()):
        if not isinstance(band.limit, dict):
            wanted = np.where(compare(values, band.operator, band.limit), band.points, wanted)
    return np.where(np.isnan(values), np.nan, wanted)


def _numbers(text: str, columns: Columns) -> Floats:
    column = evaluate(parse(text), columns)
    return np.where(column.reasons != 0, np.nan, column.values.astype(float))


def _compared(sample: Sample, what: str, found: Floats, wanted: Floats) -> Iterator[SampleCheck]:
    for unit, (have, need) in enumerate(zip(found.tolist(), wanted.tolist(), strict=True)):
        if np.isnan(have) or np.isnan(need):
            verdict = Verdict.UNDECIDED
        else:
            verdict = Verdict.MET if compare(have, ">=", need) else Verdict.UNMET
        yield SampleCheck(sample, unit, what, need, have, verdict)


def _report(check: SampleCheck, result: SurveyResult, columns: Columns) -> None:
    survey = result.survey
    details = {
        "unit": columns.names[check.unit],
        "survey": survey.name,
        "group": check.sample.group or ALL,
        "what": check.what,
        "wanted": plain(rounded(check.wanted, 2)),
    }
    place = columns.scheme.place(check.sample if check.sample.line else survey)
    if check.verdict is Verdict.UNDECIDED:
        columns.report("survey-sample-undecided", place, **details)
    else:
        hidden = result.hidden[check.unit, result.column(check.sample.group)]
        found = "＊" if hidden else plain(rounded(check.found, 2))
        columns.report("survey-sample-short", place, found=found, **details)
