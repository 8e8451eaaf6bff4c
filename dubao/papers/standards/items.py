"""表Ⅳ and 表Ⅴ: the items of 政府保障程度 and 教育质量, each with its sentence and verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dubao.model.book import Sheet, Style
from dubao.model.formula.nodes import Name, walk
from dubao.model.formula.parse import fold, parse
from dubao.model.numbers import plain, rounded
from dubao.model.scheme import Item
from dubao.model.statement import names_in
from dubao.model.terms import OTHERWISE, Reason
from dubao.papers.draft import Draft
from dubao.papers.limits import limits_of
from dubao.papers.ordered import Ordered
from dubao.papers.standards.definitions import definition_lines
from dubao.papers.standards.heads import across
from dubao.papers.standards.pen import Number, Pen, remark_of
from dubao.papers.standards.side import Side
from dubao.papers.statements import statement
from dubao.papers.wording import gap

UNDECIDED = "无法判断"
EVIDENCE, CODE, _SAID = "迎检", "项目编号", "佐证结论"  # the list of evidence: a row per item
_REPEAT_AFTER = 8  # 表Ⅳ prints its heading again where the page turns
_WIDTHS = (26.0, 78.0, 14.0)
_FIRST_NAME, _AGAIN = "名称", "指标名称"
_HEADS = ("指标值或简要结论", "是否达标")


def support_sheet(ordered: Ordered, district: Side) -> Sheet:
    """Return 表Ⅳ: 15 items, the heading again after the eighth, the note at the foot."""
    pen = Pen(ordered, "表Ⅳ", 3)
    draft = pen.draft
    across(draft, "表Ⅳ 政府保障程度评估指标")
    draft.line((_FIRST_NAME, *_HEADS), Style.HEAD)
    where = f"{ordered.path}[{pen.name}]"
    items = items_of(district, "B")
    for at, item in enumerate(items, start=1):
        pen.remarks += _line(draft, district, (at, item), where)
        if at == _REPEAT_AFTER:
            draft.line((_AGAIN, *_HEADS), Style.HEAD)
    pen.remarks += _relaxed(district)
    pen.footer(["注：各项比例保留一位小数，其余取整数。", *_definitions(district, items)])
    return pen.sheet(2, _WIDTHS)


def quality_sheet(ordered: Ordered, district: Side) -> Sheet:
    """Return 表Ⅴ: 9 items, each heading over two merged rows."""
    pen = Pen(ordered, "表Ⅴ", 3)
    draft = pen.draft
    across(draft, "表Ⅴ 教育质量评估指标")
    for column, head in enumerate((_FIRST_NAME, *_HEADS)):
        draft.put(1, column, head, Style.HEAD)
        draft.put(2, column, None, Style.HEAD)
        draft.merge(1, column, 2, column)
    items = items_of(district, "C")
    for at, item in enumerate(items, start=1):
        pen.remarks += _line(draft, district, (at, item), f"{ordered.path}[{pen.name}]")
    pen.footer(_definitions(district, items))
    return pen.sheet(3, _WIDTHS)


def items_of(district: Side, domain: str) -> tuple[Item, ...]:
    """Return the items of one part of the district's scheme."""
    item = district.assessment.scheme.item(domain)
    return tuple(item.leaves()) if item else ()


def _line(draft: Draft, district: Side, numbered: tuple[int, Item], where: str) -> Iterator[str]:
    """Add one item; yield its footnotes."""
    at, item = numbered
    row = draft.height
    draft.put(row, 0, f"{at}. {item.name}")
    draft.put(row, 1, sentence(district, item, where))
    draft.put(row, 2, verdict(district, item), Style.CENTRE)
    yield from remarks_of(district, item)


def sentence(district: Side, item: Item, where: str) -> str:
    """Return an item's sentence with its numbers, and what the evidence says."""
    parts = []
    if item.statement:
        parts.append(statement(item, lambda name: district.said(where, 0, name)))
    evidence = evidence_of(district, item.code)
    if _SAID in evidence or not parts:
        parts.append(evidence.get(_SAID) or gap("简要结论"))
    return "；".join(parts)


def evidence_of(
    district: Side, code: str, listed: tuple[str, str] = (EVIDENCE, CODE)
) -> dict[str, str]:
    """Return what the list of evidence says on an item, filled cells only.

    `listed` is the list's source and its column of codes.
    """
    source, column_of_codes = listed
    table = district.assessment.dataset.tables.get(source)
    if table is None or column_of_codes not in table:
        return {}
    rows = [row for row, value in enumerate(table.frame[column_of_codes]) if value == code]
    if not rows:
        return {}
    filled = {name: table.column(name) for name in map(str, table.frame.columns)}
    return {
        name: table.typed(rows[0], name) if name in table.raw else str(column.values[rows[0]])
        for name, column in filled.items()
        if column.reasons[rows[0]] == Reason.FILLED
    }


def verdict(district: Side, item: Item) -> str:
    """Return 达标, 不达标 or 无法判断."""
    result = district.assessment.items[item.code]
    value = result.value.values[0]
    return UNDECIDED if result.value.reasons[0] or value is None else str(value)


def remarks_of(district: Side, item: Item) -> Iterator[str]:
    """Yield footnotes for numbers that as printed seem to reach the limit (CA-07)."""
    limits = dict(limits_of(item))
    for name in names_in(item.statement):
        spec = district.derived(name)
        if spec is None or fold(name) not in limits:
            continue
        value = district.number(0, name)
        number = Number(name, value, ("", ()), spec.decimals or 0, (limits[fold(name)],))
        remark = remark_of(number)
        if remark:
            yield f"注：{remark}。"


def _relaxed(district: Side) -> Iterator[str]:
    """Say why 学校规模 is reached though schools are over the usual limit (EX-06)."""
    item = district.assessment.scheme.item("G04")
    names = names_in(item.statement) if item else ()
    over = sum(district.number(0, name) for name in names)
    if item and over > 0 and verdict(district, item) == "达标":
        yield f"注：第4项有{plain(rounded(over))}所超过通常规模，按放宽的规模上限判断为达标。"


def _definitions(district: Side, items: Sequence[Item]) -> list[str]:
    names = [name for item in items for name in _names(item)]
    return definition_lines(district.assessment.scheme, names)


def _names(item: Item) -> Iterator[str]:
    yield from names_in(item.statement)
    for text in (item.judged or {}).values():
        yield from asked_in(text)


def asked_in(condition: str) -> tuple[str, ...]:
    """Return the names that a condition of 判定 looks at, as they are folded, in order."""
    if condition == OTHERWISE:
        return ()
    nodes = walk(parse(condition).root)
    return tuple(dict.fromkeys(node.name for node in nodes if isinstance(node, Name)))
