"""What eight departments report for the annual self-evaluation, and what was published before.

Each sheet is untidy in its own way: units, headings and layouts differ, the values do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dubao.model.bulletin import Bulletin
from dubao.model.numbers import round_half_up
from tests.sample.bulletin_figures import (
    FALL_OF_AREA,
    FALL_OF_SHARE,
    FALL_OF_SURCHARGE,
    SERIES,
    TEXTS,
    YEARS,
)
from tests.sample.sheets import Page, Put, Sum, Value

FOLDER = "填报/2020/自评公报"


def write_bulletin(put: Put, bulletin: Bulletin) -> None:
    """Write the departments' sheets of 2020, the published tables and the objections."""
    put(f"{FOLDER}/区财政局.xlsx", [_finance()])
    put(f"{FOLDER}/计财科.xls", [_planning()])
    put(f"{FOLDER}/人事科.xlsx", [_staff(), _notes_for_staff()])
    put(f"{FOLDER}/教育局基教科（2020年）.xlsx", [_schools(), _pupils()])
    put(f"{FOLDER}/托幼科.csv", [Page("", _nurseries())])
    put(f"{FOLDER}/区卫生健康委.xlsx", [_health()])
    put(f"{FOLDER}/统计局.xlsx", [_statistics()])
    put(f"{FOLDER}/督导室自评数据.xlsx", [_supervision()])
    for year in YEARS[:-1]:
        put(f"台账/公报/{year}.xlsx", [_published(bulletin, year)])
    put("台账/异议登记.xlsx", [_objections()])


def _of(code: str, year: int = 2020) -> float:
    return SERIES[code][YEARS.index(year)]


def _both(code: str, times: int = 1) -> list[Value]:
    """Return 2019 and 2020 of an item in a smaller unit, whole numbers without a point."""
    values = (round(_of(code, year) * times, 4) for year in (2019, 2020))
    return [int(value) if value == int(value) else value for value in values]


def _finance() -> Page:
    """Two heading rows, amounts in 元, a total as a formula, parts marked 其中."""
    page = Page("财政局", widths=(6, 34, 8, 18, 18, 18, 12, 40))
    page.line("2020年教育经费有关情况表（示例）", 8)
    page.rows.append(["填报部门：区财政局", *[None] * 5, "2021年3月", None])
    top = len(page.rows)
    page.rows.append(["序号", "项目", "单位", "决算数", None, "数据来源", "填报人", "备注"])
    page.rows.append([None, None, None, "2019年", "2020年", None, None, None])
    page.merges.append((top, 3, top, 4))
    page.merges.extend((top, at, top + 1, at) for at in (0, 1, 2, 5, 6, 7))
    spent: list[Value] = [_spent("D", 2019), _spent("E", 2020)]
    rows: list[tuple[str, str, list[Value], str | None]] = [
        ("一般公共预算教育支出", "元", spent, None),
        ("其中：教育事业费", "元", _both("F02", 10000), None),
        ("基建经费", "元", _both("F03", 10000), None),
        ("教育费附加", "元", _both("F04", 10000), FALL_OF_SURCHARGE),
        ("一般公共预算支出", "亿元", _both("F05"), None),
        ("一般公共预算教育支出占比", "%", [14.39, 14.30], FALL_OF_SHARE),
        ("财政教育拨款", "万元", _both("F07"), None),
        ("财政经常性收入", "万元", _both("F08"), None),
        ("教育经费总投入", "万元", ["305,417.93", "318，926.48"], None),
    ]
    for number, (name, unit, values, remark) in enumerate(rows, start=1):
        page.rows.append([number, name, unit, *values, "财政决算报表", "示例填报人甲", remark])
    page.line("注：教育费附加按当年实际支出数。", 8)
    return page


def _spent(column: str, year: int) -> Sum:
    """Return the total as the department's formula, in 元."""
    return Sum(f"SUM({column}6:{column}8)", round(_of("F01", year) * 10000, 2))


