"""Papers are valid: parts, relations and content types fit, nothing that Word has to repair."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from dubao.render.engine.subdocument import SubDocument
from dubao.render.engine.template import Template
from dubao.render.engine.values import Look, Picture, RichText
from tests.render.engine.build import body, document, saved, template
from tests.render.engine.test_against_docxtpl import CONSTRUCTS, CONTEXT, png
from tests.render.engine.validity import faults

EVERYTHING = CONTEXT | {
    "图": Picture(png(), "图.png", 20, alt="示意图"),
    "另一图": Picture(png(6, 6), "图.png", 20),
    "富": RichText("甲").add("链接", Look(bold=True), "https://example.com"),
    "空表": [],
}


def made(folder: Path, name: str) -> bytes:
    paragraphs, rows = CONSTRUCTS[name]
    return template(folder, *paragraphs, rows=rows).render(EVERYTHING).value


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_papers_of_every_construct_are_valid(tmp_path: Path, name: str) -> None:
    assert faults(made(tmp_path, name)) == []


def everything(folder: Path) -> bytes:
    paper = document(
        "{{ 图 }}和{{ 图 }}",
        "{%p for x in 名单 %}",
        "{{ x }}{{ 另一图 }}{{r 富 }}",
        "{%p endfor %}",
        rows=(("{{ 图 }}", "{{r 富 }}"),),
    )
    paper.sections[0].header.paragraphs[0].text = "{{ 图 }}{{ 名 }}"
    return saved(folder, paper).render(EVERYTHING).value


def test_pictures_and_links_are_parts_with_relations_and_types(tmp_path: Path) -> None:
    data = everything(tmp_path)
    assert faults(data) == []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
    assert media == ["word/media/dubao1.png", "word/media/dubao2.png"]


def test_a_cell_that_lost_its_paragraphs_has_one(tmp_path: Path) -> None:
    paper = document(rows=(("甲", "乙"),))
    cell = paper.tables[0].cell(0, 0)
    cell.text = "{%p if 无 %}"
    cell.add_paragraph("密")
    cell.add_paragraph("{%p endif %}")
    data = saved(tmp_path, paper).render(EVERYTHING).value
    assert faults(data) == []
    assert "密" not in body(data)


def test_a_cell_that_held_only_a_comment_has_a_paragraph(tmp_path: Path) -> None:
    paper = template(tmp_path, rows=(("{#p 注 #}", "甲"),)).render({}).value
    assert faults(paper) == []


def test_a_table_that_lost_its_rows_is_gone(tmp_path: Path) -> None:
    rows = (("{%tr for r in 空表 %}", ""), ("{{ r }}", ""), ("{%tr endfor %}", ""))
    data = template(tmp_path, "前", rows=rows).render(EVERYTHING).value
    assert faults(data) == []
    assert "<w:tbl>" not in body(data)


def test_a_row_that_lost_its_cells_is_gone(tmp_path: Path) -> None:
    rows = (("{%tc for x in 空表 %}", "{{ x }}", "{%tc endfor %}"), ("一", "二", "三"))
    assert faults(template(tmp_path, rows=rows).render(EVERYTHING).value) == []


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    assert everything(tmp_path) == everything(tmp_path)


def test_unchanged_members_are_copied_as_they_were_deflated(tmp_path: Path) -> None:
    data = template(tmp_path, "{{ 名 }}").render(EVERYTHING).value
    with zipfile.ZipFile(tmp_path / "模板.docx") as old, zipfile.ZipFile(BytesIO(data)) as new:
        for name in ("word/styles.xml", "word/theme/theme1.xml"):
            assert new.getinfo(name).compress_size == old.getinfo(name).compress_size
            assert new.read(name) == old.read(name)


def test_papers_open_with_python_docx(tmp_path: Path) -> None:
    shown = Document(BytesIO(everything(tmp_path)))
    assert len(shown.inline_shapes) == 6


@pytest.mark.office
def test_libreoffice_opens_papers(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "全部.docx").write_bytes(everything(tmp_path))
    for number, name in enumerate(CONSTRUCTS):
        (tmp_path / f"{number}.docx").write_bytes(made(tmp_path, name))
    (tmp_path / "模板.docx").unlink()
    files = sorted(tmp_path.glob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, *map(str, files)], check=True, capture_output=True, timeout=300)
    assert len(list(tmp_path.glob("*.pdf"))) == len(files)


def test_shipped_templates_have_no_faults() -> None:
    folder = Path(__file__).parents[3] / "templates"
    for path in sorted(folder.rglob("*.docx")):
        assert Template(path, path.name).check() == ()


def test_a_sub_document_brings_its_pictures_links_and_missing_styles(tmp_path: Path) -> None:
    inner = Document()
    own = inner.styles.add_style("附件样式", 1)
    own.base_style = inner.styles["Quote"]
    inner.add_paragraph("附入", style=own)
    (tmp_path / "图.png").write_bytes(png())
    inner.add_picture(str(tmp_path / "图.png"))
    data = template(tmp_path, "前", "{{p 附 }}").render({"附": SubDocument(inner)}).value
    assert faults(data) == []
    shown = Document(BytesIO(data))
    style: Any = shown.paragraphs[1].style
    assert (style.name, style.base_style.name) == ("附件样式", "Quote")
    assert len(shown.inline_shapes) == 1


def test_lists_that_are_not_the_templates_are_refused(tmp_path: Path) -> None:
    inner = Document()
    inner.add_paragraph("一")._p.get_or_add_pPr().get_or_add_numPr()
    numbering = inner.part.numbering_part.element
    numbering.remove(numbering[-1])
    loaded = template(tmp_path, "{{p 附 }}").render({"附": SubDocument(inner)})
    assert [p.code for p in loaded.problems] == ["template-value"]
