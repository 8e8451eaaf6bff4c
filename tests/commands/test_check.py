"""`dubao check`: findings, exit codes, JSON, and what goes back to the units."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.conftest import Run

TOWNS = "填报/2021/镇街考核"
STONE = f"{TOWNS}/石潭镇.xlsx"
BACK = "成果/2021/退回"


def plant(root: Path, file: str, sheet: str, **cells: Any) -> None:
    """Put values into cells of a file that was handed in."""
    book = load_workbook(root / file)
    for cell, value in cells.items():
        book[sheet][cell] = value
    book.save(root / file)


@pytest.fixture
def faulty(sample: Path) -> Path:
    """Return a workspace in which 石潭镇, 云桥镇 (.xls), 安全科 (.csv) … have faults."""
    plant(sample, STONE, "基础数据", E10="约2391", E18=95499, E7=None)
    plant(sample, "填报/2021/部门/人事科.xlsx", "教师队伍", D6="三百")
    plant(sample, "台账/改分记录.xlsx", "改分记录", F3="很高")
    safety = sample / "填报/2021/部门/安全科.csv"
    safety.write_bytes(safety.read_bytes().replace(b",A,", b",E,", 1))
    (sample / TOWNS / "梅岭镇.xlsx").unlink()
    (sample / TOWNS / "沁园街道.xlsx").write_bytes(b"\xd0\xcf\x11\xe0")
    return sample


def hashes(root: Path) -> dict[str, str]:
    """Return the hash of every file outside 成果."""
    files = (path for path in root.rglob("*") if path.is_file() and "成果" not in path.parts)
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def texts(path: Path) -> Iterator[str]:
    """Yield every paragraph and table cell of a Word paper."""
    paper = Document(str(path))
    yield from (paragraph.text for paragraph in paper.paragraphs)
    for table in paper.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def test_ha09_the_sample_is_all_right(run: Run, sample: Path) -> None:
    done = run("check", "-w", str(sample))
    assert done.code == 0
    assert "个文件，没有发现差错。" in done.out
    assert "加 --all 可以列出" in done.out
    assert not (sample / BACK).exists()


def test_findings_stand_by_file_with_cell_hint_and_code(run: Run, faulty: Path) -> None:
    done = run("check", "-w", str(faulty))
    assert done.code == 1
    assert f"{STONE}（1 处错误、2 处提醒）" in done.out
    assert "  错误 [基础数据] E7  「填报日期」没有数：未填" in done.out
    assert "       这一项必填：没有发生填 0，不适用填「不适用」  〔missing-value〕" in done.out
    assert "还没有报送或报齐的：梅岭镇" in done.out


def test_json_holds_problems_missing_and_the_import_log(run: Run, faulty: Path) -> None:
    done = run("check", "-w", str(faulty), "--json")
    document = json.loads(done.out)
    assert done.code == 1
    assert set(document) == {"problems", "missing", "log"}
    assert document["missing"] == ["梅岭镇"]
    assert {
        "code": "missing-value",
        "severity": "错误",
        "file": STONE,
        "sheet": "基础数据",
        "cell": "E7",
        "line": 0,
        "message": "「填报日期」没有数：未填",
        "hint": "这一项必填：没有发生填 0，不适用填「不适用」",
    } in document["problems"]
    (stone,) = (
        read for read in document["log"] if (read["file"], read["sheet"]) == (STONE, "自评表")
    )
    digest = hashlib.sha256((faulty / STONE).read_bytes()).hexdigest()
    assert (stone["rows"], stone["refused"], stone["sha256"]) == (27, 0, digest)


def test_quiet_says_nothing_unless_something_is_to_do(run: Run, sample: Path) -> None:
    assert run("check", "-w", str(sample), "-q").out == ""
    plant(sample, STONE, "基础数据", E7=None)
    out = run("check", "-w", str(sample), "-q", "--annotate").out
    assert "missing-value" in out
    assert BACK not in out


def test_all_shows_notes_too(run: Run, sample: Path) -> None:
    done = run("check", "-w", str(sample), "--all")
    assert done.code == 0
    assert "  说明 [选项]  这张工作表是隐藏的，仍已读取" in done.out
    assert "--all" not in done.out


def test_ha01_the_log_names_sheet_rows_and_hash(run: Run, sample: Path) -> None:
    done = run("check", "-w", str(sample), "--log")
    digest = hashlib.sha256((sample / STONE).read_bytes()).hexdigest()
    (line,) = (row for row in done.out.splitlines() if "石潭镇.xlsx" in row and "自评表" in row)
    assert line.split() == [STONE, "自评表", "27", "0", digest[:12]]
    assert "第15行「注：空白表示没有。」不是数据" in done.out
    assert "台账/镇街.xlsx" in done.out


def test_ha07_copies_and_notes_are_written_for_everybody_concerned(run: Run, faulty: Path) -> None:
    done = run("check", "-w", str(faulty), "--annotate", "--json")
    document = json.loads(done.out)
    assert done.code == 1
    assert set(document["written"]) == {
        f"{BACK}/{name}"
        for name in (
            "标注/石潭镇.xlsx",
            "标注/人事科.xlsx",
            "标注/安全科.xlsx",
            "退回说明（石潭镇）.docx",
            "退回说明（梅岭镇）.docx",
            "退回说明（沁园街道）.docx",
            "退回说明（人事科）.docx",
            "退回说明（安全科）.docx",
            "退回说明（本室自查）.docx",
        )
    }
    assert (document["kept"], document["former"]) == ([], [])


def test_ha01_originals_are_never_written(run: Run, faulty: Path) -> None:
    before = hashes(faulty)
    run("check", "-w", str(faulty), "--annotate")
    assert hashes(faulty) == before


def test_ha07_the_copy_marks_the_cells_and_keeps_the_rest(run: Run, faulty: Path) -> None:
    run("check", "-w", str(faulty), "--annotate")
    before, after = (
        load_workbook(path) for path in (faulty / STONE, faulty / BACK / "标注/石潭镇.xlsx")
    )
    assert after.sheetnames == ["退回说明", *before.sheetnames]
    marked = {
        cell.coordinate
        for row in after["基础数据"].iter_rows()
        for cell in row
        if cell.comment and cell.fill.fgColor.rgb == "00F8CBAD"
    }
    assert marked == {"E7", "E10", "E18"}
    for name in before.sheetnames:
        for row in before[name].iter_rows():
            for cell in row:
                assert after[name][cell.coordinate].value == cell.value
    rows = list(after["退回说明"].iter_rows(min_row=4, values_only=True))
    assert {row[2] for row in rows} == marked


def test_a_text_table_goes_back_as_a_workbook(run: Run, faulty: Path) -> None:
    run("check", "-w", str(faulty), "--annotate")
    book = load_workbook(faulty / BACK / "标注/安全科.xlsx")
    assert book.sheetnames == ["退回说明", "表"]
    assert book["表"]["D2"].value == "E"
    assert book["表"]["D2"].comment.text.startswith("【退回】「E」不在「平安等级」的取值之中")


def test_an_old_workbook_goes_back_with_its_sheets(run: Run, sample: Path) -> None:
    plant(sample, "填报/2020/镇街考核/汇总.xlsx", "汇总", D6=1471.18)
    run("check", "-w", str(sample), "--annotate")
    book = load_workbook(sample / BACK / "标注/云桥镇.xlsx")
    assert book.sheetnames[:3] == ["退回说明", "基础数据", "自评表"]
    marked = [cell for row in book["基础数据"].iter_rows() for cell in row if cell.comment]
    assert [cell.value for cell in marked] == [14711.8]


def test_the_note_says_what_is_wrong_and_what_is_still_to_come(run: Run, faulty: Path) -> None:
    run("check", "-w", str(faulty), "--annotate")
    stone = "\n".join(texts(faulty / BACK / "退回说明（石潭镇）.docx"))
    assert "石潭镇：" in stone
    assert "「填报日期」没有数：未填" in stone
    assert "请于【日期】前在原表上改正后重新报送示例区人民政府教育督导室。" in stone
    absent = "\n".join(texts(faulty / BACK / "退回说明（梅岭镇）.docx"))
    assert "尚未报送的材料" in absent
    assert "1. 自评数据。" in absent
    assert "需要改正或核实的问题" not in absent
    own = "\n".join(texts(faulty / BACK / "退回说明（本室自查）.docx"))
    assert "台账/改分记录.xlsx" in own


def test_pa15_no_note_of_a_unit_names_another(run: Run, faulty: Path) -> None:
    run("check", "-w", str(faulty), "--annotate")
    names = [path.stem for path in (faulty / TOWNS).iterdir()]
    for unit in ("石潭镇", "梅岭镇", "沁园街道"):
        said = "\n".join(texts(faulty / BACK / f"退回说明（{unit}）.docx"))
        assert [name for name in names if name in said and name != unit] == []


def test_a_sample_says_so_in_every_note(run: Run, faulty: Path) -> None:
    run("check", "-w", str(faulty), "--annotate")
    for path in (faulty / BACK).glob("*.docx"):
        header = Document(str(path)).sections[0].header.paragraphs[0].text
        assert header.startswith("示例：")


def test_ha05_a_second_run_changes_nothing(run: Run, faulty: Path) -> None:
    run("check", "-w", str(faulty), "--annotate")
    before = {path: path.read_bytes() for path in (faulty / BACK).rglob("*.*") if path.is_file()}
    run("check", "-w", str(faulty), "--annotate")
    assert {path: path.read_bytes() for path in before} == before


def test_what_no_longer_goes_back_is_named_and_left(run: Run, sample: Path) -> None:
    original = (sample / STONE).read_bytes()
    plant(sample, STONE, "基础数据", E7=None)
    run("check", "-w", str(sample), "--annotate")
    (sample / STONE).write_bytes(original)
    done = run("check", "-w", str(sample), "--annotate")
    assert done.code == 0
    assert "没有要退回的文件。" in done.out
    assert f"以前退回、现在已不需要的文件：{BACK}/标注/石潭镇.xlsx" in done.out
    assert (sample / BACK / "标注/石潭镇.xlsx").is_file()


def test_ha10_an_accepted_warning_is_not_shown_again(run: Run, sample: Path) -> None:
    plant(sample, STONE, "基础数据", E18=95499)
    assert "far-from-last-year" in run("check", "-w", str(sample)).out
    settings = sample / "dubao.yaml"
    accepted = f"接受:\n  - {{编码: far-from-last-year, 位置: '{STONE}', 理由: 当年并校}}\n"
    settings.write_text(settings.read_text("utf-8") + accepted, "utf-8")
    done = run("check", "-w", str(sample))
    assert "far-from-last-year" not in done.out


def test_the_offices_own_template_is_used(run: Run, faulty: Path) -> None:
    own = faulty / "方案/退回/退回说明.docx"
    own.parent.mkdir(parents=True)
    paper = Document()
    paper.add_paragraph("请{{ 单位名称 }}改正{{ 问题数 }}处")
    paper.save(str(own))
    run("check", "-w", str(faulty), "--annotate")
    assert "请石潭镇改正3处" in texts(faulty / BACK / "退回说明（石潭镇）.docx")


def test_ca01_who_leaves_a_unit_out_of_a_table_is_missing(run: Run, sample: Path) -> None:
    file = sample / "填报/2021/部门/安全科.csv"
    rows = file.read_text("gb18030").splitlines()
    file.write_text("\n".join(row for row in rows if "安溪镇" not in row), "gb18030")
    done = run("check", "township", "--json", "-w", sample)
    document = json.loads(done.out)
    assert (done.code, document["missing"]) == (1, ["安全科"])
    (found,) = (one for one in document["problems"] if one["code"] == "units-without-row")
    assert (found["severity"], found["file"]) == ("错误", "填报/2021/部门/安全科.csv")
    assert found["message"] == "「安全科」表中没有安溪镇"
