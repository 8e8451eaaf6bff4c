"""Specimens of values and tables that break the scheme."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dubao.model.form_mark import MARK_SHEET
from dubao.model.listing import capped
from dubao.model.problem import Problem
from tests.check.office import LAST_YEAR, check, scheme_of
from tests.read.office import TOWNS, Office, Rows

Build = Callable[[Path], Iterable[Problem]]

SOURCE = {"甲": {"文件": "甲.xlsx", "交报": "计财科"}}
HEAD = ["单位代码", "人数"]


def _table(*rows: list[Any], fields: dict[str, Any], **more: Any) -> Build:
    """Check the rows as the file 甲.xlsx."""

    def build(folder: Path) -> Iterable[Problem]:
        Office(folder, [*TOWNS, ["T03", "青禾镇", "青禾", "镇"]]).file("甲.xlsx", rows)
        return check(folder, scheme_of(SOURCE, fields, **more))

    return build


def _last_year(folder: Path) -> Iterable[Problem]:
    office = Office(folder)
    office.file("甲.xlsx", [HEAD, ["T01", 3000], ["T02", 60]])
    office.file("上年.xlsx", [HEAD, ["T01", 300], ["T02", 60]])
    return check(folder, scheme_of({**SOURCE, "上年": LAST_YEAR}, {"人数": None}))


def _old_form(folder: Path) -> Iterable[Problem]:
    office = Office(folder)
    office.file("甲.xlsx", [HEAD, ["T01", 30], ["T02", 60]])
    office.file("甲.xlsx", [["t"], ["2020"], ["0123456789ab"]], sheet=MARK_SHEET)
    return check(folder, scheme_of(SOURCE, {"人数": None}, 版本="2021"))


def _two_versions(folder: Path) -> Iterable[Problem]:
    source = {"文件": "填报/*.xlsx", "形式": "竖表", "交报": "各单位"}
    for number in (1, 2):
        rows: Rows = [["填报项目", "填报值"], ["单位代码", "T01"], ["人数", number]]
        Office(folder).file(f"填报/安溪镇_v{number}.xlsx", rows)
    return check(folder, scheme_of({"自评": source}, {"人数": None}))


def _nothing(folder: Path) -> Iterable[Problem]:
    Office(folder)
    return check(folder, scheme_of(SOURCE, {"人数": None}))


def _many(number: int) -> Build:
    """Check 23 units with a number at least 1 this year, and 1 last year."""

    def build(folder: Path) -> Iterable[Problem]:
        codes = [f"T{at:02}" for at in range(23)]
        office = Office(folder, [TOWNS[0], *([code, f"{code}镇"] for code in codes)])
        office.file("甲.xlsx", [HEAD, *([code, number] for code in codes)])
        office.file("上年.xlsx", [HEAD, *([code, 1] for code in codes)])
        scheme = scheme_of({**SOURCE, "上年": LAST_YEAR}, {"人数": {"最小": 1}})
        return capped(check(folder, scheme))

    return build


_WIDE = ["班数", "小班", "大班", "教师"]

SPECIMENS: dict[str, tuple[Build, str, str]] = {
    "missing-value": (
        _table(HEAD, ["T01"], ["T02", 60], fields={"人数": {"必填": "是"}}),
        "甲.xlsx[Sheet1]!B2 「人数」没有数：未填",
        "这一项必填：没有发生填 0，不适用填「不适用」",
    ),
    "out-of-limits": (
        _table(HEAD, ["T01", 101], fields={"人数": {"单位": "人", "最小": 0, "最大": 100}}),
        "甲.xlsx[Sheet1]!B2 「人数」填的是「101」，应不小于 0、不大于 100人",
        "请核对数字和计量单位",
    ),
    "not-unique": (
        _table(HEAD, ["T01", 30], ["T02", 30], fields={"人数": {"唯一": "是"}}),
        "甲.xlsx[Sheet1]!B3 「人数」的「30」与 B2 重复",
        "这一列各行不得相同，请核对",
    ),
    "check-failed": (
        _table(
            ["单位代码", "专任", "持证"],
            ["T01", 30, 31],
            fields={"专任": None, "持证": None},
            校验=[{"式": "持证 <= 专任", "说": "持证教师不应多于专任教师"}],
        ),
        "甲.xlsx[Sheet1]!B2 持证教师不应多于专任教师（不成立：31 ≤ 30）",
        "请核对算式中的各个数",
    ),
    "far-from-last-year": (
        _last_year,
        "甲.xlsx[Sheet1]!B2 「人数」填的是「3000」，约为上年 300 的 10 倍",
        "请核对计量单位和小数点；属实的请说明理由",
    ),
    "copied-row": (
        _table(
            ["单位代码", *_WIDE],
            ["T01", 9, 5, 4, 20],
            ["T02", 9, 5, 4, 20],
            ["T03", 8, 6, 2, 19],
            fields=dict.fromkeys(_WIDE),
        ),
        "甲.xlsx[Sheet1] 4 个数与安溪镇（甲.xlsx）全部相同",
        "请核对是否误用了别的单位的表",
    ),
    "more-errors": (
        _many(0),
        "甲.xlsx[Sheet1]!B22 这一列另有 3 处同样的错误〔out-of-limits〕，没有逐一列出",
        "请先改正列出的各处，再核对一次",
    ),
    "more-warnings": (
        _many(10),
        "甲.xlsx[Sheet1]!B22 这一列另有 3 处同样的提醒〔far-from-last-year〕，没有逐一列出",
        "请先处理列出的各处，再核对一次",
    ),
    "units-without-row": (
        _table(HEAD, ["T01", 60], fields={"人数": {"必填": "是"}}),
        "甲.xlsx[Sheet1] 「甲」表中没有柳塘镇、青禾镇",
        "请补上各单位的行，或改正写错的单位名称；不涉及的单位也要列出，填「不适用」",
    ),
    "units-without-optional-row": (
        _table(HEAD, ["T01", 60], ["T03", 60], fields={"人数": None}),
        "甲.xlsx[Sheet1] 「甲」表中没有柳塘镇",
        "请核对是否漏了；本来就不涉及的可在「接受」写明理由",
    ),
    "not-usable": (
        _two_versions,
        "填报/安溪镇_v2.xlsx 安溪镇报来的「自评」都不能采用，按未报送处理",
        "请按这个文件的其他差错改正，或请报送单位重报",
    ),
    "not-handed-in": (
        _nothing,
        "甲.xlsx 计财科没有报送「甲」",
        "请催报；文件应放在 甲.xlsx",
    ),
    "old-form": (
        _old_form,
        "甲.xlsx 填报表是按旧版方案（2020）印制的，现行是2021",
        "请用 dubao scheme form 印制的新表重新填报，或逐项核对口径",
    ),
}
