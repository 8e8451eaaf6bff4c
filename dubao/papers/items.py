"""An assessment item by item, as the score book and the feedback print it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dubao.model.assessment import Assessment, Change, ItemResult
from dubao.model.numbers import close, compare, plain, rounded, rounded_text
from dubao.model.place import Place
from dubao.model.scheme import Item
from dubao.model.terms import Reason, Role, RuleKind

USUAL_DIGITS, EXACT_DIGITS = 2, 6  # decimals of a value; more where it must not look like a limit
_WORKED_OUT = frozenset(
    {
        RuleKind.BANDS,
        RuleKind.LINE,
        RuleKind.COUNT,
        RuleKind.GRADES,
        RuleKind.RANKS,
        RuleKind.JUDGED,
    }
)
_NOT_SAID = Change("", math.nan)


@dataclass(frozen=True)
class Line:
    """One leaf of one unit. Points are NaN where there are none; texts "" where nothing is said.

    `levels` are the names from the domain down to the leaf; `value` is what the points rest on,
    `rater` a department.
    """

    item: Item
    levels: tuple[str, ...]
    full: float
    points: float
    self_points: float
    self_words: str
    self_place: Place | None
    value: str
    why: str
    rater: str
    missing: str
    grade: str  # 评级 or 判定
    applies: bool
    is_extra: bool  # 加分 or 扣分: no full marks
    is_changed: bool  # after appeal

    @property
    def loses(self) -> bool:
        """Whether points are lost on it."""
        return bool(compare(self.points, "<", 0.0 if self.is_extra else self.full))


class ItemView:
    """Looks up what there is to print on every item; computes nothing."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.scheme = assessment.scheme
        self.decimals = assessment.scheme.decimals

    def text(self, value: float) -> str:
        """Return points as printed, at the scheme's decimals; — for none."""
        return rounded_text(value, self.decimals)

    def lines(self, unit: int, roots: tuple[Item, ...]) -> Iterator[Line]:
        """Yield the leaves below `roots` for one unit, in order."""
        for root in roots:
            for leaf in root.leaves():
                yield self._line(unit, self._paths[leaf.code])

    def rater_of(self, leaf: Item) -> str:
        """Return the department that scores a leaf; never a person (SE-01)."""
        path = self._paths[leaf.code]
        named = next((item.department for item in reversed(path) if item.department), "")
        source = self.scheme.sources.get(_source_name(leaf))
        return named or (source.handed_in_by if source else "")

    def changes(self, unit: int) -> Iterator[tuple[Item, Change, Change]]:
        """Yield every change of a score after appeal: the item, the step before, the change."""
        for item in self.scheme.leaves():
            before = _NOT_SAID
            for step in self.assessment.items[item.code].trails.get(unit, ()):
                if step.stage == Role.APPEAL:
                    yield item, before, step
                before = step

    @cached_property
    def _paths(self) -> Mapping[str, tuple[Item, ...]]:
        """The way from the domain down to every leaf, by the leaf's code."""
        scheme = self.scheme
        roots = (*scheme.items, *scheme.bonuses, *scheme.deductions)
        return {path[-1].code: path for root in roots for path in _paths(root)}

    def _line(self, unit: int, path: tuple[Item, ...]) -> Line:
        leaf = path[-1]
        result = self.assessment.items[leaf.code]
        trail = result.trails.get(unit, ())
        own = next((step for step in trail if step.stage == Role.SELF_SCORE), _NOT_SAID)
        is_extra = path[0] not in self.scheme.items
        return Line(
            item=leaf,
            levels=tuple(item.name for item in path),
            full=float(result.full[unit]),
            points=float(result.points[unit]),
            self_points=own.points,
            self_words=own.why,
            self_place=own.place,
            value=_value_text(leaf, result, unit),
            why=_why(leaf, result, unit, trail),
            rater=self.rater_of(leaf),
            missing=missing_reason(result, unit),
            grade=grade_of(result, unit),
            applies=is_extra or bool(result.full[unit] > 0) or _is_graded_alone(result, unit),
            is_extra=is_extra,
            is_changed=any(step.stage == Role.APPEAL for step in trail),
        )


def missing_items(assessment: Assessment, unit: int) -> Iterator[tuple[Item, str]]:
    """Yield the leaves that apply to a unit and have no value, each with the reason."""
    for item in assessment.scheme.leaves():
        reason = missing_reason(assessment.items[item.code], unit)
        if reason:
            yield item, reason


def missing_reason(result: ItemResult, unit: int) -> str:
    """Return why an item that applies to a unit has no value, "" if it has one."""
    reason = Reason(int(result.reasons[unit]))
    left_out = reason is Reason.NOT_APPLICABLE and not result.full[unit]
    return "" if left_out else reason.text


def grade_of(result: ItemResult, unit: int) -> str:
    """Return the grade of an item that applies, "" where it has none."""
    lacking = result.value.reasons[unit] or result.reasons[unit]
    graded = result.item.is_leaf and result.item.is_graded and not lacking
    return str(result.value.values[unit]) if graded else ""


def _is_graded_alone(result: ItemResult, unit: int) -> bool:
    return not result.item.has_points and bool(result.reasons[unit] != Reason.NOT_APPLICABLE)


def _why(leaf: Item, result: ItemResult, unit: int, trail: tuple[Change, ...]) -> str:
    """Return why points are as they are: what the scorer wrote, else what held.

    What is said of 评分 names raters, so nothing of it is returned (SE-01).
    """
    if leaf.rule and leaf.rule[0] is RuleKind.RATED:
        return ""
    source = _source_name(leaf)
    written = next((step.why for step in trail if source and step.stage == source), "")
    return written or str(result.notes[unit] or "")


def _value_text(leaf: Item, result: ItemResult, unit: int) -> str:
    """Return the value that points rest on, with as many digits as tell it from a limit (CA-07).

    What persons scored has none.
    """
    kind = leaf.rule[0] if leaf.rule else None
    if kind not in _WORKED_OUT or result.value.reasons[unit]:
        return ""
    value = result.value.values[unit]
    if isinstance(value, str):
        return value
    shown = rounded(value, USUAL_DIGITS)
    if not close(shown, value) and any(close(shown, limit) for limit in _limits(leaf)):
        shown = rounded(value, EXACT_DIGITS)
    return f"{plain(shown)}{leaf.unit or ('次' if kind is RuleKind.COUNT else '')}"


def _limits(leaf: Item) -> Iterator[float]:
    """Yield the values at which a leaf's points change."""
    for amount in (band.limit for band in leaf.bands or ()):
        yield from amount.values() if isinstance(amount, dict) else [amount]
    yield from (value for value, _ in leaf.line_through or ())


def _source_name(leaf: Item) -> str:
    if leaf.given:
        return leaf.given.source
    return leaf.rated.table if leaf.rated else ""


def _paths(item: Item, above: tuple[Item, ...] = ()) -> Iterator[tuple[Item, ...]]:
    path = (*above, item)
    if item.is_leaf:
        yield path
    for child in item.children:
        yield from _paths(child, path)
