"""Schemes examined before any data."""

from pathlib import Path

import pytest

from dubao.check.scheme import lint, signing_lines, signing_table
from dubao.model.terms import Severity
from dubao.read.schemes import load_scheme
from tests.problems.schemes import SPECIMENS, scheme_of

REPOSITORY = Path(__file__).parents[2]


def said(folder: Path, text: str, attributes: tuple[str, ...] = ()) -> list[str]:
    """Return the findings of a scheme made of `text`, without the file's name."""
    found = lint(scheme_of(folder, text), attributes)
    return [f"{p.place.line} {p.message}" for p in found if p.severity is not Severity.NOTE]


@pytest.mark.parametrize("code", SPECIMENS)
def test_a_specimen_has_no_other_fault(code: str, tmp_path: Path) -> None:
    found = [p for p in SPECIMENS[code][0](tmp_path) if p.severity is not Severity.NOTE]
    assert {p.code for p in found} <= {code}


def test_the_shipped_township_scheme_is_without_fault() -> None:
    loaded = load_scheme(REPOSITORY / "templates/township/scheme.yaml", "scheme.yaml")
    assert loaded.value is not None
    found = lint(loaded.value, ["单位代码", "单位名称", "类别"])
    assert [p.message for p in found if p.is_finding] == []


def test_a_statement_may_print_only_what_there_is(tmp_path: Path) -> None:
    item = "  - {编号: A, 名称: 甲, 满分: 1, 取值: x, 分档: {'> 0': 1}, 否则: 0, 简要结论: '有{x}，占{比}'}"
    text = f"总分: 1\n字段:\n  x: {{类型: 数}}\n指标:\n{item}\n"
    assert "9 A 的简要结论用了没有的名称「比」" in said(tmp_path, text)


STAGES = """\
总分: 10
字段:
  学段: {类型: 选项, 取值: [小学, 初中]}
  x: {类型: 数}
指标:
"""


def leaf(code: str, rest: str) -> str:
    return f"  - {{编号: {code}, 名称: 甲, 取值: x, {rest}}}\n"


def test_ca33_full_marks_are_added_up_for_each_stage(tmp_path: Path) -> None:
    text = STAGES + leaf("A", "满分: {小学: 6, 初中: 5}, 插值: [[0, 0], [1, {小学: 6, 初中: 5}]]")
    text += leaf("B", "满分: 4, 插值: [[0, 0], [1, 4]]")
    assert said(tmp_path, text) == ["1 总分是 10 分，各项满分合起来是 9 分（学段=初中）"]


def test_ca33_an_item_for_one_stage_counts_there_only(tmp_path: Path) -> None:
    text = STAGES + leaf("A", "满分: 10, 插值: [[0, 0], [1, 10]], 适用: 学段 = “小学”")
    text += leaf("B", "满分: 8, 插值: [[0, 0], [1, 8]], 适用: 学段 ≠ “小学”")
    assert said(tmp_path, text) == ["1 总分是 10 分，各项满分合起来是 8 分（学段=初中）"]


BARE = """\
总分: 5
字段:
  人数: {类型: 整数}
  达标: {类型: 是否}
  x: {类型: 数}
派生:
  齐备: {式: 人数 > 0 且 达标 = “是”}
  差额: {式: 人数 - 1}
指标:
"""


@pytest.mark.parametrize(
    ("applies", "found"),
    [
        ("人数", ["人数"]),
        ("达标", ["达标"]),
        ("差额", ["差额"]),
        ("类别", ["类别"]),
        ("人数 > 0 且 达标", ["达标"]),
        ("非 差额", ["差额"]),
        ("如果(人数, 1, 2) > 1", ["人数"]),
        ("齐备", []),
        ("非 齐备 或 人数 > 3", []),
    ],
)
def test_a_bare_column_is_no_condition(applies: str, found: list[str], tmp_path: Path) -> None:
    text = BARE + leaf("A", f'满分: 5, 插值: [[0, 0], [1, 5]], 适用: "{applies}"')
    assert said(tmp_path, text, ("类别",)) == [f"14 A 的适用「{n}」不是条件" for n in found]


