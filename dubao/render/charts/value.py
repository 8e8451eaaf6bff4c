"""A chart as a value that a paper prints at a tag: {{p 图.T1 }} or, within a line, {{ 图.T1 }}."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dubao.model.chart import ChartSpec, unsuited
from dubao.render.charts.chart_part import chart_xml
from dubao.render.charts.drawing import Size, drawing_run, fitted, own_paragraph
from dubao.render.charts.workbook import workbook_bytes
from dubao.render.engine.additions import NewPart, Owner
from dubao.render.engine.faults import ValueFaultError
from dubao.render.engine.sites import Site

_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_FIXED = 'w:lineRule="exact"'


@dataclass(frozen=True)
class Chart:
    """A native chart; `width` and `height` in mm, 0 where they follow from the text's width."""

    spec: ChartSpec
    width: float = 0
    height: float = 0

    def in_run(self, site: Site, parts: Owner) -> str:
        """Return a run with the chart; ValueFaultError where the line is too low for it."""
        if _FIXED in site.paragraph:
            raise ValueFaultError("这一段是固定行距，图会被截掉；请用 {{p …}} 让图单独成段")
        return self._run(parts)

    def in_place(self, parts: Owner) -> str:
        """Return a paragraph of its own with the chart, whatever the spacing around it."""
        return own_paragraph(self._run(parts))

    def _run(self, parts: Owner) -> str:
        if reason := unsuited(self.spec):
            raise ValueFaultError(f"图「{self.spec.title}」画不出：{reason}")
        relation = parts.relate(chart_part(self.spec))
        size = fitted(self.spec.kind, Size(self.width, self.height), parts.text_width)
        return drawing_run(self.spec, size, parts.fresh(), relation)


@lru_cache(maxsize=256)
def chart_part(spec: ChartSpec) -> NewPart:
    """Return the chart part with its workbook; made once for equal charts."""
    workbook = NewPart(
        workbook_bytes(spec), "word/embeddings", "Microsoft_Excel_Sheet", "xlsx", _SHEETS, "package"
    )
    data = chart_xml(spec).encode()
    return NewPart(data, "word/charts", "chart", "xml", _CHART, "chart", (workbook,))
