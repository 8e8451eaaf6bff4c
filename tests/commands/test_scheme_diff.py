"""`dubao scheme diff` from the command line."""

import json
import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.conftest import Run

SHIPPED = Path(__file__).parents[2] / "templates/township/scheme.yaml"


@pytest.fixture
def own(sample: Path) -> Path:
    """Make the office's own version of the township scheme, one mark changed."""
    path = sample / "方案/township/scheme.yaml"
    path.parent.mkdir(parents=True)
    text = SHIPPED.read_text("utf-8").replace("版本: 示例2021", "版本: 示例2022")
    path.write_text(text.replace("优秀: 30%", "优秀: 25%"), "utf-8")
    return sample


def lines(run: Run, sample: Path, *words: str) -> list[dict[str, Any]]:
    ran = run("scheme", "diff", *words, "-w", str(sample), "--json")
    assert ran.code == 0, ran.err
    return list(json.loads(ran.out)["differences"])


CHANGED = [("方案", "版本", "示例2021", "示例2022"), ("等第", "名额", "优秀: 30%", "优秀: 25%")]


@pytest.mark.parametrize(
    "words",
    [
        ["township"],
        ["township@自带", "township"],
        ["township@示例2021", "township@示例2022"],
        [str(SHIPPED), "township"],
    ],
    ids=["own", "shipped", "versions", "file"],
)
def test_versions_are_named_in_several_ways(run: Run, own: Path, words: list[str]) -> None:
    found = lines(run, own, *words)
    assert [(one["part"], one["key"], one["before"], one["after"]) for one in found] == CHANGED


def test_a_former_version_kept_in_the_folder(run: Run, own: Path) -> None:
    (own / "方案/township/旧版").mkdir()
    kept = own / "方案/township/旧版/2020.yaml"
    shutil.copyfile(own / "方案/township/scheme.yaml", kept)
    kept.write_text(kept.read_text("utf-8").replace("示例2022", "2020"), "utf-8")
    assert [one["before"] for one in lines(run, own, "township@2020", "township")] == ["2020"]


def test_an_unknown_version_names_those_there_are(run: Run, own: Path) -> None:
    ran = run("scheme", "diff", "township@1999", "township", "-w", str(own))
    assert ran.code == 2
    assert "有的是：示例2021、示例2022" in ran.err


def test_no_difference(run: Run, sample: Path) -> None:
    ran = run("scheme", "diff", "township", "township@自带", "-w", str(sample))
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "没有差异。")


def test_the_table_as_word_and_excel(run: Run, own: Path, tmp_path: Path) -> None:
    out = tmp_path / "差异"
    assert run("scheme", "diff", "township", "-w", str(own), "-o", str(out)).code == 0
    paper = docx.Document(str(out / "差异表.docx"))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert rows[2][4:] == ["改动", "名额", "优秀: 30%", "优秀: 25%"]
    sheet = openpyxl.load_workbook(out / "差异表.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[5]][3:5] == ["改动", "名额"]
