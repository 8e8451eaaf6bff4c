"""The main job on the sample workspace, from the folder of files to the papers."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple
from python_calamine import CalamineWorkbook

from dubao.cli import main
from tests.conftest import Run

RESULTS = "成果/2021/镇街考核"


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample workspace that has been assessed once; not to be changed."""
    root = tmp_path_factory.mktemp("端 到 端") / "督导 工作"
    assert main(["init", str(root), "--sample", "--quiet"]) == 0
    assert main(["assess", "-w", str(root), "--quiet"]) == 0
    return root


def document(run: Run, *words: str) -> Any:
    ran = run(*words, "--json")
    return json.loads(ran.out)


def leaves(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in step["parts"]:
        if "cell" in part:
            yield part
        else:
            yield from leaves(part)


class Cells:
    """The office's files read by another way than the program's."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sheets: dict[tuple[str, str], list[list[Any]]] = {}

    def text(self, place: str) -> Any:
        where, cell = place.split("!")
        file, _, sheet = where.rstrip("]").partition("[")
        if (file, sheet) not in self.sheets:
            self.sheets[file, sheet] = self._rows(file, sheet)
        row, column = coordinate_to_tuple(cell)
        return self.sheets[file, sheet][row - 1][column - 1]

    def _rows(self, file: str, sheet: str) -> list[list[Any]]:
        if file.endswith(".csv"):
            with (self.root / file).open(encoding="gb18030", newline="") as lines:
                return list(csv.reader(lines))
        book = CalamineWorkbook.from_path(str(self.root / file))
        return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


@pytest.mark.parametrize("unit", ["安溪镇", "云桥镇", "海晟工业区"])
def test_every_point_is_followed_to_a_cell_that_holds_its_value(
    assessed: Path, run: Run, unit: str
) -> None:
    cells = Cells(assessed)
    found = list(leaves(document(run, "explain", "township", unit, "-w", str(assessed))))
    placed = [leaf for leaf in found if leaf["cell"]]
    assert len({leaf["cell"] for leaf in placed}) > 40
    for leaf in placed:
        typed = cells.text(leaf["cell"])
        assert plain(typed) == plain(leaf["raw"]), leaf


def plain(value: Any) -> Any:
    """A cell as text: 6.0 and 6 are one."""
    text = str(value).strip()
    try:
        return float(text)
    except ValueError:
        return text[:10] if text.endswith("00:00:00") else text


def outputs(root: Path) -> dict[str, bytes]:
    folder = root / RESULTS
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def book_cells(root: Path, name: str) -> dict[str, Any]:
    book = load_workbook(root / RESULTS / name)
    return {
        f"{sheet.title}!{cell.coordinate}": getattr(cell.value, "text", cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    }


def paper_texts(root: Path, name: str) -> list[str]:
    paper = Document(str(root / RESULTS / name))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in paper.paragraphs] + cells


def changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    assert before.keys() == after.keys()
    return {k: (before[k], after[k]) for k in before if before[k] != after[k]}


def test_ha05_a_second_run_changes_not_one_byte(sample: Path, run: Run) -> None:
    assert run("assess", "-w", str(sample)).code == 0
    before = outputs(sample)
    ran = run("assess", "-w", str(sample))
    assert ran.code == 0
    assert outputs(sample) == before


def test_one_self_score_changed_by_a_point_changes_what_depends_on_it_and_nothing_else(
    sample: Path, run: Run
) -> None:
    run("assess", "-w", str(sample))
    names = ("考核得分册.xlsx", "核对清单.xlsx", "核算表.xlsx")
    books = {name: book_cells(sample, name) for name in names}
    papers, texts = outputs(sample), paper_texts(sample, "反馈/安溪镇.docx")

    form = sample / "填报/2021/镇街考核/安溪镇.xlsx"
    book = load_workbook(form)
    cell = book["自评表"]["G5"]
    assert cell.value == 3
    cell.value = 2
    book.save(form)
    ran = run("assess", "-w", str(sample))

    assert "与上次相比改动过的输入：填报/2021/镇街考核/安溪镇.xlsx" in ran.out
    differing = {name for name, data in outputs(sample).items() if data != papers[name]}
    assert differing == {"考核得分册.xlsx", "核对清单.xlsx", "反馈/安溪镇.docx", "生成记录.json"}
    after = paper_texts(sample, "反馈/安溪镇.docx")
    assert [(a, b) for a, b in zip(texts, after, strict=True) if a != b] == [("3.00", "2.00")]
    score_book = changed(books["考核得分册.xlsx"], book_cells(sample, "考核得分册.xlsx"))
    figures = {at: pair for at, pair in score_book.items() if not at.startswith("读入记录")}
    assert list(figures.values()) == [(3, 2)]
    assert changed(books["核算表.xlsx"], book_cells(sample, "核算表.xlsx")) == {}


def test_one_figure_changed_moves_only_its_item_and_what_is_above_it(
    sample: Path, run: Run
) -> None:
    before = document(run, "assess", "-w", str(sample))
    form = sample / "填报/2021/镇街考核/石潭镇.xlsx"
    book = load_workbook(form)
    rows = book["基础数据"].iter_rows(min_col=3, max_col=5)
    cell = next(value for name, _, value in rows if "培训" in str(name.value))
    cell.value = float(str(cell.value)) - 1
    book.save(form)
    after = document(run, "assess", "-w", str(sample))
    moved = {
        (unit["name"], item["code"])
        for unit, other in zip(before["units"], after["units"], strict=True)
        for item, then in zip(unit["items"], other["items"], strict=True)
        if item["value"] != then["value"] or item["points"] != then["points"]
    }
    assert ("石潭镇", "A22") in moved
    assert moved <= {("石潭镇", code) for code in ("A22", "A2", "A")}


def test_pa02_an_edited_paper_is_kept(sample: Path, run: Run) -> None:
    run("assess", "-w", str(sample))
    paper = sample / RESULTS / "反馈/安溪镇.docx"
    edited = Document(str(paper))
    edited.add_paragraph("领导批示")
    edited.save(str(paper))
    kept = paper.read_bytes()
    ran = run("assess", "-w", str(sample))
    assert paper.read_bytes() == kept
    assert (paper.parent / "安溪镇（新1）.docx").is_file()
    assert "成果/2021/镇街考核/反馈/安溪镇.docx（有人改过" in ran.out


def test_a_scheme_as_workbook_and_as_yaml_gives_identical_assessments(
    sample: Path, run: Run
) -> None:
    as_yaml = document(run, "assess", "-w", str(sample))
    own = sample / "方案/township"
    assert run("scheme", "convert", "township", "-o", str(own), "-w", str(sample)).code == 0
    shipped = Path(__file__).parents[1] / "templates/township"
    for template in shipped.glob("*.docx"):
        (own / template.name).write_bytes(template.read_bytes())
    assert (own / "scheme.xlsx").is_file()
    as_book = document(run, "assess", "-w", str(sample))
    for found in (as_yaml, as_book):
        found.pop("written")
    assert as_book == as_yaml


def test_only_one_unit_is_printed(sample: Path, run: Run) -> None:
    found = document(run, "assess", "-w", str(sample), "--only", "安溪镇")
    assert [unit["name"] for unit in found["units"]] == ["安溪镇"]
    papers = [path for path in found["written"] if "/反馈/" in path]
    assert papers == [f"{RESULTS}/反馈/安溪镇.docx"]


def test_pa14_the_notice_names_only_the_commended(assessed: Path, run: Run) -> None:
    text = "\n".join(paper_texts(assessed, "考核结果通报.docx"))
    found = document(run, "assess", "-w", str(assessed))
    commended = {unit["name"] for unit in found["units"] if unit["grade"] == "优秀"}
    assert {unit["name"] for unit in found["units"] if unit["name"] in text} == commended
    totals = {f"{unit['total']:.2f}" for unit in found["units"]}
    assert not [total for total in totals if total in text]


def test_pa15_a_feedback_paper_names_no_other_unit(assessed: Path, run: Run) -> None:
    names = [u["name"] for u in document(run, "assess", "-w", str(assessed))["units"]]
    for name in names:
        text = "\n".join(paper_texts(assessed, f"反馈/{name}.docx"))
        assert [other for other in names if other in text] == [name]


def test_pa18_everything_made_from_a_sample_scheme_says_so(assessed: Path) -> None:
    for path in (assessed / RESULTS).rglob("*.docx"):
        headers = [p.text for s in Document(str(path)).sections for p in s.header.paragraphs]
        assert any("示例" in text for text in headers), path.name
    for path in (assessed / RESULTS).rglob("*.xlsx"):
        book = load_workbook(path)
        assert all("示例" in str(sheet["A1"].value) for sheet in book), path.name