@pytest.mark.parametrize("applies", ["x > 0", "学段 = “小学” 且 x > 0", "学段 = “小学” 或 x > 0"])
def test_ca33_an_item_that_may_apply_counts(applies: str, tmp_path: Path) -> None:
    text = STAGES + leaf("A", f"满分: 10, 插值: [[0, 0], [1, 10]], 适用: {applies}")
    findings = said(tmp_path, text)
    decided = applies.startswith("学段") and "且" in applies
    expected = ["1 总分是 10 分，各项满分合起来是 0 分（学段=初中）"] if decided else []
    assert findings == expected


def test_ca33_points_made_up_for_count_where_an_item_does_not_apply(tmp_path: Path) -> None:
    rest = "满分: 10, 插值: [[0, 0], [1, 10]], 适用: 学段 = “小学”, 缺失: 按满分折算"
    assert said(tmp_path, STAGES + leaf("A", rest)) == []


@pytest.mark.parametrize(
    ("combine", "full"),
    [
        ("求和", 12),
        ("取高", 8),
        ("取低", 8),
        ("加权", 5),
        ("求和, 不高于: 10", 10),
        ("求和, 满分: 10, 不高于: 10", 10),
    ],
)
def test_ca33_children_are_put_together_by_the_way_stated(
    combine: str, full: float, tmp_path: Path
) -> None:
    children = (
        "{编号: A1, 名称: 乙, 权重: 0.25, 满分: 8, 取值: x, 插值: [[0, 0], [1, 8]]}, "
        "{编号: A2, 名称: 丙, 权重: 0.75, 满分: 4, 取值: x, 插值: [[0, 0], [1, 4]]}"
    )
    text = f"总分: {full}\n字段: {{x: {{类型: 数}}}}\n指标:\n"
    text += f"  - {{编号: A, 名称: 甲, 方式: {combine}, 下级: [{children}]}}\n"
    assert said(tmp_path, text) == []


@pytest.mark.parametrize(
    ("bands", "rest", "findings"),
    [
        ('{">= 80": 5, ">= 60": 3}', "否则: 0", []),
        ('{"<= 15": 5, "<= 17": 3}', "否则: 0", []),
        ('{"> 80": 5, "< = 80": 3}', "", None),
        ('{"= 0": 5}', "否则: 0", []),
        ('{"= 0": 3, "= 1": 5, "= 2": 0}', "否则: 0", []),
        ('{"> 80": 5, "= 80": 3}', "", ["低于 80 "]),
        ('{"> 80": 5, ">= 80": 3}', "否则: 0", []),
        ('{">= 80": 5, "> 80": 3}', "否则: 0", ["> 80"]),
        ('{"<= 15": 5}', "", ["高于 15 "]),
        ('{"= 1": 5, "= 3": 3}', "", ["低于 1 "]),
    ],
)
def test_ca29_tiers(bands: str, rest: str, findings: list[str] | None, tmp_path: Path) -> None:
    if findings is None:
        with pytest.raises(AssertionError):  # refused when read: not a condition
            scheme_of(tmp_path, f"指标: [{{编号: A, 名称: 甲, 分档: {bands}}}]\n")
        return
    text = f"字段: {{x: {{类型: 数}}}}\n指标:\n{leaf('A', f'满分: 5, 分档: {bands}, {rest}')}"
    found = said(tmp_path, text)
    assert len(found) == len(findings)
    assert all(part in line for part, line in zip(findings, found, strict=True))


def test_ca29_tiers_by_stage_are_examined_for_each(tmp_path: Path) -> None:
    bands = "[{比较: '>=', 界: {小学: 9, 初中: 7}, 得: 10}, {比较: '>=', 界: {小学: 8, 初中: 8}, 得: 5}]"
    text = STAGES + leaf("A", f"满分: 10, 分档: {bands}, 否则: 0")
    assert said(tmp_path, text) == ["10 A 甲 的分档「≥ 小学 8／初中 8」永远轮不到（初中）"]


