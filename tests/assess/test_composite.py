"""A composite index of the usual kind as a scheme: normalised, weighted at three levels, ranked.

The figures stand beside each test as they are worked out by hand.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dubao.assess.engine import assess
from dubao.assess.explain import explain
from dubao.assess.trace import Tracing
from dubao.check.scheme import lint
from dubao.model.assessment import Assessment
from dubao.model.scheme import Scheme
from dubao.papers.summary import assessment_document
from dubao.read.schemes import load_scheme
from tests.assess.build import Cells, dataset, leaf, numbers, scheme, units

#         甲 东   乙 东   丙 西   丁 西
# 经费     10      30      20      50     min–max: (x − 10) ÷ (50 − 10) = 0, 0.5, 0.25, 1
# 生师比   20      16      12      14     the less the better: (20 − x) ÷ (20 − 12) = 0, 0.5, 1, 0.75
# 学历     60      80     100      70     goalposts 50 and 100: 0.2, 0.6, 1, 0.4
# 升学率   90      84      96     100     goalposts 80 and 100: 0.5, 0.2, 0.8, 1
# 辍学率    1      —       2.5      6     goalposts 5 and 0: 0.8, —, 0.5, 0 (beyond the post)
CELLS: Cells = {
    "经费": [10, 30, 20, 50],
    "生师比": [20, 16, 12, 14],
    "学历": [60, 80, 100, 70],
    "升学率": [90, 84, 96, 100],
    "辍学率": [1, None, 2.5, 6],
}
REGIONS = {"地区": ["东", "东", "西", "西"]}

# 师资 = (生师比 + 学历) ÷ 2                   = 0.1,   0.55,   1,      0.575
# 投入 = 0.75 × 经费 + 0.25 × 师资             = 0.025, 0.5125, 0.4375, 0.89375
# 产出 = 0.75 × 升学率 + 0.25 × 辍学率          = 0.575, 0.2,    0.725,  0.75
#        乙 without 辍学率: 0.75 × 0.2 ÷ 0.75 = 0.2
# 指数 = 0.6 × 投入 + 0.4 × 产出               = 0.245, 0.3875, 0.5525, 0.83625
INPUT, OUTPUT = [0.025, 0.5125, 0.4375, 0.89375], [0.575, 0.2, 0.725, 0.75]
INDEX = [0.245, 0.3875, 0.5525, 0.83625]

YAML = """
编号: index
名称: 发展指数
示例: 是
对象: 镇街
总分: {full}
小数: 4
数据: {{数据: 数据.xlsx}}
字段:
  经费: {{类型: 数}}
  生师比: {{类型: 数}}
  学历: {{类型: 数}}
  升学率: {{类型: 数}}
  辍学率: {{类型: 数}}
派生:
  经费低: {{式: 最小(经费){by}}}
  经费高: {{式: 最大(经费){by}}}
  经费位: {{式: (经费 - 经费低) ÷ (经费高 - 经费低)}}
  生师比低: {{式: 最小(生师比)}}
  生师比高: {{式: 最大(生师比)}}
  生师比位: {{式: (生师比高 - 生师比) ÷ (生师比高 - 生师比低)}}
指标:
  - 编号: I
    名称: 指数
    方式: 加权
    下级:
      - 编号: A
        名称: 投入
        方式: 加权
        权重: 0.6
        下级:
          - {{编号: A1, 名称: 经费, 权重: 0.75, 满分: {full}, 取值: 经费位, 插值: [[0, 0], [1, {full}]]}}
          - 编号: A2
            名称: 师资
            方式: 加权
            权重: 0.25
            下级:
              - {{编号: A21, 名称: 生师比, 满分: {full}, 取值: 生师比位, 插值: [[0, 0], [1, {full}]]}}
              - {{编号: A22, 名称: 学历, 满分: {full}, 取值: 学历, 插值: [[50, 0], [100, {full}]]}}
      - 编号: B
        名称: 产出
        方式: 加权
        权重: 0.4
        下级:
          - {{编号: B1, 名称: 升学率, 权重: 0.75, 满分: {full}, 取值: 升学率, 插值: [[80, 0], [100, {full}]]}}
          - 编号: B2
            名称: 辍学率
            权重: 0.25
            满分: {full}
            取值: 辍学率
            插值: [[0, {full}], [5, 0]]
            缺失: 按满分折算
