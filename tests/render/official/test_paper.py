"""Official papers as they stand in the file."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from dubao.model.house import FontRules, GridRules, House
from dubao.model.terms import PaperForm
from dubao.read.house import load_house
from dubao.render.official.blank import Office, blank_paper
from dubao.render.official.feet import colophon
from dubao.render.official.heads import official_head
from dubao.render.official.paper import Paper
from dubao.render.official.xml import PARAGRAPH_ORDER, RUN_ORDER

SHIPPED = Path(__file__).parents[3] / "templates" / "公文" / "版式.yaml"


def opened(paper: Paper) -> Any:
    return Document(BytesIO(paper.packed("通报")))


def grid(house: House) -> dict[str, str]:
    element = opened(Paper(house)).sections[0]._sectPr.find(qn("w:docGrid"))
    return {name.rpartition("}")[2]: value for name, value in element.items()}


def style(document: Any, name: str, tag: str) -> dict[str, str]:
    found = document.styles[name].element.find(".//" + qn(tag))
    return {} if found is None else {k.rpartition("}")[2]: v for k, v in found.items()}


def test_the_shipped_house_rules_are_the_standard() -> None:
    loaded = load_house(SHIPPED, "版式.yaml")
    assert loaded.problems == ()
    assert loaded.value == House()


def test_pa04_the_grid_is_22_lines_of_28_characters() -> None:
    assert grid(House()) == {"type": "linesAndChars", "linePitch": "579", "charSpace": "-848"}


def test_text_is_condensed_so_that_the_grid_holds_everywhere() -> None:
    document = opened(Paper(House()))
    text = document.styles["公文正文"].element
    assert text.rPr.find(qn("w:spacing")).get(qn("w:val")) == "-6"
    assert document.styles["Normal"].element.pPr.find(qn("w:snapToGrid")) is not None


def test_an_office_with_word_alone_may_use_the_grid_itself() -> None:
    document = opened(Paper(House(grid=GridRules(snapped=True))))
    text = document.styles["公文正文"].element
    assert text.rPr.find(qn("w:spacing")) is None
    assert document.styles["Normal"].element.pPr.find(qn("w:snapToGrid")) is None


def test_pa03_east_asian_fonts_stand_in_every_style_and_have_stand_ins() -> None:
    document = opened(Paper(House()))
    for one in document.styles:
        fonts = one.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if one.type == 1:
            assert fonts.get(qn("w:eastAsia")), one.name
    table = next(
        part for part in document.part.package.parts if part.partname.endswith("fontTable.xml")
    )
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong"/>' in table.blob.decode()


def test_house_rules_change_the_fonts() -> None:
    document = opened(Paper(House(fonts=FontRules(text=("方正仿宋_GBK",)))))
    assert style(document, "公文正文", "w:rFonts")["eastAsia"] == "方正仿宋_GBK"


def test_pa01_headings_have_outline_levels_and_page_numbers_are_fields() -> None:
    paper = Paper(House())
    for level in (1, 2, 3, 4):
        paper.heading(level, "标题")
    document = opened(paper)
    assert [p.style.name for p in document.paragraphs] == [f"Heading {n}" for n in (1, 2, 3, 4)]
    levels = [
        style(document, f"Heading {n}", "w:outlineLvl")["val"] for n in (1, 2, 3, 4)
    ]  # fmt: skip
    assert levels == ["0", "1", "2", "3"]
    section = document.sections[0]
    for foot in (section.footer, section.even_page_footer):
        assert " PAGE " in foot._element.xml


def test_a_full_page_is_not_cut_by_widow_control() -> None:
    normal = opened(Paper(House())).styles["Normal"].element
    assert normal.pPr.find(qn("w:widowControl")).get(qn("w:val")) == "0"


def test_attachments_are_noted_and_turned_over_under_their_names() -> None:
    paper = Paper(House())
    paper.attachment_note(["得分汇总表", "考核组名单"])
    paper.attachment("附件1", "得分汇总表")
    document = opened(paper)
    assert [p.text for p in document.paragraphs] == [
        "附件：1.\t得分汇总表",
        "2.\t考核组名单",
        "附件1",
        "得分汇总表",
    ]
    first, second, label, _ = document.paragraphs
    assert first.paragraph_format.left_indent == second.paragraph_format.left_indent
    assert label.paragraph_format.page_break_before


def test_the_signature_stays_with_the_last_short_paragraph() -> None:
    paper = Paper(House())
    paper.text("一")
    paper.text("二")
    paper.signature("示例区人民政府教育督导室", "2021年3月5日")
    kept = [p.paragraph_format.keep_with_next for p in opened(paper).paragraphs]
    assert kept == [None, True, None, None]


def test_with_a_seal_the_name_is_centred_over_the_date() -> None:
    paper = Paper(House())
    paper.signature("示例区教育局", "2021年3月5日")
    name, date = opened(paper).paragraphs
    character = paper.measures.character
    width = paper.measures.width
    middle = (name.paragraph_format.left_indent.twips + width
              - name.paragraph_format.right_indent.twips) / 2  # fmt: skip
    end = width - date.paragraph_format.right_indent.twips
    assert abs(date.paragraph_format.right_indent.twips - 4 * character) < 2
    assert abs(middle - (end - 3 * character)) < 3


@pytest.mark.parametrize(
    ("name", "name_right", "date_right"),
    [("示例区人民政府教育督导室", 2, 6), ("示例局", 7, 2)],
)
def test_without_a_seal_the_date_begins_two_characters_behind_the_name(
    name: str, name_right: float, date_right: float
) -> None:
    paper = Paper(House())
    paper.signature(name, "2021年3月5日", sealed=False)
    indents = [p.paragraph_format.right_indent.twips for p in opened(paper).paragraphs]
    character = paper.measures.character
    assert [round(indent / character, 1) for indent in indents] == [name_right, date_right]


def test_a_paper_upward_names_who_signs_in_another_font() -> None:
    paper = Paper(House())
    official_head(paper, "示例区人民政府教育督导室文件", "示府教督〔2021〕3号", signer="张三")
    line = opened(paper).paragraphs[-1]
    assert line.text == "\t示府教督〔2021〕3号\t签发人：张三"
    assert line.runs[-1].style.name == "签发人姓名"


def test_the_colophon_ends_with_a_stop_and_has_thicker_outer_rules() -> None:
    paper = Paper(House())
    colophon(paper, "区教育局", "示例区人民政府教育督导室", "2021年3月8日")
    table = opened(paper).tables[0]
    assert [row.cells[0].text for row in table.rows] == [
        "抄送：区教育局。",
        "示例区人民政府教育督导室\t2021年3月8日印发",
    ]
    lines = table._tbl.tblPr.find(qn("w:tblBorders"))
    sizes = {line.tag.rpartition("}")[2]: int(line.get(qn("w:sz"))) for line in lines}
    assert sizes == {"top": 8, "bottom": 8, "insideH": 6}  # eighths of a point: 0.35, 0.25 mm


def test_a_leaf_for_the_colophon_alone_has_no_number() -> None:
    paper = Paper(House())
    paper.text("正文")
    paper.last_leaf()
    section = opened(paper).sections[-1]
    assert section.start_type == 3  # on an even page
    assert [foot.paragraphs[0].text for foot in (section.footer, section.even_page_footer)] == [
        "",
        "",
    ]


@pytest.mark.parametrize("form", PaperForm)
def test_blank_papers_are_made_alike_and_their_numbers_have_the_right_brackets(
    form: PaperForm,
) -> None:
    office = Office("示例区人民政府教育督导室", "示府教督")
    first, second = (blank_paper(form, office, House()) for _ in range(2))
    assert first == second
    text = "".join(p.text for p in Document(BytesIO(first)).paragraphs)
    assert form is PaperForm.BRIEFING or "〔【年份】〕【序号】号" in text


def test_properties_follow_the_order_of_the_format() -> None:
    """Word refuses nothing silently: children of w:pPr in another order break the file."""
    paper = Paper(House())
    paper.title("标题")
    paper.attachment_note(["一", "二"])
    paper.signature("示例区教育局", "2021年3月5日")
    colophon(paper, "区教育局", "示例区教育局", "2021年3月8日")
    document = opened(paper)
    for root in (document.element, document.styles.element):
        for tag, order in (("w:pPr", PARAGRAPH_ORDER), ("w:rPr", RUN_ORDER)):
            for properties in root.iter(qn(tag)):
                names = [child.tag.rpartition("}")[2] for child in properties]
                known = [name for name in names if name in order]
                assert known == sorted(known, key=order.index)
