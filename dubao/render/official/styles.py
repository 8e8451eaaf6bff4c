"""The styles written into a document: nothing of python-docx's own stays."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from dubao.model.house import Fonts
from dubao.render.official.looks import GAP, HEADINGS, LABEL, SIGNER, TEXT, TITLE, Look, looks
from dubao.render.official.measures import Measures
from dubao.render.official.xml import PARAGRAPH_ORDER, RUN_ORDER, element, put, switch

_KEPT = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "No List"})
_GAP_COLOUR = "FFF2CC"
_BUILT_IN = frozenset({TITLE, *HEADINGS})


def write_styles(document: Any, measures: Measures) -> None:
    """Replace a document's styles by those of official papers."""
    styles = document.styles
    for style in list(styles):
        if style.name not in _KEPT:
            style.element.getparent().remove(style.element)
    _defaults(styles.element, measures)
    normal = styles["Normal"].element
    _clear(normal)
    put(normal.get_or_add_rPr(), RUN_ORDER, _normal_run(measures))
    put(normal.get_or_add_pPr(), PARAGRAPH_ORDER, _normal_paragraph(measures))
    for number, look in enumerate(looks(measures.house), start=1):
        _paragraph_style(styles, look, measures, f"Gw{number:02}")
    shade = element("shd", val="clear", color="auto", fill=_GAP_COLOUR)
    _letter_style(styles, GAP, "GwGap", {"shd": shade})
    fonts = measures.house.fonts
    _letter_style(styles, SIGNER, "GwSigner", _font(fonts.second, fonts.latin))
    _letter_style(styles, LABEL, "GwLabel", _font(fonts.first, fonts.latin))


def _defaults(root: Any, measures: Measures) -> None:
    """Write what holds where no style says anything: the same as Normal."""
    defaults = root.find(qn("w:docDefaults"))
    root.remove(defaults)
    run = element("rPr")
    put(run, RUN_ORDER, _normal_run(measures))
    paragraph = element("pPr", element("spacing", before=0, after=0))
    root.insert(
        0,
        element("docDefaults", element("rPrDefault", run), element("pPrDefault", paragraph)),
    )


def _normal_run(measures: Measures) -> dict[str, Any]:
    house = measures.house
    return {
        **_font(house.fonts.text, house.fonts.latin),
        **_size(house.sizes.text),
        "lang": element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    }


def _normal_paragraph(measures: Measures) -> dict[str, Any]:
    """Return what all paragraphs share; no widow control, so that a page holds all its lines."""
    return {
        "widowControl": switch("widowControl", on=False),
        "autoSpaceDE": switch("autoSpaceDE", on=False),
        "autoSpaceDN": switch("autoSpaceDN", on=False),
        "snapToGrid": None if measures.house.grid.snapped else switch("snapToGrid", on=False),
        "spacing": element("spacing", before=0, after=0, line=measures.line, lineRule="exact"),
        "jc": element("jc", val="both"),
    }


def _font(fonts: Fonts, latin: str) -> dict[str, Any]:
    made = element("rFonts", ascii=latin, hAnsi=latin, eastAsia=fonts[0], cs=latin)
    return {"rFonts": made}


def _size(points: float) -> dict[str, Any]:
    half = round(points * 2)
    return {"sz": element("sz", val=half), "szCs": element("szCs", val=half)}


def _clear(style: Any) -> None:
    for tag in ("w:pPr", "w:rPr"):
        for former in style.findall(qn(tag)):
            style.remove(former)


def _paragraph_style(styles: Any, look: Look, measures: Measures, number: str) -> None:
    style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, look.name in _BUILT_IN)
    made = style.element
    made.set(qn("w:styleId"), _identifier(look, number))
    style.base_style = styles["Normal"]
    style.next_paragraph_style = styles[TEXT] if look.name in _BUILT_IN else None
    style.hidden, style.unhide_when_used, style.quick_style = False, False, True
    if look.alias:
        made.find(qn("w:name")).addnext(element("aliases", val=look.alias))
    _clear(made)
    put(made.get_or_add_rPr(), RUN_ORDER, _run_of(look, measures))
    put(made.get_or_add_pPr(), PARAGRAPH_ORDER, _paragraph_of(look, measures))


def _identifier(look: Look, number: str) -> str:
    if look.name in HEADINGS:
        return f"Heading{HEADINGS.index(look.name) + 1}"
    return "Title" if look.name == TITLE else number


def _run_of(look: Look, measures: Measures) -> dict[str, Any]:
    house = measures.house
    digits = look.fonts[0] if look.fonts == house.fonts.number else house.fonts.latin
    condensed = measures.condensed if look.condensed else 0
    return {
        **_font(look.fonts, digits),
        **_size(look.size),
        "color": element("color", val=look.colour) if look.colour else None,
        "spacing": element("spacing", val=condensed) if condensed else None,
    }


def _paragraph_of(look: Look, measures: Measures) -> dict[str, Any]:
    free = look.spacing == 0
    return {
        "keepNext": element("keepNext") if look.keep else None,
        "keepLines": element("keepLines") if look.keep else None,
        "snapToGrid": None if look.condensed else switch("snapToGrid", on=False),
        "spacing": spacing(measures, look.before, look.after, look.spacing),
        "ind": None if free and not look.left else indents(measures, look),
        "jc": element("jc", val=look.align),
        "outlineLvl": None if look.level is None else element("outlineLvl", val=look.level),
    }


def spacing(measures: Measures, before: float, after: float, exact: float | None = None) -> Any:
    """Return w:spacing: `before` and `after` in lines, `exact` in points (None: as the text)."""
    around = {"before": round(before * measures.line), "after": round(after * measures.line)}
    if exact == 0:
        return element("spacing", **around, line=240, lineRule="auto")
    line = measures.line if exact is None else round(exact * 20)
    return element("spacing", **around, line=line, lineRule="exact")


def indents(measures: Measures, look: Look) -> Any:
    """Return w:ind by characters, and in twips for programs that do not count characters."""
    made = element("ind")
    first = ("firstLine", look.first) if look.first >= 0 else ("hanging", -look.first)
    for name, count in (("left", look.left), ("right", look.right), first):
        if count:
            made.set(qn(f"w:{name}Chars"), str(round(count * 100)))
            made.set(qn(f"w:{name}"), str(measures.characters(count)))
    return made if len(made.attrib) else None


def _letter_style(styles: Any, name: str, identifier: str, parts: dict[str, Any]) -> None:
    """Add a style for some signs of a paragraph."""
    style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.element.set(qn("w:styleId"), identifier)
    put(style.element.get_or_add_rPr(), RUN_ORDER, parts)
