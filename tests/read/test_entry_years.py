"""Running registers (改分, 解除): rows act in the year they belong to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.read.office import Office, Rows, said

SOURCES = {
    "改分": {"文件": "改分.xlsx", "形式": "打分表", "作用": "改分"},
    "解除": {"文件": "解除.xlsx", "形式": "清单", "作用": "解除"},
}
ITEMS = [{"编号": "A1", "名称": "经费", "满分": "6", "给分": {"来源": "甲"}}]


def kept(root: Path, source: str, year: Any, day: Any) -> tuple[int, list[str]]:
    """Return how many rows of 2021 there are in one with this 年度 and 日期, and what is said."""
    more = {"改分": ("指标编号", "A1", "得分", 5), "解除": ("否决编号", "V1", "文号", "示1号")}
    first, cell, second, other = more[source]
    rows: Rows = [["单位代码", first, second, "日期", "年度"], ["T01", cell, other, day, year]]
    office = Office(root)
    office.file(f"{source}.xlsx", rows)
    loaded = office.read({source: SOURCES[source]}, 指标=ITEMS)
    return len(loaded.value.tables[source]), said(loaded.problems)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("year", [2021, "2021", "2021年", "2021年度", "二〇二一年"])
def test_a_row_of_the_year_acts_whenever_it_was_decided(
    tmp_path: Path, source: str, year: Any
) -> None:
    assert kept(tmp_path, source, year, date(2023, 5, 1)) == (1, [])


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("year", [2020, "2022年"])
def test_a_row_of_another_year_does_not_act(tmp_path: Path, source: str, year: Any) -> None:
    assert kept(tmp_path, source, year, date(2021, 12, 1)) == (0, [])


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("day", [date(2021, 1, 1), date(2022, 12, 31), "2021年12月1日"])
def test_without_year_a_decision_of_the_year_or_the_next_acts(
    tmp_path: Path, source: str, day: Any
) -> None:
    assert kept(tmp_path, source, None, day) == (1, [])


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("day", [date(2020, 12, 31), "2023年1月1日"])
def test_without_year_an_older_or_later_decision_is_left_out_and_said(
    tmp_path: Path, source: str, day: Any
) -> None:
    place = f"{source}.xlsx[Sheet1]!D2"
    assert kept(tmp_path, source, None, day) == (0, [f"entry-without-year {place}"])


def test_with_neither_a_lifting_is_left_out_and_an_appeal_is_refused_later(tmp_path: Path) -> None:
    lifting = kept(tmp_path / "1", "解除", None, None)
    assert lifting == (0, ["entry-without-year 解除.xlsx[Sheet1]!D2"])
    assert kept(tmp_path / "2", "改分", None, None) == (1, [])


@pytest.mark.parametrize("year", ["去年", "2020-2021学年", 21, date(2021, 3, 1)])
def test_a_year_that_cannot_be_read_is_said(tmp_path: Path, year: Any) -> None:
    found = kept(tmp_path, "改分", year, date(2021, 12, 1))
    assert found == (0, ["entry-year-unclear 改分.xlsx[Sheet1]!E2"])
