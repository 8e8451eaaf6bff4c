"""The workbook: inputs, entries, results, each result a live formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from dubao.model.assessment import Assessment, ItemResult
from dubao.model.book import Book, Cell, CellValue, Sheet, Style
from dubao.model.formula.gather import COUNTS
from dubao.model.formula.judging import judge
from dubao.model.formula.nodes import Call, Name, Node, walk
from dubao.model.formula.parse import Formula, fold, parse
from dubao.model.grading import Conclusion
from dubao.model.numbers import compare, round_half_up
from dubao.model.rule_text import judgement_text
from dubao.model.scheme import Derived, Item
from dubao.model.terms import Missing, Reason, Verdict
from dubao.papers.workings import nodes
from dubao.papers.workings.entries import Entries, build_raters, build_register, names_in
from dubao.papers.workings.gathering import RowExcel, gathered
from dubao.papers.workings.inputs import (
    build_inputs,
    formulas,
    input_value,
    is_register,
    word_names,
)
from dubao.papers.workings.layout import Columns, constant, live
from dubao.papers.workings.leaves import Leaf, judged
from dubao.papers.workings.nodes import can_drop
from dubao.papers.workings.sheets import (
    DROPPED,
    MISSING,
    Sheets,
    count_key,
    points_key,
    value_key,
    words_of,
)
from dubao.papers.workings.translate import AWAY, guarded

RESULTS = "计算"
JUDGED = "等第（按判定）"


def build_workings(assessment: Assessment) -> Book:
    """Return the 核算表: copies of all inputs, and every score as a formula over them.

    The formulas are made from the scheme alone; what a cell shows before it is recalculated is
    dubao's own result, so a difference after recalculation would be a fault of one of the two.
    """
    scheme = assessment.scheme
    results = Columns(
        RESULTS, f"{scheme.name}　逐项核算，每个结果都可点开看算式", len(assessment.codes)
    )
    sheets = Sheets(assessment, build_inputs(assessment), results, _entries(assessment))
    results.add("代码", "单位代码", [constant(str(code)) for code in assessment.codes])
    results.add("名称", "单位名称", [constant(str(name)) for name in assessment.names])
    _reserve(sheets)
    for spec in scheme.derived:
        _add_derived(sheets, spec)
    for item in scheme.all_items():
        _add_item(sheets, item)
    _add_counts(sheets)
    if scheme.has_points:
        _add_totals(sheets)
    _add_ends(sheets)
    entries = {entry.sheet.name: entry.sheet for entry in sheets.entries.values()}
    mark = "（示例）" if scheme.sample else ""
    made = [sheet.sheet(mark) for sheet in (results, sheets.inputs, *entries.values())]
    return Book(f"{scheme.name}核算表", (_about(assessment, mark), *made))


def _entries(assessment: Assessment) -> dict[str, Entries]:
    """Return the sheets with several rows per unit, by the item or derived value they serve."""
    scheme, tables = assessment.scheme, assessment.dataset.tables
    found = {}
    for spec in scheme.derived:
        if spec.table in tables:
            found[fold(spec.name)] = build_register(assessment, spec.table)
    for item in scheme.leaves():
        if item.rated and item.rated.table in tables:
            found[item.code] = build_raters(assessment, item)
        if item.count and is_register(scheme, item.count.times) and item.count.times in tables:
            found[item.code] = build_register(assessment, item.count.times, item)
    return found


def _reserve(sheets: Sheets) -> None:
    """Fix the order of the result columns first, since formulas may point to any of them."""
    scheme = sheets.assessment.scheme
    keys = [fold(spec.name) for spec in scheme.derived]
    for item in scheme.all_items():
        keys += [value_key(item)] if item.is_leaf else []
        keys += [points_key(item)] if item.has_points else []
    keys += [count_key(words) for words in _counts(sheets.assessment)]
    if scheme.has_points:
        keys += [nodes.BASE, nodes.BONUS, nodes.DEDUCTION, nodes.EXACT, nodes.TOTAL]
    keys += [*map(nodes.tie_key, scheme.ranking.then), nodes.RANK] if scheme.ranking else []
    keys += [nodes.BAND] if scheme.grades else []
    keys += [conclusion.code for conclusion in scheme.conclusions]
    sheets.results.reserve(keys)


def _add_derived(sheets: Sheets, spec: Derived) -> None:
    column = sheets.assessment.derived[spec.name]
    formula = parse(spec.formula, gather=True)
    cells = []
    for unit, value in enumerate(column.values):
        text = _derived(sheets, spec, formula, unit)
        shown: CellValue = "" if column.reasons[unit] else input_value(value)
        text = f'IFERROR({text},"")' if text else '""'
        copied = text == '""' and shown != ""
        cells.append(constant(shown) if copied else live(text, shown, array=formula.gathers))
    sheets.results.add(fold(spec.name), spec.name, cells, spec.formula)


def _derived(sheets: Sheets, spec: Derived, formula: Formula, unit: int) -> str:
    if not formula.gathers:
        return f"{sheets.formula(spec.formula, unit)}+0"
    call = formula.root
    assert isinstance(call, Call)
    if spec.table:
        return _from_register(sheets, spec, call, unit)

    def reference(node: Node) -> str:
        assert isinstance(node, Name)
        key = fold(node.name)
        sheet = sheets.inputs if key in sheets.inputs.letters else sheets.results
        return sheet.range(key)

    excel = RowExcel(reference, word_names(sheets.assessment.scheme))
    inputs = sheets.inputs
    own = {inputs.cell(fold(by), unit): inputs.range(fold(by)) for by in spec.by or formula.by}
    marks = [f"({rows}={cell})" for cell, rows in own.items()]
    marks += [f"({only})" for only in [_only(spec, excel)] if only]
    text = gathered(call, excel, "*".join(marks), sheets.results.count)
    for cell in own:
        text = guarded(cell, text)
    return text


def _from_register(sheets: Sheets, spec: Derived, call: Call, unit: int) -> str:
    """Return a value gathered over a unit's rows of a register; "" where it must be copied."""
    entries = sheets.entries.get(fold(spec.name))
    if entries is None or not names_in(spec) <= entries.sheet.letters.keys():
        return ""
    if not entries.rows[unit]:
        return "0" if call.function in COUNTS else "NA()"

    def reference(node: Node) -> str:
        assert isinstance(node, Name)
        return entries.range(fold(node.name), unit)

    excel = RowExcel(reference, word_names(sheets.assessment.scheme))
    return gathered(call, excel, _only(spec, excel), len(entries.rows[unit]), strict=True)


