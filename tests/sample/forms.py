"""The twelve self-score workbooks: 基础数据 (竖表) and 自评表 (打分表), as untidy as real ones."""

from __future__ import annotations

from datetime import date

from dubao.model.scheme import Item, Scheme
from tests.sample.figures import FIGURES, UNITS, Unit
from tests.sample.sheets import Page, Put, Sum, Value, number

# 类别, 填报项目, 单位
ROWS = (
    ("基本信息", "单位代码", ""),
    ("基本信息", "单位名称", ""),
    ("基本信息", "填报日期", ""),
    ("基本信息", "填报人", ""),
    ("基本信息", "自查时段", ""),
    ("学生", "小学在校生数", "人"),
    ("学生", "初中在校生数", "人"),
    ("学生", "在校学生数", "人"),
    ("学生", "随迁子女数", "人"),
    ("学生", "随迁子女入学数", "人"),
    ("学前教育", "在园幼儿数", "人"),
    ("学前教育", "公办园在园幼儿数", "人"),
    ("学前教育", "普惠园在园幼儿数", "人"),
    ("经费", "教育支出", "万元"),
    ("经费", "公用经费应拨", "万元"),
    ("经费", "公用经费实拨", "万元"),
    ("经费", "教师培训经费", "万元"),
    ("办学条件", "校舍建筑面积", "㎡"),
    ("办学条件", "应交付数", "所"),
    ("办学条件", "已交付数", "所"),
    ("安全防范", "一键报警覆盖率", "%"),
    ("安全防范", "视频联网率", "%"),
    ("安全防范", "专职保安配备率", "%"),
    ("安全防范", "封闭管理率", "%"),
    ("改革", "改革试点数", "项"),
)

# How a unit wrote a value where it did not simply type the number: (value, unit if another).
TYPED: dict[str, dict[str, tuple[Value, str]]] = {
    "T01": {"小学在校生数": ("5,218", ""), "在校学生数": ("7,624", "")},
    "T02": {"小学在校生数": ("３１２７", ""), "改革试点数": ("\u3000", "")},
    "T03": {"教育支出": (122245000, "元")},
    "T05": {"已交付数": ("—", "")},
    "T06": {
        "一键报警覆盖率": ("100%", ""),
        "视频联网率": ("98％", ""),
        "专职保安配备率": ("100%", ""),
        "封闭管理率": ("100%", ""),
    },
    "T07": {"随迁子女入学数": ("/", ""), "校舍建筑面积": (24499, "平方米")},
    "T08": {"教育支出": (3.39927, "亿元"), "在校学生数": ("10，057", "")},
    "T09": {"小学在校生数": ("5917人", ""), "在园幼儿数": (" 2650 ", "")},
    "T10": {"公用经费实拨": ("972.24万元", ""), "改革试点数": ("\u00a0", "")},
    "T12": {"教育支出": ("3,362.6", "")},
}

DAYS: dict[str, Value] = {
    "T01": "2021年10月18日",
    "T02": "2021.10.18",
    "T03": "2021/10/19",
    "T04": date(2021, 10, 18),
    "T05": "2021-10-20",
    "T06": date(2021, 10, 15),
    "T07": "二〇二一年十月二十日",
    "T08": date(2021, 10, 12),
    "T09": "20211018",
    "T10": "2021年10月19日",
    "T11": "2021．10．18",
    "T12": "2021年10月20日",
}

PERIODS = ("2021年9月1日至10月15日", "2021年9月", "2021-2022学年第一学期")

# Other wordings of a row's name.
LABELS: dict[str, dict[str, str]] = {
    "T02": {"在校学生数": "学生人数"},
    "T04": {"教育支出": "教育经费支出"},
    "T06": {"应交付数": "公建配套应交付数", "已交付数": "公建配套已交付数"},
    "T09": {"在校学生数": "在校人数（人）"},
    "T11": {"普惠园在园幼儿数": "普惠性幼儿园\n在园幼儿数"},
}

NAMES = {"T02": "柳 塘 镇", "T10": "示例区沁园街道", "T11": "启明　工业区"}
TWO_HEADS = ("T01", "T04", "T06", "T08", "T11")
HIDDEN = ("T01", "T09")


def write_forms(put: Put, scheme: Scheme) -> None:
    """Write one workbook per unit under 填报/2021/镇街考核; the one of T04 is an .xls."""
    for at, unit in enumerate(UNITS):
        pages = [_data(unit, at), _scores(unit, at, scheme)]
        if unit.code in HIDDEN:
            pages.append(Page("选项", [["是"], ["否"]], hidden=True))
        ending = "xls" if unit.code == "T04" else "xlsx"
        put(f"填报/2021/镇街考核/{unit.name}.{ending}", pages)


