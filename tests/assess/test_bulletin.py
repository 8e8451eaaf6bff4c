"""The annual item table by hand-worked rows: changes, demands, judgements, sums, checks."""

from dataclasses import replace
from math import isnan
from typing import Any

import pytest

from dubao.assess.bulletin import work_out
from dubao.model.numbers import plain
from dubao.model.problem import Problem
from dubao.model.report import Judged, Report
from dubao.model.terms import Reason, Severity, Verdict
from tests.bulletin import bulletin, item, worked_out

MET, UNMET, UNDECIDED = Verdict.MET, Verdict.UNMET, Verdict.UNDECIDED


def shown(value: float) -> float | None:
    return None if isnan(value) else float(plain(value))


def codes(report: Report) -> list[str]:
    """The findings and notes, but for the seven contents that small tables lack."""
    return [found.code for found in report.problems if found.code != "content-empty"]


def only(report: Report, code: str) -> Problem:
    found = [one for one in report.problems if one.code == code]
    assert len(found) == 1
    return found[0]


# Changes (BD-1 to BD-3, CA-23, CA-24).


@pytest.mark.parametrize(
    ("unit", "last", "this", "change", "rate"),
    [
        ("万元", 100, 110, 10, 10),  # 110 - 100 = 10; 10 ÷ 100
        ("万元", 110, 99, -11, -10),  # 99 - 110 = -11; -11 ÷ 110
        ("万元", 0.1, 0.3, 0.2, 200),  # 0.3 - 0.1 = 0.2; 0.2 ÷ 0.1
        ("万元", 0.3, 0.1 + 0.2, 0, 0),  # 0.1 + 0.2 is 0.3 on paper
        ("万元", 8, 5, -3, -37.5),  # -3 ÷ 8
        ("万元", 0, 5, 5, None),  # no rate on 0
        ("万元", -4, 5, 9, None),  # nor on a negative number
        ("万元", None, 5, None, None),  # nor on a blank
        ("万元", 5, None, None, None),
        ("万元", 5, 0, -5, -100),  # down to 0 is a fall of all
        ("人", 40, 50, 10, 25),  # 10 ÷ 40
        ("%", 95.2, 96, 0.8, None),  # 百分点 only
        ("%", 96, 95.2, -0.8, None),
    ],
)
def test_bd1_to_bd3_changes(
    unit: str, last: Any, this: Any, change: float | None, rate: float | None
) -> None:
    line = worked_out(bulletin(item("甲", unit)), {"甲": (last, this)}).lines[0]
    assert (shown(line.change), shown(line.rate)) == (change, rate)


# Demands (BD-4, CA-09).


@pytest.mark.parametrize(
    ("demand", "last", "this", "meets"),
    [
        ("只增不减", 100, 100, MET),  # equal is no fall
        ("增长", 100, 100, UNMET),  # but no growth either
        ("只增不减", 100, 99.99, UNMET),
        ("增长", 100, 100.01, MET),
        ("只增不减", 0.3, 0.1 + 0.2, MET),  # 0.3 and 0.30000000000000004 are equal
        ("增长", 0.3, 0.1 + 0.2, UNMET),
        ("只增不减", 1.1, 1.1 * 3 / 3, MET),
        ("只增不减", 0, 0, MET),
        ("增长", 0, 1, MET),  # a demand can be judged where a rate cannot
        ("增长", -2, -1, MET),
        ("增长", None, 5, UNDECIDED),
        ("只增不减", 5, None, UNDECIDED),
        ("无", 5, 1, None),
    ],
)
def test_ca09_demands(demand: str, last: Any, this: Any, meets: Verdict | None) -> None:
    line = worked_out(bulletin(item("甲", 要求=demand)), {"甲": (last, this)}).lines[0]
    assert line.meets is meets
    assert line.fell is (meets is UNMET)


