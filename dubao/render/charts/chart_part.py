"""The chart part: what Word keeps in word/charts/chart1.xml."""

from __future__ import annotations

from dubao.model.chart import ChartKind, ChartSpec
from dubao.render.charts.axes import axes_xml, axis_ids, title_xml
from dubao.render.charts.labels import first_angle, labels_fit
from dubao.render.charts.look import TITLE_FONT, TITLE_SIZE, text_body
from dubao.render.charts.series import series_xml

WORKBOOK_ID = "rId1"  # the relationship from the chart part to its workbook
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
)
# The values, where they do not fit at the columns. The legend stays: LibreOffice before 7.5 leaves
# this table out.
_TABLE = (
    '<c:dTable><c:showHorzBorder val="1"/><c:showVertBorder val="1"/><c:showOutline val="1"/>'
    '<c:showKeys val="0"/></c:dTable>'
)
_NO_FRAME = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def chart_xml(spec: ChartSpec) -> str:
    """Return the XML of the chart part; equal charts give equal text."""
    return (
        f"{_HEAD}<c:chart>{title_xml(spec.title, TITLE_SIZE, TITLE_FONT)}"
        f'<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{_plot(spec)}</c:plotArea>'
        f'{_legend(spec)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_NO_FRAME}{text_body()}"
        f'<c:externalData r:id="{WORKBOOK_ID}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _plot(spec: ChartSpec) -> str:
    series = series_xml(spec)
    if spec.kind is ChartKind.PIE:
        angle = f'<c:firstSliceAng val="{first_angle(spec)}"/>'
        return f'<c:pieChart><c:varyColors val="1"/>{series}{angle}</c:pieChart>'
    axes = axes_xml(spec) + ("" if labels_fit(spec) else _TABLE)
    if spec.kind is ChartKind.LINE:
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{axis_ids()}</c:lineChart>{axes}'
        )
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="80"/><c:overlap val="0"/>{axis_ids()}</c:barChart>'
        f"{axes}"
    )


def _legend(spec: ChartSpec) -> str:
    """Return the legend; a pie has its names at the slices, a single series in the title."""
    if spec.kind is ChartKind.PIE or len(spec.series) < 2:
        return ""
    return '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
