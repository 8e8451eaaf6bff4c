"""The calendar read from dubao.yaml, 台账 and shipped files."""

from datetime import date
from pathlib import Path

import pytest

from dubao.model.calendar import Calendar, Term
from dubao.model.period import Period
from dubao.model.place import Place
from dubao.read.dates import read_text
from tests.calendars import line, read, shanghai
from tests.read.office import said, write

HEADS = ["学年", "类别", "名称", "开始日期", "结束日期", "学段", "依据", "备注"]


def _terms(calendar: Calendar) -> list[tuple[str, date, date]]:
    return [(term.full_name, term.first, term.last) for term in calendar.terms]


def test_tm10_week_counts_follow_from_the_published_dates() -> None:
    # 2019: 2 Sep (Mon) to 17 Jan is 20 weeks; 2025: 1 Sep to 30 Jan is 22, 2 Mar to 30 Jun 18.
    counted = [(term.year, term.number, term.weeks) for term in shanghai().terms]
    assert counted == [
        (2019, 1, 20), (2019, 2, 20),
        (2020, 1, 21), (2020, 2, 19),
        (2021, 1, 21), (2021, 2, 20),
        (2022, 1, 21), (2022, 2, 20),
        (2023, 1, 21), (2023, 2, 19),
        (2024, 1, 20), (2024, 2, 20),
        (2025, 1, 22), (2025, 2, 18),
    ]  # fmt: skip


def test_a_workbook_and_yaml_say_the_same(tmp_path: Path) -> None:
    write(
        tmp_path / "台账/校历.xlsx",
        [
            ["示例区2021学年校历（示例）"],
            HEADS,
            [2021, "学期", "第一学期", date(2021, 9, 1), "2022年1月19日"],
            ["2021-2022学年", "假期", "寒假", "2022.1.20", "2022-2-16"],
            ["", "考试", "期末考试", "2022-01-10", "2022-01-14", "初中、高中", "示例通知"],
            ["", "停课", "运动会", "2021-10-29"],
            ["注：本表由督导室维护"],
        ],
        ["A1:H1"],
    )
    from_book = read(tmp_path)
    from_yaml = read(
        日程=[
            line("学期", "2021-09-01", "2022-01-19", 学年="2021", 名称="第一学期"),
            line("假期", "2022-01-20", "2022-02-16", 名称="寒假"),
            line("考试", "2022-01-10", "2022-01-14", 名称="期末考试", 学段=["初中", "高中"], 依据="示例通知"),
            line("停课", "2021-10-29", 名称="运动会"),
        ]
    )  # fmt: skip
    assert from_book.value == from_yaml.value
    assert said(from_book.problems) == said(from_yaml.problems) == []
    assert from_book.value.exams[0].place == Place("台账/校历.xlsx", "Sheet1", "D5")


@pytest.mark.parametrize(
    "names",
    [
        {"学年": "2021", "名称": "第一学期"},
        {"名称": "2021-2022学年第一学期"},
        {"名称": "2021学年第1学期"},
        {"学年": "2021", "名称": "上学期"},
        {},
    ],
)
def test_rf21_a_term_is_known_by_any_of_its_names(names: dict[str, str]) -> None:
    (term,) = read(日程=[line("学期", "2021-08-30", "2022-01-21", **names)]).value.terms
    assert (term.year, term.number, term.full_name) == (2021, 1, "2021-2022学年第一学期")


def test_rf23_a_term_written_in_a_form_is_found_in_the_calendar() -> None:
    calendar = shanghai()
    for text in ("2021-2022学年第二学期", "2022-2021学年第二学期", "2021学年下学期"):
        named = read_text(text)
        assert isinstance(named, Period)
        term = calendar.term_within(named)
        assert term is not None
        assert (term.first, term.last) == (date(2022, 2, 17), date(2022, 6, 30))


def test_own_years_go_before_a_calendar_chosen_by_name() -> None:
    own = [line("学期", "2021-09-06", "2022-01-14"), line("学期", "2022-02-21", "2022-07-01")]
    calendar = shanghai(日程=own)
    assert _terms(calendar)[4:6] == [
        ("2021-2022学年第一学期", date(2021, 9, 6), date(2022, 1, 14)),
        ("2021-2022学年第二学期", date(2022, 2, 21), date(2022, 7, 1)),
    ]
    assert len(calendar.terms) == 14
    assert [span.first.year for span in calendar.breaks if span.name == "寒假"] == [
        2020, 2021, 2023, 2024, 2025, 2026,
    ]  # fmt: skip


