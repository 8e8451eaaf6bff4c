"""Inner nodes and the total as Excel formulas."""

from __future__ import annotations

from collections.abc import Sequence

from dubao.model.formula.parse import fold, parse
from dubao.model.grading import GradeBands
from dubao.model.numbers import plain
from dubao.model.scheme import Item
from dubao.model.terms import Combine, Missing, Ties
from dubao.papers.workings.inputs import lifted_key
from dubao.papers.workings.sheets import DROPPED, MISSING, Sheets, full_marks, points_key
from dubao.papers.workings.translate import AWAY, quoted

BEHIND = -1e9  # in the place of points that are not there
BASE, BONUS, DEDUCTION = "基本分", "加分合计", "扣分合计"
EXACT, TOTAL, RANK, BAND = "总分（未取整）", "总分", "名次", "等第（按分数线）"


def node_points(item: Item, sheets: Sheets, unit: int) -> str:
    """Return the formula of an inner node's 得分."""
    scored = [child for child in item.children if child.has_points]
    return _joined(item, scored, node_full(item, sheets, unit), (sheets, unit))


def node_full(item: Item, sheets: Sheets, unit: int) -> float:
    """Return a node's full marks as the scheme has them for a unit."""
    if item.is_leaf or item.full is not None:
        return full_marks(item, sheets, unit)
    scored = [child for child in item.children if child.has_points]
    full = _full_below(item, scored, [node_full(child, sheets, unit) for child in scored])
    return full if item.cap is None else min(full, item.cap)


def _full_below(item: Item, children: Sequence[Item], parts: Sequence[float]) -> float:
    if item.combine is Combine.SUM:
        return sum(parts)
    if item.combine.weighs:
        weights = [_weight(child) for child in children]
        return sum(w * f for w, f in zip(weights, parts, strict=True)) / sum(weights)
    return max(parts)


def _weight(item: Item) -> float:
    return 1.0 if item.weight is None else item.weight


def can_drop(item: Item) -> bool:
    """Tell whether a node can be taken out of its parent's full marks."""
    if item.is_leaf:
        return bool(item.applies) or item.missing is Missing.REWEIGHT
    return all(can_drop(child) for child in item.children if child.has_points)


def _joined(item: Item, children: Sequence[Item], full: float, at: tuple[Sheets, int]) -> str:
    """Put children together by 方式; one that counts and has no points leaves none."""
    sheets, unit = at
    cells = [sheets.results.cell(points_key(child), unit) for child in children]
    fulls = [node_full(child, sheets, unit) for child in children]
    drops = any(map(can_drop, children))
    text = {
        Combine.SUM: _sum,
        Combine.WEIGHTED: _weighted,
        Combine.HIGHEST: _highest,
        Combine.LOWEST: _lowest,
        Combine.GEOMETRIC: _geometric,
    }[item.combine](list(zip(children, cells, fulls, strict=True)), full, drops)
    text = f"MIN({plain(item.cap)},{text})" if item.cap is not None else text
    text = f"MAX({plain(item.floor)},{text})" if item.floor is not None else text
    if drops and all(map(can_drop, children)):
        gone = ",".join(f'{cell}="{DROPPED}"' for cell in cells)
        text = f'IF(COUNT({",".join(cells)})=0,IF(OR({gone}),"{DROPPED}","{AWAY}"),{text})'
    blocked = ",".join(f'{cell}="{MISSING}"' for cell in cells)
    return f'IF(OR({blocked}),"{MISSING}",{text})'


_Parts = list[tuple[Item, str, float]]  # child, the cell of its points, its full marks


def _sum(parts: _Parts, full: float, drops: bool) -> str:
    total = f"SUM({','.join(cell for _, cell, _ in parts)})"
    declared = sum(own for _, _, own in parts)
    if not drops:
        return total
    counted = "+".join(
        f"IF(ISNUMBER({cell}),{plain(own)},0)" if can_drop(child) else plain(own)
        for child, cell, own in parts
    )
    if declared == 0:
        return total
    dropping = [cell for child, cell, _ in parts if can_drop(child)]
    return f"{total}*IF(COUNT({','.join(dropping)})<{len(dropping)},{plain(full)}/({counted}),1)"


def _weighted(parts: _Parts, full: float, drops: bool) -> str:
    """满分 × Σ(权重 × 得分率) ÷ Σ权重, over the children that count."""
    rates, weights = [], []
    for child, cell, own in parts:
        weight = plain(_weight(child))
        rate = f"{weight}*{cell}/{plain(own)}"
        maybe = drops and can_drop(child)
        rates.append(f"IF(ISNUMBER({cell}),{rate},0)" if maybe else rate)
        weights.append(f"IF(ISNUMBER({cell}),{weight},0)" if maybe else weight)
    return f"{plain(full)}*({'+'.join(rates)})/({'+'.join(weights)})"


def _geometric(parts: _Parts, full: float, drops: bool) -> str:
    """满分 × Π 得分率^(权重 ÷ Σ权重), over the children that count."""
    rates, weights = [], []
    for child, cell, own in parts:
        weight = plain(_weight(child))
        rate = f"MAX(0,{cell}/{plain(own)})^{weight}"
        maybe = drops and can_drop(child)
        rates.append(f"IF(ISNUMBER({cell}),{rate},1)" if maybe else rate)
        weights.append(f"IF(ISNUMBER({cell}),{weight},0)" if maybe else weight)
    return f"{plain(full)}*({'*'.join(rates)})^(1/({'+'.join(weights)}))"


