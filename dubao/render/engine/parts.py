"""From the XML of a part to code that fills it in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from jinja2 import Template as Code
from jinja2 import TemplateSyntaxError, nodes

from dubao.render.engine.depth import TOO_DEEP, too_deep_tag
from dubao.render.engine.lines import Line, Marks, join_paragraphs
from dubao.render.engine.names import PARAGRAPHS, W14, WP, Element, W, etree
from dubao.render.engine.refusals import refusals
from dubao.render.engine.repair import ending, grid, guard, row, table
from dubao.render.engine.sandbox import FRESH, environment, paid_loops
from dubao.render.engine.sites import PLAIN, Site, site_of
from dubao.render.engine.source import Source, write_source
from dubao.render.engine.spots import part_name, spots
from dubao.render.engine.structure import Layout, lift
from dubao.render.engine.syntax import tag_faults
from dubao.render.engine.tags import Kind, Tag, tags
from dubao.render.engine.uses import Need, called_text, calls, needs

ENVIRONMENT = environment()
ENVIRONMENT.filters |= {
    "dubao_ending": ending,
    "dubao_row": row,
    "dubao_table": table,
    "dubao_grid": grid,
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_IN_ATTRIBUTE = re.compile(r'="[^"<]*[{｛][{｛%％]')
_HAS_TAGS = re.compile(r"[{｛}｝]")


class UnreadableError(Exception):
    """A part is not well-formed XML."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a tag of a template: a code of the catalogue and its details."""

    code: str
    tag: Tag
    details: Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """One part of a template, compiled.

    `member` is its name in the package, `title` how the office calls it; `tree` is what Jinja
    understood, for lists of names.
    """

    member: str
    title: str
    source: Source
    sites: tuple[Site, ...]
    code: Code
    tree: nodes.Template = field(repr=False)
    needed: tuple[Need, ...] = ()

    def fill(self, values: Mapping[str, Any], filling: Mapping[str, Any]) -> Iterator[str]:
        """Yield the XML of the part piece by piece; `filling` sets what Filling needs."""
        context = self.code.new_context(dict(values))
        context.__dict__.update(filling, sites=self.sites)
        return self.code.root_render_func(context)

    def failed_tag(self, trace: TracebackType | None) -> Tag | None:
        """Return the tag at which filling in failed."""
        found = None
        while trace is not None:
            if trace.tb_frame.f_globals.get("__jinja_template__") is self.code:
                found = trace.tb_lineno
            trace = trace.tb_next
        return self.source.tag_at(self.code.get_corresponding_lineno(found)) if found else None


def compiled(member: str, data: bytes) -> tuple[Part | None, tuple[Fault, ...]]:
    """Return the part, None if it has no tags, and everything that is wrong with it.

    Raises UnreadableError if the part is no XML.
    """
    text = data.decode("utf-8", "replace")
    if not _HAS_TAGS.search(text):
        return None, ()
    root = _parsed(data)
    marks, layout = Marks(), Layout()
    lines = _mark_lines(root, marks, layout)
    if _IN_ATTRIBUTE.search(text):
        _mark_attributes(root, marks, layout)
    if not marks.tags and not layout.faults and not any(line.tags for line in lines):
        return None, ()
    _tidy(root, marks)
    cache: dict[Element, str] = {}
    sites = {tag: site_of(tag, cache) for tag in marks.tags if tag.element is not None}
    lift(marks, layout)
    join_paragraphs(lines)
    guard(root, layout.grids, marks)
    xml = HEAD + etree.tostring(root, encoding="unicode")
    all_sites = [sites.get(tag, PLAIN) for tag in marks.tags]
    source, used = write_source(xml, marks.tags, all_sites, layout)
    return _compiled(member, source, used, layout)


def _compiled(
    member: str, source: Source, sites: tuple[Site, ...], layout: Layout
) -> tuple[Part | None, tuple[Fault, ...]]:
    faults = tuple(Fault(code, tag, details) for code, tag, details in layout.faults)
    try:
        if faults:
            return None, (*faults, *_tag_faults(source, None))
        return _understood(member, source, sites)
    except TemplateSyntaxError as fault:
        tag = source.tag_at(fault.lineno) or source.tags[0]
        unclear = Fault("template-syntax", tag, {"reason": "花括号里的写法看不懂"})
        return None, _tag_faults(source, None) or (unclear,)
    except TOO_DEEP:
        deepest = too_deep_tag(ENVIRONMENT, source)
        return None, (Fault("template-syntax", deepest, {"reason": "括号或循环套得太深"}),)


