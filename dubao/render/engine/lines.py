"""The text of a paragraph as one line, and tags put back into its text elements as marks.

A tag that Word has split over runs is whole in the line. Its mark goes where it begins; the
rest of its text is taken out of the other runs. A mark is a number between two characters
that no document holds; a mark in place of an element is a processing instruction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dubao.render.engine.names import (
    BREAKS,
    PARAGRAPHS,
    PROPERTIES,
    SPACE,
    TEXTS,
    Element,
    W,
    etree,
    local,
)
from dubao.render.engine.tags import Kind, Tag, tags

MARK_START, MARK_END = "\U0010fff0", "\U0010fff1"
TARGET = "dubao"


class Marks:
    """The tags of a part, each found again by its number."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []

    def text(self, tag: Tag) -> str:
        """Return a mark that stands in text or in an attribute."""
        return f"{MARK_START}{self._number(tag)}{MARK_END}"

    def node(self, tag: Tag) -> Element:
        """Return a mark that stands in place of an element."""
        return etree.ProcessingInstruction(TARGET, str(self._number(tag)))

    def _number(self, tag: Tag) -> int:
        if tag.site < 0:
            tag.site = len(self.tags)
            self.tags.append(tag)
        return tag.site


@dataclass
class _Piece:
    """A stretch of the line: a text element, or a break that counts as one character."""

    start: int
    text: str
    element: Element

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Line:
    """The text of one paragraph and its tags, in order."""

    def __init__(self, paragraph: Element, spot: str) -> None:
        self.paragraph = paragraph
        self._pieces: list[_Piece] = []
        length = 0
        for element in _texts(paragraph):
            text = BREAKS.get(element.tag) or element.text or ""
            if element.tag == W + "br" and element.get(W + "type") in {"page", "column"}:
                continue
            self._pieces.append(_Piece(length, text, element))
            length += len(text)
        self.text = "".join(piece.text for piece in self._pieces)
        self.tags = list(tags(self.text)) if "{" in self.text or _rare(self.text) else []
        for tag in self.tags:
            tag.spot = spot
        self.joins_before = self.joins_after = False
        self._joins()

    def _joins(self) -> None:
        """Let {%- and -%} take the blanks and breaks beside them, and whole paragraph ends."""
        for tag in self.tags:
            if tag.joins_before:
                tag.start = len(self.text[: tag.start].rstrip(" \n\t"))
                self.joins_before |= tag.start == 0
            if tag.joins_after:
                rest = self.text[tag.end :]
                tag.end += len(rest) - len(rest.lstrip(" \n\t"))
                self.joins_after |= tag.end == len(self.text)

    def mark(self, marks: Marks) -> None:
        """Replace every tag by its mark; remove the elements that this leaves empty."""
        touched: set[Element] = set()
        texts = {tag: _mark(tag, marks) for tag in self.tags if tag.kind is not Kind.FAULT}
        for tag, mark in reversed(texts.items()):
            touched |= self._replace(tag, mark)
        for element in touched:
            if element.tag in TEXTS:
                if element.text:
                    element.set(SPACE, "preserve")
                else:
                    remove_empty(element)

    def _replace(self, tag: Tag, mark: str) -> set[Element]:
        """Put the tag's mark (or the text it stands for) into its first text element."""
        touched: set[Element] = set()
        for piece in reversed(self._pieces):
            if piece.end <= tag.start or piece.start >= tag.end:
                continue
            if piece.element.tag in BREAKS:
                if piece.element.getparent() is not None:
                    piece.element.getparent().remove(piece.element)
                continue
            text = piece.element.text or ""
            first, last = max(tag.start - piece.start, 0), tag.end - piece.start
            piece.element.text = text[:first] + text[last:]
            touched.add(piece.element)
            tag.element, cut = piece.element, first
        if tag.element is None:
            return touched
        text = tag.element.text or ""
        tag.element.text = text[:cut] + mark + text[cut:]
        return touched


def _mark(tag: Tag, marks: Marks) -> str:
    """Return what stands in the text instead of the tag."""
    if tag.kind is Kind.LITERAL:
        return tag.body
    vanishes = tag.kind is Kind.COMMENT and not tag.level
    if vanishes or (tag.kind is Kind.BLOCK and tag.word in {"raw", "endraw"}):
        return ""
    return marks.text(tag)


def _rare(text: str) -> bool:
    return any(sign in text for sign in ("｛", "}}", "%}", "#}", "%_}", "}_}", "｝"))


def _texts(parent: Element) -> Iterator[Element]:
    """Yield the texts and breaks of a paragraph, not those of paragraphs inside it."""
    for child in parent:
        if child.tag in TEXTS or child.tag in BREAKS:
            yield child
        elif (
            isinstance(child.tag, str)
            and child.tag not in PARAGRAPHS
            and child.tag not in PROPERTIES
            and local(child) != "txbxContent"
        ):
            yield from _texts(child)


def remove_empty(element: Element) -> None:
    """Remove a text element and the run around it if nothing else is in the run."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag == W + "r" and all(child.tag == W + "rPr" for child in parent):
        above = parent.getparent()
        if above is not None:
            above.remove(parent)


def join_paragraphs(lines: list[Line]) -> None:
    """Let paragraphs that {%- and -%} join become one with the properties of the first."""
    before: Line | None = None
    for line in lines:
        joined = before is not None and (line.joins_before or before.joins_after)
        if before is None or not joined or not _beside(before.paragraph, line.paragraph):
            before = line
            continue
        for child in list(line.paragraph):
            if child.tag != W + "pPr":
                before.paragraph.append(child)
        line.paragraph.getparent().remove(line.paragraph)
        before.joins_after = line.joins_after


def _beside(first: Element, second: Element) -> bool:
    following = first.getnext()
    return following is second
