"""Specimens of faults found while scoring."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dubao.assess.engine import assess
from dubao.model.dataset import UNIT_CODE
from dubao.model.problem import Problem
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, scheme, units

Build = Callable[[Path], Iterable[Problem]]

LINE = leaf(满分=10, 取值="x", 插值=[[0, 0], [10, 10]])
VETO = {"编号": "V1", "名称": "事故", "条件": '事故 == "是"', "后果": {"等第不高于": "良"}}


def _found(register: Any, tables: dict[str, Cells], **parts: Any) -> Build:
    """Score a small scheme over tables that hold one fault."""

    def build(_: Path) -> Iterable[Problem]:
        return assess(scheme(**parts), dataset(register, tables)).problems

    return build


def _sheet(name: str, **columns: Any) -> dict[str, Cells]:
    return {name: {UNIT_CODE: ["U1"], "指标编号": ["A1"], **columns}}


def _appeals(*rows: tuple[float | None, str, str], item: Any = None) -> Build:
    """Appeal against 8 points of A1; each row holds points, reason and old points."""
    sources = {
        "数据": "数据.xlsx",
        "改分": {"文件": "改分.xlsx", "形式": "打分表", "作用": "改分"},
    }
    changes = {
        UNIT_CODE: ["U1"] * len(rows),
        "指标编号": ["A1"] * len(rows),
        "得分": [row[0] for row in rows],
        "说明": [row[1] or None for row in rows],
        "经手人": ["王某"] * len(rows),
        "日期": ["2021年12月1日"] * len(rows),
        "文号": ["示1号"] * len(rows),
        "原得分": [float(row[2]) for row in rows],
    }
    tables: dict[str, Cells] = {"数据": {"x": [8]}, "改分": changes}
    return _found(1, tables, 指标=[item or LINE], 数据=sources)


def _raters(homes: list[str], scores: list[float]) -> Build:
    sources = {"专家": {"文件": "专家.xlsx", "形式": "打分表"}}
    cells = {
        UNIT_CODE: ["U1", "U1"],
        "指标编号": ["A1", "A1"],
        "评委": ["张某", "李某"],
        "评委单位": homes,
        "得分": scores,
    }
    item = leaf(满分=10, 评分={"表": "专家", "满分": 100})
    return _found(1, {"专家": cells}, 指标=[item], 数据=sources)


def _lifting(veto: str, paper: str | None, happened: str = "是") -> Build:
    sources = {
        "数据": "数据.xlsx",
        "解除": {"文件": "解除.xlsx", "形式": "清单", "作用": "解除"},
    }
    papers = {UNIT_CODE: ["U1"], "否决编号": [veto], "文号": [paper]}
    tables: dict[str, Cells] = {"数据": {"x": [8], "事故": [happened]}, "解除": papers}
    grades = {"分档": {">= 8": "优"}, "否则": "良"}
    return _found(1, tables, 指标=[LINE], 数据=sources, 否决=[VETO], 等第=grades)


def _quota(*values: float | None) -> Build:
    grades = {"分档": {">= 5": "优"}, "否则": "良", "名额": {"优": "1"}}
    return _found(len(values), {"数据": {"x": list(values)}}, 指标=[LINE], 等第=grades)


def _cases(grade: str) -> Build:
    sources = {"获奖": {"文件": "获奖.xlsx", "形式": "清单"}}
    item = leaf("P1", 计次={"次数": "获奖", "每次": {"国家级": 2, "市级": 1}})
    cells = {UNIT_CODE: ["U1"], "级别": [grade]}
    return _found(1, {"获奖": cells}, 加分=[item], 数据=sources)


BY_STAGE = leaf(
    满分=4, 取值="x", 分档=[{"比较": ">=", "界": {"小学": 4}, "得": 4}], 否则=0, 按="学段"
)
GIVEN = leaf(满分=10, 给分={"来源": "小组"})
GROUP = {"小组": {"文件": "小组.xlsx", "形式": "打分表"}}

STAGES = {"属性": "学段", "各行": {"小学": "小 > 0", "初中": "初 > 0"}}

REWEIGHTED = leaf(满分=10, 取值="x", 插值=[[0, 0], [10, 10]], 缺失="按满分折算")

SPECIMENS: dict[str, tuple[Build, str, str]] = {
    "column-nowhere": (
        _found(1, {"数据": {"x": [1]}}, 指标=[leaf(满分=5, 取值="y", 插值=[[0, 0], [5, 5]])]),
        "scheme.yaml 方案用到「y」，各份数据和台账中都没有这一列",
        "请核对列名；列名不同时在 字段 中写 别名",
    ),
    "left-out-of-gather": (
        _found(2, {"数据": {"x": [1, None]}}, 派生={"均": {"式": "平均(x)"}}),
        "scheme.yaml 汇总「均」时略去 1 个没有数的单位：乙",
        "请补齐后再算，或在文件中说明",
    ),
    "split-undecided": (
        _found(1, {"数据": {"小": [None], "初": [5]}}, 分行=STAGES, 派生={"y": {"式": "小 + 初"}}),
        "数据.xlsx[数据]!B2 甲：分行「学段」为小学的条件没有数（未填），不知道有没有这一行",
        "请补上这个数；没有的填 0",
    ),
    "split-without-row": (
        _found(2, {"数据": {"小": [0, 1], "初": [0, 0]}}, 分行=STAGES, 派生={"y": {"式": "小"}}),
        "scheme.yaml 分行的条件都不成立，下列单位不参加评定：甲",
        "请核对这些单位的数；本来不评的，写在「范围」中",
    ),
    "key-not-in-map": (
        _found(units(1, 学段=["高中"]), {"数据": {"x": [5]}}, 指标=[BY_STAGE]),
        "scheme.yaml A1 指标A1 的参数按「学段」分别规定，没有「高中」的参数，1 个单位无法评分",
        "请在方案中补上「高中」，或改正台账中的「学段」",
    ),
    "grade-not-in-table": (
        _found(1, {"数据": {"x": ["D"]}}, 指标=[leaf(满分=5, 取值="x", 评级={"A": 5})]),
        "scheme.yaml A1 指标A1 的等级「D」不在评级表中，甲没有得分",
        "请改正等级，或在方案的 评级 中补上",
    ),
    "units-without-points": (
        _found(
            2,
            {"专家": {UNIT_CODE: ["U1", "U2"], "指标编号": ["A1", "A2"], "得分": [8, None]}},
            数据={"专家": {"文件": "专家.xlsx", "形式": "打分表"}},
            指标=[leaf(满分=10, 给分={"来源": "专家"})],
        ),
        "专家.xlsx[专家] 「专家」中乙没有得分：A1 指标A1（未报送）",
        "请评分后再评定；没有分数可以照算的，在方案中写 缺失",
    ),
    "negative-count": (
        _found(1, {"数据": {"x": [-1]}}, 指标=[leaf(满分=5, 计次={"次数": "x", "每次": 1})]),
        "数据.xlsx[数据]!B2 甲的 A1 指标A1 次数是 -1，不能为负",
        "请核对次数后重填",
    ),
    "missing-counted": (
        _found(1, {"数据": {"x": [None]}}, 指标=[REWEIGHTED]),
        "数据.xlsx[数据]!B2 甲的 A1 指标A1 没有数（未填），已不计这一项的满分，其余各项按满分折算",
        "请补上实际的数；空着不等于没有，也不等于不涉及",
    ),
    "case-without-grade": (
        _cases("校级"),
        "获奖.xlsx[获奖]!B2 P1 指标P1 要按「级别」计分，这一行没有写明或不认识",
        "应是：国家级、市级",
    ),
    "points-out-of-range": (
        _found(1, _sheet("小组", 得分=[11]), 指标=[GIVEN], 数据=GROUP),
        "小组.xlsx[小组]!C2 甲的 A1 指标A1 得分 11 不在 0 到满分 10 之间，没有采用",
        "请核对后重填",
    ),
    "not-applicable-not-allowed": (
        _found(1, {"数据": {"x": [Reason.NOT_APPLICABLE]}}, 指标=[LINE]),
        "数据.xlsx[数据]!B2 甲的 A1 指标A1 填了「不适用」，方案没有允许，按缺项处理",
        "请填上数；确实不适用时由办公室在方案的 适用 中写明条件",
    ),
    "rater-out-of-range": (
        _raters(["乙", "丙"], [90, 101]),
        "专家.xlsx[专家]!E3 甲的 A1 指标A1 有一个评分 101 不在 0 到 100 之间，没有计入",
        "请评委核对",
    ),
    "rater-conflict": (
        _raters(["乙", "甲"], [90, 100]),
        "专家.xlsx[专家]!D3 李某来自被评单位甲，应当回避，这个评分没有计入",
        "请换一名评委，或在考核记录中说明回避",
    ),
    "appeal-incomplete": (
        _appeals((9, "", "8")),
        "改分.xlsx[改分]!D2 甲的 A1 指标A1 改分没有写理由，没有改",
        "请补上：理由、经手人、日期、文号缺一不可",
    ),
    "appeal-without-points": (
        _appeals((None, "补交", "8")),
        "改分.xlsx[改分]!C2 甲的 A1 指标A1 改分没有写改后的得分，没有改",
        "请填上得分",
    ),
    "appeal-of-grade": (
        _appeals((5, "理由", "8"), item=leaf(判定={"好": "x > 5", "差": "其余"})),
        "改分.xlsx[改分]!C2 甲的 A1 指标A1 只评等级、不计分，改分没有采用",
        "请改正评等级所依据的数，并留下依据",
    ),
    "appeal-out-of-range": (
        _appeals((11, "补交", "8")),
        "改分.xlsx[改分]!C2 甲的 A1 指标A1 改为 11，不在 0 到 10 之间，没有改",
        "请核对改后的得分",
    ),
    "appeal-old-differs": (
        _appeals((9, "补交", "7")),
        "改分.xlsx[改分]!H2 甲的 A1 指标A1 改分记录写原得分 7，实际是 8，已按改后的得分计",
        "请核对改的是不是这一项；数据改过后原得分可能已变",
    ),
    "appeal-twice": (
        _appeals((9, "补交", "8"), (7, "再议", "9")),
        "改分.xlsx[改分]!C3 甲的 A1 指标A1 在2021年12月1日有两次改分，分不清先后，都没有采用",
        "请只留一行，或改正日期",
    ),
    "lifting-without-paper": (
        _lifting("V1", None),
        "解除.xlsx[解除]!C2 解除甲的否决 V1 没有写文号，没有解除",
        "请补上解除文件的文号",
    ),
    "lifting-of-unknown": (
        _lifting("V9", "示1号"),
        "解除.xlsx[解除]!B2 解除记录中甲的否决编号「V9」不是方案中的否决，没有解除",
        "请核对编号；封顶不能解除",
    ),
    "lifting-without-veto": (
        _lifting("V1", "示1号", "否"),
        "解除.xlsx[解除]!B2 甲没有触发否决 V1 事故，不必解除",
        "请核对单位和否决编号",
    ),
    "quota-line": (
        _quota(9, 9),
        "scheme.yaml 等第「优」名额 1 个，名额线上的单位分不出先后，等第待定：甲、乙",
        "由考核机构集体研究决定；程序不作选择",
    ),
    "quota-with-missing": (
        _quota(9, None),
        "scheme.yaml 「优」的名额已在有总分的单位中分配，还有 1 个单位没有总分：乙",
        "请补齐缺项后再算一次，名额的归属可能变化",
    ),
}