排名: {{并列: 同名次{within}}}
"""


def index(folder: Path, full: int = 1, by: str = "", within: str = "") -> Scheme:
    """Read the index as the office writes it; nothing may be wrong with it."""
    path = folder / "scheme.yaml"
    path.write_text(YAML.format(full=full, by=by, within=within), "utf-8")
    loaded = load_scheme(path, "scheme.yaml")
    assert loaded.value is not None
    assert (*loaded.problems, *lint(loaded.value, ["地区"])) == ()
    return loaded.value


def worked(found: Scheme) -> Assessment:
    return assess(found, dataset(units(4, **REGIONS), {"数据": CELLS}))


@pytest.mark.parametrize("full", [1, 100])
def test_three_levels_of_weighted_means_add_up(full: int, tmp_path: Path) -> None:
    found = worked(index(tmp_path, full))
    for code, rates in (("A", INPUT), ("B", OUTPUT), ("I", INDEX)):
        assert numbers(found.items[code].points) == pytest.approx([rate * full for rate in rates])
    assert numbers(found.totals.exact) == pytest.approx([rate * full for rate in INDEX])
    assert numbers(found.totals.published) == pytest.approx(
        [0.245, 0.3875, 0.5525, 0.8363] if full == 1 else [24.5, 38.75, 55.25, 83.625]
    )
    assert list(found.totals.rank) == [4, 3, 2, 1]
    assert numbers(found.items["I"].full) == [full] * 4


def test_ranks_within_groups(tmp_path: Path) -> None:
    found = worked(index(tmp_path, within=", 组内: 地区"))
    assert list(found.totals.rank) == [2, 1, 2, 1]
    assert found.ranked_within() == ["东", "东", "西", "西"]
    assert [str(found.names[unit]) for unit in found.rank_order()] == ["乙", "甲", "丁", "丙"]


def test_lowest_and_highest_within_groups(tmp_path: Path) -> None:
    # 东: (10 − 10) ÷ 20 = 0, (30 − 10) ÷ 20 = 1; 西: (20 − 20) ÷ 30 = 0, (50 − 20) ÷ 30 = 1
    found = worked(index(tmp_path, by=", 按: [地区]"))
    assert numbers(found.items["A1"].points) == [0, 1, 0, 1]
    groups = {group.by["地区"]: group.derived["经费高"] for group in found.groups if group.by}
    assert groups == {"东": 30, "西": 50}


def test_the_mean_of_groups_is_the_districts(tmp_path: Path) -> None:
    whole = index(tmp_path)
    derived = {
        "均": {"式": "平均(总分)", "表": "单位", "按": ["地区"]},
        "全": {"式": "平均(总分)", "表": "单位"},
    }
    whole = whole.model_copy(update={"district_scheme": scheme(对象="区", 派生=derived)})
    data = dataset(units(4, **REGIONS), {"数据": CELLS})
    found = assess(whole, replace(data, district=dataset(units(["区"]), {})))
    district = assessment_document(found, Tracing(found))["district"]
    # published totals: (0.2450 + 0.3875) ÷ 2 and (0.5525 + 0.8363) ÷ 2
    assert [(group["by"], group["derived"]) for group in district["groups"]] == [
        ({"地区": "东"}, {"均": pytest.approx(0.31625)}),
        ({"地区": "西"}, {"均": pytest.approx(0.6944)}),
    ]
    assert district["derived"]["全"] == pytest.approx(0.505325)
    assert found.district is not None
    assert explain(found.district, 0, "均").result == "东 0.31625，西 0.6944"


def test_where_all_are_alike_there_is_no_position() -> None:
    spec = {
        "低": {"式": "最小(x)"},
        "高": {"式": "最大(x)"},
        "位": {"式": "(x - 低) / (高 - 低)"},
    }
    found = assess(scheme(派生=spec), dataset(2, {"数据": {"x": [3, 3]}}))
    assert [found.derived["位"].reasons[unit] for unit in range(2)] == [8, 8]  # 分母为零


def test_z_scores() -> None:
    # mean 40 ÷ 8 = 5; variance (9 + 1 + 1 + 1 + 0 + 0 + 4 + 16) ÷ 8 = 4, deviation 2
    spec = {
        "均": {"式": "平均(x)"},
        "差": {"式": "标准差(x)"},
        "z": {"式": "(x - 均) / 差"},
    }
    found = assess(scheme(派生=spec), dataset(8, {"数据": {"x": [2, 4, 4, 4, 5, 5, 7, 9]}}))
    assert numbers(found.derived["z"].values) == [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]


def test_deviation_by_weight_and_by_group() -> None:
    # 东: mean (1 × 1 + 3 × 3) ÷ 4 = 2.5, variance (1 × 1.5² + 3 × 0.5²) ÷ 4 = 0.75; 西: one unit, 0
    spec = {"差": {"式": "标准差(x, 权=w)", "按": ["地区"]}}
    register = units(3, 地区=["东", "东", "西"])
    found = assess(scheme(派生=spec), dataset(register, {"数据": {"x": [1, 3, 7], "w": [1, 3, 5]}}))
    assert numbers(found.derived["差"].values) == pytest.approx([0.75**0.5, 0.75**0.5, 0])


def test_goalposts_on_a_logarithm() -> None:
    # 100 → 0, 75000 → 1; the geometric middle √(100 × 75000) → 0.5; 0 has no logarithm
    spec = {"位": {"式": "(对数(x) - 对数(100)) / (对数(75000) - 对数(100))"}}
    cells: Cells = {"x": [100, 75000, (100 * 75000) ** 0.5, 0]}
    found = assess(scheme(派生=spec), dataset(4, {"数据": cells}))
    assert numbers(found.derived["位"].values) == [0, 1, 0.5, None]


def geometric(cells: Cells, weights: tuple[Any, Any] = (None, None), **more: Any) -> Assessment:
    children = [
        leaf(name.upper(), 满分=1, 取值=name, 插值=[[0, 0], [1, 1]], **more)
        | ({} if weight is None else {"权重": weight})
        for name, weight in zip("xy", weights, strict=True)
    ]
    count = len(next(iter(cells.values())))
    tree = {"编号": "G", "名称": "几何", "方式": "几何", "下级": children}
    return assess(scheme(指标=[tree], 小数=4), dataset(count, {"数据": cells}))


def test_geometric_mean() -> None:
    # √(0.25 × 1) = 0.5; √(0.09 × 0.16) = 0.12; one at 0 leaves nothing
    found = geometric({"x": [0.25, 0.09, 0], "y": [1, 0.16, 1]})
    assert numbers(found.totals.exact) == [0.5, 0.12, 0]


def test_geometric_mean_by_weights() -> None:
    # 0.0625^(3 ÷ 4) × 1^(1 ÷ 4) = 0.125, with weights 3 to 1 and 0.75 to 0.25 alike
    for weights in ((3, 1), (0.75, 0.25)):
        found = geometric({"x": [0.0625], "y": [1]}, weights)
        assert numbers(found.totals.exact) == [0.125]
    step = explain(geometric({"x": [0.0625], "y": [1]}, (3, 1)), 0, "G")
    assert step.how == ("满分 × Π 得分率^(权重 ÷ Σ权重)；1 × ((0.0625 ÷ 1)^3 × (1 ÷ 1)^1)^(1 ÷ 4)")


def test_geometric_mean_without_a_part() -> None:
    cells: Cells = {"x": [0.25, None], "y": [None, None]}
    assert numbers(geometric(cells).totals.exact) == [None, None]
    found = geometric(cells, (3, 1), 缺失="按满分折算")
    assert numbers(found.totals.exact) == [0.25, None]  # of x alone: 0.25^(3 ÷ 3)