def _planning() -> Page:
    """An old .xls: 上年 and 本年, units in brackets behind the names, numbers as text."""
    page = Page("Sheet1", widths=(8, 40, 14, 14, 40))
    page.line("自评公报数据报送表（计财科）", 5)
    page.rows.append(["序号", "项目名称", "上年", "本年", "增减原因"])
    rows: list[list[Value]] = [
        ["学校总数（所）", *_both("J01"), None],
        ["学生总数（人）", "82,230", "83,635", None],
        ["幼儿园生均公用经费（元）", *_both("F12"), None],
        ["小学生均公用经费（元）", "2,846.92", "2,915.37", None],
        ["初中生均公用经费（元）", "3,468.21", "3,522.40", None],
        ["高中生均公用经费（元）", *_both("F15"), None],
        ["教师培训经费占公用经费比例", "5.23%", "5.27%", None],
        ["小学校舍建筑面积（万平方米）", 41.238, 41.856, None],
        ["小学生均校舍建筑面积（㎡）", None, None, FALL_OF_AREA],
        ["公建配套应交付学校数", *_both("R03"), None],
        ["公建配套已交付学校数", *_both("R04"), None],
    ]
    page.rows.extend([number, *row] for number, row in enumerate(rows, start=1))
    page.rows.append(["填报人：示例填报人乙", None, None, None, "2021年3月8日"])
    return page


def _staff() -> Page:
    """This year stands before last; pay in 万元, full-width digits."""
    page = Page("教师队伍", widths=(10, 36, 10, 14, 14, 20))
    page.rows.append(["编号", "项目", "计量单位", "2020年度", "2019年度", "填报人"])
    rows: list[list[Value]] = [
        ["T01", "专任教师数", "人", 6486, 6352],
        ["T02", "持有教师资格证的专任教师数", "人", "６４７１", "6330人"],
        ["T04", "本科及以上学历专任教师数", "人", 6205, 6028],
        ["T05", "交流轮岗教师比例", "%", "10.9%", 10.49],
        ["T06", "教师年平均工资收入", "万元", 19.865, 19.042],
        ["T07", "公务员年平均工资收入", "万元", 19.628, 18.935],
    ]
    page.rows.extend([*row, "示例填报人丙"] for row in rows)
    return page


def _notes_for_staff() -> Page:
    """Another sheet of the same file that holds no figures."""
    page = Page("填报说明")
    page.rows.append(["填报说明"])
    page.rows.append(["工资收入按人事统计口径填写。"])
    return page


def _schools() -> Page:
    """No 序号: the group stands first, merged down and numbered like a section."""
    page = Page("学校情况", widths=(18, 28, 8, 12, 12, 24))
    page.line("2020年中小学基本情况（示例）", 6)
    page.rows.append(["类别", "项目", "单位", "2019年", "2020年", "数据来源"])
    first = len(page.rows)
    rows: list[tuple[str, str, list[Value]]] = [
        ("小学数", "所", _both("J03")),
        ("中学数", "所", _both("J04")),
        ("小学在校生数", "人", _both("J07")),
        ("初中在校生数", "人", _both("J08")),
        ("高中在校生数", "人", _both("J09")),
        ("中小学班级数", "个", _both("H03")),
        ("超过规定班额的班级数", "个", _both("H04")),
        ("学校撤并情况", "", [None, TEXTS["R05"]]),
    ]
    for name, unit, values in rows:
        page.rows.append([None, name, unit or None, *values, "教育事业统计报表"])
    page.rows[first][0] = "一、学校与学生"
    page.merges.append((first, 0, first + len(rows) - 1, 0))
    page.line("注：一贯制学校计入中学数。", 6)
    return page


def _pupils() -> Page:
    """A second sheet with the same kind of head; percentages written in several ways."""
    page = Page("学生发展", widths=(18, 30, 8, 12, 12, 24))
    page.rows.append(["类别", "项目", "单位", "2019年", "2020年", "数据来源"])
    rows: list[list[Value]] = [
        ["二、学生发展", "九年义务教育巩固率", "%", "99.97%", "99.98%"],
        [None, "随迁子女公办学校就读比例", "%", 96.2, 96.85],
        [None, "残疾儿童少年义务教育入学率", "%", "99.46％", "99.52％"],
        [None, "学生体质健康优良率", "%", 55.1, 56.38],
    ]
    page.rows.extend([*row, "教育事业统计报表"] for row in rows)
    page.merges.append((1, 0, len(rows), 0))
    return page


