"""What a Word file looks like: its paragraphs, their line spacing, the fonts it wants."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from dubao.model.paper import Paragraph
from dubao.render.engine.spots import part_name, spots
from dubao.render.zipped import unzipped

_PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_DEFAULT_SIZE = 20  # half-points, where a file says nothing
_DEEPEST = 20  # styles based on one another
_FONT_KEYS = ("eastAsia", "ascii", "hAnsi")


@dataclass(frozen=True)
class Spacing:
    """Fixed line spacing in points, the size of what is set in it, and where it comes from."""

    where: str
    points: float
    size: float


@dataclass
class Looks:
    """What is known of a file; `height` is the first page's type area in points."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    spacings: list[Spacing] = field(default_factory=list)
    fonts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    height: float = 0


def looks_of(data: bytes) -> Looks | None:
    """Return what a .docx looks like, None if it is none.

    `fonts` are those wanted by what is used, each with the ones the file names in its stead.
    """
    try:
        members = unzipped(data)
        styles = _Styles(_root(members, "word/styles.xml"))
        found = Looks(height=_height(_root(members, "word/document.xml")))
        for member in sorted(name for name in members if _PARTS.fullmatch(name)):
            _read_part(_root(members, member), part_name(member), styles, found)
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile):
        return None
    others = _stand_ins(_root(members, "word/fontTable.xml"))
    found.fonts = {name: others.get(name, ()) for name in found.fonts}
    return found


def _root(members: dict[str, bytes], name: str) -> Any:
    if name not in members and name != "word/document.xml":
        return parse_xml(b"<none/>")
    return parse_xml(members[name])


class _Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Any) -> None:
        self._root = root

    @cached_property
    def _by_id(self) -> dict[str, Any]:
        return {str(style.get(qn("w:styleId"))): style for style in self._root.iter(qn("w:style"))}

    @cached_property
    def normal(self) -> str:
        """The id of the style that paragraphs without one have."""
        for name, style in self._by_id.items():
            if style.get(qn("w:default")) and style.get(qn("w:type")) == "paragraph":
                return name
        return ""

    def name(self, style: str) -> str:
        """Return what people call a style."""
        found = self._by_id.get(style)
        named = None if found is None else found.find(qn("w:name"))
        return str(named.get(qn("w:val"))) if named is not None else style

    def chain(self, style: str) -> Iterator[Any]:
        """Yield the properties of a style, of those it is based on, and of the file."""
        for _ in range(_DEEPEST):
            found = self._by_id.get(style)
            if found is None:
                break
            yield found
            based = found.find(qn("w:basedOn"))
            style = "" if based is None else str(based.get(qn("w:val")))
        defaults = self._root.find(qn("w:docDefaults"))
        if defaults is not None:
            yield from defaults


def _read_part(root: Any, title: str, styles: _Styles, found: Looks) -> None:
    for paragraph, spot in spots(root).items():
        text = _text(paragraph)
        style = _style_of(paragraph, styles)
        found.paragraphs.append(Paragraph(f"{title}{spot}", styles.name(style), text))
        if text.strip():
            holders = [paragraph, *styles.chain(style)]
            _note_spacing(holders, f"{title}{spot}", styles.name(style), found)
            for run in (*paragraph.iter(qn("w:r")), *holders[1:]):
                _note_fonts(run, found)


def _text(paragraph: Any) -> str:
    parts = []
    for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        is_text = node.tag == qn("w:t")
        if is_text or node.getparent().tag == qn("w:r"):
            parts.append((node.text or "") if is_text else "\n" if node.tag == qn("w:br") else "\t")
    return "".join(parts)


def _style_of(paragraph: Any, styles: _Styles) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return styles.normal if found is None else str(found.get(qn("w:val")))


def _note_spacing(holders: list[Any], place: str, style: str, found: Looks) -> None:
    """Note fixed line spacing; what a style says is noted once for the style."""
    for at, holder in enumerate(holders):
        spacing = next(_properties(holder, "w:pPr", "w:spacing"), None)
        if spacing is not None and spacing.get(qn("w:line")):
            if spacing.get(qn("w:lineRule")) == "exact":
                where = f"样式「{style}」" if at else place
                points = int(spacing.get(qn("w:line"))) / 20
                one = Spacing(where, points, _size(holders))
                if one not in found.spacings:
                    found.spacings.append(one)
            return


def _size(holders: list[Any]) -> float:
    """Return the size of a paragraph's text in points: of its first run, else by style."""
    run = holders[0].find(qn("w:r"))
    for holder in (*([] if run is None else [run]), *holders[1:]):
        size = next(_properties(holder, "w:rPr", "w:sz"), None)
        if size is not None:
            return int(size.get(qn("w:val"))) / 2
    return _DEFAULT_SIZE / 2


def _note_fonts(holder: Any, found: Looks) -> None:
    for fonts in _properties(holder, "w:rPr", "w:rFonts"):
        for key in _FONT_KEYS:
            name = fonts.get(qn(f"w:{key}"))
            if name:
                found.fonts.setdefault(name, ())


def _properties(holder: Any, kind: str, tag: str) -> Iterator[Any]:
    """Yield a property of a paragraph, run, style or of the file's defaults."""
    for properties in holder.findall(qn(kind)):
        yield from properties.findall(qn(tag))


def _height(root: Any) -> float:
    """Return the height of the first section's type area in points, 0 if it cannot be told."""
    for section in root.iter(qn("w:sectPr")):
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        if size is not None and margins is not None:
            around = sum(abs(int(margins.get(qn(f"w:{side}"), 0))) for side in ("top", "bottom"))
            return (int(size.get(qn("w:h"), 0)) - around) / 20
    return 0


def _stand_ins(table: Any) -> dict[str, tuple[str, ...]]:
    found = {}
    for font in table.iter(qn("w:font")):
        other = font.find(qn("w:altName"))
        names = "" if other is None else str(other.get(qn("w:val")) or "")
        found[str(font.get(qn("w:name")))] = tuple(filter(None, names.split(",")))
    return found
