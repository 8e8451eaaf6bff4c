"""What stands in a finished paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document

from dubao.model.chart import ChartKind, ChartSpec, Series
from dubao.model.paper import Passage
from dubao.render.passages import passages_of
from dubao.render.word import Template


def saved(document: Document) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def charted(folder: Path, spec: ChartSpec) -> list[Passage]:
    """Return what a paper with one chart says."""
    document = docx.Document()
    document.add_paragraph("{{p 图 }}")
    document.save(str(folder / "图.docx"))
    loaded = Template(folder / "图.docx", "图.docx").render({"图": spec})
    assert loaded.problems == ()
    return list(passages_of(loaded.value) or ())


def test_paragraphs_are_counted_under_their_heading() -> None:
    document = docx.Document()
    document.add_paragraph("开场")
    document.add_heading("一、情况", level=1)
    document.add_paragraph("")
    document.add_paragraph("共3所。")
    assert passages_of(saved(document)) == (
        Passage("开头 第1段", "开场"),
        Passage("一、情况", "一、情况"),
        Passage("一、情况 第1段", "共3所。"),
    )


def test_a_cell_is_told_by_its_row_and_column() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    texts = ("项目", "本年", "幼儿园数", "52")
    for cell, text in zip(table._cells, texts, strict=True):
        cell.text = text
    found = passages_of(saved(document))
    assert found is not None
    assert found[-1] == Passage("开头 表1 第2行 幼儿园数 本年", "52", "本年")


def test_merged_cells_count_once() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合计"
    assert passages_of(saved(document)) == (Passage("开头 表1 第1行 合计 合计", "合计", "合计"),)


def test_what_is_no_paper_has_none() -> None:
    assert passages_of(b"") is None
    assert passages_of(b"PK\x05\x06" + bytes(18)) is None


def test_a_chart_tells_its_values_as_printed(tmp_path: Path) -> None:
    spec = ChartSpec(
        "支出", ChartKind.COLUMNS, ("2018年", "2019年", "2020年"),
        (Series("教育支出", (1.5, 2.0, 2.25)),), "说明", "万元",
    )  # fmt: skip
    assert charted(tmp_path, spec) == [
        Passage("图“支出” 教育支出 2018年", "1.50", "2018年"),
        Passage("图“支出” 教育支出 2019年", "2.00", "2019年"),
        Passage("图“支出” 教育支出 2020年", "2.25", "2020年"),
    ]


def test_a_pie_tells_the_shares_that_it_prints(tmp_path: Path) -> None:
    spec = ChartSpec(
        "构成", ChartKind.PIE, ("甲", "乙", "丙"), (Series("2020年", (1.0, 1.0, 1.0)),), "说明"
    )
    said = [passage.text for passage in charted(tmp_path, spec)]
    assert said == ["1.00", "33.33%", "1.00", "33.33%", "1.00", "33.33%"]
