"""What LibreOffice prints, measured: 22 lines of 28 characters, margins, numbers, rules."""

from pathlib import Path

import pytest

from dubao.model.house import House
from dubao.render.official.feet import colophon
from dubao.render.official.heads import letter_head, official_head
from dubao.render.official.paper import Paper
from dubao.render.official.tables import Cell, head
from tests.render.official.printed import (
    Page,
    pages,
    red_rows,
    rules,
    skip_without_office,
)

pytestmark = pytest.mark.office

TEXT = "督导室按照规定对全区各镇街道工业区履行教育职责的情况进行了考核评价结果如下所述" * 60
ORGAN = "示例区人民政府教育督导室"


@pytest.fixture(autouse=True)
def _office() -> None:
    skip_without_office()


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Three full pages of text."""
    skip_without_office()
    paper = Paper(House())
    paper.text(TEXT)
    return pages(paper.packed("满页"), tmp_path_factory.mktemp("full"))


def test_pa04_a_full_page_holds_22_lines_of_28_characters(full: list[Page]) -> None:
    for page in full[:3]:
        *text, number = page.lines
        assert number.text.startswith("—")
        assert len(text) == 22
        indented = 2 if page is full[0] else 0
        assert [len(line.text) for line in text] == [28 - indented, *[28] * 21]


def test_margins_are_those_of_the_standard_to_a_millimetre(full: list[Page]) -> None:
    lines = full[1].lines[:-1]
    assert abs(lines[0].left - 28) < 1
    assert abs(210 - lines[0].right - 26) < 1
    pitch = (lines[-1].top - lines[0].top) / 21
    assert abs(pitch * 72 / 25.4 - 28.95) < 0.02
    middle = (lines[0].top + lines[0].bottom) / 2, (lines[-1].top + lines[-1].bottom) / 2
    assert abs(middle[0] - pitch / 2 - 37) < 2  # signs stand a little low in their line
    assert abs(297 - middle[1] - pitch / 2 - 35) < 2


def test_page_numbers_stand_by_odd_and_even(full: list[Page]) -> None:
    character = 156 / 28
    odd, even = full[0].lines[-1], full[1].lines[-1]
    assert (odd.text, even.text) == ("—1—", "—2—")
    assert abs(210 - 26 - odd.right - character) < 1
    assert abs(even.left - 28 - character) < 1
    for number in (odd, even):
        assert abs((number.top + number.bottom) / 2 - (297 - 35 + 7)) < 1


def test_the_red_head_stands_where_the_standard_wants_it(tmp_path: Path) -> None:
    paper = Paper(House())
    official_head(paper, f"{ORGAN}文件", "示府教督〔2021〕3号")
    paper.title("关于考核结果的通报")
    data = paper.packed("通报")
    [page] = pages(data, tmp_path)
    number, title = page.line("示府教督"), page.line("关于")
    assert number.text == "示府教督〔2021〕3号"
    assert abs((number.left + number.right) / 2 - (28 + 78)) < 1
    masthead, rule = red_rows(data, tmp_path)
    assert abs(masthead[0] - (37 + 35)) < 1
    assert abs(rule[0] - number.bottom - 4) < 2  # 4 mm from the line, whose signs stand low
    two_lines = 2 * 28.95 / 72 * 25.4
    assert abs(number.top - masthead[1] - two_lines) < 5
    assert abs(title.top - rule[1] - two_lines) < 5


def test_a_letter_has_its_name_and_double_rules_in_place(tmp_path: Path) -> None:
    paper = Paper(House())
    letter_head(paper, ORGAN, "示府教督函〔2021〕3号")
    paper.title("关于商请派员参加督导的函")
    paper.text(TEXT[:800])
    data = paper.packed("函")
    first, second = pages(data, tmp_path)
    assert not [line for line in first.lines if "—" in line.text]
    assert second.lines[-1].text == "—2—"
    number = second.lines[-1]
    assert abs((number.top + number.bottom) / 2 - (297 - 35 + 7)) < 1
    assert abs(210 - 26 - first.line("示府教督函").right) < 1
    name, thick, thin, upper, lower = red_rows(data, tmp_path)
    assert abs(name[0] - 30) < 1
    assert abs(thick[0] - name[1] - 4) < 1
    assert thick[1] - thick[0] > thin[1] - thin[0]
    assert abs(297 - lower[1] - 20) < 1
    assert lower[1] - lower[0] > upper[1] - upper[0]


def test_a_landscape_table_keeps_the_page_number_in_its_place(tmp_path: Path) -> None:
    paper = Paper(House())
    paper.text("正文")
    paper.turn()
    paper.table([45] * 4, [head("甲", "乙", "丙", "丁"), *[[Cell("数")] * 4] * 30])
    paper.turn_back()
    paper.text("正文")
    upright, even, odd, last = pages(paper.packed("宽表"), tmp_path)
    assert (upright.width, even.width, odd.width) == pytest.approx((210, 297, 297), abs=0.5)
    assert last.line("—").text == "—4—"
    for page in (even, odd):  # the head of the table repeats
        assert "甲乙丙丁" in [line.text for line in page.lines]
    character = 156 / 28
    across = 35 - 7  # upright the number lies so far above the sheet's lower edge
    dashes = [[line for line in page.lines if line.text == "—"] for page in (even, odd)]
    for dash in (line for lines in dashes for line in lines):
        assert abs((dash.left + dash.right) / 2 - across) < 1
    assert abs(dashes[0][0].top - 28 - character) < 1
    assert abs(210 - dashes[1][-1].bottom - 26 - character) < 1


def test_the_colophon_ends_on_the_bottom_edge_of_the_type_area(tmp_path: Path) -> None:
    paper = Paper(House())
    paper.text("正文")
    colophon(paper, "区委办公室，区人大常委会办公室", ORGAN, "2021年3月8日")
    data = paper.packed("版记")
    [page] = pages(data, tmp_path)
    assert page.line("抄送").text == "抄送：区委办公室，区人大常委会办公室。"
    assert page.line(ORGAN).text == f"{ORGAN}2021年3月8日印发"
    last = page.line(ORGAN)
    assert abs(last.left - 28 - 4.94) < 1
    assert abs(210 - 26 - last.right - 4.94) < 1
    top, middle, bottom = rules(data, tmp_path, 1)
    assert abs(bottom[1] - (297 - 35)) < 1
    thick, thin = top[1] - top[0], middle[1] - middle[0]
    assert thick >= thin
