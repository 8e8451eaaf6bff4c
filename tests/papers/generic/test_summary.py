"""A summary shows every unit, group and grade, and the frequency of what was found."""

from dubao.model.assessment import Assessment
from tests.papers.generic.build import SUMMARY, papers, summary


def test_every_unit_with_its_own_names() -> None:
    context = summary()
    assert context["单位数"] == "4"
    assert [
        (unit["单位名称"], unit["值"]["学生数"], unit["总分"], unit["等第"])
        for unit in context["单位"]
    ] == [
        ("甲", "120人", "100.00", "优秀"),
        ("乙", "300人", "91.30", "优秀"),
        ("丙", "0人", "50.00", "合格"),
        ("丁", "【学生数：未填】", "【总分待定（缺：A2 指标A2：等级未填）】",
         "【等第待定（缺：A2 指标A2：等级未填）】"),
    ]  # fmt: skip
    assert [unit["单位名称"] for unit in context["排名"]] == ["甲", "乙", "丙", "丁"]


def test_counts_by_grade_and_by_conclusion() -> None:
    context = summary()
    assert [
        (grade["等第"], grade["单位数"], grade["占比"], grade["单位"])
        for grade in context["各等第"]
    ] == [
        ("优秀", "2", "50.00%", ["甲", "乙"]),
        ("合格", "1", "25.00%", ["丙"]),
        ("待定", "1", "25.00%", ["丁"]),
    ]
    (one,) = context["各结论"]
    assert one["达标"]["单位数"] == "2"
    assert one["无法判断"]["单位"] == ["丁"]


def test_what_is_put_together_over_all_and_by_group() -> None:
    context = summary()
    assert list(context["值"]) == ["平均学生数"]
    assert context["值"]["平均学生数"] == "140人"
    assert [
        (group["名称"], group["属性"]["学段"], group["值"]["学段学生数"], group["数"]["学段学生数"])
        for group in context["分组"]
    ] == [("小学", "小学", "420人", 420.0), ("初中", "初中", "0人", 0.0)]


def test_pa13_counts_are_summed_by_field_and_no_blank_is_zero() -> None:
    assert summary()["清点"]["现场"] == "听课15节次，座谈会4个（52人）【听课：1处未填】"


def test_pa13_frequency_of_problems() -> None:
    made = papers(SUMMARY)
    found = made.word[0].context["频次"]["问题"]["类别"]
    assert [(one["值"], one["条数"], one["单位数"], one["占比"], one["单位"]) for one in found] == [
        ("消防", "2", "2", "50.00%", ["甲", "丙"]),
        ("食堂", "1", "1", "25.00%", ["甲"]),
    ]
    assert made.figures[-1].label == "问题 类别为“食堂”的单位占比"


def test_pa11_a_value_of_all_units_is_listed_as_such() -> None:
    made = papers(SUMMARY)
    assert made.word[0].context["值"]["平均学生数"] == "140人"
    figure = made.figures[-1]
    assert (figure.label, figure.formula) == ("平均学生数", "平均(学生数)，4 个单位")


def test_rows_of_all_units_name_the_unit() -> None:
    rows = summary()["清单"]["问题"]
    assert [(row["序号"], row["单位名称"], row["类别"]) for row in rows] == [
        ("1", "甲", "消防"), ("2", "甲", "食堂"), ("3", "丙", "消防"),
    ]  # fmt: skip


def test_se02_a_summary_shows_internal_columns_but_no_personal_data() -> None:
    (first, *_) = summary()["单位"]
    assert (first["值"]["工资"], first["值"]["园长电话"]) == ("8000.00元", "【园长电话】")


def test_a_scheme_without_a_district_part_has_no_district_names() -> None:
    assert Assessment.district is None
    assert summary()["区级"] == {}


def test_pa13_a_unit_in_two_rows_is_counted_once() -> None:
    """乙 and 丁 have two rows; what they handed in stands there once."""
    stages = {"属性": "部", "各行": {"小学": "支出 > 0", "初中": "支出 > 4 且 支出 != 12.5"}}
    context = papers(SUMMARY, 分行=stages).word[0].context
    assert len(context["单位"]) == 6
    assert context["清点"]["现场"] == "听课15节次，座谈会4个（52人）【听课：1处未填】"
    more = {"分行": {"属性": "部", "各行": {"小学": "支出 > 0", "初中": "支出 > 10"}}}
    context = papers(SUMMARY, **more).word[0].context
    assert [row["单位名称"] for row in context["清单"]["问题"]] == ["甲", "甲", "丙"]
    first = context["频次"]["问题"]["类别"][0]
    assert (first["条数"], first["单位数"], first["占比"], first["单位"]) == (
        "2", "2", "50.00%", ["甲", "丙"],
    )  # fmt: skip
