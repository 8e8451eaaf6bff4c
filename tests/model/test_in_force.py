"""Definitions of derived values: by year and by choice."""

from typing import Any

import pytest

from dubao.model.in_force import in_force, unknown_choices
from dubao.model.scheme import Scheme
from dubao.model.settings import Chosen

RETENTION = {
    "式": "(毕业 - 转入 + 转出) / (初一 - 死亡)",
    "口径": "按学籍变动折算",
    "版本": "2017",
    "依据": "文件甲",
    "另式": {
        "不折算": {"式": "毕业 / 初一", "依据": "文件乙"},
        "从宽": {"式": "1", "自": 2020, "至": 2022},
    },
}


def scheme(derived: dict[str, Any]) -> Scheme:
    return Scheme.model_validate({"编号": "t", "名称": "考核", "对象": "学校", "派生": derived})


def chosen(use: str, **years: int) -> list[Chosen]:
    parts = {"方案": "t", "名称": "巩固率", "用": use, **years}
    return [Chosen.model_validate(parts)]


def taken(year: int, choice: list[Chosen]) -> tuple[str, str, str]:
    spec = in_force(scheme({"巩固率": RETENTION}), choice, year).value.derived[0]
    return spec.definition, spec.formula, spec.basis


USUAL = ("按学籍变动折算", RETENTION["式"], "文件甲")


@pytest.mark.parametrize(
    ("year", "choice", "want"),
    [
        (2021, [], USUAL),
        (2021, chosen("不折算"), ("不折算", "毕业 / 初一", "文件乙")),
        (2021, chosen("不折算", 自=2022), USUAL),
        (2021, chosen("按学籍变动折算"), USUAL),
        (2022, chosen("从宽"), ("从宽", "1", "文件甲")),
        (2023, chosen("从宽"), USUAL),
    ],
)
def test_the_usual_definition_holds_unless_another_is_chosen_for_the_year(
    year: int, choice: list[Chosen], want: tuple[str, str, str]
) -> None:
    assert taken(year, choice) == want


def test_ca26_a_past_year_is_worked_out_by_the_definition_of_its_time() -> None:
    limit = {"式": "0.5", "自": 2017, "另式": {"旧": {"式": "0.65", "自": 2012, "至": 2016}}}
    made = {
        year: in_force(scheme({"上限": limit}), [], year).value.derived[0].formula
        for year in (2016, 2017, 2024)
    }
    assert made == {2016: "0.65", 2017: "0.5", 2024: "0.5"}


def test_what_cannot_be_used_is_said() -> None:
    one = scheme({"巩固率": RETENTION, "上限": {"式": "0.5", "自": 2017}})

    def codes(choice: list[Chosen], year: int) -> list[str]:
        return [found.code for found in in_force(one, choice, year).problems]

    assert codes([], 2021) == []
    assert codes(chosen("不折"), 2021) == ["definition-unknown"]
    assert codes(chosen("从宽"), 2023) == ["definition-out-of-years"]
    assert codes([], 2016) == ["definition-of-no-year"]
    assert [p.code for p in unknown_choices(chosen("x"), ["上限"])] == ["definition-of-nothing"]


def test_ca34_one_choice_may_be_for_every_value_that_has_the_definition() -> None:
    one = {"式": "加权", "另式": {"不加权": {"式": "平"}}}
    choice = Chosen.model_validate({"方案": "t", "名称": "*差异系数", "用": "不加权"})
    found = in_force(
        scheme({"甲差异系数": one, "乙差异系数": one, "差异系数上限": one}), [choice], 2021
    )
    formulas = {spec.name: spec.formula for spec in found.value.derived}
    assert formulas == {"甲差异系数": "平", "乙差异系数": "平", "差异系数上限": "加权"}
    assert found.problems == ()
    assert [p.code for p in unknown_choices([choice], ["上限"])] == ["definition-of-nothing"]
