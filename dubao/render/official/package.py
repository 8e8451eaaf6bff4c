"""From python-docx's document to bytes: fonts with stand-ins, nothing personal, no time."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from dubao.model.house import House
from dubao.render.official.xml import element
from dubao.render.zipped import clean_properties, unzipped, zipped

_FONT_TABLE = "word/fontTable.xml"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPAT = "http://schemas.microsoft.com/office/word"
_LEFT_OUT = frozenset(
    {"stylesWithEffects", "customXml", "numbering", "thumbnail", "theme", "webSettings"}
)
_SETTINGS = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}


def packed(document: Any, title: str, house: House) -> bytes:
    """Return a document as .docx; equal documents give equal bytes (HA-05)."""
    _settings(document)
    for relations in (document.part.rels, document.part.package.rels):
        for name in [n for n, r in relations.items() if _kind(r) in _LEFT_OUT]:
            del relations[name]
    target = BytesIO()
    document.save(target)
    members = unzipped(target.getvalue())
    members[_FONT_TABLE] = _fonts(house).encode()
    return zipped(clean_properties(members, title))


def _kind(relation: Any) -> str:
    return str(relation.reltype).rsplit("/", 1)[-1]


def _settings(document: Any) -> None:
    """Odd and even pages differ; punctuation keeps its cell; laid out as Word 2013 and later."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    compat = [
        element("compatSetting", name=name, uri=_COMPAT, val=value)
        for name, value in _SETTINGS.items()
    ]
    settings.extend(
        (
            element("zoom", percent=100),
            element("defaultTabStop", val=420),
            element("evenAndOddHeaders"),
            element("characterSpacingControl", val="doNotCompress"),
            element("compat", element("useFELayout"), *compat),
            element("themeFontLang", val="en-US", eastAsia="zh-CN"),
        )
    )


def _fonts(house: House) -> str:
    """Return the table of fonts: each with the ones that may stand in for it (PA-03)."""
    families = {
        fonts[0]: fonts[1:]
        for fonts in (
            house.fonts.masthead, house.fonts.title, house.fonts.text,
            house.fonts.first, house.fonts.second, house.fonts.number,
        )
    }  # fmt: skip
    entries = "".join(_font(name, stand_ins) for name, stand_ins in families.items())
    latin = f'<w:font w:name={quoteattr(house.fonts.latin)}><w:charset w:val="00"/></w:font>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:fonts xmlns:w="{_MAIN}">{latin}{entries}</w:fonts>'
    )


def _font(name: str, stand_ins: tuple[str, ...]) -> str:
    other = f"<w:altName w:val={quoteattr(','.join(stand_ins))}/>" if stand_ins else ""
    return f'<w:font w:name={quoteattr(name)}>{other}<w:charset w:val="86"/></w:font>'
