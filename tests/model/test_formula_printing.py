"""Formulas on paper, and back again."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.formula.nodes import (
    Binary,
    Call,
    Comparison,
    ItemAspect,
    Logic,
    Name,
    Node,
    Number,
    Text,
    Unary,
)
from dubao.model.formula.order import DEEPEST_BRACKETS
from dubao.model.formula.parse import parse
from dubao.model.formula.printing import printed


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("100*教师/学生", "100 × 教师 ÷ 学生"),
        ("(a+b)*c", "(a + b) × c"),
        ("a+(b*c)", "a + b × c"),
        ("a-(b-c)", "a − (b − c)"),
        ("a/(b/c)", "a ÷ (b ÷ c)"),
        ("-a*b", "−a × b"),
        ("a*-b", "a × (−b)"),
        ("a-(-5)", "a − (−5)"),
        ("a>=1 且 (b=2 或 非 c<3)", "a ≥ 1 且 (b = 2 或 非 (c < 3))"),
        ("x!='是'", "x ≠ “是”"),
        ("`面积（㎡）`/2", "`面积(m2)` ÷ 2"),
        ("`1.1`.得分率>=0.85", "`1.1`.得分率 ≥ 0.85"),
        ("个数(A,B1)>=30", "个数(“A”, “B1”) ≥ 30"),
        ("如果(a>1,b,0.1)", "如果(a > 1, b, 0.1)"),
        ("`权`+1", "`权` + 1"),
        ("0.12345678901234", "0.12345678901234"),
        ("1000000000000", "1000000000000"),
    ],
)
def test_formula_as_paper_has_it(text: str, paper: str) -> None:
    assert printed(parse(text).root) == paper


def test_gathering_formula_as_paper_has_it() -> None:
    root = parse("差异系数(a/b,权=n,按=[学段,`类 别`])", gather=True).root
    assert printed(root) == "差异系数(a ÷ b, 权=n, 按=[学段, `类 别`])"


def test_names_may_be_shown_as_numbers_with_their_cells() -> None:
    cells = {"教师": "42 [教师.xlsx!F12]", "学生": "1000 [学生.xlsx!C12]", "差": "-3"}
    root = parse("100 * 教师 / (学生 + 0) - 差").root

    def show(node: Node) -> str | None:
        return cells[node.name] if isinstance(node, Name) else None

    assert printed(root, show) == "100 × 42 [教师.xlsx!F12] ÷ (1000 [学生.xlsx!C12] + 0) − (-3)"


names = st.sampled_from(["a", "教师", "1年级 数", "面积(m2)", "且", "非", "权", "最大", "或x"])
leaves = st.one_of(
    st.builds(Name, names),
    st.builds(Number, st.floats(0, 1e15)),
    st.builds(ItemAspect, names, st.sampled_from(["得分", "得分率"])),
    st.builds(lambda name: Call("上年", (Name(name),)), names),
)
inner: st.SearchStrategy[Node] = st.deferred(lambda: leaves | numbers | leaves)
numbers: st.SearchStrategy[Node] = st.one_of(
    st.builds(Binary, st.sampled_from("+-*/"), inner, inner),
    st.builds(Unary, st.just("-"), inner),
    st.builds(Call, st.sampled_from(["最大", "最小", "空值取"]), st.tuples(inner, inner)),
    st.builds(Call, st.just("如果"), st.tuples(st.deferred(lambda: conditions), inner, inner)),
)
compared: st.SearchStrategy[Node] = st.one_of(
    st.builds(Comparison, st.sampled_from([">=", ">", "<=", "<", "==", "!="]), inner, inner),
    st.builds(
        Comparison,
        st.sampled_from(["==", "!="]),
        st.builds(Name, names),
        st.builds(Text, st.sampled_from(["是", "'a"])),
    ),
)
conditions: st.SearchStrategy[Node] = st.deferred(
    lambda: (
        compared
        | st.builds(Unary, st.just("not"), conditions)
        | st.builds(Logic, st.sampled_from(["and", "or"]), st.tuples(conditions, conditions))
        | compared
    )
)


@given(inner | conditions)
def test_what_is_printed_parses_to_equal_nodes(node: Node) -> None:
    text = printed(node)
    if len(text) <= 500 and _deepest(text) <= DEEPEST_BRACKETS:
        assert parse(text).root == node


def _deepest(text: str) -> int:
    """Return how many brackets stand in one another, names in backticks counted in."""
    return max(accumulate((sign == "(") - (sign == ")") for sign in text), default=0)
