"""公示公报项目表: every item with this year, last, change, demand and who provided it."""

from __future__ import annotations

from typing import Any

from dubao.model.book import Book, Style
from dubao.model.bulletin import Demand, Kind
from dubao.model.report import Change
from dubao.papers.draft import Draft
from dubao.papers.report.definitions import ROUNDED, has_rounding
from dubao.papers.report.edition import SAMPLE, Edition, is_absent, table_title
from dubao.papers.wording import gap

HEADS = (
    "序号",
    "类别",
    "项目",
    "指标说明（口径）",
    "单位",
    "上年",
    "本年",
    "增减",
    "增减率（%）",
    "是否达到要求",
    "填报部门",
    "填报人",
    "数据来源",
    "备注（负增长说明）",
)
INTERNAL_ONLY = frozenset({"填报人", "数据来源"})
WIDTHS = (5.0, 13.0, 26.0, 30.0, 8.0, 13.0, 13.0, 12.0, 9.0, 10.0, 14.0, 9.0, 20.0, 26.0)
NOTE = (
    "注：增减＝本年－上年，增减率＝增减÷上年；比率只列增减的百分点；"
    "上年为零、为负或缺失的，增减率为“—”"
)
_NUMBERS = frozenset({"上年", "本年", "增减", "增减率（%）"})
_CENTRED = frozenset({"序号", "单位", "是否达到要求", "填报人"})


def table_rows(edition: Edition) -> list[dict[str, Any]]:
    """Return the rows of the Word table; each figure is put on the list with its row."""
    return [
        _row(edition, number, line) for number, line in enumerate(edition.report.lines, start=1)
    ]


def _row(edition: Edition, number: int, line: Change) -> dict[str, Any]:
    edition.ledger.where = f"第{number}行"
    item, entry, ledger = line.item, line.entry, edition.ledger
    is_text = item.kind is Kind.TEXT
    return {
        "序号": str(number),
        "类别": item.group,
        "项目": item.name,
        "口径": item.meaning,
        "单位": item.unit,
        "上年": ledger.last(line),
        "本年": _this(line) or ledger.value(line, unit=False),
        "增减": "—" if is_text else ledger.change(line),
        "增减率": "—" if is_text else ledger.rate(line),
        "达到": _met(line),
        "部门": entry.department or item.department,
        "填报人": entry.person,
        "来源": entry.source,
        "备注": (ledger.value(line) if is_text else ledger.remark(line)) or _unexplained(line),
    }


def build_item_table(edition: Edition) -> Book:
    """Return the item table as a workbook; the public one has no persons and sources."""
    heads = [head for head in HEADS if edition.internal or head not in INTERNAL_ONLY]
    title = table_title(edition.report, edition.settings)
    sample = edition.common["示例"]
    draft = Draft(len(heads))
    draft.title(f"{title}（示例）" if sample else title, _subtitle(edition, sample=sample))
    draft.line(heads, Style.HEAD)
    top = draft.height
    for number, line in enumerate(edition.report.lines, start=1):
        _put(draft, heads, number, line)
    draft.banner(note(edition), Style.NOTE)
    widths = [width for head, width in zip(HEADS, WIDTHS, strict=True) if head in heads]
    return Book(title, (draft.sheet("项目表", top, frozen_columns=3, widths=widths),))


def note(edition: Edition) -> str:
    """Return what stands under the table (CA-27)."""
    rounded = f"；{ROUNDED}" if any(map(has_rounding, edition.report.lines)) else ""
    return f"{NOTE}{rounded}。"


def _subtitle(edition: Edition, *, sample: bool) -> str:
    parts = [SAMPLE] if sample else []
    if edition.internal:
        parts.append("内部资料")
    return "　　".join([*parts, f"填报单位：{edition.government}"])


def _put(draft: Draft, heads: list[str], number: int, line: Change) -> None:
    item, entry = line.item, line.entry
    is_text = item.kind is Kind.TEXT
    texts: dict[str, Any] = {
        "序号": number,
        "类别": item.group,
        "项目": item.name,
        "指标说明（口径）": item.meaning,
        "单位": item.unit,
        "本年": _this(line),
        "是否达到要求": _met(line),
        "填报部门": entry.department or item.department,
        "填报人": entry.person,
        "数据来源": entry.source,
        "备注（负增长说明）": entry.text if is_text else entry.remark or _unexplained(line),
    }
    values = {"上年": entry.last, "本年": entry.this, "增减": line.change, "增减率（%）": line.rate}
    row = draft.line([None] * len(heads))
    for column, head in enumerate(heads):
        if head in _NUMBERS and not is_text:
            _put_number(draft, (row, column), values[head], 2 if "率" in head else item.decimals)
        else:
            draft.put(
                row, column, texts.get(head), Style.CENTRE if head in _CENTRED else Style.TEXT
            )
    if is_absent(line):
        draft.put(row, heads.index("本年"), _this(line), Style.FAULT)


def _put_number(draft: Draft, at: tuple[int, int], value: float, decimals: int) -> None:
    """Set a cell to a number as printed; — where there is none."""
    if value != value:  # noqa: PLR0124 - NaN
        draft.put(*at, "—", Style.NUMBER)
    else:
        draft.number(*at, value, decimals)


def _this(line: Change) -> str:
    """Return what stands for this year's figure where there is none, "" where there is one."""
    if is_absent(line):
        return gap("缺")
    return "见备注" if line.item.kind is Kind.TEXT else ""


def _met(line: Change) -> str:
    """Return 是, 否 or 无法判断; — where nothing is demanded."""
    if line.item.demand is Demand.NONE or line.meets is None:
        return "—"
    return {"达标": "是", "不达标": "否"}.get(line.meets.value, line.meets.value)


def _unexplained(line: Change) -> str:
    return gap("请说明原因") if line.fell and not line.explained else ""
