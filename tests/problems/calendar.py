"""Specimens of faults of the calendar, of deadlines and draws."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from dubao.model.calendar import coverage
from dubao.model.problem import Problem
from dubao.read.deadlines import load_cases
from tests.calendars import line, read, shanghai
from tests.deadlines import rulebook
from tests.read.office import Rows, write

HEADS = ["学年", "类别", "名称", "开始日期", "结束日期", "学段", "依据", "备注"]
Build = Callable[[Path], Iterable[Problem]]


def _yaml(**keys: Any) -> Build:
    """Read a calendar from dubao.yaml."""
    return lambda folder: read(folder, **keys).problems


def _book(*rows: list[Any]) -> Build:
    """Read 台账/校历.xlsx with these rows."""
    return lambda folder: _written(folder, "台账/校历.xlsx", [HEADS, *rows])


def _holidays(*rows: list[Any]) -> Build:
    """Read 台账/节假日.xlsx with these rows."""
    heads = ["类别", "名称", "开始日期", "结束日期"]
    return lambda folder: _written(folder, "台账/节假日.xlsx", [heads, *rows])


def _written(folder: Path, file: str, rows: Rows) -> Iterable[Problem]:
    write(folder / file, rows)
    return read(folder).problems


def _asked(first: date, last: date) -> Build:
    return lambda _: coverage(shanghai(), first, last)


def _cases(*rows: list[Any], extended: Rows = ()) -> Build:
    """Read 台账/督导.xlsx with these rows and 台账/延期.xlsx with others."""

    def build(folder: Path) -> Iterable[Problem]:
        heads = ["编号", "单位名称", "类别", "结束日期", "送达日期", "整改时限"]
        write(folder / "台账/督导.xlsx", [heads, *rows])
        if extended:
            heads = ["督导编号", "事项", "延至", "批准文号", "批准日期", "批准人"]
            write(folder / "台账/延期.xlsx", [heads, *extended])
        return load_cases(folder, rulebook().value).problems

    return build


CASE = ["D01", "甲校", "综合", "2021-03-05"]
TERM = ["2021", "学期", "第一学期", "2021-09-01", "2022-01-19"]
ENTER = "通知印发后请填入 台账/节假日.xlsx（类别 放假 或 上班、名称、开始日期、结束日期、依据）"

SPECIMENS = {
    "calendar-empty": (
        _yaml(),
        "台账/校历.xlsx 没有校历，算不出哪天上课、哪天在假期",
        "请把学期和假期填入 台账/校历.xlsx，或在 dubao.yaml 写 校历: {采用: [上海]}",
    ),
    "calendar-unknown": (
        _yaml(采用="上海市"),
        "dubao.yaml 没有名为「上海市」的校历",
        "是否想写「上海」？",
    ),
    "calendar-no-date": (
        _book(TERM, ["", "停课", "运动会"]),
        "台账/校历.xlsx[Sheet1]!D3 「运动会」没有开始日期，没有采用这一行",
        "请补上开始日期；只有一天的，结束日期可以不填",
    ),
    "calendar-no-kind": (
        _book(TERM, ["", "", "运动会", "2021-10-29"]),
        "台账/校历.xlsx[Sheet1]!B3 这一行没有写类别，没有采用",
        "类别请填：学期、假期、考试、停课、上课",
    ),
    "calendar-backwards": (
        _book(TERM, ["", "假期", "寒假", "2022-02-16", "2022-01-20"]),
        "台账/校历.xlsx[Sheet1]!D3 「寒假」的结束（2022-01-20）早于开始（2022-02-16），没有采用",
        "请核对两个日期",
    ),
    "calendar-overlap": (
        _book(TERM, ["", "假期", "寒假", "2022-01-19", "2022-02-16"]),
        "台账/校历.xlsx[Sheet1]!D3 「寒假」与「2021-2022学年第一学期」（台账/校历.xlsx[Sheet1]!D2）"
        "的日子重叠，没有采用",
        "学期与学期、学期与假期不能重叠，之间可以空出几天；请核对日期",
    ),
    "calendar-term-twice": (
        _book(TERM, ["2021", "学期", "第一学期", "2022-02-21", "2022-06-30"]),
        "台账/校历.xlsx[Sheet1]!D3 「第一学期」与 台账/校历.xlsx[Sheet1]!D2 是同一个学期，没有采用",
        "请核对学年和名称，每个学期只留一行",
    ),
    "calendar-term-number": (
        _book(["2021", "学期", "小学期", "2022-07-04", "2022-07-15"]),
        "台账/校历.xlsx[Sheet1]!D2 「小学期」看不出是哪一个学年的第几学期，没有采用",
        "请在「学年」填 2021，名称填「第一学期」或「第二学期」",
    ),
    "calendar-open-holiday": (
        _yaml(日程=[line("学期", "2021-09-01", "2022-01-19"), line("上课", "2021-10-07")]),
        "dubao.yaml 2021-10-07是放假日（国庆节），校历却写着上课",
        "请核对；学期中的法定节假日按国务院办公厅通知放假，学校不另行调整",
    ),
    "calendar-unsure": (
        _yaml(采用="上海"),
        "templates/校历/上海.yaml:10 「2020-2021学年第一学期」的日期未能与文件核对：开学日未见原件",
        "请以本地印发的校历为准，不同时写入 台账/校历.xlsx",
    ),
    "holidays-unknown": (
        _asked(date(2037, 1, 1), date(2037, 2, 1)),
        "台账/节假日.xlsx 没有 2037 年放假调休的数据，凡涉及这一年工作日、上课日的都不计算",
        ENTER,
    ),
    "holidays-incomplete": (
        _holidays(["放假", "元旦", "2037-01-01"], ["放假", "国庆节、中秋节", "2037-10-01"]),
        "台账/节假日.xlsx[Sheet1]!C2 2037 年缺春节、清明节、劳动节、端午节，这一年不作为已知年份",
        "请把这一年的放假通知填全：元旦、春节、清明、劳动节、端午、中秋、国庆都要有",
    ),
    "holidays-both": (
        _holidays(["放假", "春节", "2037-02-14", "2037-02-21"], ["上班", "春节", "2037-02-21"]),
        "台账/节假日.xlsx[Sheet1]!C3 2037-02-21既写了放假又写了上班（台账/节假日.xlsx[Sheet1]!C2）"
        "，没有采用这一行",
        "请核对放假通知，只留一行",
    ),
    "holidays-corrected": (
        _holidays(["上班", "国庆节", "2022-10-07"]),
        "台账/节假日.xlsx[Sheet1]!C2 2022-10-07与程序所带的放假数据不同，以这里写的为准",
        "",
    ),
    "deadlines-unknown": (
        lambda _: rulebook(采用=["国家", "上海市"]).problems,
        "dubao.yaml 没有名为「上海市」的期限规定",
        "是否想写「上海」？",
    ),
    "case-without-number": (
        _cases(["", "甲校", "综合", "2021-03-05"]),
        "台账/督导.xlsx[Sheet1]!A2 这一行督导没有编号，没有采用",
        "请给每次督导一个不重复的编号，如 2021-D01",
    ),
    "case-number-twice": (
        _cases(CASE, ["D01", "乙校", "专项", "2021-05-14"]),
        "台账/督导.xlsx[Sheet1]!A3 督导编号「D01」与 台账/督导.xlsx[Sheet1]!A2 重复，没有采用这一行",
        "请给每次督导一个不重复的编号",
    ),
    "demand-unclear": (
        _cases([*CASE, "2021-04-12", "尽快"]),
        "台账/督导.xlsx[Sheet1]!F2 「整改时限」写的「尽快」算不出日期",
        "请写成日期，或 30日内、2个月内、立行立改、学期末、长期坚持 这样的说法",
    ),
    "extension-without-paper": (
        _cases(CASE, extended=[["D01", "督导意见书", "2021-04-30"]]),
        "台账/延期.xlsx[Sheet1]!D2 「督导意见书」的延期没有批准文号，没有采用",
        "延期要有批准文件：请补上文号、批准日期和批准人",
    ),
    "extension-unknown": (
        _cases(CASE, extended=[["D02", "督导意见书", "2021-04-30", "示府教督〔2021〕9号"]]),
        "台账/延期.xlsx[Sheet1]!D2 督导台账中没有编号「D02」，这条延期没有采用",
        "请核对督导编号",
    ),
    "terms-unknown": (
        _asked(date(2026, 9, 1), date(2026, 12, 31)),
        "台账/校历.xlsx 校历中没有2026-2027学年第一学期、2026-2027学年第二学期，凡涉及的上课日都不计算",
        "校历印发后请填入 台账/校历.xlsx（学年、类别、名称、开始日期、结束日期）",
    ),
}
