"""Registers: columns kept, codes as text, validity on the assessed year."""

from datetime import date
from pathlib import Path

import pytest

from dubao.model.scheme import FieldSpec
from dubao.read.registers import load_register
from tests.read.office import Office, Rows, said, write


def test_register_keeps_columns_nobody_declared_as_text(tmp_path: Path) -> None:
    rows: Rows = [["学校名称", "学校代码", "建成年份"], ["甲校", "0990000001", 1993]]
    write(tmp_path / "台账/学校.xlsx", rows)
    loaded = load_register(tmp_path, "学校")
    assert said(loaded.problems) == []
    assert loaded.value.frame["单位代码"].tolist() == ["0990000001"]
    assert loaded.value.frame["建成年份"].tolist() == ["1993"]
    assert str(loaded.value.origin.place(0, "建成年份")) == "台账/学校.xlsx[Sheet1]!C2"


def test_register_takes_types_from_the_scheme(tmp_path: Path) -> None:
    rows: Rows = [["单位代码", "单位名称", "人口（万人）"], ["T01", "安溪镇", 3]]
    write(tmp_path / "台账/镇街.xlsx", rows)
    people = FieldSpec.model_validate({"名称": "人口", "类型": "整数", "单位": "人"})
    assert load_register(tmp_path, "镇街", [people]).value.frame["人口"].tolist() == [30000.0]


def test_ledger_of_findings_needs_no_code(tmp_path: Path) -> None:
    rows: Rows = [
        ["整改台账", None, None],
        ["序号", "问题描述", "完成情况"],
        [1, "器材不足", "已完成"],
    ]
    write(tmp_path / "台账/问题整改.xlsx", rows)
    loaded = load_register(tmp_path, "问题整改")
    assert loaded.value.frame["进展"].tolist() == ["已完成"]
    assert loaded.value.frame["状态"].tolist() == [None]


def test_ledger_has_many_rows_of_a_unit_and_days_or_words_as_time_limit(tmp_path: Path) -> None:
    rows: Rows = [
        ["序号", "单位代码", "问题描述", "整改时限"],
        [1, "T01", "器材不足", date(2021, 10, 31)],
        [2, "T01", "围墙破损", "年底前"],
        [3, None, "台账不全", None],
    ]
    write(tmp_path / "台账/问题整改.xlsx", rows)
    loaded = load_register(tmp_path, "问题整改")
    assert said(loaded.problems) == []
    assert loaded.value.frame["单位代码"].tolist() == ["T01", "T01", None]
    assert loaded.value.frame["整改时限"].tolist() == ["2021-10-31", "年底前", None]


def test_absent_register_is_empty(tmp_path: Path) -> None:
    loaded = load_register(tmp_path, "镇街")
    assert said(loaded.problems) == ["register-missing 台账/镇街.xlsx"]
    assert len(loaded.value) == 0


def test_codes_once_and_none_missing(tmp_path: Path) -> None:
    rows: Rows = [["单位代码", "单位名称"], ["T01", "甲镇"], ["", "乙镇"], ["T01", "丙镇"]]
    write(tmp_path / "台账/镇街.xlsx", rows)
    loaded = load_register(tmp_path, "镇街")
    assert said(loaded.problems) == [
        "register-without-code 台账/镇街.xlsx[Sheet1]!A3",
        "register-code-twice 台账/镇街.xlsx[Sheet1]!A4",
    ]
    assert loaded.value.frame["单位名称"].tolist() == ["甲镇"]


def test_nm09_units_out_of_use_are_left_out_of_the_year(tmp_path: Path) -> None:
    towns: Rows = [
        ["单位代码", "单位名称", "曾用名", "生效日期", "失效日期"],
        ["T01", "安溪镇", None, "2010-1-1", None],
        ["T02", "柳塘镇", None, None, "2020-12-31"],
        ["T03", "青禾街道", "青禾镇", "2022-1-1", None],
    ]
    office = Office(tmp_path, towns)
    notes = [
        (p.code, str(p.place)) for p in office.read({}).problems if p.code == "unit-out-of-year"
    ]
    assert notes == [
        ("unit-out-of-year", "台账/镇街.xlsx[Sheet1]!A3"),
        ("unit-out-of-year", "台账/镇街.xlsx[Sheet1]!A4"),
    ]
    assert office.read({}).value.units.frame["单位代码"].tolist() == ["T01"]
    assert office.read({}, year=2022).value.units.frame["单位代码"].tolist() == ["T01", "T03"]
    origin = office.read({}, year=2022).value.units.origin
    assert str(origin.place(1, "单位名称")) == "台账/镇街.xlsx[Sheet1]!B4"


def test_a_unit_without_name_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "台账/镇街.xlsx", [["单位代码", "单位名称"], ["T01", None], ["T02", "柳塘镇"]])
    loaded = load_register(tmp_path, "镇街")
    assert said(loaded.problems) == ["register-without-name 台账/镇街.xlsx[Sheet1]!B2"]
    assert loaded.value.frame["单位名称"].tolist() == ["柳塘镇"]


@pytest.mark.parametrize("lacking", ["单位代码", "单位名称"])
def test_a_register_without_codes_or_names_cannot_be_used(tmp_path: Path, lacking: str) -> None:
    held = {"单位代码": "T01", "单位名称": "安溪镇", "类别": "镇"}
    del held[lacking]
    write(tmp_path / "台账/镇街.xlsx", [list(held), list(held.values())])
    loaded = load_register(tmp_path, "镇街")
    (problem,) = loaded.problems
    assert (problem.code, problem.message) == ("column-missing", f"没有「{lacking}」这一项")
    assert len(loaded.value) == 0


def test_a_register_without_a_unit_of_the_year_is_an_error(tmp_path: Path) -> None:
    for rows in ([], [["T01", "安溪镇", date(2022, 1, 1)]]):
        office = Office(tmp_path / str(len(rows)), [["单位代码", "单位名称", "启用日期"], *rows])
        assert said(office.read({}).problems) == ["register-empty 台账/镇街.xlsx"]


def test_supervisions_may_be_several_of_one_unit(tmp_path: Path) -> None:
    rows: Rows = [
        ["督导编号", "单位代码", "单位名称", "督导类别", "结束日期", "送达日期", "整改时限"],
        ["DD01", "0990000001", "甲校", "综合", date(2021, 3, 5), None, "3个月"],
        ["DD02", "0990000001", "甲校", "专项", "2021年10月15日", "2021.11.8", None],
    ]
    write(tmp_path / "台账/督导.xlsx", rows)
    loaded = load_register(tmp_path, "督导")
    assert said(loaded.problems) == []
    assert loaded.value.frame["编号"].tolist() == ["DD01", "DD02"]
    assert loaded.value.frame["结束日期"].tolist() == [date(2021, 3, 5), date(2021, 10, 15)]
    assert loaded.value.frame["送达日期"].tolist() == [None, date(2021, 11, 8)]
    assert loaded.value.frame["整改时限"].tolist() == ["3个月", None]
