"""Points entered by persons, and their trail: self → group → after appeal (CA-22)."""

from typing import Any

import pytest

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment, Change
from dubao.model.dataset import UNIT_CODE
from dubao.model.place import Place
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, numbers, scheme

SOURCES = {
    "数据": "数据.xlsx",
    "自评": {"文件": "自评.xlsx", "形式": "打分表", "作用": "自评", "交报": "各单位"},
    "小组": {"文件": "小组.xlsx", "形式": "打分表", "交报": "考核组"},
    "改分": {"文件": "改分.xlsx", "形式": "打分表", "作用": "改分"},
}
GIVEN = leaf(满分=10, 给分={"来源": "小组"})


def sheet(*rows: tuple[Any, ...], columns: str = "得分 说明") -> Cells:
    """A 打分表: (unit, item, …) a row."""
    names = [UNIT_CODE, "指标编号", *columns.split()]
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


def appeal(*rows: tuple[Any, ...]) -> Cells:
    return sheet(*rows, columns="得分 说明 经手人 日期 文号 原得分")


def assessed(item: dict[str, Any] = GIVEN, count: int = 2, **tables: Cells) -> Assessment:
    return assess(scheme(指标=[item], 数据=SOURCES), dataset(count, tables))


GROUP = sheet(("U1", "A1", 8, "台账不全"), ("U2", "A1", 9, None))


def test_points_and_reasons_as_entered() -> None:
    result = assessed(小组=GROUP).items["A1"]
    assert numbers(result.points) == [8, 9]
    assert list(result.notes) == ["台账不全", ""]


def test_rows_of_other_items_and_order_do_not_matter() -> None:
    mixed = sheet(("U2", "A1", 9, None), ("U1", "B1", 1, None), ("U1", "指标A1", 8, None))
    assert numbers(assessed(小组=mixed).items["A1"].points) == [8, 9]


def test_self_scores_are_never_used_as_points() -> None:
    assessment = assessed(自评=sheet(("U1", "A1", 10, "自认为好"), ("U2", "A1", 9, None)))
    assert numbers(assessment.items["A1"].points) == [None, None]
    assert assessment.items["A1"].reasons[0] == Reason.NOT_HANDED_IN
    assert assessment.totals.reason[0] == "缺：A1 指标A1：未报送（考核组）"


def test_self_scores_count_where_the_scheme_names_them() -> None:
    item = leaf(满分=10, 给分={"来源": "自评"})
    assert numbers(assessed(item, 1, 自评=sheet(("U1", "A1", 7, ""))).items["A1"].points) == [7]


@pytest.mark.parametrize("points", [-1, 10.5])
def test_points_outside_the_full_marks_are_refused(points: float) -> None:
    assessment = assessed(count=1, 小组=sheet(("U1", "A1", points, None)))
    assert assessment.items["A1"].reasons[0] == Reason.OUT_OF_RANGE
    (problem,) = assessment.problems
    assert (problem.code, str(problem.place)) == ("points-out-of-range", "小组.xlsx[小组]!C2")


def test_a_unit_scored_twice_has_no_points() -> None:
    assessment = assessed(count=1, 小组=sheet(("U1", "A1", 8, None), ("U1", "A1", 9, None)))
    assert numbers(assessment.items["A1"].points) == [None]


def test_points_in_a_column_headed_by_the_item() -> None:
    item = leaf(满分=10, 给分={"来源": "数据"})
    assert numbers(assessed(item, 2, 数据={"A1": [6, None]}).items["A1"].points) == [6, None]
    assert numbers(assessed(item, 1, 数据={"指标A1": [5]}).items["A1"].points) == [5]


def test_ca22_the_whole_trail() -> None:
    assessment = assessed(
        count=1,
        自评=sheet(("U1", "A1", 10, "自查满分")),
        小组=sheet(("U1", "A1", 8, "台账不全")),
        改分=appeal(("U1", "A1", 9, "补交台账", "王某", "2021年12月1日", "示1号", 8)),
    )
    assert assessment.problems == ()
    assert numbers(assessment.totals.published) == [9]
    assert assessment.items["A1"].trails[0] == (
        Change("自评", 10, "", "", "自查满分", "", Place("自评.xlsx", "自评", "C2"), "10"),
        Change("小组", 8, "", "", "台账不全", "", Place("小组.xlsx", "小组", "C2"), "8"),
        Change(
            "改分",
            9,
            "王某",
            "2021年12月1日",
            "补交台账",
            "示1号",
            Place("改分.xlsx", "改分", "C2"),
            "9",
        ),
    )


