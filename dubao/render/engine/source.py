"""A part with its tags as one source for Jinja, each tag on lines of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape

from dubao.render.engine.blocks import Blocks
from dubao.render.engine.lines import MARK_END, MARK_START
from dubao.render.engine.sandbox import PLACE, SHOW
from dubao.render.engine.sites import Level, Site
from dubao.render.engine.structure import Layout
from dubao.render.engine.tags import Kind, Tag

_MARK = f"{MARK_START}(\\d+){MARK_END}"
_STEP = re.compile(
    rf"<\?dubao (?P<node>\d+)\?>|{MARK_START}(?P<text>\d+){MARK_END}"
    r"|<(?P<end>/?)(?P<name>[\w:.-]+)(?P<rest>[^<>]*?)(?P<empty>/?)>"
)
_APART = "\x05\n\x06"  # an empty comment of two lines: the next tag is on another line


@dataclass
class Source:
    """The source and, for every tag in it, the line on which its inside stands."""

    text: str = ""
    lines: list[int] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag on a line of the source, counted from 1."""
        position = bisect_right(self.lines, line) - 1
        return self.tags[position] if position >= 0 else None


class _Writer:
    def __init__(self, tags: list[Tag], sites: list[Site], layout: Layout) -> None:
        self._tags, self._sites, self._layout = tags, sites, layout
        self._blocks = Blocks(layout)
        self._path: list[str] = []
        self._pieces: list[str] = []
        self._line = 1
        self.source = Source()
        self.sites: dict[Site, int] = {}

    def write(self, xml: str) -> Source:
        position = 0
        for step in _STEP.finditer(xml):
            self._data(xml[position : step.start()])
            position = step.end()
            if number := step["node"] or step["text"]:
                self._tag(self._tags[int(number)], tuple(self._path))
            else:
                self._element(step)
        self._data(xml[position:])
        self._blocks.finish()
        self.source.text = "".join(self._pieces)
        return self.source

    def _element(self, step: re.Match[str]) -> None:
        if self._blocks.in_text:
            tag = self.source.tags[-1]
            self._layout.fault("template-text-block", tag)
        if step["end"]:
            self._path.pop()
        elif not step["empty"]:
            self._path.append(step["name"])
        if MARK_START not in step[0]:
            self._data(step[0])
            return
        for position, text in enumerate(re.split(_MARK, step[0])):
            if position % 2:
                self._tag(self._tags[int(text)], (*self._path, f"@{step.start()}"))
            else:
                self._data(text)

    def _data(self, text: str) -> None:
        if not text:
            return
        text = unescape(text) if self._blocks.in_text else text
        self._pieces.append(text)
        self._line += text.count("\n")

    def _tag(self, tag: Tag, path: tuple[str, ...]) -> None:
        if tag.kind is Kind.BLOCK:
            if tag.raw:  # what the engine itself puts around a cell has none
                self._blocks.read(tag, path)
            inside = f"\x01\n{tag.body}\x02"
        elif self._blocks.in_text:
            inside = f"\x03\n{tag.body}\x04"
        else:
            site = self._sites[tag.site]
            number = self.sites.setdefault(site, len(self.sites))
            way = SHOW if site.level in {Level.TEXT, Level.PLAIN} else PLACE
            inside = f"\x03\n({tag.body})|{way}({number})\x04"
        self.source.lines.append(self._line)
        self.source.tags.append(tag)
        self._pieces.append(inside + _APART)
        self._line += 2


def write_source(
    xml: str, tags: list[Tag], sites: list[Site], layout: Layout
) -> tuple[Source, tuple[Site, ...]]:
    """Return the source of a part's XML with marks, and the sites it refers to by number.

    `sites` has one site for every tag.
    """
    writer = _Writer(tags, sites, layout)
    source = writer.write(xml)
    return source, tuple(writer.sites)
