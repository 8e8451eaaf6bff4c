"""Every construct of docxtpl's documentation, printed by both; the canonical XML is equal.

docxtpl is the reference for what a template means. Where the project's engine means something
else on purpose, test_losses.py says so.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm

from dubao.render.engine.subdocument import SubDocument
from dubao.render.engine.template import Template
from dubao.render.engine.values import Look, Picture, RichParagraphs, RichText
from tests.conformance.canonical import paper
from tests.render.engine.build import Rows, document, runs

docxtpl: Any = import_module("docxtpl")  # has no types

CONTEXT: dict[str, Any] = {
    "名": "甲镇",
    "有": True,
    "无": False,
    "单位": {"名称": "乙镇", "分": 6},
    "名单": ["甲", "乙", "丙"],
    "表": [
        {"编号": "A1", "得分": "6.00", "色": "FF0000"},
        {"编号": "A2", "得分": "5.50", "色": "00FF00"},
    ],
    "文": "一行\n二行\t后",
    "段": "一段\a二段",
    "页": "前\f后",
}


def same(folder: Path, made: Any, ours: dict[str, Any], theirs: Callable[..., Any] = dict) -> None:
    """Both print the document alike; `theirs` makes docxtpl's values from its template."""
    path = folder / "模板.docx"
    made.save(str(path))
    loaded = Template(path, "模板.docx").render(CONTEXT | ours)
    assert loaded.problems == ()
    reference = docxtpl.DocxTemplate(str(path))
    reference.render(
        CONTEXT | ours | (theirs(reference) if theirs is not dict else {}), autoescape=True
    )
    target = BytesIO()
    reference.save(target)
    expected, found = paper(target.getvalue()), paper(loaded.value)
    assert expected.keys() == found.keys()
    for name in expected:
        assert found[name] == expected[name]


CONSTRUCTS: dict[str, tuple[tuple[str, ...], Rows]] = {
    "variable": (("得 {{ 名 }} 分", "{{名}}", "{{ 单位.名称 }}", '{{ 单位["分"] }}'), ()),
    "filter": (('{{ 名单|join("、") }}', "{{ 名|length }}", '{{ 缺|default("无") }}'), ()),
    "expression": (("{{ 单位.分 * 2 + 1 }}", '{{ "甲" if 有 else "乙" }}'), ()),
    "if": (
        ("{% if 有 %}有{% else %}没有{% endif %}分", "{% if 无 %}甲{% elif 有 %}乙{% endif %}"),
        (),
    ),
    "for": (("{% for x in 名单 %}{{ loop.index }}.{{ x }}；{% endfor %}",), ()),
    "set": (("{% set 数 = 名单|length %}共{{ 数 }}个",), ()),
    "raw": (("前{% raw %}{{ 名 }}{% endraw %}后",), ()),
    "paragraph if": (
        ("前", "{%p if 有 %}", "{{ 名 }}", "{%p else %}", "没有", "{%p endif %}", "后"),
        (),
    ),
    "paragraph for": (("{%p for x in 名单 %}", "{{ x }}", "{%p endfor %}"), ()),
    "nested paragraph for": (
        (
            "{%p for r in 表 %}",
            "{{ r.编号 }}",
            "{%p if loop.first %}",
            "首",
            "{%p endif %}",
            "{%p endfor %}",
        ),
        (),
    ),
    "row for": (
        (),
        (
            ("编号", "得分"),
            ("{%tr for r in 表 %}", ""),
            ("{{ r.编号 }}", "{{ r.得分 }}"),
            ("{%tr endfor %}", ""),
            ("合计", "{{ 单位.分 }}"),
        ),
    ),
    "row if": ((), (("甲", "乙"), ("{%tr if 无 %}", ""), ("丙", "丁"), ("{%tr endif %}", ""))),
    "cell for": (
        (),
        (
            ("名", "{%tc for x in 名单 %}", "{{ x }}", "{%tc endfor %}"),
            ("甲", "{%tc for x in 名单 %}", "{{ loop.index }}", "{%tc endfor %}"),
        ),
    ),
    "cellbg": (
        (),
        (
            ("{%tr for r in 表 %}", ""),
            ("{% cellbg r.色 %}{{ r.编号 }}", "乙"),
            ("{%tr endfor %}", ""),
        ),
    ),
    "vertical merge": (
        (),
        (("{%tr for r in 表 %}", ""), ("{% vm %}{{ 名 }}", "{{ r.得分 }}"), ("{%tr endfor %}", "")),
    ),
    "horizontal merge": (
        (),
        (
            ("甲", "{%tc for x in 名单 %}", "{% hm %}合并", "{%tc endfor %}"),
            ("乙", "{%tc for x in 名单 %}", "{{ x }}", "{%tc endfor %}"),
        ),
    ),
    "comments": (("甲{# 说明 #}乙", "{#p 整段 #}", "丙"), (("{#tr 整行 #}", ""), ("一", "二"))),
    "merged lines": (
        ("我住在", "{%- if 有 -%}", "城里", "{%- else -%}", "乡下", "{%- endif -%}", "。"),
        (),
    ),
    "escaped delimiters": (("写 {_{ 名 }_} 和 {_% if %_} 得 {{ 名 }}",), ()),
    "newline and tab": (("前{{ 文 }}后",), ()),
    "new paragraph": (("前{{ 段 }}后",), ()),
    "page break": (("前{{ 页 }}后",), ()),
    "curly quotes": (("{{ 名单|join(“、”) }}", "{{ ‘甲’ ~ 名 }}"), ()),
    "signs of XML": (('{{ "<b>" }}', "{% if 单位.分 < 7 and 单位.分 > 5 %}中{% endif %}"), ()),
    "blanks kept": (("前 {{ 名 }} 后 ", " {{ 名 }}"), ()),
}


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct(tmp_path: Path, name: str) -> None:
    paragraphs, rows = CONSTRUCTS[name]
    same(tmp_path, document(*paragraphs, rows=rows), {})


