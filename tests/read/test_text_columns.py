"""Codes, choices, yes and no."""

from datetime import date

from dubao.model.terms import Reason
from tests.read.columns import codes, column, values

UNREADABLE = Reason.UNREADABLE


def test_rf24_codes_keep_zeros_digits_and_x() -> None:
    cells = ("007", "31010119900101123X", "0990000001", "３１０１", " 021-5555 ")
    assert values(column("文本", *cells)) == [
        "007",
        "31010119900101123X",
        "0990000001",
        "3101",
        "021-5555",
    ]


def test_rf24_a_code_held_as_a_number_has_no_decimals() -> None:
    assert values(column("文本", 12345.0, 12345, 12.5)) == ["12345", "12345", "12.5"]


def test_rf24_codes_that_lost_digits_are_refused() -> None:
    parsed = column("文本", 1.23e17, "1.23E+17", "1E+17", 2.0**53, 999_999_999_999_999.0)
    assert values(parsed) == [UNREADABLE] * 4 + ["999999999999999"]
    assert codes(parsed) == [(index, "code-digits-lost") for index in range(4)]


def test_rf24_a_code_that_only_looks_scientific_survives() -> None:
    assert values(column("文本", "1E5", "3E班")) == ["1E5", "3E班"]


def test_rf24_a_code_turned_into_a_date_is_said() -> None:
    parsed = column("文本", date(2021, 3, 5))
    assert values(parsed) == ["2021-03-05"]
    assert codes(parsed) == [(0, "date-in-text")]


def test_texts_keep_their_punctuation() -> None:
    assert values(column("文本", " 整改到位，效果好（见附件）。")) == [
        "整改到位，效果好（见附件）。"
    ]


def test_choices_are_matched_after_folding() -> None:
    parsed = column("选项", "A", "ａ", " Ａ ", 1.0, "优 秀", 取值=["A", "a", "1", "优秀"])
    assert values(parsed) == ["A", "a", "A", "1", "优秀"]


def test_other_choices_are_refused_with_the_nearest() -> None:
    parsed = column("选项", "优秀的", "D", 取值=["优秀", "良好"])
    assert values(parsed) == [UNREADABLE, UNREADABLE]
    assert [fault.details["near"] for fault in parsed.faults] == [
        "是否想写「优秀」？",
        "请填：优秀、良好",
    ]


def test_a_dash_may_be_a_choice() -> None:
    assert values(column("选项", "/", 取值=["/", "有"])) == ["/"]


def test_yes_and_no_in_every_form() -> None:
    yes = ("是", "√", "✓", "☑", "有", "Y", "ｙｅｓ", True, 1.0)
    no = ("否", "×", "✗", "X", "无", "N", False, 0.0)
    assert values(column("是否", *yes)) == ["是"] * len(yes)
    assert values(column("是否", *no)) == ["否"] * len(no)


def test_neither_yes_nor_no_is_refused() -> None:
    parsed = column("是否", "可能", "是/否", 2)
    assert codes(parsed) == [(0, "bad-yes-no"), (1, "bad-yes-no"), (2, "bad-yes-no")]
