"""Specimens of faults of headings, rows, forms, registers and sources."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from dubao.model.problem import Problem
from dubao.read.aliases import alias_problems
from tests.read.office import SETTINGS, TOWNS, Office, Rows

Build = Callable[[Path], Iterable[Problem]]

COUNT: dict[str, Any] = {"人数": None}
MONEY: dict[str, Any] = {"支出": {"类型": "金额", "单位": "元"}}
FORM = {"文件": "表/*.xlsx", "形式": "竖表", "单位取自": "单位代码"}
SCORES = {"文件": "甲.xlsx", "形式": "打分表"}
ITEMS = [
    {
        "编号": "A",
        "名称": "投入",
        "下级": [
            {"编号": "A1", "名称": "经费", "满分": "6", "给分": {"来源": "甲"}},
            {"编号": "A2", "名称": "安全", "满分": "4", "给分": {"来源": "甲"}},
        ],
    },
    {"编号": "B1", "名称": "安全", "满分": "5", "给分": {"来源": "甲"}},
]


def _read(
    files: Mapping[str, Rows],
    source: dict[str, Any] | None = None,
    fields: dict[str, Any] | None = None,
    towns: Rows = TOWNS,
    **more: Any,
) -> Build:
    """Read the files as source 甲, by default the file 甲.xlsx as a 横表."""

    def build(folder: Path) -> Iterable[Problem]:
        office = Office(folder, towns)
        for name, rows in files.items():
            office.file(name, rows)
        sources = {"甲": {"文件": "甲.xlsx", **(source or {})}} if files else {}
        return office.read(sources, fields, **more).problems

    return build


def _table(*rows: list[Any], fields: dict[str, Any] | None = None, **source: Any) -> Build:
    return _read({"甲.xlsx": rows}, source, fields)


def _scores(*rows: list[Any]) -> Build:
    return _read({"甲.xlsx": [["单位代码", "指标编号", "得分"], *rows]}, SCORES, 指标=ITEMS)


def _forms(**codes: Any) -> Build:
    head = ["填报项目", "填报值"]
    files = {
        f"表/{name}.xlsx": [head, ["单位代码", code], ["人数", number]]
        for number, (name, code) in enumerate(codes.items())
    }
    return _read(files, FORM, COUNT)


def _sources(sources: dict[str, Any], **fields: Any) -> Build:
    def build(folder: Path) -> Iterable[Problem]:
        office = Office(folder)
        office.file("填报/甲.xlsx", [["单位代码", "人数", "班级数量"], ["T01", 1, 2]])
        office.file("填报/乙.xlsx", [["单位代码", "人数"], ["T01", 1]])
        return office.read(sources, fields).problems

    return build


def _alias(code: str) -> Build:
    settings = SETTINGS.model_copy(update={"aliases": {"老柳塘": code}})
    return lambda folder: alias_problems(folder, settings, ["T01", "T02"])


def _merged(folder: Path) -> Iterable[Problem]:
    rows: Rows = [HEAD, ["T01", 30], ["T02", None]]
    return Office(folder).sheet(rows, COUNT, merges=["B2:B3"]).problems


def _lifting(*entry: Any) -> Build:
    """Read a list of lifted vetoes with one row: 日期 and 年度."""
    head = ["单位代码", "否决编号", "文号", "日期", "年度"]
    return _table(head, ["T01", "V1", "示1号", *entry], 形式="清单", 作用="解除")


HEAD = ["单位代码", "人数"]


def _scoped(more: dict[str, Any], towns: Rows) -> Build:
    """Read an office that assesses only its 镇."""
    sources = {"名单": {"文件": "名单.xlsx", "交报": "办公室"}}

    def build(folder: Path) -> Iterable[Problem]:
        return Office(folder, towns).read(sources, 范围='类别 == "镇"', **more).problems

    return build


SPECIMENS: dict[str, tuple[Build, str, str]] = {
    "sheet-missing": (
        _table(HEAD, ["T01", 1], 工作表="基础数据"),
        "甲.xlsx 没有工作表「基础数据」，现有：Sheet1",
        "请把工作表改名为「基础数据」，或在方案的「工作表」写上实际的名称",
    ),
    "head-missing": (
        _table(["甲", "乙"], [1, 2], fields=COUNT),
        "甲.xlsx 没有找到表头：没有一处写着「单位代码」、「单位名称」、「人数」等列名",
        "请补上表头；表头在别处的，在方案的「表头」写明是第几行",
    ),
    "column-doubtful": (
        _table(["单位代码", "人数", "人数（人）"], ["T01", 1, 2], fields=COUNT),
        "甲.xlsx[Sheet1]!C1 「人数」对得上不止一处：B1「人数」、C1「人数（人）」，都没有采用",
        "请只留一处，或改正表头和方案的「别名」，使名称不重复",
    ),
    "column-missing": (
        _table(["单位代码", "人数量"], ["T01", 1], fields={"人数": {"类型": "整数", "来源": "甲"}}),
        "甲.xlsx[Sheet1] 没有「人数」这一项",
        "是否想写「人数量」？",
    ),
    "column-extra": (
        _table(["单位代码", "人数", "电话"], ["T01", 1, 2], fields=COUNT),
        "甲.xlsx[Sheet1]!C1 「电话」不是这张表要填的字段，没有采用",
        "",
    ),
    "head-note-conflict": (
        _table(["单位：万元"], ["单位代码", "支出（元）"], ["T01", 3], fields=MONEY),
        "甲.xlsx[Sheet1]!B2 「支出」的表头写单位「元」，表上方写「万元」，整列没有采用",
        "请核对后只留一个单位",
    ),
    "total-differs": (
        _table(HEAD, ["T01", 1], ["合计", 2], fields=COUNT),
        "甲.xlsx[Sheet1]!B3 合计行的「人数」填 2，各行相加是 1",
        "请核对各行和合计，改正有误的一处；计算只用各行的数",
    ),
    "merged-number": (
        _merged,
        "甲.xlsx[Sheet1]!B2 「人数」的 B2:B3 合并成一格，填着「30」，2 行各按这个数计",
        "请取消合并，逐行填上各自的数；各行确实都是这个数的也请逐行填写",
    ),
    "error-cell": (
        _table(HEAD, ["T01", "#DIV/0!"], fields=COUNT),
        "甲.xlsx[Sheet1]!B2 「人数」的单元格是错误值 #DIV/0!，没有采用",
        "请改正公式，或直接填上数",
    ),
    "uncalculated": (
        _table(HEAD, ["T01", "=1+1"], fields=COUNT),
        "甲.xlsx[Sheet1]!B2 「人数」的公式 =1+1 没有存下计算结果，按未填计",
        "请用 Excel 或 WPS 打开，保存后再报",
    ),
    "unit-column-missing": (
        _table(["人数", "班数"], [1, 2], fields={"人数": None, "班数": None}),
        "甲.xlsx[Sheet1] 没有写明单位的一列",
        "请在表头加上「单位代码」或「单位名称」一列",
    ),
    "unit-blank": (
        _table(HEAD, ["", 1], fields=COUNT),
        "甲.xlsx[Sheet1]!A2 这一行没有写明是哪个单位，没有采用",
        "请填上单位代码或单位名称",
    ),
    "unit-disagrees": (
        _table(["单位代码", "单位名称", "人数"], ["T01", "柳塘镇", 1], fields=COUNT),
        "甲.xlsx[Sheet1]!B2 单位代码「T01」与单位名称「柳塘镇」不是同一个单位，这一行没有采用",
        "请核对后改正其中一个",
    ),
    "unit-twice": (
        _table(HEAD, ["T01", 1], ["T01", 2], fields=COUNT),
        "甲.xlsx[Sheet1]!A3 「安溪镇」有不止一行（还有甲.xlsx[Sheet1]!A2），都没有采用",
        "请只留一行，或把两行合成一行",
    ),
    "alias-unknown": (
        _alias("T20"),
        "dubao.yaml 单位别名「老柳塘」指的代码「T20」在台账中找不到，这个别名没有采用",
        "请改正这一行的代码，或先在台账中登记",
    ),
    "unit-out-of-year": (
        _read({}, towns=[["单位代码", "单位名称", "失效日期"], ["T01", "安溪镇", "2020-6-30"]]),
        "台账/镇街.xlsx[Sheet1]!A2 「安溪镇」在 2021 年末无效（至2020-06-30），不参加考核",
        "",
    ),
    "form-without-unit": (
        _forms(安溪镇=""),
        "表/安溪镇.xlsx[Sheet1]!B2 看不出是哪个单位的表，没有采用",
        "请在表中「单位代码」旁填上单位名称或代码",
    ),
    "file-name-disagrees": (
        _forms(柳塘镇="T01"),
        "表/柳塘镇.xlsx[Sheet1]!B2 表中写的是「安溪镇」，文件名像是「柳塘镇」的，已按表中的单位采用",
        "请核对是不是复制别的单位的表后忘了改",
    ),
    "form-twice": (
        _forms(安溪镇="T01", 安溪镇报来="T01"),
        "表/安溪镇报来.xlsx[Sheet1] 「安溪镇」有不止一份表（还有「表/安溪镇.xlsx」），都没有采用；不同之处：[Sheet1]B3：0 → 1",
        "请确定以哪一份为准，把其余的移出文件夹",
    ),
    "versions-differ": (
        _forms(安溪镇_v1="T01", 安溪镇_v2="T01"),
        "表/安溪镇_v2.xlsx 与「表/安溪镇_v1.xlsx」像是同一份表的不同版本，都没有采用；不同之处：[Sheet1]B3：0 → 1",
        "请确定以哪一份为准，把其余的移出文件夹",
    ),
    "versions-equal": (
        _read(
            {"甲.xlsx": [HEAD, ["T01", 1]], "甲(1).xlsx": [HEAD, ["T01", 1]]},
            {"文件": "甲*.xlsx"},
            COUNT,
        ),
        "甲(1).xlsx 与「甲.xlsx」内容相同，只用了一份",
        "请把多余的移出文件夹",
    ),
    "item-blank": (
        _scores(["T01", "", 1]),
        "甲.xlsx[Sheet1]!B2 这一行没有写明是哪个指标，没有采用",
        "请填上指标编号",
    ),
    "item-unknown": (
        _scores(["T01", "A11", 1]),
        "甲.xlsx[Sheet1]!B2 方案中没有指标「A11」，这一行没有采用",
        "是否想写「A1」？",
    ),
    "item-several": (
        _scores(["T01", "安全", 1]),
        "甲.xlsx[Sheet1]!B2 叫「安全」的指标不止一个，这一行没有采用",
        "请填写指标编号",
    ),
    "item-not-leaf": (
        _scores(["T01", "A", 1]),
        "甲.xlsx[Sheet1]!B2 「A 投入」下面还有指标，它的分由下级得出，这一行没有采用",
        "请把分打在它的下级指标上",
    ),
    "score-twice": (
        _scores(["T01", "A1", 1], ["T01", "A1", 2]),
        "甲.xlsx[Sheet1]!A3 安溪镇的「A1」有不止一个分（还有甲.xlsx[Sheet1]!A2），都没有采用",
        "请只留一行",
    ),
    "source-empty": (
        _sources({"甲": "填报/{年度}/甲.xlsx"}),
        " 数据来源「甲」没有找到文件：填报/2021/甲.xlsx",
        "请放好文件，或改正方案中的「文件」",
    ),
    "last-year-missing": (
        _sources({"上年": {"文件": "填报/{上年}/甲.xlsx", "作用": "上年"}}),
        " 没有上年的数据：填报/2020/甲.xlsx",
        "请放上上年的文件；没有时，与上年比较的项目无法计算",
    ),
    "file-unused": (
        _sources({"甲": "填报/甲.xlsx"}),
        "填报/乙.xlsx 没有任何数据来源用到这个文件",
        "请核对文件名和扩展名是否合乎方案的「文件」",
    ),
    "field-nowhere": (
        _sources({"甲": "填报/甲.xlsx"}, 班级数=None),
        " 字段「班级数」在各数据来源中都没有找到",
        "是否想写「班级数量」？",
    ),
    "field-twice": (
        _sources({"甲": "填报/甲.xlsx", "乙": "填报/乙.xlsx"}, 人数=None),
        " 字段「人数」在不止一个数据来源中有：甲、乙，都没有采用",
        "请在字段的「来源」写明取自哪一个",
    ),
    "entry-without-year": (
        _lifting("2020年12月1日", None),
        "甲.xlsx[Sheet1]!D2 这一行没有写年度，日期不在 2021 和 2022 年，没有采用",
        "请填上「年度」，写明是哪一年的考核",
    ),
    "entry-year-unclear": (
        _lifting("2021年12月1日", "去年"),
        "甲.xlsx[Sheet1]!E2 年度「去年」看不出是哪一年，这一行没有采用",
        "请写成 2021",
    ),
    "entry-of-other-year": (
        _lifting("2021年12月1日", "2020年度"),
        "甲.xlsx[Sheet1]!E2 这一行是 2020 年度的，2021 年度不用",
        "",
    ),
    "register-missing": (
        _read({}, towns=[]),
        "台账/镇街.xlsx 没有台账/镇街.xlsx",
        "请在台账文件夹中建好这张表，第一行写列名：单位代码、单位名称、类别，以下一行一个",
    ),
    "register-empty": (
        _read({}, towns=[["单位代码", "单位名称"]]),
        "台账/镇街.xlsx 没有一个单位参加 2021 年的考核",
        "请在这张表中登记单位，并核对启用日期和停用日期",
    ),
    "scope-undecided": (
        _scoped(
            {}, [["单位代码", "单位名称", "类别"], ["T01", "安溪镇", None], ["T02", "甲", "镇"]]
        ),
        "台账/镇街.xlsx[Sheet1]!C2 安溪镇是否在评定范围内无法判断（未填），没有评定",
        "请在台账中补上「范围」用到的这一列",
    ),
    "roster-missing": (
        _scoped({"名单": "名单", "__file__": "scheme.yaml"}, TOWNS),
        "scheme.yaml 名单「名单」还没有，不知道评哪些单位",
        "请放好这份名单；每行一个单位",
    ),
    "register-without-name": (
        _read({}, towns=[["单位代码", "单位名称"], ["T01", None]]),
        "台账/镇街.xlsx[Sheet1]!B2 代码「T01」没有写名称，没有采用",
        "请填上名称；报来的表和印出的文件都要用它",
    ),
    "register-without-code": (
        _read({}, towns=[["单位代码", "单位名称"], ["", "安溪镇"]]),
        "台账/镇街.xlsx[Sheet1]!A2 「安溪镇」没有代码，没有采用",
        "请填上代码；代码一经使用不要改",
    ),
    "register-code-twice": (
        _read({}, towns=[["单位代码", "单位名称"], ["T01", "安溪镇"], ["T01", "柳塘镇"]]),
        "台账/镇街.xlsx[Sheet1]!A3 代码「T01」用了不止一次：安溪镇、柳塘镇，只用了第一个",
        "请给每个单位一个自己的代码",
    ),
}