def _only(spec: Derived, excel: RowExcel) -> str:
    """Return the condition of a 派生 over ranges, "" if it has none."""
    return excel(parse(spec.condition).root) if spec.condition else ""


def _add_item(sheets: Sheets, item: Item) -> None:
    """Add an item's 得分, and a leaf's 取值 before it."""
    found = sheets.assessment.items[item.code]
    units = range(sheets.results.count)
    if item.is_leaf:
        leaves = [Leaf(item, unit, sheets) for unit in units]
        values = _values(found, sheets.assessment)
        cells = [
            live(f'IFERROR({leaf.value()},"")', value)
            for leaf, value in zip(leaves, values, strict=True)
        ]
        head = "取值" if item.has_points else "评级"
        remark = judgement_text(item.judged) if item.judged else item.value
        sheets.results.add(value_key(item), f"{item.code} {head}", cells, remark)
        texts = [leaf.points() for leaf in leaves] if item.has_points else []
    elif item.has_points:
        texts = [nodes.node_points(item, sheets, unit) for unit in units]
    if not item.has_points:
        return
    shown = [
        _shown(item, *of_unit)
        for of_unit in zip(found.points, found.reasons, found.full, strict=True)
    ]
    made = [live(text, value) for text, value in zip(texts, shown, strict=True)]
    remark = f"{item.name}{'' if item.is_leaf else '（小计）'}"
    sheets.results.add(points_key(item), f"{item.code} 得分", made, remark)


def _values(found: ItemResult, assessment: Assessment) -> list[CellValue]:
    """Return the 取值 of a leaf as cells show it; of a grade that does not apply, that word."""
    column, graded = found.value, found.item.is_graded
    if graded:
        column = assessment.lookup.aspect(found.item.code, "评级")
    return [
        (AWAY if graded and why == Reason.NOT_APPLICABLE else "") if why else input_value(value)
        for value, why in zip(column.values, column.reasons, strict=True)
    ]


def _shown(item: Item, points: float, reason: int, full: float) -> CellValue:
    """Return an item's points, or the word for their absence; all below may have dropped out."""
    if not np.isnan(points):
        return float(points)
    if reason == Reason.NOT_APPLICABLE:
        return AWAY
    dropped = item.missing is Missing.REWEIGHT if item.is_leaf else full == 0 and can_drop(item)
    return DROPPED if dropped else MISSING


