"""Rules said in plain Chinese, as they stand in the table for signing and on papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dubao.model.formula.fault import FormulaFault
from dubao.model.formula.parse import parse
from dubao.model.formula.printing import SIGNS, printed
from dubao.model.numbers import plain
from dubao.model.rules import Amount, AtLeast, Band, Count, Given, RankPoints, Rated
from dubao.model.scheme import Item
from dubao.model.terms import OTHERWISE, PartCase, RaterMean, RuleKind, SameProject


def standard_text(item: Item) -> str:
    """Return a leaf's rule as a sentence, "" if it has none: 「≥ 0 得 6 分；否则 0 分」.

    The item's own 不高于 and 不低于 follow.
    """
    if item.rule is None:
        return ""
    kind, parameters = item.rule
    parts = [_TEXT[kind](item, parameters), *_bounds(item.floor, item.cap)]
    return "，".join(part for part in parts if part)


def formula_text(text: str) -> str:
    """Return a formula as papers print it; as written where it is not understood."""
    try:
        return printed(parse(text, gather=True).root)
    except FormulaFault:
        return text


def amount_text(amount: Amount) -> str:
    """Return a number, or 小学 10／初中 8 for a map."""
    if isinstance(amount, dict):
        return "／".join(f"{name} {signed(value)}" for name, value in amount.items())
    return signed(amount)


def signed(value: float) -> str:
    """Return a number with a proper minus sign."""
    return plain(value).replace("-", "−")


def band_text(band: Band, limit: float | None = None) -> str:
    """Return a tier's condition: ≥ 90; `limit` is a unit's own where it differs by unit."""
    return f"{SIGNS[band.operator]} {amount_text(band.limit if limit is None else limit)}"


def _bands(item: Item, bands: tuple[Band, ...]) -> str:
    tiers = [f"{band_text(band)} 得 {band.gives.replace('-', '−')} 分" for band in bands]
    if item.otherwise is not None:
        tiers.append(f"否则 {amount_text(item.otherwise)} 分")
    return "；".join(tiers)


def _line(_: Item, points: tuple[tuple[float, Amount], ...]) -> str:
    way = "，".join(f"{signed(x)}→{amount_text(y)}" for x, y in points)
    return f"{way}，之间按比例"


def _given(_: Item, given: Given) -> str:
    return f"由「{given.source}」给分"


_PART = {PartCase.UP: "按一次计", PartCase.DROP: "不计", PartCase.SHARE: "按比例计"}


def _count(_: Item, count: Count) -> str:
    step = "" if count.step == 1 else f"每 {plain(count.step)}"
    times = formula_text(count.times)
    parts = [f"起点 {amount_text(count.start)} 分"] if count.start else []
    if isinstance(count.each, dict):
        levels = "、".join(f"{name} {signed(value)} 分" for name, value in count.each.items())
        parts.append(f"按「{times}」{step or '每项'}：{levels}")
    else:
        parts.append(f"「{times}」{step or '每次'} {signed(count.each)} 分")
    if count.step != 1:
        parts.append(f"不足的{_PART[count.part]}")
    if count.same is SameProject.HIGHEST:
        parts.append("同一项目取最高")
    return "，".join([*parts, *_bounds(count.floor, count.cap)])


def _grades(_: Item, grades: dict[str, Amount]) -> str:
    return "；".join(f"{grade} {amount_text(points)} 分" for grade, points in grades.items())


def judgement_text(judged: Mapping[str, str]) -> str:
    """Return conditions in order and the grade of each: 合格：x ≥ 5；不合格：其余."""
    return "；".join(f"{grade}：{condition_text(text)}" for grade, text in judged.items())


def condition_text(condition: str) -> str:
    """Return one of the conditions of 判定 as papers print it."""
    return condition if condition == OTHERWISE else formula_text(condition)


def _judged(item: Item, judged: dict[str, str]) -> str:
    points = f"；{_grades(item, item.grades)}" if item.grades else ""
    return judgement_text(judged) + points


def _ranks(_: Item, ranks: RankPoints) -> str:
    points = "、".join(signed(value) for value in ranks.points)
    within = f"按{ranks.within}分组，" if ranks.within else ""
    return f"{within}按「{formula_text(ranks.value)}」从高到低依次得 {points} 分，以后同最后一个"


def _rated(_: Item, rated: Rated) -> str:
    mean = {
        RaterMean.MEAN: "评委分取平均",
        RaterMean.MEDIAN: "评委分取中位数",
        RaterMean.TRIMMED: f"评委满 {rated.trim_from} 人时去掉一个最高分和一个最低分后平均",
    }[rated.mean]
    scale = f"，按 {plain(rated.full)} 分制折算" if rated.full else ""
    return f"{mean}{scale}，至少 {rated.at_least} 名评委"


def _at_least(item: Item, spec: AtLeast) -> str:
    parts = "，".join(f"{name} ≥ {amount_text(part.standard)}" for name, part in spec.parts.items())
    others = f"，其余不低于标准的 {plain(spec.others * 100)}%" if spec.others else ""
    outcome = "得满分，否则 0 分" if item.has_points else "为达标"
    return f"{parts}；{len(spec.parts)} 项中至少 {spec.met} 项达到{others}，{outcome}"


def _bounds(floor: Amount | None, cap: Amount | None) -> list[str]:
    """Return 不低于 and 不高于 as far as they are set."""
    least = [] if floor is None else [f"不低于 {amount_text(floor)} 分"]
    most = [] if cap is None else [f"不高于 {amount_text(cap)} 分"]
    return least + most


_TEXT: dict[RuleKind, Callable[[Item, Any], str]] = {
    RuleKind.GIVEN: _given,
    RuleKind.BANDS: _bands,
    RuleKind.LINE: _line,
    RuleKind.COUNT: _count,
    RuleKind.GRADES: _grades,
    RuleKind.RANKS: _ranks,
    RuleKind.RATED: _rated,
    RuleKind.AT_LEAST: _at_least,
    RuleKind.JUDGED: _judged,
}
