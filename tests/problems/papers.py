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


def _template(*paragraphs: str, cells: tuple[str, ...] = ()) -> Build:
    """Render a template of these paragraphs and cells; it may use 单位名称 and 名单."""

    def build(folder: Path) -> Iterable[Problem]:
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        for text in cells:
            document.add_table(1, 1).cell(0, 0).text = text
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
        "方案/反馈.docx[正文第1段] 模板的标记写法有误：for 没有用 endfor 结束，在「{% for 名 in 名单 %}」",
        TAGS,
    ),
    "template-unclosed": (
        _template("{{ 单位名称 }："),
        "方案/反馈.docx[正文第1段] 模板的「{{ 单位名称 }：」：这个标记没有写完，缺右边的括号，或分在了两段里",
        "请把标记写完整，放在同一段里：{{ 名称 }}；要原样印花括号时写 {_{ 和 }_}",
    ),
    "template-name": (
        _template("{{ 单位名称（满分100） }}"),
        "方案/反馈.docx[正文第1段] 模板把名称「单位名称（满分100）」当成了算式，在「{{ 单位名称（满分100） }}」",
        '名称里有括号、空格、百分号，或以数字开头时，请写成 行["单位名称（满分100）"] 或 全部["单位名称（满分100）"]',
    ),
    "template-unknown-name": (
        _template("{{ 单位名 }}："),
        "方案/反馈.docx[正文第1段] 模板中的名称「单位名」没有对应的内容，在「{{ 单位名 }}」",
        "是否应为「单位名称」？",
    ),
    "template-no-loop": (
        _template(cells=("{% vm %}甲",)),
        "方案/反馈.docx[正文表1第1行第1格] 模板的「{% vm %}」要写在循环里，这里没有循环",
        "请把它放在「{%tr for … %}」和「{%tr endfor %}」之间",
    ),
    "template-failed": (
        _template("{{ 1 / 0 }}"),
        "方案/反馈.docx[正文第1段] 模板此处无法算出结果：除数为零，在「{{ 1 / 0 }}」",
        "请检查该处的算式和过滤器；模板里只宜写名称、for 和 if",
    ),
    "template-value": (
        _template("{{ 名单 }}"),
        "方案/反馈.docx[正文第1段] 「{{ 名单 }}」处的内容印不出来：这里是一组内容；请用 for 逐个印，"
        '或用 |join("、") 连起来'
        "",
        "请改模板的这一处，或改来源数据中的这个值",
    ),
    "template-forbidden": (
        _template("{{ 单位名称.__class__ }}"),
        "方案/反馈.docx[正文第1段] 模板里不能用「.__class__」，在「{{ 单位名称.__class__ }}」",
        "模板里只宜写名称、for、if、set 和过滤器",
    ),
    "template-endless": (
        _template("{% for x in range(1000000000) %}{% endfor %}"),
        "方案/反馈.docx[正文第1段] 模板此处的循环太长或印出的内容太多，"
        "在「{% for x in range(1000000000) %}」",
        "请检查循环的范围；一份文件最多印约一亿个字符",
    ),
    "template-broken": (
        _template("{% for 名 in 名单 %}{{ 名 }}", "{%p endfor %}"),
        "方案/反馈.docx[正文第2段] 模板的「{%p endfor %}」与第1段的「{% for 名 in 名单 %}」不在同一层，"
        "印不成文件",
        "请让「{%p …%}」单独成段、「{%tr …%}」单独成行，开始和结束写在同一层",
    ),
    "template-text-block": (
        _template("{% set 抬头 %}甲", "乙{% endset %}"),
        "方案/反馈.docx[正文第1段] 模板的「{% set 抬头 %}」只能包住一处文字，不能跨过段落、格子或字体",
        "请把它的开始和结束写在同一段、同一种字体里，或改用 if、for",
    ),
    "template-beside": (
        _template("{%p if 名单 %}本年", "{%p endif %}"),
        "方案/反馈.docx[正文第1段] 「{%p if 名单 %}」代表整段，同一段里的「本年」印出来会丢失",
        "请让这个标记单独占一段，其余内容移到别处",
    ),
    "template-two-tags": (
        _template("{%p if 名单 %}{%p endif %}"),
        "方案/反馈.docx[正文第1段] 同一段里有两个代表整段的标记：「{%p if 名单 %}」和「{%p endif %}」",
        "请让每个标记单独占一段",
    ),
    "template-no-table": (
        _template("{%tr for 名 in 名单 %}", "{%tr endfor %}"),
        "方案/反馈.docx[正文第1段] 「{%tr for 名 in 名单 %}」要写在表格的一行里，这里没有表格",
        "请把它移到表格里；要管整段请用「{%p …%}」",
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