def _nurseries() -> list[list[Value]]:
    return [
        ["2020年学前教育情况（示例）", "", "", "", ""],
        ["序号", "项目", "单位", "上年数", "本年数"],
        ["1", "幼儿园数", "所", "72", "74"],
        ["2", "其中：公办幼儿园数", "所", "58", "60"],
        ["3", "民办幼儿园数", "所", "14", "14"],
        ["4", "在园幼儿数", "人", "21905", "21460"],
        ["5", "学前三年毛入园率", "%", "99.21%", "99.36%"],
    ]


def _health() -> Page:
    page = Page("卫生健康", widths=(30, 8, 16, 16, 18, 14))
    page.rows.append(["指标名称", "单位", "上年（2019年）", "本年（2020年）", "填报部门", "经办人"])
    who = ("区卫生健康委", "示例填报人丁")
    page.rows.append(["中小学生近视率", "%", *_both("S06"), *who])
    page.rows.append(["学校卫生（保健）室达标率", "%", *_both("H06"), *who])
    return page


def _statistics() -> Page:
    """Years as bare numbers; persons instead of 万人."""
    page = Page("统计", widths=(24, 8, 14, 14, 30))
    page.rows.append(["项目", "单位", 2019, 2020, "资料来源"])
    page.rows.append(["年末常住人口", "人", 859700, 864200, "统计年鉴（示例）"])
    page.rows.append(["地区生产总值", "亿元", *_both("J11"), "统计公报（示例）"])
    return page


def _supervision() -> Page:
    """A form's boxes above the table; facts told in words."""
    page = Page("督导室", widths=(6, 34, 8, 12, 40, 20))
    page.line("2020年区政府履行教育职责自评数据（示例）", 6)
    page.rows.append(["填报部门", "区政府教育督导室", None, "填报人", "示例督学01", None])
    page.rows.append(["序号", "项目", "单位", "上年", "本年", "备注"])
    rows: list[list[Value]] = [
        ["区政府研究教育工作会议次数", "次", *_both("L01"), None],
        ["责任督学挂牌督导覆盖率", "%", "100%", "100%", None],
        ["年度教育重点工作完成情况", None, "—", TEXTS["L03"], None],
        ["居民对教育工作满意度", "%", *_both("C01"), "第三方测评"],
        ["教育信访受理件数", "件", *_both("C02"), None],
    ]
    page.rows.extend([number, *row] for number, row in enumerate(rows, start=1))
    return page


def _published(bulletin: Bulletin, year: int) -> Page:
    """Return the table as it was published for a year, computed items among it."""
    page = Page("公示公报项目表", widths=(6, 10, 40, 8, 16))
    page.line(f"{year}年示例区政府教育工作公示公报项目表（示例）", 5)
    page.rows.append(["序号", "编号", "项目", "单位", "公布值"])
    computed = _computed(year)
    for item in bulletin.items:
        if item.code in SERIES or item.code in computed:
            value = _of(item.code, year) if item.code in SERIES else computed[item.code]
            shown = float(round_half_up(value, item.decimals))
            cell: Value = int(shown) if shown == int(shown) else shown
            page.rows.append([len(page.rows) - 1, item.code, item.name, item.unit, cell])
    if year == YEARS[0]:
        page.rows.append([len(page.rows) - 1, None, "班级多媒体配备率", "%", 100])
    return page


def _computed(year: int) -> dict[str, float]:
    """Return the computed items of a year, worked out by hand here."""
    pupils = _of("J05", year)
    return {
        "F06": _of("F01", year) / 10000 / _of("F05", year) * 100,
        "F10": _of("F09", year) * 10000 / pupils,
        "F11": _of("F01", year) * 10000 / pupils,
        "T03": _of("T02", year) / _of("T01", year) * 100,
        "H02": _of("H01", year) / _of("J07", year),
        "H05": _of("H04", year) / _of("H03", year) * 100,
    }


def _objections() -> Page:
    page = Page("异议登记", widths=(14, 14, 44, 44, 30))
    heads: Sequence[Value] = ("日期", "来源", "内容", "处理", "结果")
    page.rows.append(list(heads))
    page.rows.append(
        [
            date(2021, 5, 12),
            "居民来电",
            "认为公建配套已交付学校数与实际不符（示例）",
            "计财科会同相关镇核对移交手续，当年应交付的均已交付（示例）",
            "数据无误，已答复来电人（示例）",
        ]
    )
    return page