def test_ca29_grades_with_a_hole(tmp_path: Path) -> None:
    text = f"字段: {{x: {{类型: 数}}}}\n指标:\n{leaf('A', '满分: 5, 插值: [[0, 0], [5, 5]]')}"
    text += '等第: {分档: {">= 90": 优秀, ">= 60": 合格}}\n'
    assert said(tmp_path, text) == ["8 等第 的分档没有管到低于 60 的情形，遇到时为「未定」"]


@pytest.mark.parametrize(
    ("count", "finding"),
    [
        ("{次数: x, 起点: 5, 每次: -1, 不低于: 0}", []),
        ("{次数: x, 起点: 4, 每次: -1, 不低于: 0}", ["按规则最高 4 分，满分却是 5 分"]),
        ("{次数: x, 每次: 1, 不高于: 5}", []),
        ("{次数: x, 每次: 1, 不高于: 6}", ["按规则最高 6 分，满分却是 5 分"]),
        ("{次数: x, 每次: 1, 不高于: 5, 不低于: 6}", ["不低于（6）大于不高于（5）"]),
    ],
)
def test_counts_reach_the_full_marks(count: str, finding: list[str], tmp_path: Path) -> None:
    text = "字段: {x: {类型: 数}}\n指标:\n"
    text += f"  - {{编号: A, 名称: 甲, 满分: 5, 计次: {count}}}\n"
    found = said(tmp_path, text)
    assert [part in line for part, line in zip(finding, found, strict=True)] == [True] * len(
        finding
    )


def test_maps_by_an_attribute_of_the_register_are_held_against_each_other(tmp_path: Path) -> None:
    text = "字段: {x: {类型: 数}}\n指标:\n"
    text += leaf("A", "满分: {小学: 5, 初中: 5}, 插值: [[0, 0], [1, 5]]")
    text += leaf("B", "满分: {小学: 5}, 插值: [[0, 0], [1, 5]], 适用: x > 0")
    assert said(tmp_path, text, ("学段",)) == ["8 B 的满分没有写「初中」（「学段」的取值）的数"]
    assert said(tmp_path, text) == [
        "7 A 的按用了没有的名称「学段」",
        "8 B 的按用了没有的名称「学段」",
    ]


def test_a_map_needs_no_key_for_units_to_which_the_item_does_not_apply(tmp_path: Path) -> None:
    rest = "满分: {小学: 10}, 插值: [[0, 0], [1, 10]], 适用: 学段 = “小学”"
    other = "满分: 10, 插值: [[0, 0], [1, 10]], 适用: 学段 = “初中”"
    assert said(tmp_path, STAGES + leaf("A", rest) + leaf("B", other)) == []


def test_grade_tables_are_held_against_the_choices(tmp_path: Path) -> None:
    text = (
        "字段: {等级: {类型: 选项, 取值: [A, B, C]}}\n"
        "指标: [{编号: X, 名称: 甲, 满分: 5, 取值: 等级, 评级: {A: 5, B: 3, D: 0}}]\n"
    )
    assert said(tmp_path, text) == [
        "6 X 的评级中的「D」不是「等级」的取值",
        "6 X 的评级没有写「C」（「等级」的取值）的数",
    ]


def test_a_formula_fault_stands_at_its_line_with_its_place_in_the_text(tmp_path: Path) -> None:
    text = "字段: {x: {类型: 数}}\n派生:\n  甲: {式: x + 1}\n  乙: {式: 甲 ＋ ().__class__}\n"
    found = lint(scheme_of(tmp_path, text))
    assert [(p.place.line, p.message) for p in found if p.is_finding] == [
        (8, "派生「乙」「甲 ＋ ().__class__」第 7 个字：看不懂「.」")
    ]


