"""What charts look like: one place for fonts, sizes and fills; right in greyscale, too."""

from __future__ import annotations

from dataclasses import dataclass

LATIN, TEXT_FONT, TITLE_FONT = "Times New Roman", "宋体", "黑体"
TEXT_SIZE, TITLE_SIZE = 1050, 1200  # hundredths of a point
INK, GRID = "404040", "D9D9D9"


@dataclass(frozen=True)
class Fill:
    """How a series or slice is told from the others: by its colour; a line by dash and marker."""

    colour: str
    stroke: str  # of a line: never so light that paper loses it
    dash: str
    marker: str


# The first four, dark, light, middle and almost white, are told apart in a grey copy, too; of
# more, neighbours are.
FILLS = (
    Fill("1F3864", "1F3864", "solid", "circle"),
    Fill("B4C7E7", "8FAADC", "sysDash", "square"),
    Fill("4A7EBB", "4A7EBB", "dash", "triangle"),
    Fill("F2F2F2", "7F7F7F", "sysDot", "diamond"),
    Fill("404040", "404040", "lgDash", "circle"),
    Fill("A6A6A6", "A6A6A6", "dashDot", "square"),
    Fill("595959", "595959", "lgDashDot", "triangle"),
    Fill("D9D9D9", "8C8C8C", "solid", "diamond"),
)


def fill(position: int) -> Fill:
    """Return the fill of a series or slice by its position."""
    return FILLS[position % len(FILLS)]


def text_properties(size: int = TEXT_SIZE, font: str = TEXT_FONT, *, bold: bool = False) -> str:
    """Return the properties of a text: latin, east Asian and complex fonts, size, ink."""
    return (
        f'sz="{size}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>'
        f'<a:latin typeface="{LATIN}"/><a:ea typeface="{font}"/><a:cs typeface="{LATIN}"/>'
    )


def text_body(size: int = TEXT_SIZE) -> str:
    """Return the c:txPr that gives a chart or a part of it its font."""
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr "
        f'{text_properties(size)}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def line(colour: str, width: int, dash: str = "") -> str:
    """Return an outline; `width` in EMU."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{width}">{solid(colour)}{dashed}<a:round/></a:ln>'


def solid(colour: str) -> str:
    """Return a plain fill."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
