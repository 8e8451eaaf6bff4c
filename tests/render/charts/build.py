"""Charts and papers by hand for the tests of charts, and a look into what came out."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from math import nan
from pathlib import Path
from typing import Any

import docx
from lxml import etree  # type: ignore[import-untyped]

from dubao.model.chart import ChartKind, ChartSpec, Series
from dubao.render.word import Template

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
YEARS = tuple(f"{year}年" for year in range(2016, 2021))

COLUMNS = ChartSpec(
    title="一般公共预算教育支出（万元）",
    kind=ChartKind.COLUMNS,
    categories=YEARS,
    series=(Series("教育支出", (290100.0, 295000.5, nan, 309500.0, 321512.35)),),
    alt="2016至2020年教育支出由290100.00增至321512.35万元。",
    unit="万元",
)
GROUPS = ChartSpec(
    title="学校数（所）",
    kind=ChartKind.COLUMNS,
    categories=YEARS,
    series=(
        Series("小学", (30.0, 31.0, 31.0, 32.0, 33.0)),
        Series("幼儿园", (48.0, 49.0, 50.0, 51.0, 52.0)),
    ),
    alt="2016至2020年小学由30增至33所。",
    unit="所",
    decimals=0,
)
LINE = ChartSpec(
    title="合格率与占比（%）",
    kind=ChartKind.LINE,
    categories=YEARS,
    series=(
        Series("合格率", (96.0, nan, 97.5, 98.1, 98.26)),
        Series("A&B<占比>", (15.2, 15.9, 16.1, 15.1, 17.4)),
    ),
    alt="合格率由96.00升至98.26%，A&B<占比>由15.20升至17.40%。",
    unit="%",
)
PIE = ChartSpec(
    title="2020年教育支出构成",
    kind=ChartKind.PIE,
    categories=("人员经费", "公用经费", "基本建设", "其他"),
    series=(Series("2020年", (720.0, 360.0, 108.0, 12.0)),),
    alt="2020年人员经费720.00万元，占60.00%。",
    unit="万元",
)
EVERY = {"columns": COLUMNS, "groups": GROUPS, "line": LINE, "pie": PIE}


@dataclass(frozen=True)
class Printed:
    """The members of a paper."""

    data: bytes

    @property
    def names(self) -> list[str]:
        with zipfile.ZipFile(BytesIO(self.data)) as archive:
            return archive.namelist()

    def read(self, name: str) -> bytes:
        with zipfile.ZipFile(BytesIO(self.data)) as archive:
            return archive.read(name)

    def xml(self, name: str) -> Any:
        return etree.fromstring(self.read(name))

    def relations(self, of: str) -> dict[str, tuple[str, str]]:
        """Return type's last word and target of every relation of a member, by id."""
        folder, _, name = of.rpartition("/")
        root = self.xml(f"{folder}/_rels/{name}.rels")
        return {r.get("Id"): (r.get("Type").rpartition("/")[2], r.get("Target")) for r in root}


def template(path: Path, *paragraphs: str) -> Path:
    """Write a template with these paragraphs; the text is 156 mm wide."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = (
        docx.shared.Mm(width) for width in (210, 28, 26)
    )
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def printed(folder: Path, charts: dict[str, Any], *paragraphs: str) -> Printed:
    """Return the paper that a template with these paragraphs makes of the charts."""
    path = template(folder / "模板.docx", *paragraphs)
    made = Template(path, "模板.docx").render({"图": charts})
    assert made.problems == ()
    return Printed(made.value)
