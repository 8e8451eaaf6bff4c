"""What formulas come to, value by value."""

import time
from datetime import date
from typing import Any

import numpy as np
import pytest

from dubao.model.formula.evaluate import evaluate, gather, left_out
from dubao.model.formula.parse import parse
from dubao.model.table import Column
from dubao.model.terms import Reason
from tests.model.formula_scope import Lists, listed

BLANK, BAD, NOT_IN = Reason.BLANK, Reason.ERROR_CELL, Reason.NOT_HANDED_IN
NOT_APPLICABLE, ZERO_BASE, NO_BASE = Reason.NOT_APPLICABLE, Reason.ZERO_BASE, Reason.NO_BASE


def value(text: str, **columns: Any) -> Any:
    """Evaluate for one unit; names given as keyword arguments."""
    scope = Lists({name: [given] for name, given in columns.items()})
    return listed(evaluate(parse(text), scope))[0]


@pytest.mark.parametrize(
    ("text", "columns", "result"),
    [
        ("100 × a ÷ b", {"a": 42, "b": 1000}, pytest.approx(4.2)),
        ("a + b × 2 − 1", {"a": 1, "b": 2}, 4),
        ("−a", {"a": 3}, -3),
        ("−a", {"a": 0}, 0),
        ("a + b", {"a": BLANK, "b": 1}, BLANK),
        ("a + b", {"a": BAD, "b": BLANK}, BAD),
        ("a + b", {"a": 1, "b": NOT_IN}, NOT_IN),
        ("a ÷ b", {"a": 1, "b": 0}, ZERO_BASE),
        ("a ÷ b", {"a": 0, "b": 0}, ZERO_BASE),
        ("a ÷ b", {"a": BLANK, "b": 0}, BLANK),
        ("a ÷ (b − 0.3)", {"a": 1, "b": 0.1 * 3}, ZERO_BASE),
        ("a × b", {"a": 1e200, "b": 1e200}, Reason.OUT_OF_RANGE),
        ("0.1 + 0.2 − a", {"a": 0.3}, 0),
        ("a − b", {"a": 123456789012, "b": 123456789011}, 1),
        ("最大(a, b, 3)", {"a": 1, "b": 5}, 5),
        ("最小(a, b)", {"a": 1, "b": BLANK}, BLANK),
        ("绝对值(a)", {"a": -2}, 2),
        ("进一(a ÷ 12)", {"a": 25}, 3),
        ("进一(a ÷ 12)", {"a": 24}, 2),
        ("进一(a)", {"a": 3.0000000001}, 3),
        ("进一(a)", {"a": -2.1}, -3),
        ("舍去(a)", {"a": 2.9999999999}, 3),
        ("舍去(a)", {"a": -2.9}, -2),
        ("空值取(a, 0)", {"a": BLANK}, 0),
        ("空值取(a, 0)", {"a": 7}, 7),
        ("空值取(a, b)", {"a": BLANK, "b": NOT_APPLICABLE}, NOT_APPLICABLE),
        ("空值取(a ÷ b, 0)", {"a": 1, "b": 0}, 0),
        ("空值取(a, 0)", {"a": BAD}, BAD),
        ("空值取(a, 0)", {"a": NOT_IN}, NOT_IN),
        ("如果(a > 1, 10, 20)", {"a": 2}, 10),
        ("如果(a > 1, 10, 20)", {"a": 1}, 20),
        ("如果(a > 1, 10, 20)", {"a": BLANK}, BLANK),
        ("如果(a > 1, b, 20)", {"a": 0, "b": BLANK}, 20),
        ("如果(a > 1, b, 20)", {"a": 2, "b": BLANK}, BLANK),
        ("如果(b > 0, a ÷ b, 0)", {"a": 2, "b": 0}, 0),
    ],
)
def test_value(text: str, columns: dict[str, Any], result: Any) -> None:
    assert value(text, **columns) == result


@pytest.mark.parametrize(
    ("text", "columns", "result"),
    [
        ("a ÷ b × 100 ≥ 0.9", {"a": 9, "b": 1000}, 1),  # CA-05
        ("0.85 × 4.2 = a", {"a": 3.57}, 1),  # CA-05
        ("a < 0.15", {"a": 0.15}, 0),  # CA-09
        ("a ≤ 0.50", {"a": 0.5}, 1),  # CA-09
        ("a > b", {"a": 0.1 + 0.2, "b": 0.3}, 0),
        ("a − b > 0", {"a": 0.1 + 0.2, "b": 0.3}, 0),
        ("a ≠ b", {"a": 0.1 + 0.2, "b": 0.3}, 0),
        ("a ≠ b", {"a": BLANK, "b": 0.3}, BLANK),
        ("a = 0", {"a": BLANK}, BLANK),  # CA-01
        ("a = 0", {"a": 0}, 1),  # CA-02
        ("x = “是”", {"x": "是"}, 1),
        ("x ≠ “是”", {"x": "是"}, 0),
        ("x = “是”", {"x": None}, BLANK),
        ("x = “（一）”", {"x": "(一)"}, 1),
        ("“是” ≠ x", {"x": "否"}, 1),
        ("x = “是”", {"x": 1}, Reason.UNREADABLE),
        ("x > 1", {"x": "是"}, Reason.UNREADABLE),
        ("x = y", {"x": "小学", "y": "小学"}, 1),
        ("x ≤ y", {"x": date(2021, 3, 5), "y": date(2021, 4, 1)}, 1),
        ("x ≤ y", {"x": date(2021, 3, 5), "y": "无"}, Reason.UNREADABLE),
    ],
)
def test_ca05_condition(text: str, columns: dict[str, Any], result: Any) -> None:
    assert value(text, **columns) == result


