"""Grades, quotas, vetoes, ranking: they name grades and items that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dubao.check.scheme.bands import check_bands
from dubao.check.scheme.lint import Lint
from dubao.model.formula.fault import fold
from dubao.model.keys import Node
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem

_SHARE = re.compile(r"(\d+(?:\.\d+)?)([%％])|\d+")


def grades(lint: Lint) -> Iterator[Problem]:
    """Yield what is wrong with 等第: tiers, conditions, quotas."""
    spec = lint.scheme.grades
    if spec is None:
        return
    yield from check_bands(lint, (spec, "等第"), spec.bands, bool(spec.otherwise))
    for grade in spec.conditions:
        yield from _grade(lint, spec, "条件", grade)
    for quota in spec.quotas:
        yield from _grade(lint, spec, "名额", quota.grade)
        match = _SHARE.fullmatch(quota.share.strip())
        if not match or (match[2] and float(match[1]) > 100):
            yield lint.problem("quota-share", spec, grade=quota.grade, share=quota.share)


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
    known = [*(band.gives for band in spec.bands), spec.otherwise] if spec else []
    if grade not in known:
        hint = did_you_mean(grade, known, "等第有：" + ("、".join(filter(None, known)) or "无"))
        yield lint.problem("unknown-grade", node, where=where, grade=grade, nearest=hint)


def ranking(lint: Lint) -> Iterator[Problem]:
    """Yield items of 再比 that do not exist."""
    codes = [item.code for item in lint.scheme.all_items()]
    for code in lint.scheme.ranking.then if lint.scheme.ranking else ():
        if fold(code) not in map(fold, codes):
            hint = did_you_mean(code, codes, "编号见「指标」")
            yield lint.problem(
                "unknown-item", lint.scheme.ranking, where="排名的再比", item=code, nearest=hint
            )
