"""Who has not handed in, and forms of an old version."""

from pathlib import Path
from typing import Any

import pytest

from dubao.check.accepted import without_accepted
from dubao.model.form_mark import MARK_SHEET, FormMark, mark_of
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.scheme import Scheme
from tests.check.office import check, scheme_of
from tests.read.office import SETTINGS, Office

FORM = {"文件": "填报/*.xlsx", "形式": "竖表", "单位取自": "单位代码", "交报": "各单位"}


def form_scheme(version: str = "2021", **fields: Any) -> Scheme:
    return scheme_of({"自评": FORM}, fields or {"人数": None}, 版本=version)


def hand_in(root: Path, mark: FormMark | None) -> None:
    office = Office(root)
    office.file("填报/安溪镇.xlsx", [["填报项目", "填报值"], ["单位代码", "T01"], ["人数", 30]])
    if mark:
        rows = [[mark.scheme], [mark.version], [mark.fingerprint]]
        office.file("填报/安溪镇.xlsx", rows, sheet=MARK_SHEET)


def test_ha07_who_has_not_handed_in_is_named(tmp_path: Path) -> None:
    hand_in(tmp_path, None)
    found = check(tmp_path, form_scheme())
    assert [one.message for one in found] == ["柳塘镇没有报送「自评」"]


@pytest.mark.parametrize(
    ("version", "fields", "said"),
    [
        ("2021", {"人数": None}, []),
        ("2020", {"人数": None}, ["填报表是按旧版方案（2020）印制的，现行是2021"]),
    ],
)
def test_ha06_a_form_of_an_old_version_is_recognised(
    tmp_path: Path, version: str, fields: dict[str, Any], said: list[str]
) -> None:
    hand_in(tmp_path, mark_of(form_scheme(version, **fields)))
    found = [one for one in check(tmp_path, form_scheme()) if one.code == "old-form"]
    assert [one.message for one in found] == said
    assert {one.place.file for one in found} <= {"填报/安溪镇.xlsx"}


def test_ha06_other_questions_under_the_same_version_are_recognised(tmp_path: Path) -> None:
    old = mark_of(form_scheme(人数=None, 班数=None))
    new = mark_of(form_scheme())
    hand_in(tmp_path, old)
    (found,) = (one for one in check(tmp_path, form_scheme()) if one.code == "old-form")
    assert found.message == (
        f"填报表是按旧版方案（2021 {old.fingerprint}）印制的，现行是2021 {new.fingerprint}"
    )


def test_ha06_a_form_of_another_scheme_is_not_an_old_form(tmp_path: Path) -> None:
    hand_in(tmp_path, FormMark("reading", "2019", "abc"))
    assert "old-form" not in {one.code for one in check(tmp_path, form_scheme())}


PLACE = Place("填报/2021/安溪镇.xlsx", "基础数据", "E10")
DETAILS = {"field": "支出", "text": "3000", "last": "300", "times": "10 倍"}


def accept(found: Problem, where: str, code: str = "far-from-last-year") -> tuple[Problem, ...]:
    entry = {"编码": code, "位置": where, "理由": "并校后确实如此"}
    settings = SETTINGS.model_validate({"区": "示例区", "督导机构": "督导室", "接受": [entry]})
    return without_accepted([found], settings)


@pytest.mark.parametrize("where", [str(PLACE), PLACE.file])
def test_ha10_a_warning_is_accepted_by_cell_or_by_file(where: str) -> None:
    assert accept(problem("far-from-last-year", PLACE, **DETAILS), where) == ()


def test_ha10_other_places_and_other_codes_are_not_accepted() -> None:
    found = problem("far-from-last-year", PLACE, **DETAILS)
    assert accept(found, "填报/2021/柳塘镇.xlsx") == (found,)
    assert accept(found, PLACE.file, "copied-row") == (found,)


def test_ha10_an_error_cannot_be_accepted() -> None:
    found = problem("bad-number", PLACE, text="三十来个")
    vain, kept = accept(found, PLACE.file, "bad-number")
    assert (vain.code, kept) == ("accepted-error", found)


def test_ha10_a_code_that_does_not_exist_accepts_nothing_and_is_said() -> None:
    found = problem("far-from-last-year", PLACE, **DETAILS)
    vain, kept = accept(found, PLACE.file, "far-from-lastyear")
    assert (vain.code, vain.hint) == ("accepted-unknown", "是否想写「far-from-last-year」？")
    assert kept == found


def rowless(root: Path, *codes: str, **source: str) -> list[tuple[str, str]]:
    """Return what is said of 甲.xlsx with rows of these units only."""
    Office(root).file("甲.xlsx", [["单位代码", "人数"], *([code, 30] for code in codes)])
    scheme = scheme_of({"甲": {"文件": "甲.xlsx", **source}}, {"人数": {"必填": "是"}})
    return [(one.code, one.message) for one in check(root, scheme)]


@pytest.mark.parametrize(
    ("codes", "units"), [(["T01"], "柳塘镇"), ([], "安溪镇、柳塘镇"), (["T02"], "安溪镇")]
)
def test_ca01_a_unit_without_a_row_is_no_less_missing_than_a_blank(
    tmp_path: Path, codes: list[str], units: str
) -> None:
    said = [("units-without-row", f"「甲」表中没有{units}")]
    assert rowless(tmp_path, *codes, 交报="计财科") == said


def test_rows_of_all_units_say_nothing(tmp_path: Path) -> None:
    assert rowless(tmp_path, "T02", "T01", 交报="计财科") == []


def test_two_rows_of_a_unit_are_not_said_to_be_none(tmp_path: Path) -> None:
    assert rowless(tmp_path, "T01", "T02", "T02", 交报="计财科") == []


def test_lists_need_no_row_of_every_unit(tmp_path: Path) -> None:
    assert rowless(tmp_path, "T01", 交报="计财科", 形式="清单") == []