@pytest.mark.parametrize(
    ("text", "truths"),
    [
        # rows: a true, false, blank; columns: b true, false, blank
        ("a > 0 且 b > 0", [1, 0, BLANK, 0, 0, 0, BLANK, 0, BLANK]),
        ("a > 0 或 b > 0", [1, 1, 1, 1, 0, BLANK, 1, BLANK, BLANK]),
        ("非 (a > 0 且 b > 0)", [0, 1, BLANK, 1, 1, 1, BLANK, 1, BLANK]),
    ],
)
def test_ca04_logic_is_three_valued(text: str, truths: list[Any]) -> None:
    scope = Lists({"a": [1] * 3 + [0] * 3 + [None] * 3, "b": [1, 0, None] * 3})
    assert listed(evaluate(parse(text), scope)) == truths


@pytest.mark.parametrize(
    ("text", "this", "last", "result"),
    [
        ("a − 上年(a)", 5, 3, 2),
        ("a − 上年(a)", 5, None, NO_BASE),
        ("a − 上年(a)", 5, NOT_IN, NO_BASE),
        ("a − 上年(a)", 5, BAD, BAD),
        ("a − 上年(a)", 5, -3, 8),
        ("(a − 上年(a)) ÷ 上年(a)", 6, 3, 1),
        ("(a − 上年(a)) ÷ 上年(a)", 6, 0, NO_BASE),
        ("(a − 上年(a)) ÷ 上年(a)", 6, -3, NO_BASE),
        ("(a − 上年(a)) ÷ 上年(a)", 6, None, NO_BASE),
        ("(a − 上年(a)) ÷ 上年(a)", None, 3, BLANK),
    ],
)
def test_ca23_growth_without_a_base_has_no_value(
    text: str, this: Any, last: Any, result: Any
) -> None:
    scope = Lists({"a": [this]}, last_year={"a": [last]})
    assert listed(evaluate(parse(text), scope)) == [result]


def test_ca28_gates_on_items_and_counts_of_grades() -> None:
    scope = Lists(
        {"u": [1, 1, 1]},
        aspects={("A", "得分率"): [0.9, 0.8, BLANK], ("B", "评级"): ["A", "C", None]},
        grades={("A", None): [30, 29, 31], ("C", "B"): [0, 0, 1]},
    )
    assert listed(evaluate(parse("A.得分率 ≥ 0.85"), scope)) == [1, 0, BLANK]
    assert listed(evaluate(parse("B.评级 = “A”"), scope)) == [1, 0, BLANK]
    assert listed(evaluate(parse("个数(A) ≥ 30 且 个数(C, B) = 0"), scope)) == [1, 0, 0]


def test_a_text_column_by_its_name_is_that_column() -> None:
    assert listed(evaluate(parse("等级"), Lists({"等级": ["A", None]}))) == ["A", BLANK]


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        evaluate(parse("a + b"), Lists({"a": [1]}))


Values = dict[str, list[Any]]


def gathered(
    text: str, columns: Values, groups: list[int] | None = None, count: int = 1
) -> list[Any]:
    where = None if groups is None else np.array(groups)
    return listed(gather(parse(text, gather=True), Lists(columns), where, count))


