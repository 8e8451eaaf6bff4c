"""Sources: every one named exists and is of the form and for the purpose it is named for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dubao.check.scheme.lint import Lint
from dubao.model.keys import Node
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem
from dubao.model.scheme import Item
from dubao.model.terms import UNITS, Layout, Role

_PLACEHOLDER = re.compile(r"\{[^{}]*\}?|\}")
_IN_PATTERNS = ("{年度}", "{上年}")
_IN_OUTPUTS = ("{单位名称}", "{单位代码}", "{年度}")
_ROLE_LAYOUTS = {
    Role.SELF_SCORE: (Layout.SCORES,),
    Role.APPEAL: (Layout.SCORES,),
    Role.LIFTING: (Layout.REGISTER,),
    Role.LAST_YEAR: (Layout.ROWS, Layout.FORM),
}


def sources(lint: Lint) -> Iterator[Problem]:
    """Yield sources that are named but not there, or of another form."""
    scheme = lint.scheme
    for spec in scheme.fields:
        if spec.source:
            yield from named_source(
                lint, spec, (f"字段「{spec.name}」", spec.source), tuple(Layout)
            )
    for derived in scheme.derived:
        if derived.table and derived.table != UNITS:
            where = f"派生「{derived.name}」的表"
            yield from named_source(lint, derived, (where, derived.table), (Layout.REGISTER,))
    for item in scheme.leaves():
        for where, name, wanted in _of_item(lint, item):
            yield from named_source(lint, item, (f"{item.code} 的{where}", name), wanted)
    for name, source in scheme.sources.items():
        allowed = _ROLE_LAYOUTS.get(source.role, tuple(Layout))
        if source.layout not in allowed:
            where = f"作用是{source.role}，"
            yield _wrong(lint, source, (where, name), source.layout, allowed)


def _of_item(lint: Lint, item: Item) -> Iterator[tuple[str, str, tuple[Layout, ...]]]:
    """Yield the sources that an item's rule names, and the forms they may have."""
    if item.given:
        yield "给分", item.given.source, (Layout.SCORES, Layout.ROWS)
    if item.rated:
        yield "评分", item.rated.table, (Layout.SCORES,)
    if item.count and item.count.times in lint.scheme.sources:
        yield "次数", item.count.times, (Layout.REGISTER,)


def named_source(
    lint: Lint, node: Node, names: tuple[str, str], wanted: tuple[Layout, ...]
) -> Iterator[Problem]:
    """Check one mention of a source; what is scored must come from a 作用: 数据."""
    where, name = names
    source = lint.scheme.sources.get(name)
    if source is None:
        known = list(lint.scheme.sources)
        hint = did_you_mean(name, known, "「数据」中有：" + ("、".join(known) or "无"))
        yield lint.problem("unknown-source", node, where=where, name=name, nearest=hint)
    elif source.layout not in wanted:
        yield _wrong(lint, node, names, source.layout, wanted)
    elif source.role is not Role.DATA and len(wanted) < len(Layout):
        yield lint.problem(
            "wrong-source",
            node,
            where=where,
            name=name,
            found=f"作用为{source.role}的来源",
            wanted="作用为数据的来源",
        )


def _wrong(
    lint: Lint, node: Node, names: tuple[str, str], found: str, wanted: tuple[Layout, ...]
) -> Problem:
    details = {"where": names[0], "name": names[1], "found": str(found)}
    return lint.problem("wrong-source", node, wanted="或".join(wanted), **details)


def placeholders(lint: Lint) -> Iterator[Problem]:
    """Yield marks in file patterns and outputs that nothing will be put in for."""
    scheme = lint.scheme
    patterns = [
        (s, f"来源「{name}」的文件", s.files, _IN_PATTERNS) for name, s in scheme.sources.items()
    ]
    outputs = [(p, f"文件「{p.template}」的输出", p.output, _IN_OUTPUTS) for p in scheme.papers]
    for node, where, text, known in (*patterns, *outputs):
        for mark in _PLACEHOLDER.findall(text):
            if mark not in known:
                shown = "、".join(known)
                yield lint.problem("unknown-placeholder", node, where=where, mark=mark, known=shown)
