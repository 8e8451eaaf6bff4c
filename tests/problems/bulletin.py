"""Specimens of faults of the item table, the departments' sheets and what comes of them."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from dubao.assess.bulletin import work_out
from dubao.model.problem import Problem
from dubao.model.report import Figures
from tests.bulletin import HEAD, Desk, bulletin, item, table_problems, worked_out
from tests.read.office import Rows, write

Build = Callable[[Path], Iterable[Problem]]


def _table(text: str) -> Build:
    return lambda folder: table_problems(folder, text)


def _items(*lines: str) -> Build:
    return _table("项目:\n" + "".join(f"  - {{{line}}}\n" for line in lines))


DISAGREEING: Rows = [["编号", "项目", "2020年"], ["A2", "甲", 5]]
SPENT = bulletin(item("教育支出"))


def _sheet(*rows: list[Any], name: str = "区财政局") -> Build:
    """Read a sheet of one department about 教育支出."""
    return lambda folder: Desk(folder).sheet([HEAD, *rows], name).read(SPENT).problems


def _two_departments(folder: Path) -> Iterable[Problem]:
    desk = Desk(folder).sheet([HEAD, ["教育支出", "万元", 100, 110]])
    return desk.sheet([HEAD, ["教育支出", "万元", 100, 111]], "计财科").read(
        bulletin(item("教育支出"), item("公用经费", 部门="区教育局计财科"))
    ).problems  # fmt: skip


def _published(folder: Path) -> Iterable[Problem]:
    desk = Desk(folder).sheet([HEAD, ["教育支出", "万元", 100, 110]])
    return desk.published([["教育支出", "万元", 100], ["旧项目", "所", 3]]).read(SPENT).problems


def _worked_out(*items: dict[str, Any], **given: Any) -> Build:
    return lambda folder: worked_out(bulletin(*items), **given).problems


PARTS = (item("总额"), item("甲项", 合计于="A1"), item("乙项", 合计于="A1"))
CHECKED = bulletin(
    item("甲", "所"), item("乙", "所"), 核对=[{"式": "甲 <= 乙", "说": "甲不应多于乙"}]
)
SOURCE = {"部门表": {"文件": "填报/{年度}/自评公报/*"}}


def _objection(folder: Path, day: date) -> Iterable[Problem]:
    write(folder / "台账/异议登记.xlsx", [["日期", "来源", "内容", "处理", "结果"], [day, "甲"]])
    shown = {"起": date(2021, 5, 10), "止": date(2021, 5, 14)}
    return Desk(folder).read(bulletin(item("教育支出"), 公示=shown)).problems


def _by_others(folder: Path) -> Figures:
    rows = [["填报部门：", "人事科"], HEAD, ["教育支出", "万元", 100, 110]]
    return Desk(folder).sheet(rows, "人事科").read(SPENT).value


def _missing(folder: Path) -> Iterable[Problem]:
    table = bulletin(item("教育支出"), item("公用经费"), 数据=SOURCE)
    return worked_out(table, {}, missing=["区财政局"]).problems


def _adjusted(folder: Path) -> Iterable[Problem]:
    rows: Rows = [["项目", "上年", "本年", "口径调整"], ["教育支出", 100, 110, "不再含基建"]]
    desk = Desk(folder).sheet(rows).published([["教育支出", "万元", 101.5]])
    return work_out(desk.read(SPENT).value).problems


SPECIMENS: dict[str, tuple[Build, str, str]] = {
    "bulletin-empty": (
        _table("项目: []\n"),
        "items.yaml:1 项目表里没有项目",
        "在「项目」下逐项写明编号、名称、单位和部门",
    ),
    "item-code-twice": (
        _items("编号: A1, 名称: 甲", "编号: A1, 名称: 乙"),
        "items.yaml:5 项目编号「A1」用了两次，另一处在 items.yaml:4",
        "每个项目、判断和图各用一个编号",
    ),
    "item-name-twice": (
        _items("编号: A1, 名称: 支出", "编号: A2, 名称: 经费, 别名: [支出（万元）]"),
        "items.yaml:5 「支出（万元）」既指 A1 又指 A2",
        "各项目的名称和别名不得相同；写在括号里的单位和开头的序号不算区别",
    ),
    "items-circle": (
        _items("编号: A1, 名称: 甲, 式: 乙 + 1", "编号: A2, 名称: 乙, 式: 甲 - 1"),
        "items.yaml:4 项目的算式互相引用，绕了一圈：甲 → 乙 → 甲",
        "改掉其中一个的算式",
    ),
    "parts-unit-differs": (
        _items("编号: A1, 名称: 总额, 单位: 亿元", "编号: A2, 名称: 甲, 单位: 万元, 合计于: A1"),
        "items.yaml:5 「甲」的单位是「万元」，与合计项「总额」的单位「亿元」不同",
        "改成同一个单位，才能相加",
    ),
    "content-unknown": (
        _items("编号: A1, 名称: 甲, 内容: 教育经费使用"),
        "items.yaml:4 内容「教育经费使用」不在自评报告的七类内容中",
        "是否想写「教育财政经费使用」？",
    ),
    "publication-backwards": (
        _table("项目:\n  - {编号: A1, 名称: 甲}\n公示:\n  起: 2021-05-14\n  止: 2021-05-10\n"),
        "items.yaml:6 公示的止 2021-05-10 早于起 2021-05-14",
        "请核对「起」和「止」",
    ),
    "publication-short": (
        _table("项目:\n  - {编号: A1, 名称: 甲}\n公示:\n  起: 2021-05-10\n  止: 2021-05-13\n"),
        "items.yaml:6 公示从 2021-05-10 到 2021-05-13，只有 4 天，少于 5 天",
        "请核对通知要求的公示天数",
    ),
    "row-item-unknown": (
        _sheet(["教育支出合计", "万元", 100, 110]),
        "填报/2020/自评公报/区财政局.xlsx[Sheet1]!A2 项目表中没有「教育支出合计」，这一行没有采用",
        "是否想写「教育支出」？",
    ),
    "row-item-blank": (
        _sheet([None, "万元", 100, 110]),
        "填报/2020/自评公报/区财政局.xlsx[Sheet1]!A2 这一行有数，却没有写明是哪个项目，没有采用",
        "请填上项目名称",
    ),
    "row-item-disagrees": (
        lambda folder: (
            Desk(folder).sheet(DISAGREEING).read(bulletin(item("甲"), item("乙"))).problems
        ),
        "填报/2020/自评公报/区财政局.xlsx[Sheet1]!B2 "
        "编号「A2」是「乙」，名称却写「甲」，这一行没有采用",
        "请核对后改正编号或名称",
    ),
    "row-unit-differs": (
        _sheet(["教育支出", "人", 100, 110]),
        "填报/2020/自评公报/区财政局.xlsx[Sheet1]!B2 "
        "「教育支出」的单位写的是「人」，不能换算成「万元」，没有采用",
        "请按「万元」填写，或核对是否填错了行",
    ),
    "value-impossible": (
        _sheet(["教育支出", "万元", 100, -110]),
        "填报/2020/自评公报/区财政局.xlsx[Sheet1]!D2 「教育支出」填「-110」，不能小于 0，没有采用",
        "请核对后改正；确实可能有这样的数，在项目表这一项写明「最小」「最大」",
    ),
    "reported-twice": (
        _two_departments,
        "填报/2020/自评公报/计财科.xlsx[Sheet1]!D2 「教育支出」填了不止一次："
        "区教育局计财科填 111，区财政局填 110（填报/2020/自评公报/区财政局.xlsx[Sheet1]!D2），"
        "都没有采用",
        "请有关部门核对后只留一个数",
    ),
    "department-unknown": (
        _sheet(["教育支出", "万元", 100, 110], name="经费表"),
        "填报/2020/自评公报/经费表.xlsx[Sheet1] 看不出是哪个部门填报的",
        "请在「填报部门」一栏、表头或文件名中写明部门",
    ),
    "department-other": (
        lambda folder: work_out(_by_others(folder)).problems,
        "填报/2020/自评公报/人事科.xlsx[Sheet1]!D3 「教育支出」应由区财政局填报，现由人事科填报",
        "请区财政局确认这个数，或核对是否填错了表",
    ),
    "department-missing": (
        _missing,
        "填报/2020/自评公报/* 区财政局没有报来能用的表，涉及 2 项：教育支出、公用经费",
        "请催报；报来的表放在 填报/2020/自评公报/*",
    ),
    "item-not-reported": (
        _worked_out(item("教育支出"), values={}),
        "方案/self-evaluation/items.yaml 「教育支出」没有报送：区财政局的表中没有这一行",
        "请补报；不用填的在项目表中写 必填: 否",
    ),
    "published-missing": (
        _sheet(["教育支出", "万元", 100, 110]),
        "台账/公报/2019.xlsx 没有 2019 年的公布值（台账/公报/2019.xlsx），上年数无从核对",
        "把上年公布的项目表存成这个文件：项目、单位、公布值三列",
    ),
    "objection-outside": (
        lambda folder: _objection(folder, date(2021, 5, 15)),
        "台账/异议登记.xlsx[Sheet1]!A2 这一件异议收到日期 2021-05-15 不在公示期间"
        "（2021-05-10 至 2021-05-14），没有计入公示期间的异议",
        "请核对日期；确是公示期间收到的，改正后再生成",
    ),
    "published-unknown": (
        _published,
        "台账/公报/2019.xlsx[Sheet1]!A3 项目表中没有「旧项目」，公布值没有用上",
        "",
    ),
    "fall-unexplained": (
        _worked_out(item("教育支出", 要求="只增不减"), values={"教育支出": (100, 99.5)}),
        "表.xlsx[表]!D2 「教育支出」要求只增不减，今年 99.50万元，上年 100.00万元，没有写明原因",
        "请区财政局在部门表这一项的「备注」中用一句话说明",
    ),
    "fall-unremarked": (
        _worked_out(item("教育支出"), values={"教育支出": (100, 99.5)}),
        "表.xlsx[表]!D2 「教育支出」今年 99.50万元，比上年 100.00万元 少，没有写明原因",
        "请区财政局在「备注」中用一句话说明；少了不必说明的，在项目表这一项写 下降不必说明: 是",
    ),
    "last-year-blank": (
        _worked_out(item("教育支出"), values={"教育支出": (None, 110)}),
        "表.xlsx[表]!C2 「教育支出」没有填上年数，增减算不出",
        "请补填；上年没有这一项的填「不适用」",
    ),
    "last-year-differs": (
        _worked_out(
            item("教育支出"), values={"教育支出": (100, 110)}, published={"教育支出": 101.5}
        ),
        "表.xlsx[表]!C2 「教育支出」上年数填 100.00万元，上年公布的是 101.50万元"
        "（台账/公报/2019.xlsx[表]!C2）",
        "请核对；口径确有变化的，在「口径调整」一栏写明原因",
    ),
    "last-year-adjusted": (
        _adjusted,
        "填报/2020/自评公报/区财政局.xlsx[Sheet1]!B2 「教育支出」上年数 100.00万元，"
        "上年公布的是 101.50万元：不再含基建",
        "",
    ),
    "computed-differs": (
        _worked_out(
            item("教育支出"),
            item("全部支出"),
            item("占比", "%", 式="教育支出 ÷ 全部支出 × 100"),
            values={"教育支出": (1, 2), "全部支出": (4, 8), "占比": (25, 26)},
        ),
        "表.xlsx[表]!D4 「占比」2020 年填 26.00，按算式 教育支出 ÷ 全部支出 × 100 得 25.00，"
        "已用算出的数",
        "请核对填报的数和算式中的各个数",
    ),
    "check-failed-before": (
        lambda folder: worked_out(CHECKED, {"甲": (6, 6), "乙": (5, 7)}).problems,
        "表.xlsx[表]!C2 2019 年的数不合「甲不应多于乙」：6 ≤ 5",
        "请核对上年数；与上年公布的不同的，写明口径调整",
    ),
    "parts-differ": (
        _worked_out(*PARTS, values={"总额": (3, 30), "甲项": (1, 10), "乙项": (2, 20.5)}),
        "表.xlsx[表]!D2 2020 年「总额」填 30，各部分之和是 30.5（甲项 10 + 乙项 20.5）",
        "请核对合计和各部分；计算用填报的合计",
    ),
    "parts-rounding": (
        _worked_out(*PARTS, values={"总额": (3, 1.008), "甲项": (1, 0.504), "乙项": (2, 0.504)}),
        "表.xlsx[表]!D2 2020 年「总额」印 1.01，各部分印出来相加是 1.00，因四舍五入不相等",
        "",
    ),
    "content-empty": (
        _worked_out(item("教育支出", 内容="居民评价"), values={"教育支出": (None, None)}),
        "方案/self-evaluation/items.yaml 自评报告缺「居民评价」这一类内容：这一类的项目都没有填报",
        "七类内容每类至少要有一项",
    ),
}
