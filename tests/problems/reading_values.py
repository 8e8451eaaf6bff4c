"""Specimens of faults of values, names and numbered items."""

from collections.abc import Callable, Iterable
from datetime import date, time
from pathlib import Path
from typing import Any

from dubao.model.place import Place
from dubao.model.problem import Problem
from dubao.model.register import Entry
from dubao.model.scheme import FieldSpec
from dubao.read.names import Names
from dubao.read.outline import read_outline
from dubao.read.values import parse_values, problems_of

Build = Callable[[Path], Iterable[Problem]]

NAMES = Names(
    [
        Entry("S01", "安溪实验小学", short=("实小",)),
        Entry("S02", "白沙实验小学", short=("实小",), until=date(2019, 8, 31)),
    ]
)


def _place(index: int) -> Place:
    return Place("填报.xlsx", cell=f"B{index + 2}")


def _column(kind: str, *cells: Any, head: str = "", **spec: Any) -> Build:
    """Parse the column B of a field 甲 of type `kind`, whose first value stands in B2."""

    def build(_: Path) -> Iterable[Problem]:
        field = FieldSpec.model_validate({"名称": "甲", "类型": kind, **spec})
        return problems_of(parse_values(cells, field, head), _place)

    return build


def _name(text: str, on: date | None = None) -> Build:
    def build(_: Path) -> Iterable[Problem]:
        found = NAMES.problem_of(text, NAMES.resolve(text, on), _place(0), on)
        return [found] if found else []

    return build


def _outline(text: str) -> Build:
    return lambda _: problems_of(read_outline(text), lambda _: _place(0))