def test_a_long_formula_is_refused_and_shown_shortened(tmp_path: Path) -> None:
    found = said(tmp_path, f"派生: {{甲: {{式: {'1 + ' * 200}1}}}}\n")
    assert found == [f"5 派生「甲」「{'1 + ' * 7}1 …」第 501 个字：算式超过 500 个字"]


def test_aliases_of_different_sources_may_be_the_same(tmp_path: Path) -> None:
    text = (
        "数据: {甲: {文件: a.xlsx}, 乙: {文件: b.xlsx}}\n字段:\n"
        "  x: {类型: 数, 来源: 甲, 别名: [合计]}\n  y: {类型: 数, 来源: 乙, 别名: [合计]}\n"
        "  z: {类型: 数, 来源: 乙, 别名: [合　计, 合计 ]}\n"
        "结论: [{编号: J, 名称: 一, 条件: x + y + z > 1}]\n"
    )
    assert said(tmp_path, text) == ["9 「合计」和「合计」是同一个列名"]


def test_unknown_words_between_names_are_explained(tmp_path: Path) -> None:
    text = "字段: {x: {类型: 数}}\n结论: [{编号: J, 名称: 一, 条件: x且x > 1}]\n"
    found = lint(scheme_of(tmp_path, text))
    assert [(p.message, p.hint) for p in found if p.is_finding] == [
        ("结论 J 的条件用了没有的名称「x且x」", "「且」「或」两边要留空格")
    ]


def test_three_derived_values_in_a_circle_and_one_beside_it(tmp_path: Path) -> None:
    text = "派生: {甲: {式: 乙 + 1}, 乙: {式: 丙 + 1}, 丙: {式: 乙 + 1}, 丁: {式: 甲 + 1}}\n"
    assert said(tmp_path, text) == ["5 派生值互相引用，绕了一圈：乙 → 丙 → 乙"]


def test_the_table_for_signing(tmp_path: Path) -> None:
    text = STAGES + leaf("A", "满分: {小学: 6, 初中: 5}, 插值: [[0, 0], [1, {小学: 6, 初中: 5}]]")
    text += (
        "  - 编号: B\n    名称: 乙\n    下级:\n"
        '      - {编号: B1, 名称: 丙, 满分: 4, 取值: x*2, 分档: {">= 1": 4}, 否则: 0, 适用: x>0}\n'
    )
    rows = signing_table(scheme_of(tmp_path, text))
    shown = [(r.depth, r.code, dict(r.full), r.rule, r.value, r.standard, r.applies) for r in rows]
    assert shown == [
        (0, "A", {"小学": "6", "初中": "5"}, "插值", "x", "0→0，1→小学 6／初中 5，之间按比例", ""),
        (0, "B", {"": "4"}, "求和", "", "", ""),
        (1, "B1", {"": "4"}, "分档", "x × 2", "≥ 1 得 4 分；否则 0 分", "x > 0"),
    ]


def test_the_table_for_signing_as_text_has_a_column_for_each_stage(tmp_path: Path) -> None:
    text = STAGES + leaf("A", "满分: {小学: 6, 初中: 5}, 插值: [[0, 0], [1, {小学: 6, 初中: 5}]]")
    text += leaf("B", "满分: 4, 插值: [[0, 0], [1, 4]]")
    text += "加分: [{编号: P, 名称: 乙, 计次: {次数: x, 每次: 1, 不高于: 2}}]\n"
    heads, lines = signing_lines(scheme_of(tmp_path, text))
    assert heads == ["编号", "指标", "小学满分", "初中满分", "取值", "规则", "标准", "适用"]
    assert lines == [
        ["A", "甲", "6", "5", "x", "插值", "0→0，1→小学 6／初中 5，之间按比例", ""],
        ["B", "甲", "4", "4", "x", "插值", "0→0，1→4，之间按比例", ""],
        ["P", "乙", "", "", "", "加分·计次", "「x」每次 1 分，不高于 2 分", ""],
    ]
