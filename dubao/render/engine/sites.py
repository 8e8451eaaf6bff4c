"""What surrounds a printed value, so that the value may end and begin runs and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from dubao.render.engine.names import Element, W, ancestor, etree
from dubao.render.engine.tags import Tag


class Level(Enum):
    """What may stand where a value is printed."""

    PLAIN = "plain"  # characters only: an attribute, the instruction of a field
    TEXT = "text"  # inside the text of a run
    RUN = "run"  # between runs
    PARAGRAPH = "paragraph"  # between paragraphs


@dataclass(frozen=True)
class Site:
    """One printed tag: what may stand there, and the properties of its run and paragraph."""

    level: Level
    run: str = ""  # XML of the run's properties
    paragraph: str = ""  # XML of the paragraph's properties
    splits: bool = False  # whether the paragraph may be ended here


PLAIN = Site(Level.PLAIN)
_DECLARATION = re.compile(r' xmlns:\w+="[^"]*"')


def site_of(tag: Tag, cache: dict[Element, str]) -> Site:
    """Return what surrounds a tag that prints; its element still holds its mark."""
    element = tag.element
    run = ancestor(element, W + "r")
    if tag.level == "p":
        return Site(Level.PARAGRAPH)
    if run is None or (element.tag != W + "t" and not tag.level):
        return PLAIN
    paragraph = run.getparent()
    splits = paragraph is not None and paragraph.tag == W + "p"
    look = _xml(run.find(W + "rPr"), cache)
    outline = _xml(paragraph.find(W + "pPr"), cache) if splits else ""
    return Site(Level.RUN if tag.level == "r" else Level.TEXT, look, outline, splits)


def _xml(element: Element | None, cache: dict[Element, str]) -> str:
    if element is None:
        return ""
    if element not in cache:
        text = etree.tostring(element, encoding="unicode", with_tail=False)
        text = _DECLARATION.sub("", text)
        cache[element] = re.sub(r"<w:sectPr.*?</w:sectPr>", "", text, flags=re.DOTALL)
    return cache[element]
