"""A document put into another in place of a paragraph: its text, tables and pictures."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from dubao.render.engine.additions import NewPart, Owner
from dubao.render.engine.faults import ValueFaultError
from dubao.render.engine.names import W14, R, W, etree

_DECLARATION = re.compile(r' xmlns:w="[^"]*"')
_LEFT_OUT = (W + "sectPr",)


class SubDocument:
    """The body of a document made with python-docx; printed by {{p }}.

    Its styles must be the template's: a style that the template has not got is Word's normal
    one. Page layout, headers and footers stay behind.
    """

    def __init__(self, document: Any) -> None:
        self._document = document

    def in_place(self, parts: Owner) -> str:
        """Return the XML of the document's paragraphs and tables."""
        return "".join(
            self._block(child, parts)
            for child in self._document.element.body
            if child.tag not in _LEFT_OUT
        )

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
