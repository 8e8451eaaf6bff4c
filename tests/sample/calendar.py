"""The school calendar of the sample district: three school years, exam weeks, local days."""

from __future__ import annotations

from datetime import date

from tests.sample.sheets import Page, Put, Value

HEADS = ("学年", "类别", "名称", "开始日期", "结束日期", "学段", "依据", "备注")
_BASIS = "示例区校历（示例）"

# School year: first and last day of both terms, of the winter break and of the summer break.
_YEARS = {
    2020: ("2020-09-01 2021-01-22", "2021-01-23 2021-02-21", "2021-02-22 2021-06-30", "2021-07-01 2021-08-31"),
    2021: ("2021-09-01 2022-01-19", "2022-01-20 2022-02-16", "2022-02-17 2022-06-30", "2022-07-01 2022-08-31"),
    2022: ("2022-09-01 2023-01-17", "2023-01-18 2023-02-14", "2023-02-15 2023-06-30", "2023-07-01 2023-08-31"),
}  # fmt: skip
_NAMES = (("学期", "第一学期"), ("假期", "寒假"), ("学期", "第二学期"), ("假期", "暑假"))

# Kind, name, days, stages.
_DAYS = (
    ("考试", "期末考试", "2021-01-11 2021-01-15", "小学、初中、高中"),
    ("考试", "高考", "2021-06-07 2021-06-10", "高中"),
    ("考试", "期末考试", "2021-06-21 2021-06-25", "小学、初中、高中"),
    ("停课", "区运动会", "2021-10-29 2021-10-29", "小学、初中"),
    ("考试", "期末考试", "2022-01-10 2022-01-14", "小学、初中、高中"),
    ("考试", "期末考试", "2022-06-20 2022-06-24", "小学、初中、高中"),
    ("上课", "调休上课", "2022-10-08 2022-10-08", ""),
    ("考试", "期末考试", "2023-01-09 2023-01-13", "小学、初中、高中"),
)


def write_calendar(put: Put) -> None:
    """Write the school calendar."""
    page = Page("校历", widths=(10, 8, 14, 14, 14, 20, 20, 24))
    page.line("示例区中小学、幼儿园校历（示例）", len(HEADS))
    page.rows.append(list(HEADS))
    for year, spans in _YEARS.items():
        for (kind, name), days in zip(_NAMES, spans, strict=True):
            page.rows.append([year, kind, name, *_days(days), "", _BASIS, None])
    for kind, name, days, stages in _DAYS:
        page.rows.append([None, kind, name, *_days(days), stages or None, _BASIS, None])
    put("台账/校历.xlsx", [page])


def _days(text: str) -> list[Value]:
    return [date.fromisoformat(day) for day in text.split()]
