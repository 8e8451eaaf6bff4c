"""WordprocessingML elements, written with their children in the order that the format wants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# Children of w:pPr and w:rPr must stand in this order.
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "pBdr",
    "tabs", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind", "jc",
    "outlineLvl",
)  # fmt: skip
RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "color", "spacing", "w", "kern", "sz", "szCs", "shd", "lang",
)  # fmt: skip


def element(tag: str, *children: Any, **attributes: Any) -> Any:
    """Return the element w:`tag` with these children and w: attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def switch(tag: str, on: bool) -> Any:
    """Return an element that turns something on or off."""
    return element(tag) if on else element(tag, val=0)


def put(parent: Any, order: tuple[str, ...], parts: Mapping[str, Any]) -> None:
    """Set children of `parent` by tag, each in place of an earlier one; None takes it away."""
    names = [qn(f"w:{tag}") for tag in order]
    for tag, part in parts.items():
        for former in parent.findall(qn(f"w:{tag}")):
            parent.remove(former)
        if part is not None:
            before = names[: order.index(tag)]
            at = sum(1 for child in parent if child.tag in before)
            parent.insert(at, part)


def paragraph_properties(paragraph: Any, **parts: Any) -> None:
    """Set properties of a paragraph (python-docx) by tag."""
    put(paragraph._p.get_or_add_pPr(), PARAGRAPH_ORDER, parts)


def run_properties(run: Any, **parts: Any) -> None:
    """Set properties of a run (python-docx) by tag."""
    put(run._r.get_or_add_rPr(), RUN_ORDER, parts)


def borders(**sides: tuple[float, float, str]) -> Any:
    """Return paragraph borders: for each side its width and distance in points, and colour."""
    made = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            width, space, colour = sides[side]
            made.append(
                element(side, val="single", sz=eighths(width), space=round(space), color=colour)
            )
    return made


def eighths(points: float) -> int:
    """Return a line's width as the format counts it, in eighths of a point."""
    return max(2, round(points * 8))


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field to a paragraph; `shown` stands there until the program works it out."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind == "instruction":
            code = element("instrText")
            code.text = f" {instruction} "
            code.set(qn("xml:space"), "preserve")
            run._r.append(code)
        elif kind == "shown":
            run.text = shown
        else:
            run._r.append(element("fldChar", fldCharType=kind))
