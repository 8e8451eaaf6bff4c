"""Charts in papers: parts, relations, content types, drawings, what cannot be drawn."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath

import docx
import openpyxl
import pytest

from dubao.model.chart import Series
from dubao.render.charts.value import Chart
from dubao.render.word import Template
from tests.render.charts.build import (
    COLUMNS,
    EVERY,
    GROUPS,
    LINE,
    PIE,
    WP,
    C,
    Printed,
    R,
    printed,
    template,
)

TAGS = [f"{{{{p 图.{kind} }}}}" for kind in EVERY]
BODY = "word/document.xml"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(tmp_path_factory.mktemp("图"), dict(EVERY), "开头", *TAGS, "结尾")


def test_every_chart_has_its_part_and_every_part_its_workbook(paper: Printed) -> None:
    relations = paper.relations(BODY)
    shown = [chart.get(R + "id") for chart in paper.xml(BODY).iter(C + "chart")]
    assert len(set(shown)) == len(EVERY)
    books = set()
    for relation, spec in zip(shown, EVERY.values(), strict=True):
        kind, target = relations[relation]
        assert kind == "chart"
        part = normpath(join("word", target))
        (data,) = paper.xml(part).iter(C + "externalData")
        kind, target = paper.relations(part)[data.get(R + "id")]
        assert kind == "package"
        book = normpath(join(dirname(part), target))
        sheet = openpyxl.load_workbook(BytesIO(paper.read(book)))["数据"]
        assert sheet["B1"].value == spec.series[0].name
        books.add(book)
    assert len(books) == len(EVERY)


def test_content_types_name_every_new_part(paper: Printed) -> None:
    types = paper.xml("[Content_Types].xml")
    parts = {e.get("PartName"): e.get("ContentType") for e in types if e.get("PartName")}
    endings = {e.get("Extension"): e.get("ContentType") for e in types if e.get("Extension")}
    charts = [name for name in paper.names if name.startswith("word/charts/chart")]
    assert len(charts) == len(EVERY)
    for name in charts:
        assert parts[f"/{name}"].endswith("drawingml.chart+xml")
    assert endings["xlsx"].endswith("spreadsheetml.sheet")


def test_alternative_text_is_there_and_drawings_have_numbers_of_their_own(paper: Printed) -> None:
    drawings = list(paper.xml(BODY).iter(WP + "docPr"))
    assert [drawing.get("descr") for drawing in drawings] == [spec.alt for spec in EVERY.values()]
    assert len({drawing.get("id") for drawing in drawings}) == len(drawings)


def test_charts_are_as_wide_as_the_text_and_never_wider(tmp_path: Path) -> None:
    charts = {
        "a": COLUMNS,
        "b": Chart(PIE, width=100),
        "c": Chart(LINE, width=300),
        "d": Chart(GROUPS, height=52),
    }
    made = printed(tmp_path, charts, *(f"{{{{p 图.{name} }}}}" for name in charts))
    extents = list(made.xml(BODY).iter(WP + "extent"))
    widths = [round(int(e.get("cx")) / 36_000) for e in extents]
    assert widths == [156, 100, 156, 100]
    assert round(int(extents[3].get("cy")) / 36_000) == 52


def test_a_chart_stands_in_a_line_of_text_too(tmp_path: Path) -> None:
    made = printed(tmp_path, {"T1": COLUMNS}, "见图 {{ 图.T1 }} 如上")
    document = docx.Document(BytesIO(made.data))
    assert document.paragraphs[0].text == "见图  如上"
    assert len(document.inline_shapes) == 1


def test_equal_charts_in_one_paper_are_edited_each_by_itself(tmp_path: Path) -> None:
    made = printed(
        tmp_path, {"T1": COLUMNS}, "{%p for i in [1, 2] %}", "{{p 图.T1 }}", "{%p endfor %}"
    )
    assert [name for name in made.names if "embeddings" in name or "charts/chart" in name] == [
        "word/charts/chart1.xml",
        "word/charts/chart2.xml",
        "word/embeddings/Microsoft_Excel_Sheet1.xlsx",
        "word/embeddings/Microsoft_Excel_Sheet2.xlsx",
    ]


def test_ha05_equal_papers_have_equal_bytes(tmp_path: Path, paper: Printed) -> None:
    from dubao.render.charts.value import chart_part

    chart_part.cache_clear()
    again = printed(tmp_path, dict(EVERY), "开头", *TAGS, "结尾")
    assert again.data == paper.data


def test_python_docx_opens_the_paper_and_finds_the_charts(paper: Printed) -> None:
    document = docx.Document(BytesIO(paper.data))
    assert len(document.inline_shapes) == len(EVERY)
    assert [p.text for p in document.paragraphs if p.text] == ["开头", "结尾"]


def test_a_chart_not_worth_drawing_is_a_located_problem(tmp_path: Path) -> None:
    path = template(tmp_path / "模板.docx", "{{p 图.T1 }}")
    few = replace(COLUMNS, categories=("2020年",), series=(Series("支出", (1.0,)),))
    (problem,) = Template(path, "模板.docx").render({"图": {"T1": few}}).problems
    assert "画不出：只有1个数据，不足3个" in problem.message


def test_a_line_of_fixed_height_would_cut_the_chart_off(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("{{ 图.T1 }}")
    paragraph.paragraph_format.line_spacing = docx.shared.Pt(28.95)
    document.save(str(tmp_path / "模板.docx"))
    (problem,) = Template(tmp_path / "模板.docx", "模板.docx").render({"图": {"T1": PIE}}).problems
    assert "固定行距" in problem.message


@pytest.mark.office
def test_libreoffice_draws_the_charts_with_their_labels(tmp_path: Path, paper: Printed) -> None:
    office, to_text = shutil.which("soffice"), shutil.which("pdftotext")
    if not office or not to_text:
        pytest.skip("LibreOffice or pdftotext is not installed")
    (tmp_path / "图.docx").write_bytes(paper.data)
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "图.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    text = subprocess.run(
        [to_text, "-layout", str(tmp_path / "图.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    squeezed = "".join(text.split())
    for spec in EVERY.values():
        assert spec.title in squeezed
    for label in (
        "2016年",
        "2020年",
        "321512.35",
        "人员经费60.00%",
        "幼儿园",
        "98.26",
        "A&B<占比>",
    ):
        assert label in squeezed