SPECIMENS = {
    "bad-number": (
        _column("整数", "见附件"),
        "填报.xlsx!B2 「见附件」不是数",
        "请只填数字；单位写在表头，说明写在备注栏",
    ),
    "number-too-large": (
        _column("数", "99999999999999999999亿"),
        "填报.xlsx!B2 「99999999999999999999亿」大得不合情理，没有采用",
        "请核对数字和计量单位，看是否多打了数字，或几个数粘在了一起",
    ),
    "bad-period": (
        _column("时段", "9月"),
        "填报.xlsx!B2 「9月」看不出是哪一段时间",
        "请写上年份，如 2021年9月、2021年9月1日至10月15日、2021年上半年、2021-2022学年",
    ),
    "approximate-number": (
        _column("整数", "约30"),
        "填报.xlsx!B2 「约30」是约数，已按 30 计",
        "请填准确的数",
    ),
    "none-as-blank": (
        _column("整数", 3, "无"),
        "填报.xlsx!B3 「无」没有当作 0，已按未填计",
        "是零请填 0，不涉及请填「不适用」",
    ),
    "pending-value": (
        _column("整数", "××"),
        "填报.xlsx!B2 「××」是待统计的记号，暂无数值",
        "统计后请填上实际的数",
    ),
    "ditto": (
        _column("文本", "甲校", "同上"),
        "填报.xlsx!B3 「同上」没有照抄别的单元格，按无法识别计",
        "请把实际内容填进来",
    ),
    "unit-unknown": (
        _column("整数", "30头", 单位="人"),
        "填报.xlsx!B2 「30头」中的单位「头」不认识，这一列的单位是「人」",
        "请改成这一列的单位，或只填数字",
    ),
    "unit-conflict": (
        _column("金额", "30人", 单位="万元"),
        "填报.xlsx!B2 「30人」的单位「人」与这一列的单位「万元」不是一类，没有采用",
        "请核对是否填错了列，再按「万元」填写",
    ),
    "head-unit-conflict": (
        _column("金额", 30, head="人", 单位="万元"),
        "填报.xlsx!B2 表头写的单位「人」与字段「甲」的单位「万元」不是一类，整列没有采用",
        "请核对表头对应的列，或改正方案中该字段的单位",
    ),
    "head-unit-unknown": (
        _column("金额", 30, head="决算", 单位="万元"),
        "填报.xlsx!B2 表头写的单位「决算」不认识，字段「甲」已按「万元」计",
        "请核对表头的单位，必要时改成「万元」",
    ),
    "not-whole": (
        _column("整数", 32.5),
        "填报.xlsx!B2 「32.5」应当是整数",
        "请核对后填整数；单位不同时写明单位",
    ),
    "date-as-number": (
        _column("数", date(2021, 3, 5)),
        "填报.xlsx!B2 这一格是日期或时间「2021-03-05」，不是数",
        "请把单元格格式改为常规，再填一次数字",
    ),
    "percent-unclear": (
        _column("百分比", 95, 96, 0.97),
        "填报.xlsx!B4 「0.97」与同列其他数写法不一，可能是 97%，也可能是 0.97%，没有采用",
        "请把整列统一写成带百分号的样子",
    ),
    "percent-small": (
        _column("百分比", 95, 0.96, head="%"),
        "填报.xlsx!B3 表头写明百分号，「0.96」已按 0.96% 计；请核对是否本应是 96%",
        "按百分数填写，如 95；确为很小的百分数时不必改",
    ),
    "bad-ratio": (_column("比", "很好"), "填报.xlsx!B2 「很好」不是比", "请写成 1:15 的样子"),
    "ratio-unclear": (
        _column("比", "15:2"),
        "填报.xlsx!B2 「15:2」看不出哪一边是教师、哪一边是学生",
        "请写成 1:15 的样子，一边是 1；或填每名教师负担的学生数，如 15",
    ),
    "ratio-as-time": (
        _column("比", time(1, 15)),
        "填报.xlsx!B2 这一格的比被 Excel 变成了时间，已按 1:15 读作每名教师负担 15 名学生",
        "请核对；先把单元格格式改为文本再填比",
    ),
    "bad-date": (
        _column("日期", "近期"),
        "填报.xlsx!B2 「近期」不是日期",
        "请写成 2021年3月5日 或 2021-3-5",
    ),
    "no-such-date": (
        _column("日期", "2021-2-30"),
        "填报.xlsx!B2 「2021-2-30」这一天不存在",
        "请核对年、月、日",
    ),
    "date-without-year": (
        _column("日期", "3月5日"),
        "填报.xlsx!B2 「3月5日」没有写年份",
        "请写全，如 2021年3月5日",
    ),
    "date-signs-lost": (
        _column("日期", "2021315日"),
        "填报.xlsx!B2 「2021315日」中的年、月、日丢了，分不清是哪一天",
        "请写成 2021年3月5日 的样子",
    ),
    "period-not-date": (
        _column("日期", "2021年3月"),
        "填报.xlsx!B2 「2021年3月」是一段时间，不是一天",
        "请填到日，如 2021年3月5日",
    ),
    "period-backwards": (
        _column("时段", "2021年12月28日至1月3日"),
        "填报.xlsx!B2 「2021年12月28日至1月3日」的结束早于开始",
        "跨年时请把两头的年份都写上",
    ),
    "bad-school-year": (
        _column("时段", "2020-2022学年"),
        "填报.xlsx!B2 「2020-2022学年」看不出是哪一个学年",
        "学年请写成 2021-2022学年；起止为年份请写成 2021年至2022年",
    ),
    "code-digits-lost": (
        _column("文本", "1.23E+17"),
        "填报.xlsx!B2 「1.23E+17」的位数已经丢失，不能作为代码或号码",
        "请先把单元格格式改为文本，再把号码重填一次",
    ),
    "date-in-text": (
        _column("文本", date(2021, 3, 5)),
        "填报.xlsx!B2 这一格是日期或时间「2021-03-05」，本列应为文字",
        "请核对；原本若是 3-5 之类，请把单元格格式改为文本再填",
    ),
    "not-a-choice": (
        _column("选项", "优良", 取值=["优秀", "良好"]),
        "填报.xlsx!B2 「优良」不在「甲」的取值之中",
        "是否想写「良好」？",
    ),
    "bad-yes-no": (
        _column("是否", "可能"),
        "填报.xlsx!B2 「可能」看不出是还是否",
        "请填「是」或「否」",
    ),
    "outline-jump": (
        _outline("1.健全制度\n3配齐人员"),
        "填报.xlsx!B2 编号从 1 跳到 3（「配齐人员」）",
        "请核对是否漏了一条，或编号写错",
    ),
    "name-unknown": (
        _name("安溪实验小学校"),
        "填报.xlsx!B2 「安溪实验小学校」在台账中找不到",
        "是否想写「安溪实验小学」？",
    ),
    "name-ambiguous": (
        _name("实小"),
        "填报.xlsx!B2 「实小」可以指安溪实验小学（S01）、白沙实验小学（S02），没有采用",
        "请写全称或代码",
    ),
    "name-campus": (
        _name("安溪实验小学（东校区）"),
        "填报.xlsx!B2 「安溪实验小学（东校区）」像是安溪实验小学（S01）的校区或分园，但台账没有这样登记",
        "若属于它，请在台账该单位的「校区」栏写上；若不是，请写全称或代码",
    ),
    "name-not-then": (
        _name("白沙实验小学", date(2020, 9, 1)),
        "填报.xlsx!B2 「白沙实验小学」在2020年9月1日不在使用期内，台账中是白沙实验小学（S02）",
        "请核对日期，或改填当时的单位",
    ),
}
