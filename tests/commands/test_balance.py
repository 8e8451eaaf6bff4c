"""优质均衡 on the command line: printed forms filled in and handed in, papers of a year."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.balance import shipped
from tests.conftest import Run
from tests.sample.balance import FOLDER
from tests.sample.balance_district import figures as district_figures
from tests.sample.balance_figures import figures, pupils, reporting
from tests.sample.registers import School

FORM = "县域义务教育优质均衡发展督导评估填报表.xlsx"


def fill(form: Path, target: Path, values: dict[str, Any]) -> None:
    """Answer every item of a printed form."""
    book = load_workbook(form)
    for cells in book.worksheets[0].iter_rows(min_row=4):
        name = str(cells[2].value)
        if name in values:
            cells[4].value = values[name]
    book.save(target)


def one_of(kind: str) -> School:
    return next(school for school in reporting() if school.kind == kind)


@pytest.mark.parametrize("kind", ["小学", "九年一贯制学校", "完全中学"])
def test_ha06_a_printed_form_filled_in_gives_the_same_result(
    run: Run, sample: Path, kind: str
) -> None:
    school = one_of(kind)
    before = json.loads(run("assess", "balance", "-w", sample, "--json").out)
    run("scheme", "form", "balance", "-w", sample, "-o", sample / "发出")
    for old in (sample / FOLDER / "学校").glob(f"{school.name}.*"):
        old.unlink()
    own = {"学校代码": school.code, "学校名称": school.name}
    answers = {**own, **figures(school, pupils()[school.code])}
    fill(sample / "发出" / FORM, sample / FOLDER / "学校" / f"{school.name}.xlsx", answers)
    fill(
        sample / "发出" / "区县.xlsx",
        sample / FOLDER / "区县.xlsx",
        {"区县名称": "示例区", **district_figures()},
    )
    after = json.loads(run("assess", "balance", "-w", sample, "--json").out)
    assert after["units"] == before["units"]
    assert after["district"] == before["district"]
    assert [one for one in after["problems"] if one["severity"] != "说明"] == []


def test_every_item_of_the_sheets_is_asked_for(run: Run, sample: Path) -> None:
    run("scheme", "form", "balance", "-w", sample, "-o", sample / "发出")
    for file, source, scheme in (
        (FORM, "学校表", shipped()),
        ("区县.xlsx", "区县表", shipped().both[1]),
    ):
        sheet = load_workbook(sample / "发出" / file).worksheets[0]
        asked = [cells[2].value for cells in sheet.iter_rows(min_row=4)]
        named = [spec.name for spec in scheme.fields if spec.source == source]
        assert asked[-len(named) :] == named
        assert sheet.protection.sheet


def test_the_year_is_printed_whole(run: Run, sample: Path) -> None:
    done = run("assess", "balance", "-w", sample)
    assert done.code == 0
    folder = sample / "成果/2021/优质均衡"
    assert {path.name for path in folder.iterdir()} >= {
        "申报表.xlsx", "七项指标报告.xlsx", "差异系数表.xlsx", "迎检清单.xlsx",
        "达标情况报告.docx", "达标情况公开稿.docx", "核对清单.xlsx", "自评表",
    }  # fmt: skip
    assert len(list((folder / "自评表").iterdir())) == len(reporting())


def test_pa15_the_public_paper_names_no_school(run: Run, sample: Path) -> None:
    run("assess", "balance", "-w", sample)
    folder = sample / "成果/2021/优质均衡"
    texts = {name: document(folder / f"{name}.docx") for name in ("达标情况报告", "达标情况公开稿")}
    named = {name: [s.name for s in reporting() if s.name in text] for name, text in texts.items()}
    assert named["达标情况公开稿"] == []
    assert len(named["达标情况报告"]) == 6
    assert all("示例：由示例数据生成" in text for text in texts.values())


def document(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.startswith("word/")]
        return "".join(package.read(name).decode("utf-8", "ignore") for name in parts)
