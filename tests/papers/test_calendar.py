"""The school calendar for people."""

from datetime import date

from dubao.model.book import Style
from dubao.papers.calendar import about_day, calendar_book, term_rows
from tests.calendars import line, shanghai

CALENDAR = shanghai(
    日程=[
        line("考试", "2022-01-10", "2022-01-14", 名称="期末考试", 学段="初中"),
        line("上课", "2021-09-18", 名称="调休上课"),
    ]
)


def test_about_a_day() -> None:
    said = {
        "2021-09-01": "2021-09-01 星期三，2021-2022学年第一学期第1周，学校上课，工作日",
        "2021-09-26": "2021-09-26 星期日，2021-2022学年第一学期第4周，学校不上课（周末），工作日",
        "2021-10-05": "2021-10-05 星期二，2021-2022学年第一学期第6周，学校不上课（国庆节），不是工作日",
        "2022-02-01": "2022-02-01 星期二，寒假，学校不上课，不是工作日",
        "2027-03-05": "2027-03-05 星期五，不知学校是否上课，不知是否工作日",
    }
    assert {day: about_day(CALENDAR, date.fromisoformat(day)) for day in said} == said


def test_school_days_of_terms_differ_by_stage() -> None:
    term = [CALENDAR.terms[4]]
    # 21 weeks of five days; two before 1 September and two after 19 January; 19-21 September,
    # 1-7 October and 3 January off; Saturday 18 September taught.
    assert term_rows(CALENDAR, term) == [
        ("2021-2022学年第一学期", "2021-09-01", "2022-01-19", "21", "94")
    ]
    assert term_rows(CALENDAR, term, "初中")[0][4] == "89"


def test_the_table_for_the_wall() -> None:
    book = calendar_book(CALENDAR, 2021, "示例区", "初中")
    assert [sheet.name for sheet in book.sheets] == [
        "概览", "2021-2022学年第一学期", "2021-2022学年第二学期",
    ]  # fmt: skip
    weeks = book.sheets[1].cells
    rows = {weeks[row, 0].value: row for row, column in weeks if column == 0}

    def week(number: int) -> list[tuple[object, bool]]:
        row = rows[f"第{number}周"]
        return [(weeks[row, n].value, weeks[row, n].style is Style.REST) for n in range(1, 8)]

    assert week(1) == [
        ("", True), ("", True), ("9/1", False), ("2", False), ("3", False), ("4", True), ("5", True),
    ]  # fmt: skip
    assert week(3)[5:] == [("18课", False), ("19", True)]
    assert week(4)[5:] == [("25", True), ("26班", True)]
    assert all(rest for _, rest in week(20))
    assert weeks[rows["第3周"], 8].value == "中秋放假；9月18日上课"
    assert weeks[rows["第20周"], 8].value == "期末考试（初中）"
