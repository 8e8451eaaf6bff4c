"""The two axes of columns and lines."""

from __future__ import annotations

from dubao.model.chart import ChartKind, ChartSpec
from dubao.render.charts.look import GRID, INK, TEXT_FONT, TEXT_SIZE, line, text_properties
from dubao.render.engine.printing import escaped
from dubao.render.engine.sites import PLAIN

CATEGORY, VALUE = 111111111, 222222222  # numbers by which the axes know each other
_HAIRLINE = 6350  # EMU


def axis_ids() -> str:
    """Return what names the axes in the plot."""
    return f'<c:axId val="{CATEGORY}"/><c:axId val="{VALUE}"/>'


def axes_xml(spec: ChartSpec) -> str:
    """Return both axes: categories below, values on the left with their unit."""
    ink = f"<c:spPr>{line(INK, _HAIRLINE)}</c:spPr>"
    least = '<c:min val="0"/>' if _from_zero(spec) else ""
    title = title_xml(spec.unit, TEXT_SIZE, TEXT_FONT) if spec.unit else ""
    return (
        f'<c:catAx><c:axId val="{CATEGORY}"/>{_scale("")}<c:axPos val="b"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_ticks("low")}{ink}'
        f'<c:crossAx val="{VALUE}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{VALUE}"/>{_scale(least)}<c:axPos val="l"/>'
        f"<c:majorGridlines><c:spPr>{line(GRID, _HAIRLINE)}</c:spPr></c:majorGridlines>{title}"
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_ticks("nextTo")}{ink}'
        f'<c:crossAx val="{CATEGORY}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def title_xml(text: str, size: int, font: str) -> str:
    """Return a c:title that lies level and takes room of its own."""
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f"<a:defRPr {text_properties(size, font)}</a:defRPr></a:pPr>"
        f'<a:r><a:rPr lang="zh-CN" {text_properties(size, font)}</a:rPr>'
        f"<a:t>{escaped(text, PLAIN)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _scale(least: str) -> str:
    return f'<c:scaling><c:orientation val="minMax"/>{least}</c:scaling><c:delete val="0"/>'


def _ticks(labels: str) -> str:
    return (
        f'<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'
    )


def _from_zero(spec: ChartSpec) -> bool:
    """Tell whether the values begin at 0: columns do, their lengths are what is compared."""
    lowest = min(value for one in spec.series for value in one.values if value == value)  # noqa: PLR0124
    return spec.kind is ChartKind.COLUMNS and lowest >= 0
