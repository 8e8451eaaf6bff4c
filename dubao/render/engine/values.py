"""What a paper may put at a tag besides text: text with a look of its own, pictures.

A value that stands in a run has `in_run(site, parts) -> str`, the XML of runs; one that stands
in place of a paragraph has `in_place(parts) -> str`, the XML of paragraphs and tables. `parts`
is an `additions.Owner`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, runtime_checkable
from xml.sax.saxutils import quoteattr

from dubao.render.engine.additions import NewPart, Owner
from dubao.render.engine.faults import ValueFaultError
from dubao.render.engine.printing import run_of
from dubao.render.engine.sites import Level, Site

EMU_PER_MM = 36_000


@runtime_checkable
class InRun(Protocol):
    """A value that is printed by {{ }} or {{r }} as runs."""

    def in_run(self, site: Site, parts: Owner) -> str:
        """Return the XML of its runs at the site."""


@runtime_checkable
class InPlace(Protocol):
    """A value that is printed by {{p }} in place of the paragraph."""

    def in_place(self, parts: Owner) -> str:
        """Return the XML of its paragraphs and tables."""


@dataclass(frozen=True)
class Look:
    """How a piece of text looks; what is not set is as the tag's run has it, or as the style.

    `style` is the id of a character style, `size` in points, `color` and `fill` six hexadecimal
    digits, `underline` one of Word's kinds (single, double, dotted).
    """

    style: str = ""
    font: str = ""
    east_asia: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    color: str = ""
    size: float = 0
    underline: str = ""
    fill: str = ""
    position: str = ""  # superscript or subscript

    def xml(self) -> str:
        """Return the run's properties in the order of the schema, "" if nothing is set."""
        fonts = "".join(
            f" w:{name}={quoteattr(font)}"
            for name, font in (
                ("ascii", self.font),
                ("hAnsi", self.font),
                ("eastAsia", self.east_asia),
                ("cs", self.font),
            )
            if font
        )
        half = round(self.size * 2)
        inside = "".join(
            (
                f"<w:rStyle w:val={quoteattr(self.style)}/>" * bool(self.style),
                f"<w:rFonts{fonts}/>" * bool(fonts),
                "<w:b/>" * self.bold,
                "<w:i/>" * self.italic,
                "<w:strike/>" * self.strike,
                f"<w:color w:val={quoteattr(self.color)}/>" * bool(self.color),
                f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' * bool(half),
                f"<w:u w:val={quoteattr(self.underline)}/>" * bool(self.underline),
                f'<w:shd w:val="clear" w:color="auto" w:fill={quoteattr(self.fill)}/>'
                * bool(self.fill),
                f"<w:vertAlign w:val={quoteattr(self.position)}/>" * bool(self.position),
            )
        )
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""


@dataclass(frozen=True)
class _Stretch:
    text: str
    look: Look | None
    address: str = ""


class RichText:
    """Text in stretches that look different; printed by {{r }} or {{ }}."""

    def __init__(self, text: str = "", look: Look | None = Look()) -> None:
        self._stretches: list[_Stretch] = []
        if text:
            self.add(text, look)

    def add(self, text: str, look: Look | None = Look(), address: str = "") -> RichText:
        """Add a stretch and return itself; look None keeps the look of the tag's run.

        `address` makes it a link.
        """
        self._stretches.append(_Stretch(text, look, address))
        return self

    def extend(self, other: RichText) -> RichText:
        """Add the stretches of another and return itself."""
        self._stretches += other._stretches
        return self

    def in_run(self, site: Site, parts: Owner) -> str:
        """Return the runs of the text."""
        return "".join(self._runs(stretch, site, parts) for stretch in self._stretches)

    @staticmethod
    def _runs(stretch: _Stretch, site: Site, parts: Owner) -> str:
        look = None if stretch.look is None else stretch.look.xml()
        if not stretch.address:
            return run_of(stretch.text, site, look)
        runs = run_of(stretch.text, replace(site, splits=False), look)
        return (
            f'<w:hyperlink r:id="{parts.link(stretch.address)}" w:history="1">{runs}</w:hyperlink>'
        )


class RichParagraphs:
    """Paragraphs with styles of their own; printed by {{p }}."""

    def __init__(self, paragraphs: Iterable[tuple[RichText | str, str]] = ()) -> None:
        self._paragraphs = list(paragraphs)

    def add(self, text: RichText | str, style: str = "") -> RichParagraphs:
        """Add a paragraph with the id of its style and return itself."""
        self._paragraphs.append((text, style))
        return self

    def in_place(self, parts: Owner) -> str:
        """Return the XML of the paragraphs."""
        return "".join(self._paragraph(text, style, parts) for text, style in self._paragraphs)

    @staticmethod
    def _paragraph(text: RichText | str, style: str, parts: Owner) -> str:
        outline = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
        site = Site(Level.RUN, "", outline, splits=True)
        rich = text if isinstance(text, RichText) else RichText(text)
        return f"<w:p>{outline}{rich.in_run(site, parts)}</w:p>"


_PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{number}"'
    ' name="图片 {number}"{alt}/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a='
    '"http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/>'
    "</wp:cNvGraphicFramePr><a:graphic"
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="0" name={name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)


@dataclass(frozen=True)
class Picture:
    """A picture in a line of text; `width` and `height` in mm, 0 where it follows from the other.

    With neither the picture has its own size. `alt` is what is read out in its place.
    """

    data: bytes
    name: str = "图片"
    width: float = 0
    height: float = 0
    alt: str = ""

    @staticmethod
    def of(path: Path, width: float = 0, height: float = 0, alt: str = "") -> Picture:
        """Return the picture in a file."""
        return Picture(path.read_bytes(), path.name, width, height, alt)

    def in_run(self, _: Site, parts: Owner) -> str:
        """Return a run with the picture."""
        extension, content_type, size = _facts(self.data)
        cx, cy = _fitted(size, self.width, self.height)
        new = NewPart(self.data, "word/media", "dubao", extension, content_type, "image")
        return _PICTURE.format(
            cx=cx,
            cy=cy,
            number=parts.fresh(),
            name=quoteattr(self.name),
            relation=parts.relate(new),
            alt=f" descr={quoteattr(self.alt)}" if self.alt else "",
        )


def _facts(data: bytes) -> tuple[str, str, tuple[int, int]]:
    """Return the extension, content type and natural size (EMU) of a picture."""
    from docx.image.exceptions import UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
    except (UnrecognizedImageError, UnexpectedEndOfFileError) as fault:
        raise ValueFaultError("图片打不开；请用 PNG 或 JPEG") from fault
    return str(image.ext), str(image.content_type), (int(image.width), int(image.height))


def _fitted(size: tuple[int, int], width: float, height: float) -> tuple[int, int]:
    cx, cy = round(width * EMU_PER_MM), round(height * EMU_PER_MM)
    if cx and cy:
        return cx, cy
    if cx:
        return cx, round(size[1] * cx / size[0])
    if cy:
        return round(size[0] * cy / size[1]), cy
    return size
