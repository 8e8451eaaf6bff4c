"""Tags that stand for a run, paragraph, row or cell, and those that change their cell."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field

from dubao.render.engine.lines import MARK_END, MARK_START, Marks, remove_empty
from dubao.render.engine.names import PARAGRAPHS, SPACE, TEXTS, Element, W, ancestor, local
from dubao.render.engine.tags import Kind, Tag

_HOLDERS = {"p": PARAGRAPHS, "tr": (W + "tr",), "tc": (W + "tc",)}
_NAMES = {"p": "段", "tr": "行", "tc": "格"}
_KEPT = ("drawing", "pict", "object", "sectPr", "footnoteReference", "endnoteReference")
_MARKED = re.compile(f"{MARK_START}\\d+{MARK_END}")
_SPANS = ("hm", "colspan")
_CELL_TAG = re.compile(r"(vm|hm|colspan|cellbg)\b\s*(.*)", re.DOTALL)


@dataclass
class Layout:
    """What lifting the tags of a part found out."""

    faults: list[tuple[str, Tag, dict[str, str]]] = field(default_factory=list)
    grids: list[Element] = field(default_factory=list)  # tables whose columns come and go
    changed: dict[tuple[Element, str], Tag] = field(default_factory=dict)  # cells, and by what

    def fault(self, code: str, tag: Tag, **details: str) -> None:
        """Note what is wrong with a tag."""
        self.faults.append((code, tag, details))


def lift(marks: Marks, layout: Layout) -> None:
    """Move every mark to the level its tag stands for."""
    taken: dict[Element, Tag] = {}
    for tag in list(marks.tags):
        if tag.level == "r":
            _lift_run(tag, marks)
        elif tag.level:
            _lift(tag, marks, layout, taken)
        elif tag.kind is Kind.BLOCK and (found := _CELL_TAG.fullmatch(tag.body)):
            _change_cell(tag, found[1], found[2], marks, layout)


def _lift(tag: Tag, marks: Marks, layout: Layout, taken: dict[Element, Tag]) -> None:
    holder = ancestor(tag.element, *_HOLDERS[tag.level])
    name = _NAMES[tag.level]
    if holder is None:
        inside = next((e for e, other in taken.items() if _was_in(tag.element, e)), None)
        if inside is None:
            layout.fault("template-no-table", tag, name=name)
        return
    if holder in taken:
        layout.fault("template-two-tags", tag, name=name, other=taken[holder].raw)
        return
    taken[holder] = tag
    if tag.kind is not Kind.COMMENT and (beside := _beside(holder, tag, marks)):
        layout.fault("template-beside", tag, name=name, beside=beside)
    if tag.level == "tc" and (table := ancestor(holder, W + "tbl")) is not None:
        layout.grids.append(table)
    node = marks.node(tag)
    node.tail = holder.tail
    parent = holder.getparent()
    if parent is None:
        return
    if tag.kind is Kind.COMMENT:
        parent.remove(holder)
    else:
        parent.replace(holder, node)


def _was_in(element: Element, holder: Element) -> bool:
    return any(above is holder for above in element.iterancestors())


def _beside(holder: Element, tag: Tag, marks: Marks) -> str:
    """Return what else stands in a paragraph, row or cell that is to be replaced by its tag."""
    own = f"{MARK_START}{tag.site}{MARK_END}"
    text = "".join(e.text or "" for e in holder.iter(*TEXTS))
    rest = text.replace(own, "", 1).strip()
    others = [marks.tags[int(found[1:-1])] for found in _MARKED.findall(rest)]
    if all(other.level == tag.level for other in others):
        rest = _MARKED.sub("", rest)  # they are told as two tags in one place
    if rest:
        return _MARKED.sub("另一个标记", rest)[:20]
    if any(local(e) in _KEPT for e in holder.iter()):
        return "图片、脚注或分节符"
    return ""


def _lift_run(tag: Tag, marks: Marks) -> None:
    """Put the mark between runs; text before and after it in the run keeps the run's look."""
    run = ancestor(tag.element, W + "r")
    if run is None:
        return
    mark = f"{MARK_START}{tag.site}{MARK_END}"
    before, _, after = (tag.element.text or "").partition(mark)
    rest = deepcopy(run)
    position = list(run).index(tag.element)
    for child in list(run)[position + 1 :]:
        run.remove(child)
    for child in list(rest)[:position]:
        if child.tag != W + "rPr":
            rest.remove(child)
    moved = next(child for child in rest if child.tag == tag.element.tag)
    moved.text, tag.element.text = after, before
    moved.set(SPACE, "preserve")
    node = marks.node(tag)
    run.addnext(node)
    node.addnext(rest)
    _adopt(rest, run, marks)
    if not after:
        remove_empty(moved)
    if not before:
        remove_empty(tag.element)