def _highest(parts: _Parts, _: float, __: bool) -> str:
    return f"MAX({','.join(cell for _, cell, _ in parts)})"


def _lowest(parts: _Parts, _: float, __: bool) -> str:
    return f"MIN({','.join(cell for _, cell, _ in parts)})"


def base(sheets: Sheets, unit: int) -> str:
    """Return the sum of the roots, made up to 总分 where a part drops out."""
    scheme = sheets.assessment.scheme
    whole = Item(code="总分", name="总分")
    scored = [item for item in scheme.items if item.has_points]
    parts = sum(node_full(item, sheets, unit) for item in scored)
    full = parts if scheme.full is None else scheme.full
    text = _joined(whole, scored, full, (sheets, unit))
    return f'IFERROR({text}+0,"{MISSING}")' if all(map(can_drop, scored)) else text


def added(items: Sequence[Item], limits: tuple[str, float | None], at: tuple[Sheets, int]) -> str:
    """Return the sum of 加分 or 扣分 within its limit, `limits` being MIN or MAX and the limit."""
    if not items:
        return "0"
    sheets, unit = at
    cells = [sheets.results.cell(points_key(item), unit) for item in items]
    text = f"SUM({','.join(cells)})"
    function, limit = limits
    text = f"{function}({plain(limit)},{text})" if limit is not None else text
    blocked = ",".join(f'{cell}="{MISSING}"' for cell in cells)
    return f'IF(OR({blocked}),"{MISSING}",{text})'


def exact(sheets: Sheets, unit: int) -> str:
    """Return the unrounded total: the parts, 总分's limits, vetoes that lower it."""
    scheme, results = sheets.assessment.scheme, sheets.results
    parts = [results.cell(key, unit) for key in (BASE, BONUS, DEDUCTION)]
    text = "+".join(parts)
    if scheme.total_floor is not None:
        text = f"MAX({plain(scheme.total_floor)},{text})"
    if scheme.total_cap is not None:
        text = f"MIN({plain(scheme.total_cap)},{text})"
    for veto in scheme.vetoes:
        if veto.outcome.total_cap is None:
            continue
        lifted = sheets.inputs.cell(lifted_key(veto.code), unit)
        held = sheets.excel(unit)(parse(veto.condition).root)
        cap = plain(veto.outcome.total_cap)
        bound = f"IFERROR(IF({held},{cap},9E+99),IF({text}<={cap},9E+99,NA()))"
        text = f'MIN({text},IF({lifted}="是",9E+99,{bound}))'
    return f'IFERROR({text},"{MISSING}")'


def published(sheets: Sheets, unit: int) -> str:
    """Return the total as published: rounded half up, once."""
    cell = sheets.results.cell(EXACT, unit)
    digits = sheets.assessment.scheme.decimals
    return f'IF(ISNUMBER({cell}),ROUND(ROUND({cell},9),{digits}),"{MISSING}")'


def tie_key(code: str) -> str:
    """Return the key of an item's points as 再比 compares them."""
    return f"再比({code})"


def tie_points(sheets: Sheets, code: str, unit: int) -> str:
    """Return an item's points rounded as published; without any it stands behind all others."""
    cell = sheets.results.cell(f"得分({code})", unit)
    digits = sheets.assessment.scheme.decimals
    return f"IF(ISNUMBER({cell}),ROUND(ROUND({cell},9),{digits}),{plain(BEHIND)})"


def rank(sheets: Sheets, unit: int) -> str:
    """Return the rank on the published total, then 再比; equal ones share the better.

    Counted are the units ahead, or with 连续 the different places ahead: each as the share that
    it has among its equals.
    """
    spec, results, inputs = sheets.assessment.scheme.ranking, sheets.results, sheets.inputs
    assert spec is not None
    keys = [TOTAL, *map(tie_key, spec.then)]
    columns = [(results.range(key), results.cell(key, unit)) for key in keys]
    ahead, level = [], ""
    for others, mine in columns:
        ahead.append(f"{level}({others}>{mine})")
        level += f"({others}={mine})*"
    counted = f"ISNUMBER({columns[0][0]})*({'+'.join(ahead)})"
    same = [others for others, _ in columns]
    if spec.within:
        attribute = fold(spec.within)
        counted += f"*({inputs.range(attribute)}={inputs.cell(attribute, unit)})"
        same.append(inputs.range(attribute))
    if spec.ties is Ties.DENSE:
        counted += f"/COUNTIFS({','.join(f'{others},{others}' for others in same)})"
    return f'IF(ISNUMBER({columns[0][1]}),1+SUMPRODUCT({counted}),"")'


def band(spec: GradeBands, sheets: Sheets, unit: int) -> str:
    """Return the grade by the limits alone: before 条件, 封顶, 否决 and 名额."""
    total = sheets.results.cell(TOTAL, unit)
    text = quoted(spec.otherwise)
    for tier in reversed(spec.bands):
        assert isinstance(tier.limit, float)
        sign = {"==": "=", "!=": "<>"}.get(tier.operator, tier.operator)
        text = f"IF(ROUND({total},9){sign}{plain(tier.limit)},{quoted(tier.gives)},{text})"
    return f'IF(ISNUMBER({total}),{text},"")'
