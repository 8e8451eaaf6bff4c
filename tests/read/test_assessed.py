"""范围 and 名单: which units of the register are assessed."""

from pathlib import Path

from dubao.model.dataset import UNIT_CODE
from tests.read.office import Office, Rows, said, values

UNITS: Rows = [
    ["单位代码", "单位名称", "类别", "建校"],
    ["K1", "甲幼儿园", "幼儿园", 1990],
    ["S1", "乙小学", "小学", 2000],
    ["K2", "丙幼儿园", "幼儿园", 2010],
]
EACH = {"文件": "填报/*.xlsx", "形式": "竖表", "单位取自": "单位名称", "交报": "各单位"}


def test_only_units_in_scope_are_assessed_and_waited_for(tmp_path: Path) -> None:
    office = Office(tmp_path, UNITS)
    loaded = office.read({"自评": EACH}, {"人数": None}, 范围='类别 == "幼儿园"')
    assert list(loaded.value.units.frame[UNIT_CODE]) == ["K1", "K2"]
    assert [one.who for one in loaded.value.absent] == ["甲幼儿园", "丙幼儿园"]


def test_cells_of_the_register_stay_their_own(tmp_path: Path) -> None:
    loaded = Office(tmp_path, UNITS).read({}, 范围='类别 == "幼儿园"')
    assert str(loaded.value.units.origin.place(1, "类别")) == "台账/镇街.xlsx[Sheet1]!C4"


def test_rows_of_units_out_of_scope_are_left_out_without_a_word(tmp_path: Path) -> None:
    office = Office(tmp_path, UNITS)
    office.file("甲.xlsx", [["单位代码", "人数"], ["S1", 1], ["K1", 2], ["K2", 3]])
    loaded = office.read({"甲": {"文件": "甲.xlsx"}}, {"人数": None}, 范围='类别 == "幼儿园"')
    assert (values(loaded, "人数"), said(loaded.problems)) == ([2, 3], [])


def test_a_declared_column_of_the_register_is_compared_as_a_number(tmp_path: Path) -> None:
    office = Office(tmp_path, UNITS)
    loaded = office.read({}, {"建校": {"类型": "整数"}}, 范围="建校 >= 2000")
    assert list(loaded.value.units.frame[UNIT_CODE]) == ["S1", "K2"]


def test_a_unit_whose_scope_is_not_known_is_named_at_its_cell(tmp_path: Path) -> None:
    office = Office(tmp_path, [*UNITS, ["X1", "丁", None, 2015]])
    loaded = office.read({}, 范围='类别 == "幼儿园"')
    assert list(loaded.value.units.frame[UNIT_CODE]) == ["K1", "K2"]
    assert said(loaded.problems) == ["scope-undecided 台账/镇街.xlsx[Sheet1]!C5"]


def test_only_units_on_the_roster_are_assessed_and_waited_for(tmp_path: Path) -> None:
    office = Office(tmp_path, UNITS)
    office.file("名单.xlsx", [["单位名称", "备注"], ["丙幼儿园", "抽中"]])
    sources = {"名单": {"文件": "名单.xlsx"}, "自评": EACH}
    loaded = office.read(sources, {"人数": {"来源": "自评", "类型": "整数"}}, 名单="名单")
    assert list(loaded.value.units.frame[UNIT_CODE]) == ["K2"]
    assert [one.who for one in loaded.value.absent] == ["丙幼儿园"]


def test_a_roster_not_handed_in_names_no_units(tmp_path: Path) -> None:
    sources = {"名单": {"文件": "名单.xlsx", "交报": "办公室"}}
    loaded = Office(tmp_path, UNITS).read(sources, 名单="名单")
    assert len(loaded.value.units) == 0
    assert [one.split()[0] for one in said(loaded.problems)] == ["roster-missing"]
