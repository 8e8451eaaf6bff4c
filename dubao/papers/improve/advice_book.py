"""增补建议.xlsx: what to add where; its first sheet is itself a file for --what-if."""

from __future__ import annotations

from collections.abc import Sequence

from dubao.model.advice import Advice, Increase
from dubao.model.book import Book, Sheet, Style
from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.numbers import plain, rounded
from dubao.papers.draft import Draft
from dubao.papers.improve.difference_sheets import SupposedSheets
from dubao.papers.improve.spreads import SPREAD_DIGITS, group_name, is_within
from dubao.papers.improve.words import NONE, gap_text, value_text
from dubao.papers.wording import heading

FILE = "增补建议.xlsx"
COST_DIGITS = 2
ALONG = "随同增加"  # of a column that costs nothing by itself
_HEADS = (UNIT_CODE, UNIT_NAME, "项目", "增加", "计量单位", "现有", "增加后", "用于", "费用")


def advice_book(sheets: SupposedSheets, advices: Sequence[Advice]) -> Book:
    """Return the workbook: additions, results before and after, spreads, how it was found."""
    units = [found for advice in advices for found in advice.comparison.units]
    district = [found for advice in advices for found in advice.comparison.district]
    made = [_additions(sheets, advices), _sums(sheets, advices), _spreads(sheets, advices)]
    made.append(sheets.differences("各单位前后", "增补前后：各单位", units))
    if district:
        made.append(sheets.differences("区级前后", "增补前后：区级", district))
    made.append(_method(sheets, advices))
    return Book(heading(sheets.assessment, "增补建议")[0], tuple(made))


def _additions(sheets: SupposedSheets, advices: Sequence[Advice]) -> Sheet:
    """Return what to add: read again by `dubao assess --what-if`."""
    draft = sheets.draft(len(_HEADS), "增补建议")
    draft.line(_HEADS, Style.HEAD)
    top = draft.height
    for advice in advices:
        for one in advice.increases:
            _cost(draft, draft.line(_addition(one)), 8, one.cost)
    if draft.height == top:
        draft.banner("不需要增补", Style.CENTRE)
    return sheets.sheet(draft, "增补", top, 2)


def _cost(draft: Draft, row: int, column: int, cost: float) -> None:
    if cost:
        draft.number(row, column, cost, COST_DIGITS)
    else:
        draft.put(row, column, ALONG, Style.CENTRE)


def _addition(one: Increase) -> tuple[str | float, ...]:
    measure = one.measure or NONE
    used = "、".join(one.parts)
    return one.unit, one.name, one.column, one.amount, measure, one.before, one.after, used


def _sums(sheets: SupposedSheets, advices: Sequence[Advice]) -> Sheet:
    """Return per column how much is added to how many units, and what that costs."""
    heads = ("项目", "单位数", "增加合计", "计量单位", "费用合计")
    draft = sheets.draft(len(heads), "增补合计")
    draft.line(heads, Style.HEAD)
    top = draft.height
    for advice in advices:
        for column, own in by_column(advice).items():
            amount = rounded(sum(one.amount for one in own), 10)
            row = draft.line((column, len(own), amount, own[0].measure or NONE))
            _cost(draft, row, 4, sum(one.cost for one in own))
        row = draft.line((f"{advice.item.title} 费用合计", None, None, None), Style.TOTAL)
        draft.number(row, 4, advice.cost, COST_DIGITS, Style.TOTAL)
    return sheets.sheet(draft, "合计", top)


def by_column(advice: Advice) -> dict[str, list[Increase]]:
    """Return the increases of each column, in order."""
    found: dict[str, list[Increase]] = {}
    for one in advice.increases:
        found.setdefault(one.column, []).append(one)
    return found


def _spreads(sheets: SupposedSheets, advices: Sequence[Advice]) -> Sheet:
    """Return every 差异系数 before and after, with its cap."""
    heads = ("项目", "组", "现差异系数", "增补后", "上限", "增补后结果")
    draft = sheets.draft(len(heads), "增补前后：差异系数")
    draft.line(heads, Style.HEAD)
    top = draft.height
    for advice in advices:
        for now, then in zip(advice.before.spreads, advice.after.spreads, strict=True):
            row = draft.line((now.part, group_name(now)))
            for column, value in ((2, now.spread.value), (3, then.spread.value)):
                draft.number(row, column, value, SPREAD_DIGITS)
            draft.put(row, 4, value_text(now.cap), Style.CENTRE)
            draft.put(row, 5, is_within(then), Style.CENTRE)
    return sheets.sheet(draft, "差异系数前后", top)


def _method(sheets: SupposedSheets, advices: Sequence[Advice]) -> Sheet:
    draft = sheets.draft(2, "增补建议怎样得来")
    top = draft.height
    for advice in advices:
        for line in method_lines(advice):
            draft.line(line)
    return sheets.sheet(draft, "说明", top)


def method_lines(advice: Advice) -> list[tuple[str, str]]:
    """Return what was asked, how the answer was found and how good it is, line by line."""
    spec = advice.item.at_least
    assert spec is not None
    asked = f"每个单位{len(spec.parts)}项中至少{spec.met}项达到标准"
    asked += f"，其余不低于标准的{plain(spec.others * 100)}%" if spec.met < len(spec.parts) else ""
    asked += "；各项差异系数增补后都不超过上限" if advice.before.spreads else ""
    priced = "按方案中写的单价" if advice.priced else "没有写单价，以一名学生的标准量为1"
    lines = [
        ("指标", advice.item.title),
        ("要求", asked),
        ("费用", f"{plain(rounded(advice.cost, COST_DIGITS))}（{priced}）"),
        ("下界", f"{plain(rounded(advice.bound, COST_DIGITS))}：满足要求的，费用不可能比它再低"),
        ("离最省至多", gap_text(advice.gap) + ("，已证明最省" if advice.proven else "")),
        ("方法", f"线性规划加切面逼近差异系数，分枝定界看了{advice.looked_at}个部分，再取整、复核"),
        ("复核", "把增补写回数据，按方案全部重算；结果见「各单位前后」「差异系数前后」"),
    ]
    if advice.not_asked:
        lines.append(("没有算的单位", "、".join(advice.not_asked) + "：没有数，或不能靠增补达到"))
    if advice.still:
        lines.append(("仍达不到", "、".join(advice.still)))
    return lines
