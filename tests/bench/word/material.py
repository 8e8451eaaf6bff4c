"""What the engines are measured on: one report in each engine's syntax, and its contexts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Pt

COLUMNS = ("编号", "名称", "分值", "自评分", "得分", "说明")
FIELDS = ("code", "name", "full", "own", "points", "note")
PAPERS = 200

_SENTENCE = (
    "根据区人民政府教育督导委员会办公室的统一部署，督导组通过查阅资料、实地察看、座谈访谈等方式，"
    "对该单位本年度履行教育职责的情况进行了综合督导评估，认为该单位高度重视教育工作，"
    "坚持教育优先发展，经费投入逐年增长，办学条件不断改善，师资队伍建设得到加强，"
)
_NAMES = (
    "unit",
    "year",
    "total",
    "grade",
    "rank",
    "office",
    "signed",
    "spent",
    "growth",
    "schools",
)


@dataclass(frozen=True)
class Syntax:
    """How an engine writes a name, and the cells of the rows that repeat."""

    name: Callable[[str], str]
    rows: Callable[[], list[list[str]]]


def _jinja_rows() -> list[list[str]]:
    blank = [""] * 5
    cells = [f"{{{{ r.{field} }}}}" for field in FIELDS]
    return [["{%tr for r in rows %}", *blank], cells, ["{%tr endfor %}", *blank]]


def _mustache_rows() -> list[list[str]]:
    cells = [f"{{{field}}}" for field in FIELDS]
    return [[f"{{#rows}}{cells[0]}", *cells[1:-1], f"{cells[-1]}{{/rows}}"]]


def _carbone_rows() -> list[list[str]]:
    cells = [f"{{d.rows[i].{field}}}" for field in FIELDS]
    return [cells, ["{d.rows[i+1].code}", *[""] * 5]]


JINJA = Syntax(lambda name: f"{{{{ {name} }}}}", _jinja_rows)
MUSTACHE = Syntax(lambda name: f"{{{name}}}", _mustache_rows)
CARBONE = Syntax(lambda name: f"{{d.{name}}}", _carbone_rows)


def report(path: Path, syntax: Syntax) -> None:
    """Write a report of five pages: text with names in it, a table, header and footer."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{syntax.name('unit')}督导评估报告"
    section.footer.paragraphs[0].text = f"{syntax.name('office')} {syntax.name('signed')}"
    document.styles["Normal"].font.size = Pt(12)
    document.add_heading(f"{syntax.name('unit')}{syntax.name('year')}年督导评估报告", 0)
    for chapter in range(10):
        document.add_heading(f"第{chapter + 1}部分", 1)
        for part in range(2):
            name = syntax.name(_NAMES[(chapter + part) % len(_NAMES)])
            document.add_paragraph(f"{_SENTENCE}其中本部分为{name}。{_SENTENCE}")
        if chapter == 5:
            _table(document, syntax)
    document.save(str(path))


def _table(document: Any, syntax: Syntax) -> None:
    table = document.add_table(0, len(COLUMNS), style="Table Grid")
    for cells in ([*COLUMNS], *syntax.rows()):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text


def table_only(path: Path, syntax: Syntax) -> None:
    """Write a heading and the table."""
    document = Document()
    document.add_heading(f"{syntax.name('unit')}得分表", 0)
    _table(document, syntax)
    document.save(str(path))


def many_names(path: Path, count: int) -> None:
    """Write a document that uses so many different names, twenty a paragraph."""
    document = Document()
    for first in range(0, count, 20):
        names = (f"{{{{ v{number} }}}}" for number in range(first, first + 20))
        document.add_paragraph("，".join(names))
    document.save(str(path))


def context(number: int, rows: int = 30) -> dict[str, Any]:
    """Return the values of one paper; every paper has others."""
    facts: dict[str, Any] = {name: f"{name}值{number}" for name in _NAMES}
    facts["unit"] = f"第{number}街道办事处（A&B）"
    facts["rows"] = [
        dict(
            zip(
                FIELDS,
                (
                    f"A{row}.{number}",
                    f"第{row}项指标完成情况",
                    f"{row % 10 + 1}.00",
                    f"{(row * 7 + number) % 100 / 10:.2f}",
                    f"{(row * 3 + number) % 100 / 10:.2f}",
                    f"按第{row}条计分，扣{row % 3}分",
                ),
                strict=True,
            )
        )
        for row in range(rows)
    ]
    return facts


def texts(data: bytes) -> int:
    """Return how many characters the body shows: papers of two engines must show the same."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    return len(re.sub(r"\s", "", unescape(re.sub(r"<[^>]*>", "", xml))))
