"""The papers of the small report, as printed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from dubao.assess.bulletin import work_out
from dubao.model.bulletin import CONTENTS
from dubao.model.paper import Papers, Passage
from dubao.papers.report.build import build_papers, paper_names
from dubao.papers.report.printed import definitions_of, figures_in, figures_of
from tests.papers.report.printing import passages, printed, texts
from tests.papers.report_build import SETTINGS, figures, report

INTERNAL, PUBLIC = "自评报告（内部版）.docx", "自评报告（公开版）.docx"
TABLE, PUBLIC_TABLE = "公示公报项目表（内部版）.docx", "公示公报项目表（公开版）.docx"
WITH_FIGURES = (INTERNAL, PUBLIC, TABLE, PUBLIC_TABLE, "异议处理结果.docx")


@pytest.fixture(scope="module")
def papers() -> Papers:
    return build_papers(report(), SETTINGS)


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[Passage, ...]]:
    return passages(report())


@pytest.mark.parametrize("path", WITH_FIGURES)
def test_pa11_the_figures_printed_and_the_figures_listed_are_the_same_one_by_one(
    path: str, papers: Papers, found: dict[str, tuple[Passage, ...]]
) -> None:
    definitions = definitions_of(report())
    in_paper = Counter(figures_of(found[path], definitions))
    listed = [figure.printed for figure in papers.figures if figure.paper == path]
    assert in_paper == Counter(n for text in listed for n in figures_in(text, definitions))
    assert in_paper


def test_pa11_every_figure_is_in_the_check_list_of_whoever_answers_for_it(papers: Papers) -> None:
    definitions = definitions_of(report())
    in_lists = {
        number
        for paper in papers.books
        if paper.path.startswith("核对清单/")
        for (_, column), cell in paper.book.sheets[0].cells.items()
        if column == 2 and isinstance(cell.value, str)
        for line in cell.value.split("\n")
        for number in figures_in(line, definitions)
    }
    printed = {n for figure in papers.figures for n in figures_in(figure.printed, definitions)}
    assert printed == in_lists


def test_pa20_the_seven_contents_are_chapters_in_order(
    found: dict[str, tuple[Passage, ...]],
) -> None:
    said = texts(found[PUBLIC])
    headings = [
        f"{number}、{name}" for number, name in zip("三四五六七八九", CONTENTS, strict=True)
    ]
    assert [text for text in said if text in headings] == headings


def test_a_chapter_tells_figures_and_how_they_moved(found: dict[str, tuple[Passage, ...]]) -> None:
    assert (
        "2020年，一般公共预算教育支出为321512.35万元，比上年增加12012.35万元，增长3.88%；"
        "一般公共预算支出为1850000.00万元，比上年增加50000.00万元，增长2.78%；"
        "教育支出占比为17.38%，比上年提高0.18个百分点。"
    ) in texts(found[PUBLIC])


def test_ca23_growth_from_nothing_has_no_rate(found: dict[str, tuple[Passage, ...]]) -> None:
    assert "2020年，新建学校为2所，比上年增加2所。" in texts(found[PUBLIC])
    assert (
        next(p.text for p in found[TABLE] if p.head == "增减率（%）" and "第14行" in p.where) == "—"
    )


def test_the_figure_paragraph_tells_parts_beside_their_total(
    found: dict[str, tuple[Passage, ...]],
) -> None:
    assert "幼儿园数52所（其中公办幼儿园40所、民办幼儿园12所）。" in texts(found[PUBLIC])


def test_pa12_counts_leave_out_what_is_zero(found: dict[str, tuple[Passage, ...]]) -> None:
    assert (
        "2020年公示公报项目表共13项。与上年可比的11项中，比上年增加或提高的7项，与上年持平的1项，"
        "比上年减少或下降的3项。有只增不减或增长要求的3项中，达到要求的1项，未达到要求的2项。"
    ) in texts(found[PUBLIC])


def test_bd4_a_fall_is_explained_or_a_marked_gap(found: dict[str, tuple[Passage, ...]]) -> None:
    said = texts(found[PUBLIC])
    assert (
        "初中生均公用经费比上年减少79.50元，下降1.77%，未达到“增长”的要求。"
        "原因：上年含一次性设备购置1200万元，扣除后增长。"
    ) in said
    assert "【教师年人均工资未达到“增长”的要求，请区教育局说明原因】" in said


def test_pa19_what_is_missing_stays_as_a_marked_gap(found: dict[str, tuple[Passage, ...]]) -> None:
    said = texts(found[PUBLIC])
    assert "【缺：体质健康合格率（区卫生健康委未报送）】" in said
    assert "【项目表中没有“居民评价”的项目，本部分缺数据，请补充】" in said


def test_pa17_judgement_is_left_to_a_person(found: dict[str, tuple[Passage, ...]]) -> None:
    said = texts(found[PUBLIC])
    for content in CONTENTS:
        assert f"【填写“{content}”的做法、成效和评价】" in said
    assert "【会同有关部门填写主要问题和原因】" in said
    assert "【成文日期】" in said


def test_pa09_the_attachment_is_named_as_it_names_itself(
    found: dict[str, tuple[Passage, ...]],
) -> None:
    name = "2020年示例区政府教育工作公示公报项目表"
    assert f"附件：{name}" in texts(found[PUBLIC])
    assert name in texts(found[PUBLIC_TABLE])


def test_pa15_the_public_version_has_no_persons_sources_and_open_points(
    found: dict[str, tuple[Passage, ...]],
) -> None:
    assert "张三" in texts(found[TABLE])
    assert "区卫生健康委未报送" in "".join(texts(found[INTERNAL]))
    assert any("内部核对事项" in text for text in texts(found[INTERNAL]))
    public = "".join(texts(found[PUBLIC]) + texts(found[PUBLIC_TABLE]))
    for word in ("张三", "报表第3页", "内部"):
        assert word not in public


def test_the_notice_has_its_fields_in_order(found: dict[str, tuple[Passage, ...]]) -> None:
    said = [text for text in texts(found["公示公告.docx"]) if "：" in text]
    assert said == [
        "公示媒介：示例区人民政府网站",
        "公示内容：《2020年示例区政府教育工作自评报告》",
        "公示时间：2021年5月10日至14日",
        "受理电话：021-00000000",
        "传真：【传真】",
        "邮政编码：【邮政编码】",
        "电子邮箱：【电子邮箱】",
        "通信地址：示例区示例路1号",
    ]


def test_who_objected_is_named_to_nobody(found: dict[str, tuple[Passage, ...]]) -> None:
    said = texts(found["异议处理结果.docx"])
    assert said[-7:-2] == ["1", "2021年5月11日", "幼儿园数有误", "核查", "【结果】"]
    assert "某居民" not in "".join(said)


def test_pa18_papers_of_a_sample_say_so(papers: Papers) -> None:
    assert all(paper.context["示例"] for paper in papers.word)
    assert not any(p.context["示例"] for p in build_papers(report(示例="否"), SETTINGS).word)


def test_what_is_made_is_what_is_listed(papers: Papers) -> None:
    made = {paper.path for paper in papers.word} | {paper.path for paper in papers.books}
    assert {name for name in paper_names(report().bulletin) if "〈" not in name} == {
        path for path in made if not path.startswith("核对清单/")
    }


def test_ha05_equal_reports_give_equal_papers() -> None:
    assert build_papers(report(), SETTINGS) == build_papers(report(), SETTINGS)


def test_pa17_the_opening_says_only_what_was_done(found: dict[str, tuple[Passage, ...]]) -> None:
    opening = texts(found[PUBLIC])[1]
    assert opening == (
        "根据市级年度自评通知（示例〔2021〕1号），示例区人民政府组织区教育局、区财政局2个部门，"
        "对2020年度履行教育职责情况开展自评。公示公报项目的数据由各部门填报，与上年数和已公布数"
        "作了比对。【核对签字情况】现将自评情况报告如下："
    )


def test_pa17_without_published_values_none_were_compared() -> None:
    unpublished = work_out(replace(figures(), published={}))
    [paper] = [one for one in build_papers(unpublished, SETTINGS).word if one.path == PUBLIC]
    assert paper.context["比对"] == "，与上年数作了比对"


def test_pa15_the_head_of_the_internal_report_says_so(papers: Papers) -> None:
    made = printed(papers)
    heads = {
        path: "".join(
            p.text for p in docx.Document(BytesIO(made[path])).sections[0].header.paragraphs
        )
        for path in (INTERNAL, PUBLIC)
    }
    assert heads[INTERNAL].endswith("内部版")
    assert "内部版" not in heads[PUBLIC]
