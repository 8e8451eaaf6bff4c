"""Files by pattern; versions and copies of one file."""

from pathlib import Path

import pytest

from dubao.read.sources import base_name, find_files, versions
from tests.read.office import Office, said, values


@pytest.mark.parametrize(
    "file",
    ["表/安溪镇_v2.xlsx", "表/安溪镇（2）.xlsx", "表/安溪镇 - 副本.xlsx", "表/安溪镇-最终版.xls", "表/副本安溪镇.xlsx",
     "表/安溪镇v1.1(修改).xlsx", "表/安溪镇 第二稿.xlsx"],
)  # fmt: skip
def test_ha11_marks_of_versions(file: str) -> None:
    assert base_name(file) == "表/安溪镇"


@pytest.mark.parametrize(
    "name", ["现场评分（第一组）", "现场评分1", "改分记录", "安溪镇", "获奖2021"]
)
def test_ha11_other_names_are_no_versions(name: str) -> None:
    assert base_name(f"表/{name}.xlsx") != base_name("表/现场评分.xlsx")
    assert versions([f"表/{name}.xlsx", "表/现场评分.xlsx", "表/获奖2020.xlsx"]) == ()


def test_lock_files_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("乙.xlsx", "甲.csv", "~$甲.xlsx", ".甲.xlsx", "说明.docx"):
        (tmp_path / name).write_bytes(b"x")
    assert find_files(tmp_path, "*") == ("乙.xlsx", "甲.csv")
    assert find_files(tmp_path, "/*.xlsx") == ()


def test_ha11_versions_that_differ_are_a_question(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲_v1.xlsx", [["单位代码", "人数"], ["T01", 1], ["T02", 2]])
    office.file("甲_v2.xlsx", [["单位代码", "人数"], ["T01", 1], ["T02", 3]])
    loaded = office.read({"甲": "甲*.xlsx"}, {"人数": None})
    assert said(loaded.problems) == ["versions-differ 甲_v2.xlsx"]
    assert "[Sheet1]B3：2 → 3" in loaded.problems[0].message
    assert "甲" not in loaded.value.tables


def test_ha11_equal_copies_are_used_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for name in ("甲.xlsx", "甲(1).xlsx"):
        office.file(name, [["单位代码", "人数"], ["T01", 1]])
    loaded = office.read({"甲": "甲*.xlsx"}, {"人数": None})
    assert said(loaded.problems) == ["versions-equal 甲(1).xlsx"]
    assert values(loaded, "人数") == [1]
