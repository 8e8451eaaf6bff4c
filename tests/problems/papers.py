"""Specimens of faults of Word templates and of writing papers."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from docx import Document

from dubao.model.problem import Problem
from dubao.render.outbox import Outbox
from dubao.render.word import Template

Build = Callable[[Path], Iterable[Problem]]

FOLDER = "成果/2021/镇街考核"
TAGS = "请检查该处的花括号是否成对、for 和 if 是否都有对应的 endfor 和 endif"


def _template(*paragraphs: str) -> Build:
    """Render a template of these paragraphs; it may use 单位名称 and 名单."""

    def build(folder: Path) -> Iterable[Problem]:
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        document.save(str(folder / "反馈.docx"))
        context = {"单位名称": "甲镇", "名单": ["甲镇", "乙镇"]}
        return Template(folder / "反馈.docx", "方案/反馈.docx").render(context).problems

    return build


def _no_docx(folder: Path) -> Iterable[Problem]:
    (folder / "反馈.docx").write_bytes(b"\xd0\xcf\x11\xe0")
    return Template(folder / "反馈.docx", "方案/反馈.docx").render({}).problems


def _edited(folder: Path) -> Iterable[Problem]:
    for data in (b"1", b"2"):
        outbox = Outbox(folder, FOLDER, {}, {})
        outbox.put("通报.docx", data)
        problems = outbox.close().problems
        (folder / FOLDER / "通报.docx").write_bytes(b"edited")
    return problems


def _locked(folder: Path) -> Iterable[Problem]:
    target = folder / FOLDER / "通报.docx"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"1")
    outbox = Outbox(folder, FOLDER, {}, {})
    original = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == target:
            raise PermissionError(13, "另一个程序正在使用此文件")
        return original(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        outbox.put("通报.docx", b"2")
    return outbox.close().problems


def _in_the_way(folder: Path) -> Iterable[Problem]:
    target = folder / FOLDER
    target.mkdir(parents=True)
    (target / "反馈").write_bytes(b"")
    outbox = Outbox(folder, FOLDER, {}, {})
    outbox.put("反馈/甲镇.docx", b"1")
    return outbox.close().problems


SPECIMENS = {
    "template-missing": (
        lambda folder: Template(folder / "反馈.docx", "方案/反馈.docx").render({}).problems,
        "方案/反馈.docx 找不到 Word 模板「反馈.docx」",
        "请把模板放进方案文件夹，或改方案「文件」中的「模板」一栏",
    ),
    "template-unreadable": (
        _no_docx,
        "方案/反馈.docx Word 模板打不开：不是 .docx 文件",
        "请用 Word 或 WPS 打开后另存为 .docx 再试",
    ),
    "template-syntax": (
        _template("名单：{% for 名 in 名单 %}{{ 名 }}"),
        "方案/反馈.docx 模板的标记写法有误：有 for 或 if 没有结束，"
        "在「名单：{% for 名 in 名单 %}{{ 名 }}」",
        TAGS,
    ),
    "template-unknown-name": (
        _template("{{ 单位名 }}："),
        "方案/反馈.docx 模板中的名称「单位名」没有对应的内容，在「{{ 单位名 }}：」",
        "是否应为「单位名称」？",
    ),
    "template-failed": (
        _template("{{ 1 / 0 }}"),
        "方案/反馈.docx 模板此处无法算出结果：除数为零，在「{{ 1 / 0 }}」",
        "请检查该处的算式和过滤器；模板里只宜写名称、for 和 if",
    ),
    "template-broken": (
        _template("{% for 名 in 名单 %}{{ 名 }}", "{%p endfor %}"),
        "方案/反馈.docx 模板的循环或条件跨出了所在的段落或表格，印不成文件",
        "请让「{%p …%}」单独成段、「{%tr …%}」单独成行，开始和结束写在同一层",
    ),
    "paper-locked": (
        _locked,
        f"{FOLDER}/通报.docx 文件被占用，无法替换；新内容已另存为「通报（新1）.docx」",
        "请在 WPS、Word 或 Excel 中关闭该文件，核对后用新文件代替它",
    ),
    "paper-kept": (
        _edited,
        f"{FOLDER}/通报.docx 文件在上次生成后有人改过，已保留；新内容另存为「通报（新1）.docx」",
        "请比较两份文件，取用后删去或改名其中一份",
    ),
    "paper-unwritable": (
        _in_the_way,
        f"{FOLDER}/反馈/甲镇.docx 文件写不进去：有同名的文件挡着",
        "请检查文件夹是否存在同名文件、是否只读、磁盘是否已满，然后重新运行",
    ),
}
