"""Faults in the scheme: the shipped one with single places changed, as 方案/township/scheme.yaml."""

from __future__ import annotations

from tests.planted.plant import Expected, Extra
from tests.sample.build import REPOSITORY, SCHEME

FILE = "方案/township/scheme.yaml"

# What stood there, what is written instead, the problem, and the text on whose line it is
# found where that is another.
LINT: tuple[tuple[str, ...], ...] = (
    ("总分: 100", "总分: 101", "total-does-not-add", "编号: township"),
    ("取值: [国家级, 市级, 区级], 来源: 获奖", "来源: 获奖", "choices-missing"),
    ("在校学生数 == 小学在校生数 + ", "在校学生数 - 小学在校生数 - ", "formula-not-condition"),
    ("持证教师数 <= 专任教师数,", '持证教师数 == "多",', "number-as-text"),
    ("教育支出 - 上年(教育支出)", "教育支出 - 支出增长", "derived-circle"),
    ("维修完成数 ÷ 维修项目数 × 100", "维修完成数 ÷ 维修项目数 ** 2", "formula-fault"),
    ("编号: A13", "编号: A12", "code-repeated"),
    ('分档: {">= 0": 4}', '分档: {">= 0": 3}', "top-not-full"),
    ("权重: 0.4", "权重: 0.3", "weights-do-not-add", "编号: A2\n"),
    ('{">= 5": 5, ">= 4": 4', '{">= 4": 5, ">= 5": 4', "band-unreachable"),
    ("{镇: 9, 街道: 8, 工业区: 8.5}", "{镇: 9, 街道: 8}", "map-key-missing", "编号: B2\n"),
    ("[[40, 0], [50, 4], [60, 5]]", "[[50, 4], [40, 0], [60, 5]]", "line-points"),
    ("依次: [5, 5, 4.5, 4.5", "依次: [5, 4, 4.5, 4.5", "ranks-rising"),
    ("次数: 隐患未整改数, 起点: 5", "次数: 隐患未整改数, 起点: 7", "top-not-full"),
    (
        "{镇: 95, 街道: 98, 工业区: 95}",
        "{镇: 95, 街道: 98, 工业区: 95, 农场: 9}",
        "map-key-unknown",
        "编号: C3\n",
    ),
    ("C: 1.5, D: 0}", "C: 1.5, E: 0}", "map-key-missing map-key-unknown"),
    ('{">= 98": 2, ">= 95": 1}', '{">= 0.98": 2}', "percent-threshold"),
    ('分档: {"= 0": 4}, 否则: 0, 缺失', "缺失", "rule-missing"),
    ("适用: 随迁子女数 > 0", "适用: 随迁子女数 + 1", "formula-not-condition"),
    ("{来源: 基教科}", "{来源: 基教处}", "unknown-source"),
    ("取值: 群众满意度, 单位", "取值: 群众满意程度, 单位", "unknown-name"),
    ("每次: -0.5, 不低于: -2", "每次: 0.5, 不高于: 2", "deduction-adds"),
    ("后果: {等第不高于: 良好}", "后果: {等第不高于: 优良}", "unknown-grade"),
    ("名额: {优秀: 30%}", "名额: {优秀: 三成}", "quota-share", '  分档: {">= 90"'),
    ("{表: 专家,", "{表: 获奖,", "wrong-source"),
    ("后果: {等第不高于: 合格}", "后果: {}", "outcome-empty"),
    ("达到: 3", "达到: 5", "at-least-too-many", "编号: C3\n"),
    ('单位: "%", 名次', "取值: 推进率, 名次", "value-unused"),
    ("插值: [[90, 0], [100, 5]]", "插值: [[90, 0], [100, 5]], 给分: {来源: 现场}", "rules-several"),
    ("再比: [E1]", "再比: [E9]", "unknown-item"),
    (
        "反馈/{单位名称}.docx",
        "反馈/{单位名}.docx",
        "unknown-placeholder output-not-per-unit",
    ),
)

WRITING: tuple[tuple[str, ...], ...] = (
    ("对象: 镇街", "对象: 镇接", "wrong-type"),
    ("小数: 2\n成果: 镇街考核", "小数: 2\n小数: 3", "duplicate-key", "成果: 镇街考核"),
    ("施行: 2021-01-01", "实行: 2021-01-01", "unknown-key"),
    ("类型: 面积", "类型: 体积", "wrong-type"),
    ("方式: 加权", "方式: 乘权", "wrong-type"),
    ("每次: -1, 单位量: 2", "每一次: -1, 单位量: 2", "unknown-key"),
    ("编号: C2, 名称: 周边隐患整治", "名称: 周边隐患整治, 编号: C2", "missing-key"),
)


def faulty(edits: tuple[tuple[str, ...], ...]) -> Extra:
    """Return the faulty scheme as a file with the problem of every edit."""
    shipped = (REPOSITORY / SCHEME).read_text("utf-8")
    text = shipped
    found: list[Expected] = []
    for old, new, code, *where in edits:
        assert shipped.count(old) == 1, (old, shipped.count(old))
        text = text.replace(old, new)
        line = shipped[: shipped.index(where[0] if where else old)].count("\n") + 1
        found.extend((one, f"{FILE}:{line}") for one in code.split())
    return Extra(FILE, text.encode(), tuple(found))
