"""docs/templates.md: every example is printed by the engine, and says what the page says.

A block of language 模板 is a template: a paragraph for each line, lines of | cells | being a
table; the block 印出 after it is the paper in the same writing.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
import yaml
from docx.document import Document as Paper
from docx.text.paragraph import Paragraph

from dubao.model.chart import ChartKind, ChartSpec, Series
from dubao.model.offered import sample_of
from dubao.papers.names import FEEDBACK
from dubao.papers.report.names import REPORT
from dubao.render.engine.template import Template
from tests.test_docs import Block, blocks, rows_of, without_blocks

PAGE = "docs/templates.md"
BLOCKS = blocks(PAGE)
PAIRS = [
    (one.text, two.text)
    for one, two in pairwise(BLOCKS)
    if (one.language, two.language) == ("模板", "印出")
]
KNOWN = sample_of(FEEDBACK)


def only(language: str, path: str) -> Block:
    (found,) = [block for block in BLOCKS if (block.language, block.path) == (language, path)]
    return found


def cells_in(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\S)\|(?!\S)", line.strip())[1:-1]]


def word_file(text: str) -> Paper:
    """Return a Word file made of lines as the page writes them."""
    made = docx.Document()
    for is_table, lines in groupby(text.splitlines(), lambda line: line.startswith("|")):
        if is_table:
            add_table(made, [cells_in(line) for line in lines])
        else:
            for line in lines:
                made.add_paragraph(line)
    return made


def add_table(paper: Paper, rows: list[list[str]]) -> None:
    table = paper.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
        for unused in row._tr.tc_lst[len(texts) :]:
            row._tr.remove(unused)


def lines_of(paper: Paper) -> list[str | list[str]]:
    """Return a Word file's paragraphs as text, its rows as the texts of their cells."""
    found: list[str | list[str]] = []
    for part in paper.iter_inner_content():
        if isinstance(part, Paragraph):
            found.append(part.text)
        else:
            found += [[words(cell) for cell in row._tr.tc_lst] for row in part.rows]
    return found


def words(cell: Any) -> str:
    return "".join(text.text or "" for text in cell.iter("{*}t"))


def template(folder: Path, text: str) -> Template:
    word_file(text).save(str(folder / "模板.docx"))
    return Template(folder / "模板.docx", "模板.docx")


def test_there_are_examples() -> None:
    assert len(PAIRS) == sum(block.language == "印出" for block in BLOCKS)
    assert len(PAIRS) + 1 == sum(block.language == "模板" for block in BLOCKS)


@pytest.mark.parametrize(("text", "said"), PAIRS)
def test_an_example_prints_what_the_page_says(text: str, said: str, tmp_path: Path) -> None:
    made = template(tmp_path, text)
    assert made.check(KNOWN) == ()
    paper = made.render(yaml.safe_load(only("yaml", "例子").text))
    assert paper.problems == ()
    printed = tmp_path / "印出.docx"
    printed.write_bytes(paper.value)
    wanted = [cells_in(line) if line.startswith("|") else line for line in said.splitlines()]
    assert lines_of(docx.Document(str(printed))) == wanted


def test_the_chart_is_a_chart_of_word(tmp_path: Path) -> None:
    made = template(tmp_path, only("模板", "图").text)
    assert made.check(sample_of(REPORT)) == ()
    years = ("2019年", "2020年", "2021年")
    series = (Series("教育支出", (1.0, 2.0, 3.0)),)
    spec = ChartSpec("教育支出", ChartKind.COLUMNS, years, series, alt="教育支出逐年增加。")
    printed = tmp_path / "印出.docx"
    printed.write_bytes(made.render({"图": {"T1": spec}}).value)
    assert [n for n in ZipFile(printed).namelist() if re.fullmatch(r"word/charts/.*\.xml", n)]
    printed.write_bytes(made.render({"图": {"T1": None}}).value)
    assert lines_of(docx.Document(str(printed))) == []


@pytest.mark.parametrize(("text", "said"), rows_of("写成", PAGE))
def test_a_mistake_is_told_as_the_page_says(text: str, said: str, tmp_path: Path) -> None:
    made = template(tmp_path, text.strip("`"))
    found = made.check(KNOWN) or made.render(KNOWN).problems
    assert any(said in one.message for one in found), found


def test_every_tag_for_cells_is_shown() -> None:
    shown = "".join(text for text, _ in PAIRS)
    tags = re.findall(r"\{%(?:tc)? ?(\w+)", " ".join(first for first, _ in rows_of("标记", PAGE)))
    assert {"colspan", "vm", "hm", "cellbg"} <= set(tags)
    assert [tag for tag in tags if tag not in shown and tag != "hm"] == []


def test_names_that_are_mentioned_are_offered() -> None:
    mentioned = set(re.findall(r"`(领域\S+)`", without_blocks(PAGE)))
    assert mentioned == {"领域[].项[].得分"}
