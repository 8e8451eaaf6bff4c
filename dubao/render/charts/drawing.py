"""The drawing that shows a chart in a paragraph, with its size and alternative text."""

from __future__ import annotations

from dataclasses import dataclass

from dubao.model.chart import ChartKind, ChartSpec
from dubao.render.engine.printing import escaped
from dubao.render.engine.sites import PLAIN

EMU_PER_MM = 36_000
TEXT_WIDTH = 156.0  # mm, of an official page (GB/T 9704-2012)
_SHAPES = {ChartKind.COLUMNS: 0.52, ChartKind.LINE: 0.52, ChartKind.PIE: 0.58}  # height to width

_DRAWING = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" xmlns:wp='
    '"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
    '<wp:docPr id="{number}" name="图表 {number}" descr="{alt}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
# A fixed line spacing would cut the chart off, an indent would push it out of the text.
_ALONE = (
    '<w:p><w:pPr><w:keepLines/><w:spacing w:before="0" w:after="0" w:line="240"'
    ' w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
    "</w:pPr>{run}</w:p>"
)


@dataclass(frozen=True)
class Size:
    """How large a chart is, in mm."""

    width: float
    height: float


def fitted(kind: ChartKind, wanted: Size, text_width: float) -> Size:
    """Return the size of a chart: what is 0 in `wanted` follows from the other, or the text.

    `text_width` is 0 where it is not known. No chart is wider than the text, nor than that of an
    official page unless so wanted.
    """
    shape = _SHAPES[kind]
    room = text_width or TEXT_WIDTH
    usual = wanted.height / shape or TEXT_WIDTH
    width = min(wanted.width or usual, room)
    return Size(width, wanted.height or width * shape)


def drawing_run(spec: ChartSpec, size: Size, number: int, relation: str) -> str:
    """Return the run that shows a chart; `number` is the drawing's, `relation` the part's id."""
    return _DRAWING.format(
        cx=round(size.width * EMU_PER_MM),
        cy=round(size.height * EMU_PER_MM),
        number=number,
        alt=escaped(spec.alt, PLAIN),
        relation=relation,
    )


def own_paragraph(run: str) -> str:
    """Return a paragraph that holds nothing but the run, centred, as high as it needs."""
    return _ALONE.format(run=run)
