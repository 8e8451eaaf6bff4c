"""What is wrong with single tags: each is looked at by itself, so that all faults are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from dubao.model.nearest import did_you_mean
from dubao.render.engine.blocks import FORBIDDEN, ending_of
from dubao.render.engine.refusals import refusals
from dubao.render.engine.sandbox import OWN
from dubao.render.engine.tags import Kind, Tag

_USUAL_FILTERS = "金额、百分比、小数、日期、空缺、default、join、length、round"
_USUAL_TESTS = "defined、none、number、string、even、odd"
_PARTS = frozenset({"else", "endfor", "endif", "endset", "endfilter", "endwith"})
Found = tuple[str, Tag, dict[str, str]]


def tag_faults(
    environment: Environment, tags: list[Tag], tree: nodes.Template | None
) -> Iterator[Found]:
    """Yield what is wrong with each tag; `tree` is given if all of them could be read."""
    told = _told(tags)
    for tag in tags:
        if not tag.raw or tag.kind is Kind.COMMENT or tag.word in told:
            continue
        if tree is None:
            text = _alone(tag)
            try:
                own = environment.parse(text) if text else None
            except TemplateSyntaxError as fault:
                yield _fault(fault, tag)
                continue
            if own is not None:
                yield from _filters(environment, own, tag)
                yield from ((code, tag, details) for code, details, _ in refusals(own))
    if tree is not None:
        yield from _unknown_filters(environment, tags, tree)


def _told(tags: list[Tag]) -> set[str]:
    """Return the words of blocks that templates may not have, and of what belongs to these."""
    words = {tag.word for tag in tags if tag.kind is Kind.BLOCK} & FORBIDDEN
    middle = {"pluralize"} if "trans" in words else set()
    return {*words, *(f"end{word}" for word in words), *middle}


def _unknown_filters(
    environment: Environment, tags: list[Tag], tree: nodes.Template
) -> Iterator[Found]:
    known = {node.name for node in tree.find_all(nodes.Filter)} <= _known(environment)
    tests = {node.name for node in tree.find_all(nodes.Test)} <= environment.tests.keys()
    if known and tests:
        return
    for tag in tags:
        text = _alone(tag) if tag.raw else ""
        if text:
            yield from _filters(environment, environment.parse(text), tag)


def _known(environment: Environment) -> set[str]:
    return {*environment.filters, *OWN}


def _filters(environment: Environment, tree: nodes.Template, tag: Tag) -> Iterator[Found]:
    filters = _known(environment)
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        if isinstance(node, nodes.Filter) and node.name not in filters:
            offered = sorted(name for name in filters if not name.startswith("dubao_"))
            near = did_you_mean(node.name, offered, f"常用的有：{_USUAL_FILTERS}")
            yield "template-syntax", tag, {"reason": f"没有这个过滤器：{node.name}（{near}）"}
        elif isinstance(node, nodes.Test) and node.name not in environment.tests:
            near = did_you_mean(node.name, sorted(environment.tests), f"常用的有：{_USUAL_TESTS}")
            yield "template-syntax", tag, {"reason": f"没有这个判断词：{node.name}（{near}）"}


def _alone(tag: Tag) -> str:
    """Return a source that Jinja reads if, and only if, the tag's inside is right."""
    if tag.kind is Kind.PRINT:
        return f"\x03{tag.body}\x04"
    if tag.kind is not Kind.BLOCK or tag.word in _PARTS:
        return ""
    if tag.word == "elif":
        return f"\x01if 1\x02\x01{tag.body}\x02\x01endif\x02"
    ending = ending_of(tag)
    return f"\x01{tag.body}\x02" + (f"\x01{ending}\x02" if ending else "")


def _fault(fault: TemplateSyntaxError, tag: Tag) -> Found:
    message = fault.message or ""
    if unknown := re.search(r"unknown tag '([^']*)'", message):
        return "template-syntax", tag, {"reason": f"多出或写错的标记「{unknown[1]}」"}
    number = re.search(r"(?<![\w.\"'])(\d+[^\W\d_]\w*)", tag.body)
    if number:
        return "template-name", tag, {"name": number[1]}
    return "template-syntax", tag, {"reason": "花括号里的写法看不懂"}