def _data(unit: Unit, at: int) -> Page:
    page = Page("基础数据", widths=(6, 12, 24, 8, 26, 30))
    page.line("示例区2021年镇（街道、工业区）教育工作基础数据表（示例）", 6)
    page.line(f"填报单位（盖章）：{unit.name}", 6)
    if unit.code in ("T02", "T05"):
        page.line("数据截止时间：2021年9月30日", 6)
    _data_head(page, unit.code in TWO_HEADS)
    first = len(page.rows)
    for order, (group, name, measure) in enumerate(ROWS, start=1):
        value, other = TYPED.get(unit.code, {}).get(name, (_value(unit, at, name), ""))
        label = LABELS.get(unit.code, {}).get(name, name)
        page.rows.append([order, group, label, other or measure, value, _remark(unit, name)])
    _merge_down(page, 1, first, len(page.rows) - 1)
    page.line("填报人：示例填报员　　　审核人：示例审核员　　　单位负责人（签字）：", 6)
    page.line("说明：本表数据以2021年9月教育事业统计和年度决算为准。", 6)
    return page


def _data_head(page: Page, two: bool) -> None:
    top = len(page.rows)
    if not two:
        page.rows.append(["序号", "类别", "填报项目", "单位", "填报值", "备注"])
        return
    page.rows.append(["序号", "类别", "填报项目", "填报情况", None, "备注"])
    page.rows.append([None, None, None, "单位", "填报值", None])
    page.merges.append((top, 3, top, 4))
    page.merges.extend((top, column, top + 1, column) for column in (0, 1, 2, 5))


def _value(unit: Unit, at: int, name: str) -> Value:
    if name == "单位代码":
        return unit.code
    if name == "单位名称":
        return NAMES.get(unit.code, unit.name)
    if name == "填报日期":
        return DAYS[unit.code]
    if name == "填报人":
        return "示例填报员"
    if name == "自查时段":
        return PERIODS[at % len(PERIODS)]
    number: Value = FIGURES[name][at]
    return number


def _remark(unit: Unit, name: str) -> Value:
    if unit.code == "T05" and name == "应交付数":
        return "当年无应交付项目"
    if unit.code == "T07" and name == "随迁子女数":
        return "当年无符合条件的随迁子女"
    return None


def _merge_down(page: Page, column: int, first: int, last: int) -> None:
    """Merge runs of equal cells in a column, leaving the text in the first cell of each."""
    top = first
    for row in range(first, last + 2):
        if row <= last and page.rows[row][column] == page.rows[top][column]:
            continue
        for below in range(top + 1, row):
            page.rows[below][column] = None
        if row - top > 1:
            page.merges.append((top, column, row - 1, column))
        top = row


def self_score(at: int, place: int, full: float) -> float:
    """Return the invented self-score of the unit at `at` for the leaf in order `place`."""
    off = 0.5 if (at * 7 + place * 3) % 11 == 0 else 0.2 if (at + place) % 5 == 0 else 0.0
    return round(max(full - off, 0.0), 2)


def _scores(unit: Unit, at: int, scheme: Scheme) -> Page:
    page = Page("自评表", widths=(14, 16, 22, 8, 8, 50, 10, 40))
    page.line("示例区2021年镇（街道、工业区）教育工作考核自评表（示例）", 8)
    page.rows.append(["单位名称：", NAMES.get(unit.code, unit.name)] + [None] * 6)
    page.rows.append(
        ["一级指标", "二级指标", "三级指标", "编号", "分值", "评分标准", "自评分", "自评说明"]
    )
    first, place, totals = len(page.rows), 0, 0.0
    for domain in scheme.items:
        start = len(page.rows)
        for middle in domain.children:
            for leaf in middle.leaves():
                score = self_score(at, place, float(leaf.full))  # type: ignore[arg-type]
                page.rows.append(_score_row(domain, middle, leaf, score))
                place, totals = place + 1, totals + score
        end = len(page.rows)
        _merge_down(page, 0, start, end - 1)
        _merge_down(page, 1, start, end - 1)
        own = sum(number(row[6]) for row in page.rows[start:end])
        page.rows.append(["小计", None, None, None, None, None, _sum(start, end, own), None])
    page.rows.append(
        ["总计", None, None, None, None, None, _total(first, len(page.rows), totals), None]
    )
    page.line("说明：自评分由本单位对照评分标准打出；加分、扣分项由考核组核定。", 8)
    page.line("填表人：　　　　　负责人：　　　　　　　年　　月　　日", 8)
    return page


def _sum(start: int, end: int, result: float) -> Sum:
    return Sum(f"=SUM(G{start + 1}:G{end})", round(result, 2))


def _total(first: int, end: int, result: float) -> Sum:
    return Sum(f'=SUMIF(A{first + 1}:A{end},"小计",G{first + 1}:G{end})', round(result, 2))


def _score_row(domain: Item, middle: Item, leaf: Item, score: float) -> list[Value]:
    remark = "佐证见附件" if score == leaf.full else "对照标准尚有差距"
    full = float(leaf.full)  # type: ignore[arg-type]
    return [
        domain.name,
        middle.name,
        leaf.name,
        leaf.code,
        full,
        leaf.standard,
        score,
        remark,
    ]
