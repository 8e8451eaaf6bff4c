"""What holds for all data: better never lowers, bounds, order, nothing missing pays."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE
from tests.assess.build import dataset, leaf, scheme

UNITS = 6
VALUES = st.floats(-10, 130).map(lambda value: round(value, 2))
CELLS = st.lists(st.one_of(VALUES, st.none()), min_size=UNITS, max_size=UNITS)

RISING = {
    "分档": leaf("分档", 满分=20, 取值="x", 分档={">= 90": 20, ">= 80": 15, ">= 60": 5}, 否则=0),
    "插值": leaf("插值", 满分=20, 取值="x", 插值=[[60, 0], [80, 12], [100, 20]]),
    "计次": leaf("计次", 满分=20, 计次={"次数": "最大(x, 0)", "每次": 2, "不高于": 20}),
    "名次": leaf("名次", 满分=20, 名次={"取值": "x", "依次": [20, 15, 10, 5]}),
    "至少": leaf(
        "至少",
        满分=20,
        至少={"项": {n: {"取值": n, "标准": 60} for n in "xyz"}, "达到": 2, "余项不低于": 0.5},
    ),
}
GRADES = {
    "分档": {">= 60": "优秀", ">= 40": "良好", ">= 20": "合格"},
    "否则": "不合格",
    "条件": {"优秀": "插值.得分率 >= 0.5"},
}
ORDER = ["", "不合格", "合格", "良好", "优秀"]


def whole(x: list[Any], y: list[Any], z: list[Any], **parts: Any) -> Assessment:
    """A scheme with every rising rule over three columns."""
    written = scheme(指标=list(RISING.values()), 等第=GRADES, 排名={"并列": "同名次"}, **parts)
    return assess(written, dataset(UNITS, {"数据": {"x": x, "y": y, "z": z}}))


@pytest.mark.parametrize("kind", RISING)
@settings(max_examples=60, deadline=None)
@given(values=st.lists(VALUES, min_size=UNITS, max_size=UNITS), rise=st.floats(0, 60))
def test_a_better_value_never_lowers_a_score(kind: str, values: list[float], rise: float) -> None:
    others = [70.0] * UNITS
    before = whole(values, others, others).items[kind].points[0]
    after = whole([values[0] + rise, *values[1:]], others, others).items[kind].points[0]
    assert after >= before - 1e-9


@settings(max_examples=60, deadline=None)
@given(x=CELLS, y=CELLS, z=CELLS)
def test_points_and_totals_stay_within_bounds(x: list[Any], y: list[Any], z: list[Any]) -> None:
    found = whole(x, y, z)
    for result in found.items.values():
        there = ~np.isnan(result.points)
        assert (result.points[there] >= 0).all()
        assert (result.points[there] <= result.full[there] + 1e-9).all()
        assert (there == (result.reasons == 0)).all()
    totals = found.totals
    there = ~np.isnan(totals.exact)
    assert ((totals.exact[there] >= 0) & (totals.exact[there] <= 100 + 1e-9)).all()
    assert ((totals.rank > 0) == there).all()
    assert (np.abs(totals.published[there] - totals.exact[there]) <= 0.005 + 1e-9).all()


@settings(max_examples=40, deadline=None)
@given(x=CELLS, y=CELLS, z=CELLS, data=st.data())
def test_the_order_of_rows_columns_and_tables_never_matters(
    x: list[Any], y: list[Any], z: list[Any], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(UNITS)))
    codes = [f"U{at + 1}" for at in order]
    moved = {
        "丙": {"z": [z[at] for at in order], UNIT_CODE: codes},
        "数据": {UNIT_CODE: codes, "y": [y[at] for at in order], "x": [x[at] for at in order]},
    }
    sources = {"丙": "丙.xlsx", "数据": "数据.xlsx"}
    written = scheme(指标=list(RISING.values()), 等第=GRADES, 排名={"并列": "同名次"}, 数据=sources)
    one, other = whole(x, y, z), assess(written, dataset(UNITS, moved))
    for code in one.items:
        assert np.array_equal(one.items[code].points, other.items[code].points, equal_nan=True)
    assert list(one.totals.grade) == list(other.totals.grade)
    assert list(one.totals.rank) == list(other.totals.rank)


@settings(max_examples=60, deadline=None)
@given(x=CELLS, y=CELLS, z=CELLS, unit=st.integers(0, UNITS - 1), column=st.sampled_from("xyz"))
def test_ca04_leaving_a_cell_blank_never_raises_a_grade(
    x: list[Any], y: list[Any], z: list[Any], unit: int, column: str
) -> None:
    before = whole(x, y, z).totals.grade[unit]
    cells = {"x": list(x), "y": list(y), "z": list(z)}
    cells[column][unit] = None
    after = whole(cells["x"], cells["y"], cells["z"]).totals.grade[unit]
    assert ORDER.index(after) <= ORDER.index(before)


@settings(max_examples=60, deadline=None)
@given(
    scores=st.lists(st.one_of(st.floats(0, 100), st.none()), min_size=1, max_size=8),
    way=st.sampled_from(["均值", "中位数", "去极端均值"]),
)
def test_raters_agree_with_plain_python(scores: list[float | None], way: str) -> None:
    count = len(scores)
    cells = {
        UNIT_CODE: ["U1"] * count,
        "指标编号": ["A1"] * count,
        "评委": [f"评委{at}" for at in range(count)],
        "得分": scores,
    }
    item = leaf(满分=10, 评分={"表": "专家", "方式": way, "满分": 100})
    written = scheme(指标=[item], 数据={"专家": {"文件": "专家.xlsx", "形式": "打分表"}})
    found = assess(written, dataset(1, {"专家": cells})).items["A1"].points[0]
    kept = sorted(score for score in scores if score is not None)
    if not kept:
        assert np.isnan(found)
        return
    if way == "去极端均值" and len(kept) >= 5:
        kept = kept[1:-1]
    expected = np.median(kept) if way == "中位数" else np.mean(kept)
    assert abs(found - expected / 10) < 1e-9
