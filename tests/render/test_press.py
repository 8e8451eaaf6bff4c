from pathlib import Path

from docx import Document

from dubao.model.book import Book, Cell, Sheet
from dubao.model.paper import BookPaper, Papers, WordPaper
from dubao.render.outbox import Outbox
from dubao.render.press import deliver

PAPERS = Papers(
    word=tuple(
        WordPaper(f"反馈/{name}.docx", "反馈.docx", {"单位名称": name}, name) for name in "甲乙"
    ),
    books=(BookPaper("得分册.xlsx", Book("得分册", (Sheet("总表", {(0, 0): Cell("甲")}),))),),
)


def delivered(folder: Path, text: str) -> tuple[list[str], tuple[str, ...]]:
    document = Document()
    document.add_paragraph(text)
    document.save(str(folder / "反馈.docx"))
    outbox = Outbox(folder, "成果", {}, {})
    problems = deliver(PAPERS, lambda name: (folder / name, f"方案/{name}"), outbox)
    return [f"{found.place} {found.code}" for found in problems], outbox.close().written


def test_every_paper_is_delivered(tmp_path: Path) -> None:
    assert delivered(tmp_path, "{{ 单位名称 }}") == (
        [],
        ("成果/得分册.xlsx", "成果/反馈/甲.docx", "成果/反馈/乙.docx"),
    )


def test_ha04_a_faulty_template_is_told_once_and_the_rest_is_delivered(tmp_path: Path) -> None:
    assert delivered(tmp_path, "{{ 名称 }}") == (
        ["方案/反馈.docx[正文第1段] template-unknown-name"],
        ("成果/得分册.xlsx",),
    )
