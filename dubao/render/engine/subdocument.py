"""A document put into another in place of a paragraph: its text, tables and pictures."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from dubao.render.engine.additions import NewPart, Owner
from dubao.render.engine.faults import ValueFaultError
from dubao.render.engine.names import W14, R, W, etree

_DECLARATION = re.compile(r' xmlns:w="[^"]*"')
_STYLED = (W + "pStyle", W + "rStyle", W + "tblStyle")
_RESTS_ON = (W + "basedOn", W + "link", W + "next")
_LEFT_OUT = (W + "sectPr",)


class SubDocument:
    """The body of a document made with python-docx; printed by {{p }}.

    Styles that the template has not got come with it, the template's own win. Page layout,
    headers and footers stay behind. Numbered lists must be the template's own.
    """

    def __init__(self, document: Any) -> None:
        self._document = document

    def in_place(self, parts: Owner) -> str:
        """Return the XML of the document's paragraphs and tables."""
        self._bring_styles(parts)
        return "".join(
            self._block(child, parts)
            for child in self._document.element.body
            if child.tag not in _LEFT_OUT
        )

    def _bring_styles(self, parts: Owner) -> None:
        """Add the styles that the body uses, and those that they rest on."""
        body, styles = self._document.element.body, self._document.styles.element
        by_id = {style.get(W + "styleId"): style for style in styles.iterchildren(W + "style")}
        wanted = [e.get(W + "val") for e in body.iter(*_STYLED)]
        brought: dict[str, Any] = {}
        while wanted:
            name = wanted.pop()
            if name in brought or name not in by_id or parts.has_style(name):
                continue
            style = brought[name] = deepcopy(by_id[name])
            style.attrib.pop(W + "default", None)
            wanted += [e.get(W + "val") for e in style if e.tag in _RESTS_ON]
            text = etree.tostring(style, encoding="unicode", with_tail=False)
            parts.add_style(name, _DECLARATION.sub("", text))
        if any(next(e.iter(W + "numPr"), None) is not None for e in (body, *brought.values())):
            self._same_lists(parts)

    def _same_lists(self, parts: Owner) -> None:
        """Refuse lists whose numbers the template counts otherwise."""
        own = self._document.part.package
        numbering = next((p.blob for p in own.parts if p.partname == "/word/numbering.xml"), b"")
        if not _same(numbering, parts.held("word/numbering.xml")):
            raise ValueFaultError("附入的文件里有自动编号，与模板的编号不同；请改用文字编号")

    def _block(self, block: Any, parts: Owner) -> str:
        made = deepcopy(block)
        for element in made.iter():
            for name, value in list(element.attrib.items()):
                if name.startswith(R):
                    element.set(name, self._related(value, parts))
                elif name.startswith(W14):
                    del element.attrib[name]
            if element.tag.endswith("}docPr"):
                element.set("id", str(parts.fresh()))
        for properties in list(made.iter(*_LEFT_OUT)):
            properties.getparent().remove(properties)
        return _DECLARATION.sub("", etree.tostring(made, encoding="unicode"))

    def _related(self, relation: str, parts: Owner) -> str:
        found = self._document.part.rels.get(relation)
        if found is None:
            raise ValueFaultError("附入的文件里有断开的链接")
        if found.is_external:
            return parts.link(found.target_ref)
        target = found.target_part
        if not target.content_type.startswith("image/"):
            raise ValueFaultError("附入的文件里只能有文字、表格和图片")
        extension = target.partname.ext
        new = NewPart(target.blob, "word/media", "dubao", extension, target.content_type, "image")
        return parts.relate(new)


def _same(one: bytes, other: bytes) -> bool:
    """Tell whether two parts say the same."""
    if not one or not other:
        return one == other
    first, second = (etree.tostring(etree.fromstring(data), method="c14n") for data in (one, other))
    return bool(first == second)