def test_tags_split_over_runs(tmp_path: Path) -> None:
    made = document()
    runs(made, "得{", "{ 单位.名称 }", "}分", "{% if 有", " %}", "有", "{% en", "dif %}")
    same(tmp_path, made, {})


def test_column_span(tmp_path: Path) -> None:
    made = document(
        rows=(("头", "{% colspan 名单|length %}横跨", "", ""), ("一", "二", "三", "四"))
    )
    row = made.tables[0].rows[0]._tr
    for cell in list(row)[-2:]:
        row.remove(cell)
    same(tmp_path, made, {})


def test_headers_and_footers(tmp_path: Path) -> None:
    made = document("{{ 名 }}")
    made.sections[0].header.paragraphs[0].text = "页眉 {{ 名 }}"
    made.sections[0].footer.paragraphs[0].text = "{% if 有 %}页脚{% endif %}"
    same(tmp_path, made, {})


def test_the_run_keeps_its_look(tmp_path: Path) -> None:
    made = document()
    runs(made, "平", "{{ 名 }}粗{{ 段 }}", "平")
    same(tmp_path, made, {})


LOOKS: dict[str, tuple[Look, dict[str, Any]]] = {
    "plain": (Look(), {}),
    "bold": (Look(bold=True), {"bold": True}),
    "italic": (Look(italic=True), {"italic": True}),
    "strike": (Look(strike=True), {"strike": True}),
    "underline": (Look(underline="double"), {"underline": "double"}),
    "color": (Look(color="FF0000"), {"color": "#FF0000"}),
    "size": (Look(size=7), {"size": 14}),
    "highlight": (Look(fill="ffff00"), {"highlight": "#ffff00"}),
    "style": (Look(style="Strong"), {"style": "Strong"}),
    "font": (Look(font="Arial"), {"font": "Arial"}),
    "region": (Look(font="宋体", east_asia="宋体"), {"font": "eastAsia:宋体"}),
    "superscript": (Look(position="superscript"), {"superscript": True}),
    "subscript": (Look(position="subscript"), {"subscript": True}),
}


