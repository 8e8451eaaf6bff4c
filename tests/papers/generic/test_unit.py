"""值, 数, 项, 结论, 清单 and 清点 of one unit."""

from typing import Any

import pytest

from dubao.assess.engine import assess
from dubao.model.terms import FieldType
from dubao.papers.contexts import only_own
from dubao.papers.generic.known import Known
from dubao.papers.generic.tallies import measure_of
from tests.assess.build import dataset, scheme
from tests.papers.generic.build import OWN, own, papers


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("学生数", "120人"),
        ("支出", "12.50万元"),
        ("达标率", "100.00%"),
        ("生师比", "1:15"),
        ("等级", "A"),
        ("成立", "1999年9月1日"),
        ("生均支出", "1042元"),
        ("平均学生数", "140人"),
        ("学段", "小学"),
    ],
)
def test_a_value_is_printed_by_type_and_unit(name: str, printed: str) -> None:
    assert own(0)["值"][name] == printed


def test_pa19_what_is_missing_is_a_gap_or_said_in_words() -> None:
    fourth = own(3)["值"]
    assert fourth["学生数"] == "【学生数：未填】"
    assert fourth["成立"] == "【成立：未填】"
    assert fourth["备注"] == "未填"
    assert own(2)["值"]["生均支出"] == "【生均支出：分母为零】"


def test_se01_personal_and_internal_columns_are_blanks() -> None:
    unit = own(0)["值"]
    assert (unit["园长电话"], unit["手机"], unit["工资"]) == (
        "【园长电话】", "【手机】", "【工资】",
    )  # fmt: skip
    internal = own(0, 内部="是")["值"]
    assert (internal["园长电话"], internal["工资"]) == ("【园长电话】", "8000.00元")
    assert own(0, 个人信息="是")["值"]["园长电话"] == "13800000000"


def test_pa15_other_units_are_not_named_in_a_units_own_paper() -> None:
    assert own(0)["值"]["备注"] == "比其他单位好"
    assert own(0, 内部="是")["值"]["备注"] == "比乙好"


def test_numbers_are_numbers_and_none_where_there_is_none() -> None:
    assert own(0)["数"]["支出"] == 12.5
    assert own(3)["数"]["学生数"] is None
    assert own(0)["数"]["工资"] is None
    assert "等级" not in own(0)["数"]


def test_items_by_code() -> None:
    item = own(1)["项"]["A1"]
    assert (item["名称"], item["分值"], item["得分"]) == ("指标A1", "60", "51.30")
    assert own(0)["项"]["A2"]["评级"] == "A"
    assert own(3)["项"]["A2"]["评级"] == "【指标A2：未填】"


def test_ca04_conclusions_say_why_nothing_can_be_said() -> None:
    (first,), (last,) = own(0)["结论"], own(3)["结论"]
    assert (first["名称"], first["结论"]) == ("规模达标", "达标")
    assert (last["结论"], last["原因"]) == ("无法判断", "未填")


def test_rows_of_a_list_are_the_units_own() -> None:
    rows = own(0)["清单"]["问题"]
    assert [(row["序号"], row["类别"], row["罚款"]) for row in rows] == [
        ("1", "消防", "100.00元"),
        ("2", "食堂", "【罚款：未填】"),
    ]
    assert list(own(1)["清单"]["问题"]) == []


def test_pa12_counts_sentence_leaves_zeros_out_and_marks_what_is_not_filled() -> None:
    told = [own(unit)["清点"]["现场"] for unit in range(4)]
    assert told == [
        "听课12节次，座谈会2个（35人）",
        "",
        "听课3节次，座谈会1个（8人）",
        "座谈会1个（9人）【听课：未填】",
    ]


@pytest.mark.parametrize(
    ("field", "unit", "measure"),
    [
        ("听课", "", "节次"),
        ("访谈干部", "", "人次"),
        ("教师座谈会", "", "个"),
        ("家长问卷", "", "份"),
        ("听课", "节", "节"),
        ("班级数", "", ""),
    ],
)
def test_pa12_measure_words_of_what_is_counted(field: str, unit: str, measure: str) -> None:
    assert measure_of(Known(field, FieldType.INTEGER, unit)) == measure


def test_what_was_not_handed_in_is_known() -> None:
    assert [one["来源"] for one in own(0)["未报"]] == ["获奖"]
    assert [one["来源"] for one in own(3)["未报"]] == ["获奖", "数据"]


def test_pa11_only_what_is_looked_up_enters_the_list_of_figures() -> None:
    made = papers(OWN)
    before = len(made.figures)
    context = made.word[0].context
    assert context["值"]["支出"] == "12.50万元"
    assert context["值"]["支出"] == "12.50万元"
    assert context["清单"]["问题"][0]["罚款"] == "100.00元"
    assert context["值"]["园长电话"] == "【园长电话】"
    new = made.figures[before:]
    assert [(one.paper, one.label, one.printed, one.value) for one in new] == [
        ("甲.docx", "甲 支出", "12.50万元", 12.5),
        ("甲.docx", "甲 问题 罚款", "100.00元", 100.0),
    ]
    assert [str(place) for one in new for place in one.places] == [
        "数据.xlsx[数据]!C2",
        "问题.xlsx[问题]!C2",
    ]


def test_pa11_a_worked_out_value_names_formula_and_cells() -> None:
    made = papers(OWN)
    assert made.word[0].context["值"]["生均支出"] == "1042元"
    figure = made.figures[-1]
    assert figure.formula == "12.5 × 10000 ÷ 120 = 1041.666667"
    assert len(figure.places) == 2


def test_pa11_the_check_list_is_made_after_the_papers() -> None:
    made = papers(OWN)
    [checklist] = [book for book in made.books if book.path == "核对清单.xlsx"]
    assert made.word[0].context["值"]["支出"] == "12.50万元"
    texts = [cell.value for sheet in checklist.book.sheets for cell in sheet.cells.values()]
    assert "甲 支出" in texts


def by_stage(unit: int) -> Any:
    """Return the paper of a row where 乙 and 丁 have two rows, 甲 and 丙 one."""
    stages = {"属性": "部", "各行": {"小学": "支出 > 0", "初中": "支出 > 4 且 支出 != 12.5"}}
    return papers(OWN, 分行=stages).word[unit].context


def test_pa15_the_unit_of_other_rows_is_not_named_either() -> None:
    assert by_stage(0)["值"]["备注"] == "比其他单位好"


def test_pa15_rows_of_one_unit_may_read_of_each_other() -> None:
    assessment = assess(
        scheme(分行={"属性": "部", "各行": {"小学": "x > 0", "初中": "x > 1"}}),
        dataset(3, {"数据": {"x": [2, 1, 1]}}),
    )
    hidden = only_own(assessment, 0)("甲（初中部）与甲同址，甲（小学部）比乙好")
    assert hidden == "甲（初中部）与甲同址，甲（小学部）比其他单位好"


def test_a_row_is_told_what_its_unit_has_not_handed_in() -> None:
    assert [one["来源"] for one in by_stage(5)["未报"]] == ["获奖", "数据"]