def _understood(
    member: str, source: Source, sites: tuple[Site, ...]
) -> tuple[Part | None, tuple[Fault, ...]]:
    """Return the part if Jinja understands its source; raises TemplateSyntaxError if not."""
    tree = ENVIRONMENT.parse(source.text)
    needed = needs(tree, source)
    if faults := _tag_faults(source, tree) or (
        *_refused(tree, source),
        *_wrong_calls(tree, source, needed),
    ):
        return None, faults
    code = ENVIRONMENT.from_string(paid_loops(tree))
    return Part(member, part_name(member), source, sites, code, tree, needed), ()


def _tag_faults(source: Source, tree: nodes.Template | None) -> tuple[Fault, ...]:
    return tuple(Fault(*found) for found in tag_faults(ENVIRONMENT, source.tags, tree))


def _refused(tree: nodes.Template, source: Source) -> tuple[Fault, ...]:
    """Return what the template may not do, by its tags alone."""
    found = ((code, source.tag_at(line), details) for code, details, line in refusals(tree))
    return tuple(Fault(code, tag, details) for code, tag, details in found if tag is not None)


def _wrong_calls(
    tree: nodes.Template, source: Source, needed: tuple[Need, ...]
) -> tuple[Fault, ...]:
    """Return the names that are read as functions, and what asks for a loop outside any."""
    called = [
        Fault("template-name", need.tag, {"name": called_text(need.tag)})
        for need in calls(tree, source)
    ]
    loose = [Fault("template-no-loop", need.tag, {}) for need in needed if need.name == "loop"]
    return (*called, *loose)


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise UnreadableError from fault
    if root.getroottree().docinfo.doctype:
        raise UnreadableError
    return root


def _mark_lines(root: Element, marks: Marks, layout: Layout) -> list[Line]:
    places = spots(root)
    lines = []
    for paragraph in list(root.iter(*PARAGRAPHS)):
        line = Line(paragraph, places.get(paragraph, ""))
        lines.append(line)
        if line.tags:
            line.mark(marks)
            for tag in line.tags:
                if tag.kind is Kind.FAULT:
                    layout.fault("template-unclosed", tag, reason=_REASONS[tag.body])
                elif tag.kind in {Kind.PRINT, Kind.BLOCK} and not tag.body:
                    layout.fault("template-syntax", tag, reason="括号里没有写名称")
    return lines


_REASONS = {
    "open": "这个标记没有写完，缺右边的括号，或分在了两段里",
    "close": "多出右边的括号，前面没有与它成对的左括号",
    "raw": "raw 没有在同一段里用 endraw 结束",
    "endraw": "多出的 endraw，同一段前面没有 raw",
}


def _mark_attributes(root: Element, marks: Marks, layout: Layout) -> None:
    """Mark the tags in attributes: the alternative text of a picture, the text of a watermark."""
    for element in root.iter():
        for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
            found = list(tags(value)) if "{" in value or "｛" in value else []
            for tag in reversed(found):
                if tag.kind is Kind.FAULT:
                    continue
                tag.spot = "（图形的属性）"
                mark = tag.body if tag.kind is Kind.LITERAL else marks.text(tag)
                value = value[: tag.start] + mark + value[tag.end :]  # noqa: PLW2901
            if found:
                element.set(name, value)


def _tidy(root: Element, marks: Marks) -> None:
    """Give drawings numbers of their own; take out the marks that Word compares versions by."""
    for drawing in root.iter(WP + "docPr"):
        drawing.set("id", marks.text(Tag(Kind.PRINT, drawing.get("name") or "", f"0|{FRESH}")))
    for element in root.iter(*PARAGRAPHS, W + "tr"):
        for name in ("paraId", "textId"):
            element.attrib.pop(W14 + name, None)
