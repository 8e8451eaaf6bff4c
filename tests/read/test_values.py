"""What holds for every type of column: the words that stand for no value."""

import numpy as np
import pytest

from dubao.model.place import Place
from dubao.model.scheme import FieldSpec
from dubao.model.terms import FieldType, Reason
from dubao.read.values import parse_values, problems_of
from tests.read.columns import codes, column, values

BLANK, NOT_APPLICABLE = Reason.BLANK, Reason.NOT_APPLICABLE
BLANKS = ("", None, " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\n", " \u00a0\u3000\u200b ")
DASHES = ("—", "——", "－", "-", "–", "/", "／", "不适用", "N/A")
ALL_TYPES = [kind.value for kind in FieldType]


@pytest.mark.parametrize("kind", ALL_TYPES)
def test_rf14_every_kind_of_blank_is_not_filled(kind: str) -> None:
    parsed = column(kind, *BLANKS)
    assert values(parsed) == [BLANK] * len(BLANKS)
    assert not parsed.faults


@pytest.mark.parametrize("kind", ALL_TYPES)
def test_rf14_dashes_are_not_applicable(kind: str) -> None:
    parsed = column(kind, *DASHES)
    assert values(parsed) == [NOT_APPLICABLE] * len(DASHES)
    assert not parsed.faults


@pytest.mark.parametrize("kind", ALL_TYPES)
def test_rf14_ditto_is_never_filled_in(kind: str) -> None:
    parsed = column(kind, "同上", "〃", "″")
    assert values(parsed) == [Reason.UNREADABLE] * 3
    assert codes(parsed) == [(0, "ditto"), (1, "ditto"), (2, "ditto")]


@pytest.mark.parametrize("kind", ["整数", "数", "金额", "面积", "百分比", "比", "日期", "时段"])
def test_rf14_none_is_blank_and_said_never_zero(kind: str) -> None:
    parsed = column(kind, "无")
    assert values(parsed) == [BLANK]
    assert codes(parsed) == [(0, "none-as-blank")]


def test_rf14_none_is_a_text_no_and_perhaps_a_choice() -> None:
    assert values(column("文本", "无")) == ["无"]
    assert values(column("是否", "无", "有")) == ["否", "是"]
    assert values(column("选项", "无", 取值=["有", "无"])) == ["无"]
    assert codes(column("选项", "无", 取值=["A", "B"])) == [(0, "not-a-choice")]


@pytest.mark.parametrize("kind", ["整数", "数", "金额", "面积", "百分比", "比", "日期", "时段"])
def test_rf27_crosses_are_to_be_counted(kind: str) -> None:
    parsed = column(kind, "X", "xx", "ＸＸ", "××", "待统计")
    assert values(parsed) == [Reason.PENDING] * 5
    assert codes(parsed) == [(index, "pending-value") for index in range(5)]


def test_rf27_in_a_text_a_cross_is_text() -> None:
    assert values(column("文本", "X")) == ["X"]


def test_rf27_an_empty_form_of_a_date_is_blank_with_crosses_pending() -> None:
    parsed = column("日期", "    年  月  日", "2021年  月  日", "2021年X月X日")
    assert values(parsed) == [BLANK, BLANK, Reason.PENDING]
    assert codes(parsed) == [(2, "pending-value")]


def test_ca01_zero_blank_and_not_applicable_are_three_states() -> None:
    assert values(column("整数", 0, "0", "０", "", "—")) == [0, 0, 0, BLANK, NOT_APPLICABLE]


def test_ca02_a_true_zero_stays_filled() -> None:
    parsed = column("整数", 0.0, 0, "0", 单位="人")
    assert parsed.values.tolist() == [0, 0, 0]
    assert parsed.reasons.tolist() == [Reason.FILLED] * 3


def test_ca01_a_blank_is_zero_only_where_the_field_says_so() -> None:
    parsed = column("整数", "", "无", "—", "××", 空=0)
    assert values(parsed) == [0, 0, NOT_APPLICABLE, Reason.PENDING]
    assert codes(parsed) == [(3, "pending-value")]


def test_absent_numbers_are_nan_and_absent_texts_none() -> None:
    assert np.isnan(column("数", "").values[0])
    assert column("文本", "").values[0] is None


@pytest.mark.parametrize("kind", ALL_TYPES)
def test_a_column_without_cells(kind: str) -> None:
    parsed = column(kind)
    assert len(parsed.values) == len(parsed.reasons) == 0


def test_raw_is_the_text_as_typed() -> None:
    assert column("文本", 12345.0, 0.1, "约30 ", "", None, True).raw == [
        "12345",
        "0.1",
        "约30 ",
        "",
        "",
        "TRUE",
    ]


def test_problems_stand_at_the_cells() -> None:
    parsed = parse_values(["3", "见附件"], FieldSpec.model_validate({"名称": "甲", "类型": "整数"}))
    found = problems_of(parsed, lambda index: Place("填报.xlsx", cell=f"B{index + 2}"))
    assert [f"{one.place} {one.message}" for one in found] == ["填报.xlsx!B3 「见附件」不是数"]
