"""What formulas are understood as, and where others are refused."""

import pytest

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
from dubao.model.formula.parse import FormulaFault, fold, parse


def outline(node: Node) -> object:
    """Return nodes as plain tuples, operator or function first."""
    match node:
        case Binary(sign, left, right) | Comparison(sign, left, right):
            found: object = (sign, outline(left), outline(right))
        case Unary(sign, operand):
            found = (sign, outline(operand))
        case Logic(sign, parts):
            found = (sign, *map(outline, parts))
        case Call(function, arguments, weight, by):
            keywords = () if weight is None else (("权", outline(weight)),)
            grouped = (("按", *by),) if by else ()
            found = (function, *map(outline, arguments), *keywords, *grouped)
        case Number(value):
            found = value
        case Text(word):
            found = f"“{word}”"
        case ItemAspect(item, aspect):
            found = f"{item}.{aspect}"
        case Name(name):
            found = name
    return found


def plainly(text: str, gather: bool = False) -> object:
    return outline(parse(text, gather).root)


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("教育支出 * 10000 / 在校生数", ("/", ("*", "教育支出", 10000.0), "在校生数")),
        ("教育支出 × 10000 ÷ 在校生数", ("/", ("*", "教育支出", 10000.0), "在校生数")),
        ("（a＋b）－c＊d／e", ("-", ("+", "a", "b"), ("/", ("*", "c", "d"), "e"))),
        ("a − b", ("-", "a", "b")),
        ("-a * b", ("*", ("-", "a"), "b")),
        ("+a", "a"),
        ("１２．５", 12.5),
        ("ａｂ", "ab"),
        ("a ＞ 1", (">", "a", 1.0)),
        ("a＜＝1", ("<=", "a", 1.0)),
        ("a ≥ 1", (">=", "a", 1.0)),
        ("a ≤ 1", ("<=", "a", 1.0)),
        ("a ≠ 1", ("!=", "a", 1.0)),
        ("a = 1", ("==", "a", 1.0)),
        ("a ＝ 1", ("==", "a", 1.0)),
        ("a == 1", ("==", "a", 1.0)),
        ("x == “是”", ("==", "x", "“是”")),
        ("'是' != x", ("!=", "“是”", "x")),
        (
            "a > 0 且 b > 0 或 c > 0",
            ("or", ("and", (">", "a", 0.0), (">", "b", 0.0)), (">", "c", 0.0)),
        ),
        ("a>0且b>0", ("and", (">", "a", 0.0), (">", "b", 0.0))),
        ("(a>0)或(b>0)", ("or", (">", "a", 0.0), (">", "b", 0.0))),
        ("x=“是”或y", ("or", ("==", "x", "“是”"), "y")),
        ("非 a > 0", ("not", (">", "a", 0.0))),
        ("非(a > 0)", ("not", (">", "a", 0.0))),
        ("非营利数 + 或有负债", ("+", "非营利数", "或有负债")),
        ("`1.1 面积（㎡）` / 2", ("/", "1.1 面积(m2)", 2.0)),
        ("`权` = 1", ("==", "权", 1.0)),
        ("权 = 1", ("==", "权", 1.0)),
        ("A.得分率 >= 0.8", (">=", "A.得分率", 0.8)),
        ("`1.1` . 得分 >= 8", (">=", "1.1.得分", 8.0)),
        ("A1.评级 == 'A'", ("==", "A1.评级", "“A”")),
        (
            "个数(A) ≥ 30 且 个数('C') = 0",
            ("and", (">=", ("个数", "“A”"), 30.0), ("==", ("个数", "“C”"), 0.0)),
        ),
        ("个数(A, B1) > 2", (">", ("个数", "“A”", "“B1”"), 2.0)),
        ("最大(a，b, 0)", ("最大", "a", "b", 0.0)),
        ("空值取(上年(a), 0)", ("空值取", ("上年", "a"), 0.0)),
        ("如果(a = 1, b, c)", ("如果", ("==", "a", 1.0), "b", "c")),
        ("最大 + 合计", ("+", "最大", "合计")),
        ("lambda_ + import1", ("+", "lambda_", "import1")),
    ],
)
def test_formula_is_understood(text: str, nodes: object) -> None:
    assert plainly(text) == nodes


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("合计(a × 2)", ("合计", ("*", "a", 2.0))),
        ("个数()", ("个数",)),
        ("个数(状态 != “已销号”)", ("个数", ("!=", "状态", "“已销号”"))),
        ("占比(a ≥ 1, 权=班数)", ("占比", (">=", "a", 1.0), ("权", "班数"))),
        (
            "差异系数(a，权＝b，按＝［学段，类别］)",
            ("差异系数", "a", ("权", "b"), ("按", "学段", "类别")),
        ),
        ("平均(a, 按=学段)", ("平均", "a", ("按", "学段"))),
        ("最大(a)", ("最大", "a")),
        ("最大(a, b)", ("最大", "a", "b")),
        ("a + 1", ("+", "a", 1.0)),
    ],
)
def test_gathering_formula_is_understood(text: str, nodes: object) -> None:
    assert plainly(text, gather=True) == nodes


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        ("a + ", 2, "「+」后面没有写完", "补上后面的数或名称"),
        ("a + × b", 4, "「×」前面缺少一个数或名称", "补上，或去掉多出的符号"),
        (
            "教师 学生",
            3,
            "「教师」和「学生」之间缺少运算符号",
            "两个量之间写上运算符号；名称中有空格时放在反引号 ` 中",
        ),
        ("a and b", 2, "「a」和「and」之间缺少运算符号", "写成 且、或、非"),
        ("(a + b", 0, "「(」没有配对", "括号要成对"),
        ("a + b)", 5, "「)」没有配对", "括号要成对"),
        ("（a + b]", 6, "「]」没有配对", "括号要成对"),
        ("0 ≤ x ≤ 1", 8, "一次只能比较两个量", "写成 0 ≤ x 且 x ≤ 1"),
        ("1,234 + a", 1, "逗号只能放在函数的括号里", "数中不写千位逗号"),
        ("100人 + a", 0, "「100人」不是数，也不是名称", "名称以数字开头时放在反引号 ` 中"),
        (
            "a ≥ 85%",
            6,
            "看不懂「%」",
            "百分数写成数，例如 85% 写成 85 或 0.85；列名中有 % 时把列名放在反引号 ` 中",
        ),
        ("a <> 1", 2, "看不懂「<>」", "不等号写成 ≠ 或 !="),
        ("a == “是", 5, "看不懂「“」", "引号要成对"),
        ("a > “是”", 4, "引号中的文字只能同一个列用 = 或 ≠ 比较", "例如 学段 = “小学”"),
        ("a + “是”", 4, "引号中的文字只能放在 = 或 ≠ 的一边", "例如 学段 = “小学”"),
        ("(a > 1) × 5", 1, "「×」要的是数，这里是条件", "由条件取数写成 如果(条件, 数, 数)"),
        ("a > 1 且 3", 8, "「且」要的是条件，这里是数或文字", "例如 应交付数 > 0"),
        ("SUM(a)", 0, "没有「SUM」这个函数", "可用「合计」"),
        ("绝对(a)", 0, "没有「绝对」这个函数", "可用「绝对值」"),
        ("合计(a) ÷ 2", 0, "「合计」只能放在派生算式的最外层", "先写成一个派生值，再用它的名称"),
        ("最大(a)", 0, "「最大」要 2 到 20 项，这里有 1 项", "各项之间用逗号分开"),
        ("上年(a + b)", 3, "「上年」里只能是一个列名", "例如 上年(教育支出)"),
        ("A1.满分 > 1", 3, "「.」后面看不懂「满分」", "指标编号后面只能写 .得分、.得分率 或 .评级"),
        ("最大(a, 权=b)", 6, "「最大」没有 权= 和 按=", "名称是「权」「按」时放在反引号 ` 中"),
        ("`` + 1", 0, "「``」中是空的或有看不见的字符", "重新输入引号中的文字"),
    ],
)
def test_fault_says_where_and_what(text: str, at: int, message: str, hint: str) -> None:
    with pytest.raises(FormulaFault) as fault:
        parse(text)
    assert (fault.value.at, fault.value.message, fault.value.hint) == (at, message, hint)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("差异系数(a)", "「差异系数」缺少 权="),
        ("合计(a, 权=b)", "「合计」不加权"),
        ("平均(a, 权=b, 权=c)", "「权」写了两次"),
        ("平均(a, 按=[a + 1])", "「按」后面要列名"),
        ("个数(a)", ""),
        ("个数(a + 1)", "「个数」要的是条件，这里是数或文字"),
        ("合计(a) + 1", "「合计」只能放在派生算式的最外层"),
    ],
)
def test_gathering_fault(text: str, message: str) -> None:
    if not message:
        assert parse(text, gather=True).gathers
        return
    with pytest.raises(FormulaFault, match=message):
        parse(text, gather=True)


def test_ca23_last_years_names_are_kept_apart() -> None:
    formula = parse("支出 − 上年(支出) + `上年 数`")
    assert formula.names == {"支出", "上年 数"}
    assert formula.last_year_names == {"支出"}


def test_ca28_items_used_are_known() -> None:
    formula = parse("A.得分率 ≥ 0.8 且 个数(A, B1) > 2")
    assert formula.items == {"A", "B1"}
    assert formula.is_condition


def test_names_are_equal_after_folding() -> None:
    assert fold("　生均面积（㎡） ") == fold("生均面积(m2)") == "生均面积(m2)"


def test_a_sum_of_a_hundred_names_is_understood() -> None:
    assert len(parse("+".join(f"a{i}" for i in range(100))).names) == 100