@pytest.mark.parametrize("name", LOOKS)
def test_rich_text(tmp_path: Path, name: str) -> None:
    look, arguments = LOOKS[name]
    text = "甲<乙\n丙\t丁"
    same(
        tmp_path,
        document("{{r 富 }}"),
        {"富": RichText("先").add(text, look)},
        lambda _: {"富": _rich("先", (text, arguments))},
    )


def _rich(first: str, *others: tuple[str, dict[str, Any]]) -> Any:
    made = docxtpl.RichText(first)
    for text, arguments in others:
        made.add(text, **arguments)
    return made


def test_rich_text_with_new_paragraphs_and_pages(tmp_path: Path) -> None:
    text = "一\a二\f三"
    same(
        tmp_path,
        document("{{r 富 }}"),
        {"富": RichText(text, Look(bold=True))},
        lambda _: {"富": docxtpl.RichText(text, bold=True)},
    )


def test_run_tags(tmp_path: Path) -> None:
    made = document()
    runs(made, "前", "{%r if 有 %}", "{{r 富 }}", "{%r endif %}", "后")
    same(tmp_path, made, {"富": RichText("甲")}, lambda _: {"富": docxtpl.RichText("甲")})


def test_links(tmp_path: Path) -> None:
    address = "https://www.example.com/a?b=1&c=2"
    same(
        tmp_path,
        document("{{r 链 }}"),
        {"链": RichText("见").add("网页", address=address)},
        lambda tpl: {"链": _rich("见", ("网页", {"url_id": tpl.build_url_id(address)}))},
    )


def test_rich_paragraphs(tmp_path: Path) -> None:
    def theirs(_: Any) -> dict[str, Any]:
        made = docxtpl.RichTextParagraph()
        made.add("一", parastyle="Quote")
        made.add(docxtpl.RichText("二", bold=True), parastyle="ListBullet")
        return {"段落": made}

    ours = RichParagraphs().add("一", "Quote").add(RichText("二", Look(bold=True)), "ListBullet")
    same(tmp_path, document("前", "{{p 段落 }}", "后"), {"段落": ours}, theirs)


def test_listing(tmp_path: Path) -> None:
    text = "第一行 <&>\n第二行\a新段"
    same(
        tmp_path, document("{{ 清单 }}"), {"清单": text}, lambda _: {"清单": docxtpl.Listing(text)}
    )


def png(width: int = 4, height: int = 2) -> bytes:
    """Return a small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(20, 0), (0, 10), (20, 30), (0, 0)])
def test_pictures(tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "图.png"
    path.write_bytes(png())
    made = document("{{ 图 }}", rows=(("{{ 图 }}", "乙"),))
    made.sections[0].header.paragraphs[0].text = "{{ 图 }}"
    same(
        tmp_path,
        made,
        {"图": Picture.of(path, width, height)},
        lambda tpl: {
            "图": docxtpl.InlineImage(
                tpl,
                str(path),
                width=Mm(width) if width else None,
                height=Mm(height) if height else None,
            )
        },
    )


def _filled(made: Any) -> Any:
    made.add_paragraph("附入一段")
    made.add_heading("标题", 1)
    made.add_table(2, 2).cell(0, 0).text = "格"
    return made


def test_sub_documents(tmp_path: Path) -> None:
    pytest.importorskip("docxcompose", reason="docxtpl needs it for sub-documents")
    same(
        tmp_path,
        document("前", "{{p 附 }}", "后"),
        {"附": SubDocument(_filled(Document()))},
        lambda tpl: {"附": _filled(tpl.new_subdoc())},
    )


def test_footnotes_and_text_boxes(tmp_path: Path) -> None:
    made = document("前")
    box = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>框中{{ 名 }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
    )
    from docx.oxml import parse_xml

    made.element.body.insert(0, parse_xml(box))
    same(tmp_path, made, {})
