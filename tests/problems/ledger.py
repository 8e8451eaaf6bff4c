"""Specimens of faults of the rectification ledger."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dubao.check.ledger import STATES, check_ledger
from dubao.commands.ledger.bringing import listed_in
from dubao.commands.ledger.steps import Step, take
from dubao.commands.opening import Office
from dubao.model.problem import Problem, RefusedError
from dubao.read.finding_lists import read_findings
from dubao.read.ledger import load_ledger
from dubao.read.word_tables import open_word_tables
from dubao.schedule import moves
from dubao.workspace import Workspace
from tests.problems.registers import SETTINGS
from tests.read.ledger import ledger, rounds
from tests.read.office import write
from tests.render.registers.clerk import NOTE

HEADS = (
    *("序号", "问题描述", "整改时限", "送达日期", "完成日期", "复核人", "复核日期", "复核意见"),
    *("状态", "销号日期", "延期文号"),
)
DAY = date(2021, 6, 1)
CLOSED = {"状态": "已销号", "复核人": "李四", "复核日期": DAY, "复核意见": "到位", "销号日期": DAY}
WORKING = {"状态": "整改中"}
IN_LEDGER = "台账/问题整改.xlsx[整改]"


def _ledger(root: Path, rows: Sequence[dict[str, Any]]) -> None:
    usual = {"序号": "1", "问题描述": "消防通道堆物"}
    cells = [[{**usual, **row}.get(head) for head in HEADS] for row in rows]
    ledger(root, *cells, heads=HEADS)


def _of(*rows: dict[str, Any], fed_back: Sequence[Any] = ()) -> Callable[[Path], Iterable[Problem]]:
    """Read and check a ledger with these rows, and rounds of feedback."""

    def build(folder: Path) -> Iterable[Problem]:
        _ledger(folder, rows)
        if fed_back:
            rounds(folder, *fed_back)
        loaded = load_ledger(folder)
        return (*loaded.problems, *check_ledger(loaded.value))

    return build


def _taking(number: str, step: Step, **cells: Any) -> Callable[[Path], Iterable[Problem]]:
    """Take a step of a finding."""

    def build(folder: Path) -> Iterable[Problem]:
        _ledger(folder, [cells])
        try:
            return take(Office(Workspace(folder), SETTINGS), number, step, NOTE).problems
        except RefusedError as refused:
            return refused.problems

    return build


def _list_without_head(folder: Path) -> Iterable[Problem]:
    write(folder / "清单.xlsx", [["甲", "乙"], ["1", "2"]])
    return read_findings(folder / "清单.xlsx", "清单.xlsx").problems


def _list_without_unit(folder: Path) -> Iterable[Problem]:
    write(folder / "清单.xlsx", [["存在问题", "整改期限"], ["消防通道堆物", "30日内"]])
    found = listed_in(Office(Workspace(folder), SETTINGS), [folder / "清单.xlsx"], {})
    return found.problems


def _not_word(folder: Path) -> Iterable[Problem]:
    write(folder / "清单.xlsx", [["甲"]])
    return open_word_tables(folder / "清单.xlsx", "清单.xlsx").problems


SPECIMENS = {
    "finding-unnumbered": (
        _of({"序号": None, **WORKING}),
        f"{IN_LEDGER}!A2 这个问题没有序号",
        "请在「序号」补上；修改、反馈都要按序号找到它",
    ),
    "finding-number-twice": (
        _of(WORKING, WORKING),
        f"{IN_LEDGER}!A2 序号「1」用了不止一次",
        "请给每个问题一个自己的序号",
    ),
    "finding-state-unknown": (
        _of({"状态": "基本完成"}),
        f"{IN_LEDGER}!I2 状态「基本完成」不认识",
        f"请填{STATES}之一",
    ),
    "finding-state-blank": (_of({}), f"{IN_LEDGER}!I2 没有填状态", f"请填{STATES}之一"),
    "finding-closed-unreviewed": (
        _of({**CLOSED, "复核人": None, "复核日期": None}),
        f"{IN_LEDGER}!I2 已销号，却没有复核人、复核日期",
        "请补上；报了已完成不等于销号，销号要有人复核",
    ),
    "finding-closed-against-review": (
        _of({**CLOSED, "复核意见": "整改不到位"}),
        f"{IN_LEDGER}!H2 复核意见是「整改不到位」，却已销号",
        "请核对：不到位的应继续整改",
    ),
    "finding-reported-undated": (
        _of({"状态": "已报完成"}),
        f"{IN_LEDGER}!E2 已报完成，没有完成日期",
        "请补上单位报告整改完成的日期",
    ),
    "finding-extended-without-paper": (
        _of({"状态": "延期"}),
        f"{IN_LEDGER}!I2 已延期，没有延期文号",
        "请补上批准延期的文号；原来的期限记在「原整改时限」",
    ),
    "finding-limit-unclear": (
        _of({**WORKING, "整改时限": "尽快"}),
        f"{IN_LEDGER}!C2 整改时限「尽快」看不出是哪一天",
        "请写成 2021年6月30日、2个月内（自收到之日）、立行立改、学期末 或 长期坚持",
    ),
    "finding-undelivered": (
        _of({**WORKING, "整改时限": "30日内"}),
        f"{IN_LEDGER}!D2 整改时限是「30日内」，没有送达日期，算不出到哪一天",
        "请补上意见书或通知书的送达日期",
    ),
    "finding-done-before-delivery": (
        _of({"状态": "已报完成", "送达日期": DAY, "完成日期": date(2021, 5, 1)}),
        f"{IN_LEDGER}!E2 完成日期 2021-05-01 早于送达日期 2021-06-01",
        "请核对两个日期",
    ),
    "finding-unknown": (
        _taking("9", moves.keep_up, **WORKING),
        "台账/问题整改.xlsx 台账中没有序号为「9」的问题",
        "请用 dubao ledger list 看序号",
    ),
    "finding-not-now": (
        _taking("1", moves.keep_up, **CLOSED),
        f"{IN_LEDGER}!I2 序号 1 现在是「已销号」，不能转为长期坚持",
        "已销号的不再改动",
    ),
    "finding-needs-review": (
        _taking("1", lambda one, place: moves.close(one, DAY, place), 状态="已报完成"),
        f"{IN_LEDGER}!I2 序号 1 还没有复核到位，不能销号",
        "请先 dubao ledger verify 1 --reviewer 姓名，或在 close 后写 --reviewer 一并复核",
    ),
    "finding-without-unit": (
        _list_without_unit,
        "清单.xlsx[Sheet1]!A2 看不出是哪个单位的问题，没有登记",
        "请在表中加一列「单位名称」，或用 --unit 写明单位",
    ),
    "finding-list-without-head": (
        _list_without_head,
        "清单.xlsx 没有找到问题清单：没有一张表有「问题描述」或「存在问题」这样的列",
        "请把问题列成表：至少有问题描述一列，再加单位、指标、整改时限等",
    ),
    "file-not-word": (
        _not_word,
        "清单.xlsx 不是 Word 文件（.docx）",
        "请用 Word 或 WPS 打开，另存为 .docx 后再试",
    ),
    "round-of-unknown": (
        _of(WORKING, fed_back=[["9", 1, "张三", DAY, "甲", "", "", None]]),
        "台账/整改反馈.xlsx[反馈]!A2 反馈对应的序号「9」不在问题整改台账中",
        "请核对序号",
    ),
    "round-out-of-order": (
        _of(
            WORKING,
            fed_back=[
                ["1", 1, "张三", DAY, "甲", "", "", None],
                ["1", 2, "张三", date(2021, 5, 1), "乙", "", "", None],
            ],
        ),
        f"{IN_LEDGER}!A2 序号 1 第 2 轮反馈（2021-05-01）早于上一轮（2021-06-01）",
        "请核对反馈日期和轮次",
    ),
}