def test_a_worked_out_score_can_be_appealed_too() -> None:
    item = leaf(满分=10, 取值="x", 插值=[[0, 0], [10, 10]])
    appeals = appeal(("U2", "A1", 7, "数据更正", "王某", "2021年12月1日", "示1号", 4))
    result = assessed(item, 3, 数据={"x": [3, 4, None]}, 改分=appeals).items["A1"]
    assert numbers(result.points) == [3, 7, None]
    assert [(c.stage, c.points) for c in result.trails[1]] == [("核算", 4), ("改分", 7)]
    assert list(result.trails) == [1]


def test_an_appeal_gives_points_where_there_were_none() -> None:
    appeals = appeal(("U1", "A1", 7, "补评", "王某", "2021年12月1日", "示1号", None))
    assert numbers(assessed(count=1, 改分=appeals).totals.published) == [7]


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (("U1", "A1", 9, "理由", None, "2021年12月1日", "示1号", 8), "appeal-incomplete", "E2"),
        (("U1", "A1", 9, "理由", "王某", None, "示1号", 8), "appeal-incomplete", "F2"),
        (("U1", "A1", 9, None, "王某", "2021年12月1日", "示1号", 8), "appeal-incomplete", "D2"),
        (("U1", "A1", 9, "理由", "王某", "2021年12月1日", None, 8), "appeal-incomplete", "G2"),
        (
            ("U1", "A1", 11, "理由", "王某", "2021年12月1日", "示1号", 8),
            "appeal-out-of-range",
            "C2",
        ),
        (
            ("U1", "A1", -1, "理由", "王某", "2021年12月1日", "示1号", 8),
            "appeal-out-of-range",
            "C2",
        ),
        (
            ("U1", "A1", None, "理由", "王某", "2021年12月1日", "示1号", 8),
            "appeal-without-points",
            "C2",
        ),
    ],
)
def test_an_appeal_without_who_when_why_paper_or_within_reason_is_not_applied(
    row: tuple[Any, ...], code: str, cell: str
) -> None:
    assessment = assessed(count=1, 小组=sheet(("U1", "A1", 8, "")), 改分=appeal(row))
    assert numbers(assessment.totals.published) == [8]
    (problem,) = assessment.problems
    assert (problem.code, str(problem.place)) == (code, f"改分.xlsx[改分]!{cell}")


def test_what_an_incomplete_appeal_lacks_is_named_in_the_words_of_the_office() -> None:
    appeals = appeal(("U1", "A1", 9, None, "王某", "2021年12月1日", None, 8))
    assessment = assessed(count=1, 小组=sheet(("U1", "A1", 8, "")), 改分=appeals)
    (problem,) = assessment.problems
    assert problem.message == "甲的 A1 指标A1 改分没有写理由、文号，没有改"
    assert problem.hint == "请补上：理由、经手人、日期、文号缺一不可"


def test_a_differing_old_score_is_a_warning() -> None:
    appeals = appeal(("U1", "A1", 9, "理由", "王某", "2021年12月1日", "示1号", 7))
    assessment = assessed(count=1, 小组=sheet(("U1", "A1", 8, "")), 改分=appeals)
    assert numbers(assessment.totals.published) == [9]
    assert [(p.code, p.severity) for p in assessment.problems] == [("appeal-old-differs", "提醒")]


def test_two_appeals_are_applied_by_date_not_by_row() -> None:
    appeals = appeal(
        ("U1", "A1", 6, "再议", "王某", "2021-12-09", "示2号", 9),
        ("U1", "A1", 9, "理由", "王某", "2021-12-01", "示1号", 8),
    )
    assessment = assessed(count=1, 小组=sheet(("U1", "A1", 8, "")), 改分=appeals)
    assert (numbers(assessment.totals.published), assessment.problems) == ([6], ())


def test_two_appeals_on_one_day_cannot_be_put_in_order() -> None:
    appeals = appeal(
        ("U1", "A1", 6, "再议", "王某", "2021-12-01", "示1号", 8),
        ("U1", "A1", 9, "理由", "王某", "2021-12-01", "示1号", 8),
    )
    assessment = assessed(count=1, 小组=sheet(("U1", "A1", 8, "")), 改分=appeals)
    assert numbers(assessment.totals.published) == [8]
    assert {problem.code for problem in assessment.problems} == {"appeal-twice"}
