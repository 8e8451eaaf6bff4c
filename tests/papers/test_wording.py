from datetime import date

from dubao.model.numbers import chinese_number
from dubao.model.widths import text_width
from dubao.papers.wording import (
    document_number,
    paper_date,
    rank_text,
    year_and_name,
)


def test_pa08_dates_are_not_padded() -> None:
    assert paper_date(date(2021, 3, 5)) == "2021年3月5日"


def test_pa07_numbers_use_the_right_brackets_and_leave_their_digits_open() -> None:
    assert document_number("示府教督", 2021) == "示府教督〔2021〕　　号"
    assert document_number("", 2021) == "【发文代字】〔2021〕　　号"


def test_ca14_ties_are_said() -> None:
    assert [rank_text(1, False), rank_text(2, True), rank_text(0, False)] == [
        "第1名",
        "第2名（并列）",
        "—",
    ]


def test_the_year_is_said_once() -> None:
    assert year_and_name(2021, "镇年度教育考核") == "2021年镇年度教育考核"
    assert year_and_name(2021, "绩效评估") == "2021年度绩效评估"


def test_chinese_signs_count_double() -> None:
    assert text_width("A1 经费\n短") == 7


def test_numbers_of_headings() -> None:
    assert [chinese_number(n) for n in (1, 9, 10, 11, 20, 32)] == [
        "一", "九", "十", "十一", "二十", "三十二",
    ]  # fmt: skip
