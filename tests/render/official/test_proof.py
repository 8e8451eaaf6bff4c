from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from dubao.model.house import GridRules, House
from dubao.render.fonts import installed_fonts, stand_in
from dubao.render.official.paper import Paper
from dubao.render.official.proof import layout_faults
from dubao.render.official.reading import Looks, looks_of

SHIPPED = sorted((Path(__file__).parents[3] / "templates").rglob("*.docx"))


def looks(paper: Paper) -> Looks:
    found = looks_of(paper.packed("通报"))
    assert found is not None
    return found


@pytest.mark.parametrize(("points", "lines"), [(28.95, None), (28, None), (29, 21), (30, 21)])
def test_pa05_spacing_that_holds_less_than_22_lines_is_told(
    points: float, lines: int | None
) -> None:
    paper = Paper(House(grid=GridRules(spacing=points)))
    paper.title("标题")  # set in 35 points, which is right for a title
    paper.text("正文")
    faults = list(layout_faults(looks(paper), "通报.docx", House(), frozenset()))
    assert [f"只排得下{lines}行" in fault.message for fault in faults] == [True] * bool(lines)


def test_pa05_spacing_of_one_paragraph_is_told_with_its_place() -> None:
    paper = Paper(House())
    paper.text("正文")
    paper.text("改过的一段").paragraph_format.line_spacing = Pt(30)
    [fault] = layout_faults(looks(paper), "通报.docx", House(), frozenset())
    assert fault.message == "正文第2段的行距是固定值30磅，一页只排得下21行"


def test_pa05_line_spacing_that_is_not_fixed_is_not_looked_at() -> None:
    document = Document()
    document.add_paragraph("正文").paragraph_format.line_spacing = 1.5
    data = BytesIO()
    document.save(data)
    found = looks_of(data.getvalue())
    assert found is not None
    assert list(layout_faults(found, "x.docx", House(), frozenset())) == []


def test_pa03_each_missing_font_is_told_once_with_what_stands_in() -> None:
    paper = Paper(House())
    paper.text("一")
    paper.text("二")
    installed = frozenset({"FangSong", "宋体", "Times New Roman"})
    faults = layout_faults(looks(paper), "通报.docx", House(), installed)
    assert [fault.message for fault in faults] == [
        "本机没有字体「仿宋_GB2312」，用到它的文字会换成「FangSong」"
    ]


def test_without_a_list_of_fonts_nothing_is_said_of_them() -> None:
    paper = Paper(House())
    paper.text("一")
    assert list(layout_faults(looks(paper), "通报.docx", House(), frozenset())) == []


def test_what_is_no_docx_has_no_looks() -> None:
    assert looks_of(b"x") is None


def test_the_machines_fonts_are_listed_or_unknown() -> None:
    fonts = installed_fonts()
    assert isinstance(fonts, frozenset)
    assert ("SimSun" in fonts) == ("宋体" in fonts)
    assert stand_in("甲", ("乙", "丙"), frozenset({"丙"})) == "丙"
    assert stand_in("没有的字体", (), fonts) not in {"", "没有的字体"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.name))
def test_shipped_templates_look_as_they_should(path: Path) -> None:
    found = looks_of(path.read_bytes())
    assert found is not None
    assert list(layout_faults(found, path.name, House(), frozenset())) == []
