"""An edited paper beside the data now."""

from __future__ import annotations

from dubao.model.paper import Passage
from dubao.papers.report.differences import Difference, differences

SPENT = Passage("四 第1段", "2020年，教育支出为321.50万元，增长3.88%。")
SCHOOLS = Passage("二 第1段", "幼儿园数52所。")
CELL = Passage("四 表1 第2行 教育支出 本年", "321.50", "本年")


def test_equal_papers_do_not_differ() -> None:
    assert differences([SCHOOLS, SPENT, CELL], [SCHOOLS, SPENT, CELL], []) == []


def test_a_changed_figure_is_told_with_its_place() -> None:
    now = Passage("四 第1段", "2020年，教育支出为322.00万元，增长3.88%。")
    assert differences([SCHOOLS, SPENT], [SCHOOLS, now], []) == [
        Difference("四 第1段", "321.50", "322.00")
    ]


def test_words_that_a_person_wrote_do_not_count() -> None:
    edited = [
        SCHOOLS,
        Passage("三 第1段", "各项工作扎实推进。"),
        Passage("四 第2段", "今年，教育支出达321.50万元，增长3.88%。"),
    ]
    gap = Passage("三 第1段", "【填写做法、成效和评价】")
    assert differences(edited, [SCHOOLS, gap, SPENT], []) == []


def test_a_figure_that_a_person_added_is_told() -> None:
    edited = [SCHOOLS, Passage("三 第1段", "新建学校3所。"), SPENT]
    assert differences(edited, [SCHOOLS, SPENT], []) == [Difference("三 第1段", "3", "—")]


def test_cells_are_compared_by_their_column() -> None:
    now = Passage(CELL.where, "322.00", "本年")
    assert differences([CELL], [now], []) == [Difference(CELL.where, "321.50", "322.00")]
