import json
from typing import Any

import pytest

from dubao.model.paper import Papers
from dubao.model.settings import Settings
from dubao.papers.contexts import only_own
from dubao.papers.rounding import ROUNDED, RULED, rounding_note
from dubao.papers.scored import scored_papers
from dubao.render.xlsx import render_book
from tests.papers.build import NAMES, SETTINGS, TRACE, build


def papers(**changes: Any) -> Papers:
    return scored_papers(build(**changes), SETTINGS, TRACE)


def context(path: str, **changes: Any) -> dict[str, Any]:
    [found] = [paper.context for paper in papers(**changes).word if paper.path == path]
    return dict(found)


def test_papers_are_those_of_the_scheme_and_the_two_books() -> None:
    made = papers()
    assert [(paper.path, paper.template) for paper in made.word] == [
        ("考核结果通报.docx", "通报.docx"),
        ("反馈/甲镇.docx", "反馈.docx"),
        ("反馈/乙镇.docx", "反馈.docx"),
        ("反馈/丙街道.docx", "反馈.docx"),
        ("反馈/丁园区.docx", "反馈.docx"),
    ]
    assert [paper.path for paper in made.books] == ["考核得分册.xlsx", "核对清单.xlsx"]
    assert made.word[0].title == "关于2021年镇（街道、工业区）年度教育工作考核结果的通报"


def test_one_units_papers_alone() -> None:
    made = scored_papers(build(), SETTINGS, TRACE, only=[2])
    assert [paper.path for paper in made.word] == ["考核结果通报.docx", "反馈/丙街道.docx"]


def test_names_that_are_no_file_names_or_equal_are_told_apart() -> None:
    assessment = build()
    assessment.names[:] = ["甲/镇", "乙镇", "乙镇", "丁"]
    made = scored_papers(assessment, SETTINGS, TRACE)
    assert [paper.path for paper in made.word[1:]] == [
        "反馈/甲／镇.docx",
        "反馈/乙镇（T02）.docx",
        "反馈/乙镇（T03）.docx",
        "反馈/丁.docx",
    ]


def test_pa14_the_notice_names_only_the_commended() -> None:
    notice = context("考核结果通报.docx")
    assert notice["受表扬单位"] == ["甲镇"]
    assert (notice["受表扬等第"], notice["受表扬单位数"], notice["待定单位数"]) == (
        "优秀",
        "1",
        "1",
    )
    words = json.dumps(notice, ensure_ascii=False)
    assert not [name for name in NAMES[1:] if name in words]
    assert not [score for score in ("98.5", "86.67", "名次", "第2名") if score in words]


def test_pa15_a_feedback_holds_its_own_data_only() -> None:
    for at, name in enumerate(NAMES):
        words = json.dumps(context(f"反馈/{name}.docx"), ensure_ascii=False, default=dict)
        assert name in words
        assert not [other for other in NAMES[:at] + NAMES[at + 1 :] if other in words]


def test_pa15_a_name_within_another_is_left_alone() -> None:
    assessment = build()
    assessment.names[:] = ["安溪镇", "安溪", "上安溪镇", "丁"]
    own = only_own(assessment, 0)
    assert own("安溪镇好于安溪和上安溪镇") == "安溪镇好于其他单位和其他单位"


def test_se01_feedback_and_notice_name_no_rater_and_no_phone() -> None:
    contexts = [paper.context for paper in papers().word]
    words = json.dumps(contexts, ensure_ascii=False, default=dict)
    hidden = ("王评委", "李组长", "赵经手", "甲填报人", "13800000000")
    assert not [secret for secret in hidden if secret in words]


def test_feedback_gives_scores_and_reasons_by_item() -> None:
    feedback = context("反馈/甲镇.docx")
    outcome = {name: feedback[name] for name in ("基本分", "加分", "扣分", "总分", "等第", "名次")}
    assert outcome == {
        "基本分": "96.50", "加分": "2.00", "扣分": "0.00",
        "总分": "98.50", "等第": "优秀", "名次": "第1名",
    }  # fmt: skip
    [line] = [item for item in feedback["领域"][1]["项"] if item["编号"] == "B1"]
    assert (line["分值"], line["自评分"], line["得分"], line["说明"], line["评分部门"]) == (
        "30", "30.00", "28.00", "台账缺两个月", "现场考核组",
    )  # fmt: skip
    assert feedback["改分"] == [
        {
            "编号": "B1", "名称": "依法办学", "原得分": "25.00", "改后得分": "28.00",
            "理由": "补交台账", "文号": "示府教督〔2021〕9号",
        }
    ]  # fmt: skip


