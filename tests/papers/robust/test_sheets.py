"""The sheets on firmness: what stands in them, and that nothing of it stands anywhere else."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dubao.model.assessment import Assessment
from dubao.model.robust import (
    Agreement,
    Concordance,
    Estimate,
    Outlier,
    RankBands,
    Raters,
    RaterSeverity,
    Regraded,
    Robustness,
    Sensitivity,
    Spread,
    Variant,
)
from dubao.papers.scored import scored_papers
from dubao.render.xlsx import render_book
from tests.papers.build import NAN, SETTINGS, TRACE, build, place

RATERS = Raters(
    agreements=(
        Agreement(
            *("B2 专家评估", 0, ("评委1", "评委2", "评委3"), 4, 11, 3, 3),
            Concordance(0.8277, 22.35, 9, 0.00782),
            Estimate(0.2898, 0.0188, 0.7611),
            Estimate(0.6201, 0.0711, 0.9272),
        ),
        Agreement("各项合计", 2, ("评委4",), 1, 1, why="只有一名评委"),
    ),
    severities=(
        RaterSeverity("评委1", place("B2"), 4, 0, Estimate(-2.5, -4.0, -1.0), 1),
        RaterSeverity("评委4", place("B9"), 1, 2, None, 0),
    ),
    spreads=(Spread("B2 专家评估", 1, 3, 80, 70, 95, 13.229),),
    outliers=(Outlier("B2 专家评估", 1, "评委1", 70, 88.254, 0.0004, place("D3")),),
    unnamed=2,
)
BANDS = RankBands(
    low=np.array([1, 2, 2, 0]),
    high=np.array([1, 3, 3, 0]),
    median=np.array([1, 2, 3, 0]),
    best=np.array([1, 1, 2, 0]),
    worst=np.array([2, 3, 3, 0]),
    same_rank=np.array([0.999, 0.5, 0.25, NAN]),
    same_grade=np.array([1.0, 0.975, 1.0, NAN]),
)
VARIANTS = (
    Variant("权重加10%", "A 教育投入", np.array([0, 0, 0, 0]), ()),
    Variant("去掉指标", "B 现场检查", np.array([-1, 1, -1, 0]), (Regraded(1, "优秀"),)),
    Variant("去掉评委", "评委1", np.array([0, 0, 0, 0]), (Regraded(1, ""), Regraded(2, "合格"))),
)
SENSITIVITY = Sensitivity(0.1, 1000, 2021, VARIANTS, BANDS)


def firm(**changes: Any) -> Assessment:
    return replace(build(), robustness=Robustness(**{**BOTH, **changes}))


BOTH: dict[str, Any] = {"raters": RATERS, "sensitivity": SENSITIVITY}


def opened(assessment: Assessment) -> Workbook:
    papers = scored_papers(assessment, SETTINGS, TRACE)
    [scorebook] = [paper.book for paper in papers.books if paper.path == "考核得分册.xlsx"]
    return openpyxl.load_workbook(BytesIO(render_book(scorebook)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(firm())


def rows(sheet: Worksheet, first: int, last: int) -> list[list[object]]:
    """Return rows without the blanks at their ends."""
    found: list[list[object]] = []
    for row in sheet.iter_rows(min_row=first, max_row=last):
        cells: list[object] = [cell.value for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        found.append(cells)
    return found


def texts(book: Workbook, name: str) -> str:
    return "\n".join(str(c.value) for row in book[name].iter_rows() for c in row if c.value)


def test_the_sheets_stand_behind_the_grades(book: Workbook) -> None:
    assert book.sheetnames[5:] == ["等第过程", "评委一致性", "名次区间", "敏感性", "读入记录"]


def test_agreement_stands_with_the_block_it_rests_on(book: Workbook) -> None:
    assert rows(book["评委一致性"], 3, 6) == [
        ["一、评委之间的一致程度"],
        ["指标", "评委组", "评委数", "单位数", "评分数", "完整块评委数", "完整块单位数",
         "W", "p", "ICC(2,1)", "95%区间", "ICC(2,k)", "95%区间"],
        ["B2 专家评估", None, 3, 4, 11, 3, 3, 0.828, "0.008", 0.29, "0.02～0.76", 0.62, "0.07～0.93"],
        ["各项合计", "第2组", 1, 1, 1, 0, 0, "只有一名评委"],
    ]  # fmt: skip


def test_severity_outliers_and_spread(book: Workbook) -> None:
    assert rows(book["评委一致性"], 8, 15) == [
        ["评委", "评委组", "评分数", "宽严", "95%区间", "离群评分数", "第一次出现在"],
        ["评委1", None, 4, -2.5, "-4.00～-1.00", 1, "填报/现场.xlsx[表1]!B2"],
        ["评委4", "第2组", 1, "—", "—", 0, "填报/现场.xlsx[表1]!B9"],
        ["三、离群的评分"],
        ["指标", "单位", "评委", "评分", "其余推得", "p", "单元格"],
        ["B2 专家评估", "乙镇", "评委1", 70, 88.25, "小于0.001", "填报/现场.xlsx[表1]!D3"],
        ["四、各单位评分的离散，由大到小"],
        ["指标", "单位", "评分数", "平均", "最低", "最高", "极差", "标准差"],
    ]
    assert rows(book["评委一致性"], 16, 16) == [["B2 专家评估", "乙镇", 3, 80, 70, 95, 25, 13.23]]
    assert "另有 2 个评分没有写评委" in texts(book, "评委一致性")


def test_rank_bands_stand_in_rank_order(book: Workbook) -> None:
    assert rows(book["名次区间"], 4, 7) == [
        [1, None, "T01", "甲镇", 98.5, "优秀", 1, 1, 1, 1, 2, 99.9, 100],
        [2, "并列", "T02", "乙镇", 86.67, "良好", 2, 3, 2, 1, 3, 50, 97.5],
        [2, "并列", "T03", "丙街道", 86.67, "良好", 2, 3, 3, 2, 3, 25, 100],
        ["—", None, "T04", "丁园区", None, "未定", "—", "—", "—", "—", "—", "—", "—"],
    ]


def test_ha12_seed_number_and_distribution_of_the_draws_are_printed(book: Workbook) -> None:
    for name in ("名次区间", "敏感性"):
        said = texts(book, name)
        assert "在 0.9 到 1.1 之间均匀分布" in said
        assert "共抽 1000 组，种子 2021（Mersenne Twister）" in said


def test_units_whose_grade_is_not_firm_are_named(book: Workbook) -> None:
    assert rows(book["敏感性"], 3, 6) == [
        ["一、等第不牢固的单位"],
        ["单位", "等第", "总分", "最近的界限", "与界限相差", "变等第的情形数",
         "变等第的抽样（%）", "在哪些情形下变成什么"],
        ["乙镇", "良好", 86.67, "90", -3.33, 2, 2.5,
         "去掉指标 B 现场检查→优秀、去掉评委 评委1→待定"],
        ["丙街道", "良好", 86.67, "90", -3.33, 1, 0, "去掉评委 评委1→合格"],
    ]  # fmt: skip


def test_variants_that_change_something_are_listed_the_others_counted(book: Workbook) -> None:
    assert rows(book["敏感性"], 7, 11) == [
        ["二、各种情形下的名次和等第"],
        [
            "情形",
            "对象",
            "名次变动的单位数",
            "最多变动几名",
            "变动最多的单位",
            None,
            None,
            "等第变动",
        ],
        [
            "去掉指标",
            "B 现场检查",
            3,
            1,
            "甲镇降1、乙镇升1、丙街道降1",
            None,
            None,
            "乙镇良好→优秀",
        ],
        ["去掉评委", "评委1", 0, 0, None, None, None, "乙镇良好→待定、丙街道良好→合格"],
        ["另有 1 种情形，名次和等第都不变"],
    ]


def test_ca27_methods_stand_under_the_tables_with_their_sources(book: Workbook) -> None:
    said = texts(book, "评委一致性")
    assert "Kendall 和谐系数，有并列时校正（M. G. Kendall, Rank Correlation Methods）" in said
    assert "（P. E. Shrout, J. L. Fleiss, 1979）" in said
    assert "删除残差的 t 检验，按评分总数作 Bonferroni 校正" in said


def test_pa18_the_sheets_say_internal_and_example(book: Workbook) -> None:
    for name in ("评委一致性", "名次区间", "敏感性"):
        assert str(book[name]["A1"].value).endswith("（示例）")
        assert "内部资料" in str(book[name]["A2"].value)
        assert "本表只供内部研判，不写入通报、反馈和其他发出的文件。" in texts(book, name)


def test_firm_grades_are_said_to_be_firm() -> None:
    quiet = replace(SENSITIVITY, variants=VARIANTS[:1], bands=None)
    book = opened(firm(raters=None, sensitivity=quiet))
    assert book.sheetnames[5:] == ["等第过程", "敏感性", "读入记录"]
    assert rows(book["敏感性"], 5, 5) == [["各种情形和抽样中，没有单位的等第变动"]]


def test_pa14_pa15_no_paper_that_leaves_the_office_changes_by_it() -> None:
    with_it, without = (scored_papers(made, SETTINGS, TRACE) for made in (firm(), build()))
    assert [paper.context for paper in with_it.word] == [paper.context for paper in without.word]
    printed = repr([dict(paper.context) for paper in with_it.word])
    assert not [word for word in ("评委1", "不牢固", "抽样", "名次区间") if word in printed]
    assert with_it.figures == without.figures
