"""Tables of Word files, read as sheets are."""

from pathlib import Path
from typing import Any

from docx import Document

from dubao.read.finding_lists import read_findings
from dubao.read.word_tables import open_word_tables


def _letter(path: Path, rows: list[list[str]]) -> Any:
    paper: Any = Document()
    paper.add_paragraph("督导意见书")
    table = paper.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paper.save(path)
    return paper


def test_merged_cells_hold_their_text_once(tmp_path: Path) -> None:
    path = tmp_path / "意见书.docx"
    paper = _letter(path, [["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"]])
    table = paper.tables[0]
    table.cell(0, 0).merge(table.cell(0, 1)).text = "题"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "高"
    paper.save(path)
    (grid,) = open_word_tables(path, "意见书.docx").value.sheets
    assert grid.rows == [["题", "", "丙"], ["1", "2", "高"], ["4", "5", ""]]
    assert grid.merges == ((0, 0, 0, 1), (1, 2, 2, 2))
    assert str(grid.place(1, 2)) == "意见书.docx[表1]!C2"


def test_the_findings_of_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "意见书.docx"
    _letter(
        path,
        [
            ["序号", "学校", "存在问题", "对应指标", "整改期限"],
            ["1", "甲小学", "消防通道\n堆物", "安全", "立行立改"],
            ["2", "甲小学", "", "", ""],
        ],
    )
    loaded = read_findings(path, "意见书.docx")
    assert loaded.problems == ()
    assert [(dict(one.values), str(one.place)) for one in loaded.value] == [
        (
            {
                "单位名称": "甲小学",
                "问题描述": "消防通道\n堆物",
                "对应指标": "安全",
                "整改时限": "立行立改",
            },
            "意见书.docx[表1]!C2",
        )
    ]