def test_tm11_spans_that_overlap_are_refused_and_gaps_are_not() -> None:
    loaded = read(
        日程=[
            line("学期", "2023-09-01", "2024-01-19"),
            line("假期", "2024-01-22", "2024-02-18", 名称="寒假"),
            line("学期", "2024-02-18", "2024-06-28"),
        ]
    )
    assert said(loaded.problems) == ["calendar-overlap dubao.yaml"]
    assert [type(term) for term in loaded.value.terms] == [Term]


def test_dates_that_could_not_be_confirmed_are_noted() -> None:
    notes = [p.message for p in read(采用="上海").problems]
    assert notes == [
        "「2019-2020学年第二学期」的日期未能与文件核对：这是原定日期；2020年春季因疫情推迟开学",
        "「2020-2021学年第一学期」的日期未能与文件核对：开学日未见原件",
    ]


def test_holidays_of_the_library_are_those_of_the_notices() -> None:
    calendar = read().value
    off = [day for day in calendar.holidays if day.year == 2022]
    assert off == [
        *(date(2022, 1, day) for day in (1, 2, 3, 31)),
        *(date(2022, 2, day) for day in range(1, 7)),
        *(date(2022, 4, day) for day in (3, 4, 5, 30)),
        *(date(2022, 5, day) for day in range(1, 5)),
        *(date(2022, 6, day) for day in (3, 4, 5)),
        *(date(2022, 9, day) for day in (10, 11, 12)),
        *(date(2022, 10, day) for day in range(1, 8)),
        date(2022, 12, 31),  # by the notice of 2023
    ]
    on = [(day.month, day.day) for day in calendar.makeup if day.year == 2022]
    assert on == [(1, 29), (1, 30), (4, 2), (4, 24), (5, 7), (10, 8), (10, 9)]
    assert calendar.holidays[date(2022, 2, 1)] == "春节"
    assert {2004, 2021, 2026} <= calendar.years


YEAR_2037 = [
    line("放假", "2037-01-01", 名称="元旦"),
    line("放假", "2037-02-14", "2037-02-20", 名称="春节"),
    line("上班", "2037-02-21", 名称="春节"),
    line("放假", "2037-04-04", "2037-04-06", 名称="清明节"),
    line("放假", "2037-05-01", "2037-05-03", 名称="劳动节"),
    line("放假", "2037-06-18", "2037-06-20", 名称="端午节"),
    line("放假", "2037-09-24", "2037-09-26", 名称="中秋节"),
    line("放假", "2037-10-01", "2037-10-07", 名称="国庆节"),
]


def test_tm05_a_year_beyond_the_library_is_known_once_its_notice_is_entered() -> None:
    whole = read(节假日=YEAR_2037).value
    assert whole.is_working_day(date(2037, 2, 20)) is False
    assert whole.is_working_day(date(2037, 2, 21)) is True
    assert whole.is_working_day(date(2037, 3, 2)) is True


def test_tm05_a_notice_entered_in_part_leaves_the_year_unknown() -> None:
    loaded = read(节假日=YEAR_2037[:-2])
    assert "holidays-incomplete" in {p.code for p in loaded.problems}
    assert loaded.value.is_working_day(date(2037, 3, 2)) is None


def test_the_table_of_the_office_wins_over_the_library(tmp_path: Path) -> None:
    write(
        tmp_path / "台账/节假日.xlsx",
        [
            ["类别", "名称", "日期", "结束日期", "依据"],
            ["上班", "国庆节", "2022-10-07", None, "示例通知"],
            ["放假", "国庆节", "2022-10-08", "2022-10-09", "示例通知"],
        ],
    )
    loaded = read(tmp_path, 采用="上海")
    days = [date(2022, 10, day) for day in (6, 7, 8, 9, 10)]
    assert [loaded.value.is_working_day(day) for day in days] == [False, True, False, False, True]
    (told,) = [p for p in loaded.problems if p.code == "holidays-corrected"]
    assert told.message.startswith("2022-10-07、2022-10-08、2022-10-09与程序所带的放假数据不同")