@pytest.mark.parametrize(
    ("values", "asked"), [((100, 99), True), ((100, 99, "压减支出"), False), ((100, 100), False)]
)
def test_bd4_a_fall_asks_for_a_word_of_explanation(values: tuple[Any, ...], asked: bool) -> None:
    report = worked_out(bulletin(item("甲", 要求="只增不减")), {"甲": values})
    assert codes(report) == (["fall-unexplained"] if asked else [])
    assert report.lines[0].explained is (len(values) == 3)


def test_a_fall_of_what_may_fall_asks_for_nothing() -> None:
    table = bulletin(item("甲", 下降不必说明="是"))
    assert codes(worked_out(table, {"甲": (100, 99)})) == []


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ((100, 99), True),
        ((100, 99, "无"), True),
        ((100, 99, "学生减少"), False),
        ((100, 99.999), False),  # both print 100.00
        ((100, 100), False),
        ((None, 100), False),
    ],
)
def test_a_fall_without_a_demand_asks_for_a_word_too(values: tuple[Any, ...], asked: bool) -> None:
    report = worked_out(bulletin(item("甲")), {"甲": values})
    assert ("fall-unremarked" in codes(report)) is asked


# Computed items (ZZ-8).

SHARE = bulletin(
    item("教育支出"),
    item("全部支出", "亿元"),
    item("占比", "%", 式="教育支出 ÷ 10000 ÷ 全部支出 × 100", 要求="只增不减"),
)


def test_zz8_share_of_spending_changes_in_points() -> None:
    values = {"教育支出": (20000, 24000), "全部支出": (10, 15)}
    report = worked_out(SHARE, {**values, "占比": (None, None, "总支出增长快")})
    line = report.lines[2]
    # 2 亿 ÷ 10 亿 = 20 %; 2.4 亿 ÷ 15 亿 = 16 %; 16 - 20 = -4 points, no rate
    assert (line.entry.last, line.entry.this, line.change) == (20, 16, -4)
    assert isnan(line.rate)
    assert (line.fell, line.explained) == (True, True)
    assert line.formula == "24000 ÷ 10000 ÷ 15 × 100 = 16.00"
    assert [place.cell for place in line.places] == ["D2", "D3", "C2", "C3"]
    assert codes(report) == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"教育支出": (1, None), "全部支出": (1, 1)}, "缺 2020 年「教育支出」（未填）"),
        ({"教育支出": (1, 1)}, "缺 2020 年「全部支出」（未报送）"),
        ({"教育支出": (1, 1), "全部支出": (1, 0)}, "分母为零"),
    ],
)
def test_ca01_a_computed_item_without_a_number_has_none(
    values: dict[str, Any], reason: str
) -> None:
    line = worked_out(SHARE, values).lines[2]
    assert isnan(line.entry.this)
    assert (line.entry.this_reason, line.meets, line.formula) == (reason, UNDECIDED, "")


def test_computed_items_rest_on_computed_items() -> None:
    table = bulletin(
        item("甲"), item("乙", 式="甲 × 2"), item("丙", 式="乙 + 1"), item("丁", 式="丙 - 上年(丙)")
    )
    lines = worked_out(table, {"甲": (3, 4)}).lines
    assert [line.entry.this for line in lines] == [4, 8, 9, 2]  # 4×2; 8+1; 9 - (3×2+1)
    assert [place.cell for place in lines[3].places] == ["D2", "C2"]


def test_a_reported_value_that_is_not_the_computed_one() -> None:
    values = {
        "教育支出": (20000, 24000),
        "全部支出": (10, 15),
        "占比": (20, 16.004, "总支出增长快"),
    }
    assert codes(worked_out(SHARE, values)) == []  # 16.004 prints 16.00
    values = {**values, "占比": (19, 16.01, "总支出增长快")}
    assert codes(worked_out(SHARE, values)) == ["computed-differs", "computed-differs"]


# Judgements (ZZ-1 to ZZ-6).


def judge(condition: str, values: dict[str, Any], *items: dict[str, Any]) -> Judged:
    table = bulletin(
        *(items or [item(name) for name in values]),
        判断=[{"编号": "Z", "名称": "判断", "条件": condition}],
    )
    return worked_out(table, values).judged[0]


