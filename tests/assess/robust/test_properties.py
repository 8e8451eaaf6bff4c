"""What holds for all data: a trial is what a scheme written so would give."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dubao.assess.engine import assess
from dubao.assess.robust.trials import Tried
from dubao.model.assessment import Assessment
from tests.assess.build import dataset, leaf, scheme, units
from tests.assess.robust.test_trials import inner, line, tried

UNITS = 6
CELLS = st.lists(st.sampled_from([*range(0, 101, 5), None]), min_size=UNITS, max_size=UNITS)
REGISTER = units(UNITS, 类别=["镇", "街道", "镇", "镇", "街道", "街道"])
RULES: dict[str, Any] = {
    "加分": [leaf("P", 计次={"次数": "空值取(a, 0)", "每次": 0.1, "不高于": 5})],
    "封顶": [{"编号": "F", "条件": "b < 20", "后果": {"等第不高于": "合格"}}],
    "否决": [{"编号": "V", "条件": "G.得分率 < 0.2", "后果": {"总分不高于": 59, "等第不高于": "合格"}}],
    "等第": {
        "分档": {">= 70": "优秀", ">= 50": "良好"},
        "否则": "合格",
        "条件": {"优秀": "A.得分率 >= 0.3"},
        "名额": {"优秀": {"比例": "40%", "组内": "类别"}},
    },
    "排名": {"并列": "连续", "再比": ["G"], "组内": "类别"},
}  # fmt: skip


def written(
    cells: dict[str, list[Any]], full: tuple[float, ...] = (20, 30, 10, 40), out: str = ""
) -> Assessment:
    """Assess with these full marks; `out` does not apply to anybody, so that it is made up."""

    def item(code: str, own: float, name: str) -> dict[str, Any]:
        return {**line(code, own), "取值": name, **({"适用": "a < -1"} if code == out else {})}

    parts = [item("A", full[0], "a"), item("B", full[1], "b")]
    weighed = [{**item("W1", 5, "a"), "权重": 0.7}, {**item("W2", 5, "c"), "权重": 0.3}]
    tree = [
        inner("G", *parts, 不高于=45),
        inner("W", *weighed, 方式="加权", 满分=full[2]),
        item("C", full[3], "c"),
    ]
    return assess(scheme(指标=tree, **RULES), dataset(REGISTER, {"数据": cells}))


def same(found: Tried, wanted: Assessment, at: int = 0) -> None:
    totals = wanted.totals
    assert np.allclose(found.totals[at], totals.published, equal_nan=True)
    assert found.ranks[at].tolist() == totals.rank.tolist()
    names = [found.names[grade] if grade >= 0 else "" for grade in found.grades[at]]
    assert names == totals.grade.tolist()


@settings(max_examples=60, deadline=None)
@given(a=CELLS, b=CELLS, c=CELLS)
def test_nothing_changed_is_the_assessment(a: list[Any], b: list[Any], c: list[Any]) -> None:
    assessment = written({"a": a, "b": b, "c": c})
    same(tried(assessment, {"A": 1.0}), assessment)


@settings(max_examples=30, deadline=None)
@given(a=CELLS, b=CELLS, c=CELLS, factor=st.sampled_from([0.5, 1.5]))
def test_all_weights_of_a_level_moved_alike_change_nothing(
    a: list[Any], b: list[Any], c: list[Any], factor: float
) -> None:
    cells = {"a": a, "b": b, "c": c}
    same(tried(written(cells), dict.fromkeys("GWC", factor)), written(cells))


@settings(max_examples=60, deadline=None)
@given(a=CELLS, b=CELLS, c=CELLS, factor=st.sampled_from([0.5, 0.9, 1.1, 1.5]))
def test_another_weight_is_another_full_mark(
    a: list[Any], b: list[Any], c: list[Any], factor: float
) -> None:
    """A 20 × f and B 30, together 50 as before, written into the scheme."""
    cells = {"a": a, "b": b, "c": c}
    level = 50 / (20 * factor + 30)
    wanted = written(cells, (20 * factor * level, 30 * level, 10, 40)).totals.published
    found = tried(written(cells), {"A": factor}).totals[0]
    assert np.allclose(found, wanted, atol=0.010001, equal_nan=True)  # a hundredth by rounding


@settings(max_examples=60, deadline=None)
@given(a=CELLS, b=CELLS, c=CELLS, out=st.sampled_from(["C", "B", "W2"]))
def test_an_item_left_out_is_one_that_applies_to_nobody(
    a: list[Any], b: list[Any], c: list[Any], out: str
) -> None:
    """But for what is held: who has a total, and items that conditions and 再比 look at."""
    cells = {"a": a, "b": b, "c": c}
    assessment, without = written(cells), written(cells, out=out)
    found = tried(assessment, {"A": 1.0}, without=out)
    held = np.isnan(assessment.totals.published) | np.isnan(without.totals.published)
    assert np.isnan(found.totals[0][np.isnan(assessment.totals.published)]).all()
    assert np.allclose(found.totals[0][~held], without.totals.published[~held])