@pytest.mark.parametrize(
    ("text", "columns", "result"),
    [
        ("合计(a)", {"a": [1, None, 2]}, 3),
        ("合计(a)", {"a": [None, BAD]}, BLANK),
        ("平均(a)", {"a": [1, None, 2]}, 1.5),
        ("平均(a, 权=w)", {"a": [1, 2], "w": [1, 3]}, 1.75),
        ("平均(a, 权=w)", {"a": [1, 2, 9], "w": [1, 3, None]}, 1.75),
        ("最大(a)", {"a": [1, None, 2]}, 2),
        ("最小(a)", {"a": [1, None, -2]}, -2),
        ("最大(a)", {"a": [None]}, BLANK),
        ("个数(a > 1)", {"a": [1, None, 2, 3]}, 2),
        ("个数(a > 5)", {"a": [1, None, 2, 3]}, 0),
        ("个数()", {"a": [1, None, 2]}, 3),
        ("占比(a ≥ 2, 权=w)", {"a": [1, 2], "w": [10, 30]}, 0.75),
        ("占比(a ≥ 2)", {"a": [1, 2, None, 3]}, pytest.approx(2 / 3)),
        ("种数(a)", {"a": [3, 1, 3, None, 1]}, 2),
        ("种数(a)", {"a": [None]}, BLANK),
        ("种数(月(d))", {"d": [date(2021, 3, 5), date(2021, 3, 31), date(2022, 4, 1)]}, 2),
        ("种数(年(d) × 100 + 月(d))", {"d": [date(2021, 3, 5), date(2022, 3, 5), None]}, 2),
        ("个数(月(d) ≠ 7 且 月(d) ≠ 8)", {"d": [date(2021, 7, 1), date(2021, 9, 1)]}, 1),
    ],
)
def test_gathering(text: str, columns: dict[str, list[Any]], result: Any) -> None:
    assert gathered(text, columns) == [result]


def test_ca10_variation_is_weighted_population_form_total_over_total() -> None:
    # three schools: 10/100, 30/200, 20/100 per pupil: 0.1, 0.15, 0.2; mean 60/400 = 0.15
    # variance (100·0.05² + 0 + 100·0.05²) / 400 = 0.00125; cv = 0.0353553… / 0.15
    found = gathered("差异系数(x ÷ n, 权=n)", {"x": [10, 30, 20], "n": [100, 200, 100]})
    assert found == [pytest.approx(0.2357022603955158, rel=1e-12)]


@pytest.mark.parametrize(
    ("x", "n", "result"),
    [
        ([0.3], [100], 0),  # CA-11: one school
        ([0, 0], [100, 50], NOT_APPLICABLE),  # CA-11: mean 0
        ([0], [100], NOT_APPLICABLE),
        ([0.1, 0.1, 0.1], [3, 7, 11], 0),
        ([0.1, None, 0.2], [100, 100, None], 0),  # only the first is left
        ([0.1, 0.2], [100, 0], 0),
        ([None, None], [1, 1], BLANK),
        ([1, 2], [0, 0], ZERO_BASE),
    ],
)
def test_ca11_variation_at_its_edges(x: list[Any], n: list[Any], result: Any) -> None:
    assert gathered("差异系数(x, 权=n)", {"x": x, "n": n}) == [result]


def test_left_out_names_the_units_that_count_for_nothing() -> None:
    scope = Lists({"x": [0.1, None, 0.2, 0.3], "n": [100, 100, None, 0]})
    found = left_out(parse("差异系数(x, 权=n)", gather=True), scope)
    assert found.tolist() == [False, True, True, True]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("合计(a)", [3, 0, BLANK]),
        ("个数(a > 1)", [1, 0, BLANK]),
        ("个数()", [2, 0, 1]),
        ("平均(a)", [1.5, ZERO_BASE, BLANK]),
        ("最大(a)", [2, ZERO_BASE, BLANK]),
        ("差异系数(a, 权=w)", [pytest.approx(1 / 3), ZERO_BASE, BLANK]),
    ],
)
def test_gathering_by_group(text: str, result: list[Any]) -> None:
    # groups: rows 0 and 1 in the first, none in the second, a blank in the third, one in none
    columns: Values = {"a": [1, 2, None, 99], "w": [1, 1, 1, 1]}
    assert gathered(text, columns, [0, 0, 2, -1], 3) == result


@pytest.mark.parametrize(
    "text", ["合计(a)", "个数(a > 1)", "平均(a)", "最小(a)", "种数(a)", "差异系数(a, 权=a)"]
)
def test_rows_that_belong_to_no_group_give_nothing(text: str) -> None:
    assert gathered(text, {"a": [1, 2]}, [-1, -1], 0) == []


class Many:
    """Half a million rows."""

    count = 500_000

    def __init__(self) -> None:
        random = np.random.default_rng(7)
        self._a = Column.of_numbers(random.uniform(1, 100, self.count))
        self._b = Column.of_numbers(np.where(random.random(self.count) < 0.01, np.nan, 3.0))

    def column(self, name: str) -> Column:
        return self._a if name == "a" else self._b

    def last_year(self, name: str) -> Column:
        return self._a

    def aspect(self, item: str, aspect: str) -> Column:
        raise KeyError(item)

    def graded(self, grade: str, item: str | None) -> Column:
        raise KeyError(grade)


def test_half_a_million_rows_are_columns_not_loops() -> None:
    scope = Many()
    formula = parse("如果((a − 上年(a)) ÷ 上年(a) ≥ 0.05 且 b > 1, 最大(a, b), 空值取(b, 0))")
    cv = parse("差异系数(a ÷ b, 权=b, 按=[g])", gather=True)
    started = time.process_time()
    evaluate(formula, scope)
    gather(cv, scope, np.arange(scope.count) % 4, 4)
    assert time.process_time() - started < 2  # per-row Python would take over ten