ZZ1 = "拨款 ÷ 上年(拨款) > 收入 ÷ 上年(收入)"


@pytest.mark.parametrize(
    ("grant", "income", "verdict"),
    [
        ((100, 110), (200, 219), MET),  # 10 % > 9.5 %
        ((100, 110), (200, 220), UNMET),  # 10 % = 10 %: strict
        ((0.1, 0.11), (30, 33), UNMET),  # 0.11 ÷ 0.1 is 1.1 on paper, as 33 ÷ 30 is
        ((100, 95), (200, 180), MET),  # -5 % > -10 %
        ((100, 109), (200, 220), UNMET),
        ((0, 109), (200, 220), UNDECIDED),  # no growth from 0
        ((None, 109), (200, 220), UNDECIDED),
        ((100, 109), (200, None), UNDECIDED),
    ],
)
def test_zz1_growth_against_growth(grant: Any, income: Any, verdict: Verdict) -> None:
    assert judge(ZZ1, {"拨款": grant, "收入": income}).verdict is verdict


def test_zz1_numbers_cells_and_reasons() -> None:
    one = judge(ZZ1, {"拨款": (100, 110), "收入": (200, 219)})
    assert one.numbers == "110 ÷ 100 > 219 ÷ 200"
    assert [place.cell for place in one.places] == ["D2", "C2", "D3", "C3"]
    assert one.reason == ""
    one = judge(ZZ1, {"拨款": (None, 110), "收入": (200, Reason.PENDING)})
    assert one.numbers == "110 ÷ 未填 > 待统计 ÷ 200"
    assert one.reason == "缺 2019 年「拨款」（未填）、2020 年「收入」（待统计）"
    assert judge(ZZ1, {"拨款": (0, 1), "收入": (1, 2)}).reason == "基数为零、为负或缺失"


PER_HEAD = (item("投入"), item("学生", "人"), item("生均", "元", 式="投入 × 10000 ÷ 学生"))


@pytest.mark.parametrize(
    ("money", "pupils", "grows", "does_not_fall"),
    [
        ((100, 121), (10, 11), MET, MET),  # 100 000 → 110 000
        ((100, 110), (10, 11), UNMET, MET),  # 100 000 → 100 000: equal
        ((100, 109), (10, 11), UNMET, UNMET),  # 100 000 → 99 090.9
        ((0.3, 0.1 + 0.2), (3, 3), UNMET, MET),
        ((100, 110), (10, 0), UNDECIDED, UNDECIDED),
        ((100, 110), (None, 11), UNDECIDED, UNDECIDED),
    ],
)
def test_zz2_and_zz6_per_pupil(
    money: Any, pupils: Any, grows: Verdict, does_not_fall: Verdict
) -> None:
    values = {"投入": money, "学生": pupils}
    assert judge("生均 > 上年(生均)", values, *PER_HEAD).verdict is grows
    assert judge("生均 >= 上年(生均)", values, *PER_HEAD).verdict is does_not_fall


@pytest.mark.parametrize(
    ("pay", "running", "verdict"),
    [
        ((10, 11), (5, 6), MET),
        ((10, 11), (5, 5), UNMET),
        ((10, 10), (5, 6), UNMET),
        ((10, 11), (5, None), UNDECIDED),
        ((10, 9), (5, None), UNMET),  # whatever is missing, pay has not grown
    ],
)
def test_zz3_pay_and_running_costs(pay: Any, running: Any, verdict: Verdict) -> None:
    values = {"工资": pay, "公用": running}
    assert judge("工资 > 上年(工资) 且 公用 > 上年(公用)", values).verdict is verdict


# What was published (BD-5, CA-25).


