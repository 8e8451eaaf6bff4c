"""Specimens of faults of the calendar, of deadlines and draws."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from dubao.commands.drawing import make_draw
from dubao.commands.opening import Office
from dubao.commands.redrawing import prove
from dubao.model.calendar import coverage
from dubao.model.draw import Candidate, DrawRule, Size, parse_size
from dubao.model.problem import Problem, RefusedError
from dubao.model.settings import Settings
from dubao.papers.draw import draw_book
from dubao.read.deadlines import load_cases
from dubao.read.draws import load_draw_record
from dubao.read.rosters import load_roster
from dubao.render.xlsx import render_book
from dubao.schedule.draw import draw
from dubao.workspace import Workspace
from tests.calendars import OFFICE, line, read, shanghai
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


def _draw(*rows: list[Any], count: str = "1", exclude: str = "", **asked: Any) -> Build:
    """Draw from a list 名单.xlsx with these rows."""

    def build(folder: Path) -> Iterable[Problem]:
        write(folder / "名单.xlsx", rows)
        rule = DrawRule("名单.xlsx", "1", parse_size(count) or Size(1), **asked)
        office = Office(Workspace(folder), Settings.model_validate(OFFICE))
        try:
            _, problems = make_draw(office, rule, [exclude] if exclude else [], DAY)
        except RefusedError as refused:
            return refused.problems
        return problems

    return build


def _altered_record(folder: Path) -> Iterable[Problem]:
    """Write a record of a draw and change who was drawn in it."""
    rule = DrawRule("名单.xlsx", "1", Size(1))
    done = draw(rule, [Candidate("甲", "甲"), Candidate("乙", "乙")])
    path = folder / "记录.xlsx"
    path.write_bytes(render_book(draw_book(done, DAY)))
    book = load_workbook(path)
    book["名册"]["I2"], book["名册"]["I3"] = book["名册"]["I3"].value, book["名册"]["I2"].value
    book.save(path)
    record = load_draw_record(path, "记录.xlsx").value
    return prove(record, "记录.xlsx")[1] if record else ()


def _hidden_rows(folder: Path) -> Iterable[Problem]:
    write(folder / "名单.xlsx", [["姓名"], ["甲"], ["乙"]])
    book = load_workbook(folder / "名单.xlsx")
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(folder / "名单.xlsx")
    return load_roster(folder / "名单.xlsx", "名单.xlsx").problems


def _no_record(folder: Path) -> Iterable[Problem]:
    write(folder / "名单.xlsx", [["姓名"], ["甲"]])
    return load_draw_record(folder / "名单.xlsx", "名单.xlsx").problems


DAY = date(2021, 3, 5)
PEOPLE = [["编号", "姓名", "镇街"], ["1", "甲", "安溪镇"], ["2", "乙", ""]]
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
    "calendar-too-long": (
        _book(["2021", "学期", "第一学期", "2021-09-01", "2023-01-19"]),
        "台账/校历.xlsx[Sheet1]!D2 「第一学期」从 2021-09-01 到 2023-01-19 有 506 天，没有采用",
        "多半是年份写错，请核对两个日期",
    ),
    "calendar-outside": (
        _book(TERM, ["", "考试", "期末考试", "2023-01-10", "2023-01-14"]),
        "台账/校历.xlsx[Sheet1]!D3 「期末考试」（2023-01-10 至 2023-01-14）不在任何学期里",
        "请核对日期，多半是年份写错；假期里的考试和停课不用写",
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
    "holidays-no-makeup": (
        _holidays(["放假", "元旦、春节、清明、劳动节、端午、中秋、国庆", "2037-01-01"]),
        "台账/节假日.xlsx[Sheet1]!C2 2037 年只写了放假，没有写调休上班的日子",
        "请与通知核对：历年的通知都有周末调整为上班的日子",
    ),
    "holidays-plain-day": (
        _holidays(["上班", "春节", "2037-02-20", "2037-02-22"]),
        "台账/节假日.xlsx[Sheet1]!C2 2037-02-20本来就是工作日，却写作「上班」",
        "「上班」只写调整为上班的周末；请核对日期",
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
    "draw-no-head": (
        _draw(["学籍", "班级"], ["1", "一班"]),
        "名单.xlsx 找不到编号或姓名、名称一栏，不能从中抽取",
        "请在第一行写上列名，如 编号、姓名；用别的列区分的，加 --key 列名",
    ),
    "draw-no-key": (
        _draw(["姓名", "班级"], ["甲", "一班"], key="姓名+斑级"),
        "名单.xlsx[Sheet1]!A2 名册中没有「斑级」这一列，不能用它区分",
        "是否想写「班级」？",
    ),
    "draw-no-code": (
        _draw(["编号", "姓名"], ["1", "甲"], ["", "乙"]),
        "名单.xlsx[Sheet1]!A3 「编号」没有填（乙），不能抽取",
        "每一个都要有编号或名称，才能说明抽中的是谁",
    ),
    "draw-code-twice": (
        _draw(["班级", "姓名"], ["一班", "甲"], ["二班", "甲"]),
        "名单.xlsx[Sheet1]!B3 「姓名」的「甲」与 名单.xlsx[Sheet1]!B2 重复，不能抽取",
        "重复的会多一次机会：请删去一行；同名的请加一列编号，或用几列区分，如 --key 班级+姓名",
    ),
    "draw-hidden-rows": (
        _hidden_rows,
        "名单.xlsx[Sheet1] 名册有 1 行被隐藏或筛掉，也参加了抽取",
        "只从一部分抽取，请用 --where 写明条件，或另存一份名单",
    ),
    "draw-exclude-unknown": (
        _draw(*PEOPLE, exclude="丙=回避"),
        "--exclude 名册中没有要排除的「丙」，没有抽取",
        "请与名册核对写法：写错一个字，该回避的人就可能被抽中",
    ),
    "draw-exclude-doubtful": (
        _draw(["编号", "姓名"], ["1", "甲"], ["2", "甲"], exclude="甲"),
        "--exclude 名册中有 2 个「甲」，不知要排除哪一个，没有抽取",
        "请写编号",
    ),
    "draw-too-few": (
        _draw(*PEOPLE, count="2", exclude="甲"),
        "名单.xlsx 要抽 2 个，参加抽取的只有 1 个，没有抽取",
        "请减少抽取数，或放宽范围",
    ),
    "draw-no-stratum": (
        _draw(*PEOPLE, by="镇街"),
        "名单.xlsx 有 1 个没有填「镇街」：乙，合作「未填」一层抽取",
        "请补填后重抽",
    ),
    "draw-stratum-short": (
        _draw(*PEOPLE[:2], count="2", by="镇街", each=True),
        "名单.xlsx 「安溪镇」只有 1 个，不够抽 2 个，全部抽中",
        "请核对名册和范围",
    ),
    "draw-no-record": (
        _no_record,
        "名单.xlsx 不是抽取记录：没有工作表「抽取记录」和「名册」",
        "请指明 dubao draw 写出的 抽取记录 文件",
    ),
    "draw-record-altered": (
        _altered_record,
        "记录.xlsx 记录与重抽的结果不符：甲 甲 应为「抽中」，记录写的是「未抽中」",
        "记录写出以后被改动过；请找出原来的文件，或重新抽取",
    ),
    "terms-unknown": (
        _asked(date(2026, 9, 1), date(2026, 12, 31)),
        "台账/校历.xlsx 校历中没有2026-2027学年第一学期、2026-2027学年第二学期，凡涉及的上课日都不计算",
        "校历印发后请填入 台账/校历.xlsx（学年、类别、名称、开始日期、结束日期）",
    ),
}