def test_last_years_findings_stand_in_the_units_own_feedback() -> None:
    assert context("反馈/甲镇.docx")["登记"] == [
        {"序": "一", "名称": "整改", "行": ["问题描述：操场待修；状态：已报完成"]}
    ]
    assert context("反馈/丙街道.docx")["登记"] == [{"序": "一", "名称": "整改", "行": []}]


def test_pa19_ca03_what_is_missing_stays_as_a_marked_gap() -> None:
    feedback = context("反馈/丁园区.docx")
    assert feedback["完整"] is False
    assert feedback["总分"] == "【缺项未补齐，暂不评定总分】"
    assert feedback["等第"] == "【等第待定：缺 A2 交付】"
    assert (feedback["名次"], feedback["已有得分"], feedback["缺项数"]) == ("—", "69.50", "1")
    assert feedback["缺项"] == [
        {"编号": "A2", "名称": "交付", "原因": "未报送", "评分部门": "计财科"}
    ]
    [line] = [item for item in feedback["领域"][0]["项"] if item["编号"] == "A2"]
    assert (line["得分"], line["说明"]) == ("—", "【未报送】")


def test_pa17_what_only_a_person_can_say_is_a_marked_blank() -> None:
    settings = Settings.model_validate({"区": "某区", "督导机构": "某区督导室"})
    made = scored_papers(build(依据="", 等第=None), settings, TRACE)
    notice = made.word[0].context
    assert notice["依据"] == "【考核依据的文件名和文号】"
    assert notice["发文字号"] == "【发文代字】〔2021〕　　号"
    assert notice["成文日期"] == "【成文日期】"
    assert notice["受表扬等第"] == "【受表扬的等第】"
    assert notice["受表扬单位"] == []


def test_pa18_papers_of_a_sample_say_so() -> None:
    assert all(paper.context["示例"] for paper in papers().word)
    assert not any(paper.context["示例"] for paper in papers(示例="否").word)


def test_ca07_a_value_just_below_a_limit_does_not_look_like_it() -> None:
    assessment = build()
    assessment.items["A12"].value.values[:2] = [99.9961, 84.9961]
    made = scored_papers(assessment, SETTINGS, TRACE)
    shown = [paper.context["领域"][0]["项"][1]["实际值"] for paper in made.word[1:3]]
    assert shown == ["99.9961", "85"]


@pytest.mark.parametrize(
    ("points", "total", "note"),
    [
        ([59.5, 37.0], 98.5, ""),
        ([33.335, 33.335], 68.67, ROUNDED),
        ([59.5, 37.0], 90.0, RULED),
    ],
)
def test_ca08_printed_parts_add_up_or_the_paper_says_why(
    points: list[float], total: float, note: str
) -> None:
    assessment = build()
    for code, value in zip(("A", "B"), points, strict=True):
        assessment.items[code].points[0] = value
    assessment.totals.exact[0] = assessment.totals.published[0] = total
    assert rounding_note(assessment, 0) == note


def test_pa11_every_figure_in_a_paper_is_on_the_list() -> None:
    made = papers()
    listed = {(figure.paper, figure.printed) for figure in made.figures}
    for paper in made.word[1:]:
        context = paper.context
        lines = [item for domain in context["领域"] for item in (domain, *domain["项"])]
        printed = [item[name] for item in lines for name in ("分值", "得分")]
        printed += [item["自评分"] for item in lines if "自评分" in item]
        printed += [context[name] for name in ("基本分", "加分", "扣分", "名次")]
        assert {(paper.path, text) for text in printed if text != "—"} <= listed


def test_pa11_a_figure_names_value_formula_cells_and_provider() -> None:
    [figure] = [
        figure
        for figure in papers().figures
        if figure.paper == "反馈/乙镇.docx" and figure.label == "乙镇 A2 交付 得分"
    ]
    assert (figure.printed, figure.value) == ("9.34", 9.335)
    assert figure.formula == "乙镇的A2算式"
    assert [str(place) for place in figure.places] == ["填报/甲镇.xlsx[表1]!B2"]
    assert figure.source == "计财科"


def test_ha05_equal_assessments_give_equal_papers() -> None:
    first, second = papers(), papers()
    assert [render_book(paper.book) for paper in first.books] == [
        render_book(paper.book) for paper in second.books
    ]
    assert first.word == second.word
