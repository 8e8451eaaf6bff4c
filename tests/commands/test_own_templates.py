"""An office's own template in 方案/ is used without its scheme beside it."""

from pathlib import Path

from docx import Document

from tests.conftest import Run


def test_a_copy_of_a_shipped_template_can_be_changed_and_is_used(sample: Path, run: Run) -> None:
    made = run("template", "new", "township/反馈", "--from", "township/反馈", "-w", str(sample))
    assert made.code == 0
    own = sample / "方案/township/反馈.docx"
    paper = Document(str(own))
    paper.add_paragraph("本区另加的一段")
    paper.save(str(own))
    assert run("assess", "-w", str(sample), "--only", "安溪镇").code == 0
    printed = Document(str(sample / "成果/2021/镇街考核/反馈/安溪镇.docx"))
    assert printed.paragraphs[-1].text == "本区另加的一段"
    listed = run("template", "list", "-w", str(sample)).out
    assert "方案/township/反馈.docx" in listed


def test_a_template_that_is_there_is_not_overwritten(sample: Path, run: Run) -> None:
    words = ("template", "new", "township/反馈", "--from", "township/反馈", "-w", str(sample))
    assert run(*words).code == 0
    done = run(*words)
    assert done.code == 1
    assert "已经有这个文件" in done.out + done.err
