"""The series of a chart: columns, lines or the slices of a pie, with their labels."""

from __future__ import annotations

from dubao.model.chart import ChartKind, ChartSpec, Series
from dubao.render.charts.cells import category_cells, name_cell, numbers, texts, value_cells
from dubao.render.charts.labels import labels_fit
from dubao.render.charts.look import INK, Fill, fill, line, solid
from dubao.render.styles import number_format

_HAIRLINE, _LINE = 6350, 22225  # EMU
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_SHARE = "0.00%"


def series_xml(spec: ChartSpec) -> str:
    """Return every c:ser of a chart, in order."""
    categories = texts(category_cells(len(spec.categories)), spec.categories)
    return "".join(_one(spec, at, one, categories) for at, one in enumerate(spec.series))


def _one(spec: ChartSpec, at: int, series: Series, categories: str) -> str:
    values = numbers(
        value_cells(at, len(series.values)), series.values, number_format(spec.decimals)
    )
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f"<c:tx>{texts(name_cell(at), (series.name,))}</c:tx>{_shape(spec, at)}{_labels(spec)}"
        f"<c:cat>{categories}</c:cat><c:val>{values}</c:val>{_ending(spec)}</c:ser>"
    )


def _shape(spec: ChartSpec, at: int) -> str:
    look = fill(at)
    if spec.kind is ChartKind.PIE:
        return "".join(_slice(position) for position in range(len(spec.categories)))
    if spec.kind is ChartKind.COLUMNS:
        return f'{_area(look)}<c:invertIfNegative val="0"/>'
    return (
        f"<c:spPr>{line(look.stroke, _LINE, look.dash)}</c:spPr>"
        f'<c:marker><c:symbol val="{look.marker}"/><c:size val="6"/>'
        f"<c:spPr>{solid(look.colour)}{line(INK, _HAIRLINE)}</c:spPr></c:marker>"
    )


def _slice(position: int) -> str:
    return f'<c:dPt><c:idx val="{position}"/><c:bubble3D val="0"/>{_area(fill(position))}</c:dPt>'


def _area(look: Fill) -> str:
    return f"<c:spPr>{solid(look.colour)}{line(INK, _HAIRLINE)}</c:spPr>"


def _ending(spec: ChartSpec) -> str:
    return '<c:smooth val="0"/>' if spec.kind is ChartKind.LINE else ""


def _labels(spec: ChartSpec) -> str:
    if spec.kind is ChartKind.PIE:
        ending = '<c:separator> </c:separator><c:showLeaderLines val="1"/>'
        return _label_xml(_SHARE, "outEnd", {"CatName", "Percent"}, ending)
    if not labels_fit(spec):
        return ""
    place = "outEnd" if spec.kind is ChartKind.COLUMNS else "t"
    return _label_xml(number_format(spec.decimals), place, {"Val"}, "")


def _label_xml(pattern: str, place: str, shown: set[str], ending: str) -> str:
    flags = "".join(f'<c:show{name} val="{int(name in shown)}"/>' for name in _SHOWN)
    return (
        f'<c:dLbls><c:numFmt formatCode="{pattern}" sourceLinked="0"/>'
        f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="{place}"/>'
        f"{flags}{ending}</c:dLbls>"
    )
