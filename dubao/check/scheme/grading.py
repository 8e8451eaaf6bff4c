"""Grades, quotas, vetoes, ranking: they name grades and items that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dubao.check.scheme.bands import check_bands
from dubao.check.scheme.judging import check_judged
from dubao.check.scheme.lint import Lint
from dubao.model.formula.fault import fold
from dubao.model.grading import GradeBands
from dubao.model.keys import Node
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem

_SHARE = re.compile(r"(\d+(?:\.\d+)?)([%％])|\d+")


def grades(lint: Lint) -> Iterator[Problem]:
    """Yield what is wrong with 等第: tiers, conditions, quotas."""
    spec = lint.scheme.grades
    if spec is None:
        return
    yield from _ways(lint, spec)
    yield from check_bands(lint, (spec, "等第"), spec.bands, bool(spec.otherwise))
    for grade in spec.conditions:
        yield from _grade(lint, spec, "条件", grade)
    for quota in spec.quotas:
        yield from _grade(lint, spec, "名额", quota.grade)
        match = _SHARE.fullmatch(quota.share.strip())
        if not match or (match[2] and float(match[1]) > 100):
            yield lint.problem("quota-share", spec, grade=quota.grade, share=quota.share)


def _ways(lint: Lint, spec: GradeBands) -> Iterator[Problem]:
    """Yield grades made in no way or in two, and those that ask for a total there is none of."""
    if spec.judged:
        yield from check_judged(lint, (spec, "等第"), spec.judged)
        for key, written in (("分档", spec.bands), ("否则", spec.otherwise)):
            if written:
                yield lint.problem("grades-twice", spec, key=key)
    elif not spec.bands:
        yield lint.problem("grades-empty", spec)
    if not lint.scheme.has_points:
        for key, wanted in (("分档", spec.bands), ("名额", spec.quotas)):
            if wanted:
                yield lint.problem("total-missing", spec, key=f"等第的{key}")


def totals(lint: Lint) -> Iterator[Problem]:
    """Yield what rests on a total in a scheme that has no points."""
    scheme = lint.scheme
    if scheme.has_points:
        return
    if scheme.ranking:
        yield lint.problem("total-missing", scheme.ranking, key="排名")
    if scheme.full is not None:
        yield lint.problem("total-missing", None, key="总分")
    for veto in (*scheme.ceilings, *scheme.vetoes):
        if veto.outcome.total_cap is not None:
            yield lint.problem("total-missing", veto, key=f"{veto.code} 的总分不高于")


def outcomes(lint: Lint) -> Iterator[Problem]:
    """Yield 封顶 and 否决 without an outcome, or with a grade that does not exist."""
    for group, vetoes in (("封顶", lint.scheme.ceilings), ("否决", lint.scheme.vetoes)):
        for veto in vetoes:
            where = f"{group} {veto.code}"
            if not veto.outcome.grade_cap and veto.outcome.total_cap is None:
                yield lint.problem("outcome-empty", veto, where=where)
            elif veto.outcome.grade_cap:
                yield from _grade(lint, veto, f"{where} 的后果", veto.outcome.grade_cap)


def _grade(lint: Lint, node: Node, where: str, grade: str) -> Iterator[Problem]:
    """Check that 等第 has a grade of this name."""
    spec = lint.scheme.grades
    known = spec.names if spec else ()
    if grade not in known:
        hint = did_you_mean(grade, known, "等第有：" + ("、".join(known) or "无"))
        yield lint.problem("unknown-grade", node, where=where, grade=grade, nearest=hint)


def ranking(lint: Lint) -> Iterator[Problem]:
    """Yield items of 再比 that do not exist, or have no points to compare."""
    items = {fold(item.code): item for item in lint.scheme.all_items()}
    for code in lint.scheme.ranking.then if lint.scheme.ranking else ():
        item = items.get(fold(code))
        if item is not None and not item.has_points:
            yield lint.problem("tie-without-points", lint.scheme.ranking, item=code)
        elif item is None:
            codes = [known.code for known in items.values()]
            hint = did_you_mean(code, codes, "编号见「指标」")
            yield lint.problem(
                "unknown-item", lint.scheme.ranking, where="排名的再比", item=code, nearest=hint
            )