def _adopt(rest: Element, run: Element, marks: Marks) -> None:
    """Let the tags whose marks went into the second half of a run know their element."""
    for element in rest.iter(*TEXTS):
        for found in _MARKED.findall(element.text or ""):
            marks.tags[int(found[1:-1])].element = element


def _change_cell(tag: Tag, word: str, rest: str, marks: Marks, layout: Layout) -> None:
    cell = ancestor(tag.element, W + "tc")
    if cell is None:
        layout.fault("template-no-table", tag, name="格")
        return
    before = layout.changed.setdefault((cell, "span" if word in _SPANS else word), tag)
    if before is not tag:
        layout.fault("template-two-tags", tag, name="格", other=before.raw)
        return
    mark = f"{MARK_START}{tag.site}{MARK_END}"
    tag.element.text = (tag.element.text or "").replace(mark, "", 1)
    if not tag.element.text:
        remove_empty(tag.element)
    properties = _first(cell, "tcPr", 0)
    if word == "cellbg":
        shade = _property(properties, "shd")
        shade.attrib.clear()
        shade.set(W + "val", "clear")
        shade.set(W + "color", "auto")
        shade.set(W + "fill", marks.text(_print(tag, f"({rest})|dubao_colour")))
    elif word == "colspan":
        _span(properties, marks, tag, f"({rest})|dubao_columns")
    elif word == "vm":
        merge = _property(properties, "vMerge")
        value = '"restart" if loop.first else "continue"'
        merge.set(W + "val", marks.text(_print(tag, value)))
        for paragraph in cell.iterchildren(W + "p"):
            _only_first(list(paragraph), tag, marks)
    else:
        _merge_cells(cell, properties, tag, marks)
    if word in _SPANS:
        layout.grids.append(ancestor(cell, W + "tbl"))


def _print(tag: Tag, expression: str) -> Tag:
    return Tag(Kind.PRINT, tag.raw, expression, spot=tag.spot)


def _block(tag: Tag, body: str) -> Tag:
    return Tag(Kind.BLOCK, tag.raw, body, spot=tag.spot)


def _only_first(children: list[Element], tag: Tag, marks: Marks) -> None:
    shown = [child for child in children if child.tag != W + "pPr"]
    if shown:
        shown[0].addprevious(marks.node(_block(tag, "if loop.first")))
        shown[-1].addnext(marks.node(_block(tag, "endif")))


def _merge_cells(cell: Element, properties: Element, tag: Tag, marks: Marks) -> None:
    """Let the cells of a {%tc for %} be one, as wide as all of them."""
    old = properties.find(W + "gridSpan")
    span = int(old.get(W + "val")) if old is not None else 1
    _span(properties, marks, tag, f"(loop.length * {span})|dubao_columns")
    cell.addprevious(marks.node(_block(tag, "if loop.first")))
    cell.addnext(marks.node(_block(tag, "endif")))


def _span(properties: Element, marks: Marks, tag: Tag, value: str) -> None:
    _property(properties, "gridSpan").set(W + "val", marks.text(_print(tag, value)))


def _first(parent: Element, name: str, position: int) -> Element:
    found = parent.find(W + name)
    if found is None:
        found = parent.makeelement(W + name)
        parent.insert(position, found)
    return found


_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")


def _property(properties: Element, name: str) -> Element:
    """Return the cell's property of that name, made at its place in the schema's order."""
    before = _ORDER[: _ORDER.index(name)]
    position = sum(local(child) in before for child in properties)
    return _first(properties, name, position)