@pytest.mark.parametrize(
    ("last", "published", "differs"),
    [
        (100, 100, False),
        (100.004, 100, False),  # prints 100.00
        (100.005, 100, True),  # prints 100.01
        (99, 100, True),
        (None, 100, False),  # asked for as last-year-blank
    ],
)
def test_ca25_last_year_against_what_was_published(
    last: Any, published: float, differs: bool
) -> None:
    report = worked_out(bulletin(item("甲")), {"甲": (last, 110)}, {"甲": published})
    assert ("last-year-differs" in codes(report)) is differs


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("无", "last-year-differs"),
        ("—", "last-year-differs"),
        ("口径调整：无", "last-year-differs"),
        ("口径无变化", "last-year-differs"),
        ("不再含基建", "last-year-adjusted"),
    ],
)
def test_ca25_only_words_are_a_reason_for_another_last_year(reason: str, said: str) -> None:
    figures = worked_out(bulletin(item("甲")), {"甲": (99, 110)}, {"甲": 100}).figures
    entry = replace(figures.entries["A1"], reason_for_last=reason)
    assert codes(work_out(replace(figures, entries={"A1": entry}))) == [said]


def test_ca25_a_computed_item_is_compared_too() -> None:
    values = {"教育支出": (20000, 30000), "全部支出": (10, 15)}
    report = worked_out(SHARE, values, {"占比": 19.5})
    found = only(report, "last-year-differs")
    assert (str(found.place), found.severity) == ("表.xlsx[表]!D2", Severity.WARNING)


# Sums (CA-08).

PARTS = (item("总额"), item("甲项", 合计于="A1"), item("乙项", 合计于="总额"))


@pytest.mark.parametrize(
    ("total", "parts", "said"),
    [
        (0.3, (0.1, 0.2), []),
        (30, (10, 20), []),
        (1.008, (0.504, 0.504), ["parts-rounding"]),  # prints 1.01 and 0.50 + 0.50
        (1.01, (0.5, 0.5), ["parts-rounding"]),  # 0.01 ≤ 3 × 0.005: rounded before
        (1.02, (0.5, 0.5), ["parts-differ"]),
        (30, (10, None), []),
        (30, (10, 21), ["parts-differ"]),
    ],
)
def test_ca08_parts_and_their_total(total: float, parts: tuple[Any, Any], said: list[str]) -> None:
    values = {"总额": (3, total), "甲项": (1, parts[0]), "乙项": (2, parts[1])}
    found = [code for code in codes(worked_out(bulletin(*PARTS), values)) if "parts" in code]
    assert found == said


def test_ca08_both_years_are_added_up() -> None:
    values = {"总额": (4, 30), "甲项": (1, 10), "乙项": (2, 20)}
    found = only(worked_out(bulletin(*PARTS), values), "parts-differ")
    assert str(found.place) == "表.xlsx[表]!C2"
    assert found.message.startswith("2019 年「总额」填 4，各部分之和是 3")


# Slips (CA-31).


@pytest.mark.parametrize(
    ("unit", "last", "this", "far"),
    [
        ("万元", 100, 1000, True),
        ("万元", 100, 1_000_000, True),
        ("万元", 1000, 100, True),
        ("万元", 100, 200, False),
        ("万元", 100, 10_000, True),
        ("万元", 100, 100_000, True),
        ("万元", 100_000, 1000, True),
        ("万元", 100_000, 100, True),
        ("万元", 100, 5_000, False),
        ("万元", 100, 12_000, False),
        ("%", 95, 0.95, True),
        ("%", 0.95, 95, True),
        ("万元", 0, 10, False),
    ],
)
def test_ca31_ten_to_ten_thousand_times(unit: str, last: float, this: float, far: bool) -> None:
    report = worked_out(bulletin(item("甲", unit)), {"甲": (last, this)})
    assert ("far-from-last-year" in codes(report)) is far


# Checks, gaps, contents.


@pytest.mark.parametrize(("private", "failed"), [(14, []), (13, ["60 + 13 = 74"]), (None, [])])
def test_ca30_checks(private: Any, failed: list[str]) -> None:
    check = {"式": "公办 + 民办 == 总数", "说": "公办与民办之和应等于总数"}
    table = bulletin(item("公办", "所"), item("民办", "所"), item("总数", "所"), 核对=[check])
    values = {"公办": (58, 60), "民办": (14, private), "总数": (72, 74)}
    report = worked_out(table, values)
    assert [numbers for _, numbers in report.failed] == failed
    assert [found.code for found in report.problems].count("check-failed") == len(failed)


