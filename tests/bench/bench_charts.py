"""Papers with a native chart each, against docxtpl with the same chart as a ready picture.

Run as `python tests/bench/bench_charts.py`: every paper has five pages, a table of 30 × 6 and
a chart with numbers of its own. Prints processor times and ends with 1 if one is missed. The
picture is drawn beforehand, so that docxtpl pays only for putting it in.
"""

from __future__ import annotations

import struct
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from dubao.model.chart import ChartKind, ChartSpec, Series
from dubao.render.charts.value import chart_part
from dubao.render.word import Template

PAPERS, DOCXTPL_PAPERS, ROUNDS = 200, 40, 3
TIMES, MOST_MS = 18.0, 1.0
ROWS, COLUMNS, PARAGRAPHS = 30, 6, 40
YEARS = range(2016, 2021)
WIDTH, HEIGHT = 921, 479  # pixels: 156 mm at 150 dpi
TEXT = "区人民政府坚持教育优先发展，落实各项职责，{{ 单位 }}得分{{ 得分 }}，等第{{ 等第 }}。" * 2


def write_template(path: Path, chart: str) -> Path:
    """Write the template; `chart` is the tag of the chart or picture."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ 单位 }}考核结果"
    document.sections[0].footer.paragraphs[0].text = "{{ 单位 }}"
    for _ in range(PARAGRAPHS):
        document.add_paragraph(TEXT)
    document.add_paragraph(chart)
    table = document.add_table(4, COLUMNS)
    for column in range(COLUMNS):
        table.cell(0, column).text = f"第{column + 1}列"
        table.cell(2, column).text = f"{{{{ 行.列{column} }}}}"
    table.cell(1, 0).text = "{%tr for 行 in 行们 %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    document.save(str(path))
    return path


def context(number: int) -> dict[str, Any]:
    """Return what one paper says."""
    rows = [{f"列{c}": f"{number}之{row}·{c}" for c in range(COLUMNS)} for row in range(ROWS)]
    return {"单位": f"示例{number}镇", "得分": number / 4, "等第": "优秀", "行们": rows}


def chart(number: int) -> ChartSpec:
    """Return the chart of one paper; no two are equal."""
    values = tuple(1000.0 + number * 3.25 + year * 1.5 for year in YEARS)
    series = (Series("教育支出", values), Series("上年同口径", tuple(v - 41.5 for v in values)))
    years = tuple(f"{year}年" for year in YEARS)
    alt = f"2016至2020年教育支出由{values[0]:.2f}增至{values[-1]:.2f}万元。"
    return ChartSpec("教育支出（万元）", ChartKind.COLUMNS, years, series, alt, "万元")


def picture() -> bytes:
    """Return a PNG of columns, as large as the chart at 150 dpi."""
    rows = []
    for y in range(HEIGHT):
        inside = (x // 90 % 2 and y > HEIGHT - 60 - x // 3 for x in range(WIDTH))
        rows.append(b"\0" + b"".join(b"\x1f\x38\x64" if ink else b"\xff\xff\xff" for ink in inside))
    head = struct.pack(">2I5B", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def by_docxtpl(folder: Path) -> Callable[[], object]:
    """Return the job of docxtpl: a new object for each paper, as its pictures need."""
    path = write_template(folder / "图片.docx", "{{ 图 }}")
    image = folder / "图.png"
    image.write_bytes(picture())

    def job() -> None:
        for number in range(DOCXTPL_PAPERS):
            template = DocxTemplate(path)
            inline = InlineImage(template, str(image), width=Mm(150))
            template.render({**context(number), "图": inline}, autoescape=True)
            template.save(BytesIO())

    return job


def by_dubao(folder: Path) -> Callable[[], object]:
    """Return our job: one template, a chart drawn anew for each paper."""
    template = Template(write_template(folder / "图表.docx", "{{p 图 }}"), "图表.docx")

    def job() -> None:
        chart_part.cache_clear()
        for number in range(PAPERS):
            made = template.render({**context(number), "图": chart(number)})
            assert not made.problems

    job()
    return job


def chart_parts() -> None:
    """Make as many chart parts with their workbooks as there are papers."""
    chart_part.cache_clear()
    for number in range(PAPERS):
        chart_part(chart(number))


def best(job: Callable[[], object], count: int) -> float:
    """Return the fewest milliseconds of processor time of one of `count` papers."""

    def times() -> Iterator[float]:
        for _ in range(ROUNDS):
            started = time.process_time()
            job()
            yield time.process_time() - started

    return min(times()) * 1000 / count


def main() -> int:
    """Print the times; return 1 if one is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = best(by_dubao(folder), PAPERS)
        theirs = best(by_docxtpl(folder), DOCXTPL_PAPERS)
    part = best(chart_parts, PAPERS)
    print(f"docxtpl, picture     {theirs:7.2f} ms a paper")
    print(
        f"dubao, native chart  {ours:7.2f} ms a paper, {theirs / ours:.1f} × (at least {TIMES:g})"
    )
    print(f"chart part, workbook {part:7.2f} ms a chart (at most {MOST_MS:g})")
    return int(theirs / ours < TIMES or part > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