def _add_totals(sheets: Sheets) -> None:
    scheme, totals = sheets.assessment.scheme, sheets.assessment.totals
    bonus = ("MIN", scheme.bonus_cap)
    deduction = ("MAX", scheme.deduction_floor)
    parts: list[tuple[str, Callable[[int], str], Iterable[Any]]] = [
        (nodes.BASE, lambda unit: nodes.base(sheets, unit), totals.base),
        (
            nodes.BONUS,
            lambda unit: nodes.added(scheme.bonuses, bonus, (sheets, unit)),
            totals.bonus,
        ),
        (
            nodes.DEDUCTION,
            lambda unit: nodes.added(scheme.deductions, deduction, (sheets, unit)),
            totals.deduction,
        ),
        (nodes.EXACT, lambda unit: nodes.exact(sheets, unit), totals.exact),
        (nodes.TOTAL, lambda unit: nodes.published(sheets, unit), totals.published),
    ]
    for key, formula, values in parts:
        shown = [MISSING if np.isnan(value) else float(value) for value in values]
        cells = [live(formula(unit), value) for unit, value in enumerate(shown)]
        sheets.results.add(key, key, cells)
    for code in scheme.ranking.then if scheme.ranking else ():
        points = round_half_up(sheets.assessment.items[code].points, scheme.decimals)
        values = np.nan_to_num(points, nan=nodes.BEHIND).tolist()
        key, count = nodes.tie_key(code), range(len(values))
        texts = [nodes.tie_points(sheets, code, unit) for unit in count]
        sheets.results.add(key, key, list(map(live, texts, values)))
    if scheme.ranking:
        ranks = [float(rank) if rank else "" for rank in totals.rank]
        cells = [live(nodes.rank(sheets, unit), rank) for unit, rank in enumerate(ranks)]
        sheets.results.add(nodes.RANK, nodes.RANK, cells)


def _counts(assessment: Assessment) -> list[tuple[str, ...]]:
    """Return the counts of grades that conditions ask for: ("A",) for 个数("A")."""
    texts = (parse(text, gather=True).root for text in formulas(assessment.scheme))
    calls = (node for root in texts for node in walk(root) if isinstance(node, Call))
    wanted = (words_of(node) for node in calls if node.function == "个数")
    return list(dict.fromkeys(words for words in wanted if words))


def _add_counts(sheets: Sheets) -> None:
    """Add how many items have a grade, for conditions that ask for it."""
    columns = sheets.assessment.lookup
    for words in _counts(sheets.assessment):
        column = columns.graded(words[0], words[1] if len(words) > 1 else None)
        cells = [
            live(f'IFERROR({sheets.counted(words, unit)},"")', "" if why else float(value))
            for unit, (value, why) in enumerate(zip(column.values, column.reasons, strict=True))
        ]
        sheets.results.add(count_key(words), count_key(words), cells)


def _add_ends(sheets: Sheets) -> None:
    """Add the grade by the limits or conditions alone, and the conclusions."""
    assessment, units = sheets.assessment, range(sheets.results.count)
    spec = assessment.scheme.grades
    if spec and spec.judged:
        grades = judge(spec.judged, assessment.lookup).grades
        texts = [judged(spec.judged, sheets, unit) for unit in units]
        shown = [str(grade or "") for grade in grades.values]
        cells = [live(f'IFERROR({text},"")', word) for text, word in zip(texts, shown, strict=True)]
        sheets.results.add(nodes.BAND, JUDGED, cells)
    elif spec:
        cells = [live(nodes.band(spec, sheets, unit), _band(sheets, unit)) for unit in units]
        sheets.results.add(nodes.BAND, nodes.BAND, cells)
    for found, conclusion in zip(
        assessment.conclusions, assessment.scheme.conclusions, strict=True
    ):
        cells = [
            live(_verdict(conclusion, sheets, unit), str(found.verdicts[unit])) for unit in units
        ]
        title = f"{conclusion.code} {conclusion.name}"
        sheets.results.add(conclusion.code, title, cells, conclusion.condition)


def _verdict(conclusion: Conclusion, sheets: Sheets, unit: int) -> str:
    held = sheets.formula(conclusion.condition, unit)
    words = Verdict.MET.value, Verdict.UNMET.value, Verdict.UNDECIDED.value
    return 'IFERROR(IF({},"{}","{}"),"{}")'.format(held, *words)


def _band(sheets: Sheets, unit: int) -> str:
    """Return the grade by the limits alone."""
    spec, total = sheets.assessment.scheme.grades, sheets.assessment.totals.published[unit]
    assert spec is not None
    if np.isnan(total):
        return ""
    held = (tier.gives for tier in spec.bands if compare(total, tier.operator, tier.limit))
    return next(held, spec.otherwise)


def _not_here(assessment: Assessment) -> Iterator[str]:
    """Yield what the sheets do not work out again."""
    if assessment.district is not None:
        yield "区级各项不在本表重算，算式和来源见考核得分册的「区级」表。"


def _about(assessment: Assessment, mark: str) -> Sheet:
    lines = (
        f"{assessment.year} 年度{assessment.scheme.name}核算表{mark}",
        "内部使用。「输入」和「清单」「评委」各表抄录填报数；「计算」表的每一格都是算式。",
        "在 Excel 或 WPS 中点开任一得分即见算式；改「输入」表的数，得分随之重算。",
        "与 dubao 的结果应当逐格相同。",
        "等第一栏只按分数线或判定；条件、封顶、否决和名额见考核得分册。",
        *_not_here(assessment),
        f"状态：{MISSING} 缺项；{DROPPED} 缺项并按满分折算；{AWAY} 不在评定范围。",
    )
    cells = {
        (row, 0): Cell(text, Style.TEXT if row else Style.TITLE) for row, text in enumerate(lines)
    }
    return Sheet("说明", cells, widths=(110.0,))