@pytest.mark.parametrize(
    ("last", "this", "failed"),
    [((5, 6), (7, 8), 0), ((6, 5), (7, 8), 1), ((6, 5), (None, 8), 0), ((None, 5), (7, 8), 0)],
)
def test_ca30_checks_of_last_year(last: Any, this: Any, failed: int) -> None:
    check = {"式": "甲 <= 乙", "说": "甲不应多于乙"}
    table = bulletin(item("甲", "所"), item("乙", "所"), 核对=[check])
    report = worked_out(table, {"甲": (last[0], this[0]), "乙": (last[1], this[1])})
    assert codes(report).count("check-failed-before") == failed
    assert report.failed == ()


@pytest.mark.parametrize("remark", ["见附表", "无", "同上", "—", "无；见附表", "详见附件2"])
def test_bd4_an_empty_word_is_no_explanation(remark: str) -> None:
    report = worked_out(bulletin(item("甲", 要求="只增不减")), {"甲": (100, 99, remark)})
    assert codes(report) == ["fall-unexplained"]
    said = worked_out(bulletin(item("甲", 要求="只增不减")), {"甲": (100, 99, "无新建；学生减少")})
    assert codes(said) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"甲": (1, None)}, ["missing-value"]),
        ({"甲": (None, 1)}, ["last-year-blank"]),
        ({"甲": (Reason.NOT_APPLICABLE, 1)}, []),  # a new item: — is an answer
        ({"甲": (1, Reason.UNREADABLE)}, []),  # said when it was read
        ({}, ["item-not-reported"]),
    ],
)
def test_ca01_required_items_without_a_value(values: dict[str, Any], said: list[str]) -> None:
    assert codes(worked_out(bulletin(item("甲")), values)) == said
    assert codes(worked_out(bulletin(item("甲", 必填="否")), values)) == []


def test_another_departments_item_is_used_but_named() -> None:
    table = bulletin(item("甲", 部门="区人事局"), item("乙"), item("丙", 部门=""))
    report = worked_out(table, {"甲": (1, 2), "乙": (1, 2), "丙": (1, 2)})
    found = only(report, "department-other")
    assert (str(found.place), found.severity) == ("表.xlsx[表]!D2", Severity.WARNING)
    assert found.message == "「甲」应由区人事局填报，现由区财政局填报"
    assert report.lines[0].entry.this == 2
    assert report.lines[0].entry.department == "区人事局"


def test_a_missing_department_is_named_once_and_its_items_not_again() -> None:
    report = worked_out(bulletin(item("甲"), item("乙")), {}, missing=["区财政局"])
    assert codes(report) == ["department-missing"]
    assert [line.entry.this_reason for line in report.lines] == ["未报送", "未报送"]


def test_pa20_every_content_needs_something_filled() -> None:
    items = [
        item("会议", 内容="依法履行职责"),
        item("支出", 内容="教育财政经费使用"),
        item("教师", 内容="教师队伍保障"),
        item("巩固率", "%", 内容="学生发展水平"),
        item("面积", 内容="硬件设施达标"),
        item("撤并", "", 类型="文字", 内容="教育资源变更"),
        item("满意度", "%", 内容="居民评价"),
    ]
    values = dict.fromkeys(("会议", "支出", "教师", "巩固率", "面积", "满意度"), (1, 2))
    full: dict[str, Any] = {**values, "撤并": "无"}
    assert worked_out(bulletin(*items), full).problems == ()
    report = worked_out(bulletin(*items), {**full, "满意度": (90, None), "撤并": (None, None)})
    assert [p.message for p in report.problems if p.code == "content-empty"] == [
        "自评报告缺「教育资源变更」这一类内容：这一类的项目都没有填报",
        "自评报告缺「居民评价」这一类内容：这一类的项目都没有填报",
    ]
