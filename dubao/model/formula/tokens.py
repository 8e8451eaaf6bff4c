"""From the text of a formula to its tokens, each with its place in the text as typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from dubao.model.formula.fault import FormulaFault, fold, shown


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    TEXT = auto()
    NAME = auto()
    ASPECT = auto()  # `A1.得分率`
    SIGN = auto()  # + - * /
    COMPARE = auto()  # >= > <= < == !=
    LOGIC = auto()  # and, or
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()
    LIST_OPEN = auto()
    LIST_CLOSE = auto()
    COMMA = auto()
    KEYWORD = auto()  # `权=` or `按=`


OPERANDS = frozenset({Kind.NUMBER, Kind.TEXT, Kind.NAME, Kind.ASPECT})


@dataclass(frozen=True)
class Token:
    """One token; `value` is folded or turned into Python's sign, `of` an aspect's item."""

    kind: Kind
    value: str
    at: int
    written: str
    of: str = ""

    @property
    def ends_operand(self) -> bool:
        """Whether an operator may follow."""
        return self.kind in OPERANDS or self.kind in (Kind.CLOSE, Kind.LIST_CLOSE)

    @property
    def is_bare_name(self) -> bool:
        """Whether it is a name without backticks."""
        return self.kind is Kind.NAME and self.written[0] not in "`｀"


LARGEST = 1e15
ASPECTS = ("得分", "得分率", "评级")
_LOGIC = {"且": "and", "或": "or"}
_SIGNS = {"+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "/": "/", "÷": "/"}
_COMPARE = {sign: sign for sign in (">=", ">", "<=", "<", "==", "!=")} | {
    "=": "==",
    "≥": ">=",
    "≧": ">=",
    "≤": "<=",
    "≦": "<=",
    "≠": "!=",
}
_BRACKETS = {
    "(": Kind.OPEN,
    ")": Kind.CLOSE,
    "[": Kind.LIST_OPEN,
    "]": Kind.LIST_CLOSE,
    ",": Kind.COMMA,
}

_WORD = r"[^\W\d]\w*"
_TOKEN = re.compile(
    rf"""(?P<blank>\s+)
    | (?P<number>(?P<digits>[0-9０-９]+(?:[.．][0-9０-９]+)?)(?P<tail>\w*))
    | (?P<text>["“”＂][^"“”＂]*["“”＂] | ['‘’＇][^'‘’＇]*['‘’＇])
    | (?P<aspect>(?P<item>{_WORD}|[`｀][^`｀]*[`｀])\s*[.．]\s*(?P<which>\w+))
    | (?P<keyword>[权按])\s*[=＝](?![=＝])
    | (?P<word>{_WORD})
    | (?P<name>[`｀][^`｀]*[`｀])
    | (?P<power>\*\*|\^|//|<>)
    | (?P<compare>[<>=!＜＞＝！][=＝] | [<>=＜＞＝≥≤≠≧≦])
    | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)

_HINTS = {
    "%": "百分数写成数，例如 85% 写成 85 或 0.85；列名中有 % 时把列名放在反引号 ` 中",
    "**": "算式中没有乘方；自乘写成 x × x",
    "^": "算式中没有乘方；自乘写成 x × x",
    "//": "算式中没有整除；写成 舍去(x ÷ y)",
    "<>": "不等号写成 ≠ 或 !=",
    ".": "小数写成 0.5；「.」只用在指标编号后面，例如 A1.得分率；编号中有「.」时放在反引号 ` 中",
    "、": "函数的各项用逗号分开",
    "`": "反引号要成对",
    '"': "引号要成对",
    "'": "引号要成对",
}
_HINT = "算式中只有数、名称、+ − × ÷、比较、且或非、括号和函数；名称中有其他符号时放在反引号 ` 中"


def tokens(text: str) -> list[Token]:
    """Return the tokens of a formula, blanks left out; FormulaFault for what is none."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        assert match is not None  # the last alternative takes any character
        at = match.end()
        if match["blank"]:
            continue
        token = _token(match, found[-1] if found else None)
        at = token.at + len(token.written)
        found.append(token)
    return found


def _token(match: re.Match[str], before: Token | None) -> Token:
    """Make the token of one match."""
    group = match.lastgroup
    if group == "word":
        return _word(match, before)
    if group == "keyword":
        return _keyword(match, before)
    makers = {"number": _number, "text": _text, "aspect": _aspect, "name": _backtick}
    return makers.get(group or "", _sign)(match)


def _number(match: re.Match[str]) -> Token:
    tail, written, at = match["tail"], match["digits"], match.start()
    value = fold(written)
    if tail and tail[0] not in _LOGIC:
        raise FormulaFault(
            at, f"{shown(match[0])}不是数，也不是名称", "名称以数字开头时放在反引号 ` 中"
        )
    if re.match(r"0\d", value):
        raise FormulaFault(at, f"数{shown(value)}不应以 0 开头", "数中不写千位逗号")
    if float(value) > LARGEST:
        raise FormulaFault(at, "这个数太大", f"最大到 {LARGEST:.0f}")
    return Token(Kind.NUMBER, value, at, written)


def _text(match: re.Match[str]) -> Token:
    return Token(Kind.TEXT, _inside(match[0], match.start()), match.start(), match[0])


def _backtick(match: re.Match[str]) -> Token:
    at = match.start()
    return Token(Kind.NAME, _name(_inside(match[0], at), at), at, match[0])


def _keyword(match: re.Match[str], before: Token | None) -> Token:
    """Tell `权=…` among a function's arguments from a comparison with a column 权."""
    word, at = match["keyword"], match.start()
    if before and before.kind is Kind.COMMA:
        return Token(Kind.KEYWORD, word, at, match[0])
    return Token(Kind.NAME, word, at, word)


def _inside(written: str, at: int) -> str:
    """Return what stands between quotes or backticks, if a person can see it."""
    inner = written[1:-1].strip()
    if not inner or not unicodedata.normalize("NFKC", inner).isprintable():
        raise FormulaFault(at, f"{shown(written)}中是空的或有看不见的字符", "重新输入引号中的文字")
    return inner


def _name(name: str, at: int) -> str:
    """Return a folded name; one with a leading underscore is refused."""
    folded = fold(name)
    if folded.startswith("_") or "__" in folded:
        raise FormulaFault(at, f"{shown(folded)}不能作名称", "名称不以下划线开头，也不连用下划线")
    return folded


def _aspect(match: re.Match[str]) -> Token:
    item, which, at = match["item"], fold(match["which"]), match.start()
    if which not in ASPECTS:
        raise FormulaFault(
            match.start("which"),
            f"「.」后面看不懂{shown(which)}",
            "指标编号后面只能写 .得分、.得分率 或 .评级",
        )
    code = _name(_inside(item, at) if item[0] in "`｀" else item, at)
    return Token(Kind.ASPECT, which, at, match[0], of=code)


def _word(match: re.Match[str], before: Token | None) -> Token:
    """Tell 且 或 非 from names; after a finished operand 且x can only be 且 and x."""
    written, at = match[0], match.start()
    word = fold(written)
    if word == "非":
        return Token(Kind.NOT, "not", at, written)
    finished = before is not None and before.ends_operand and not before.is_bare_name
    if word in _LOGIC or (finished and word[0] in _LOGIC):
        return Token(Kind.LOGIC, _LOGIC[word[0]], at, written[0])
    return Token(Kind.NAME, _name(word, at), at, written)


def _sign(match: re.Match[str]) -> Token:
    written, at = match[0], match.start()
    sign = unicodedata.normalize("NFKC", written)
    if sign in _SIGNS:
        return Token(Kind.SIGN, _SIGNS[sign], at, written)
    if sign in _BRACKETS:
        return Token(_BRACKETS[sign], sign, at, written)
    if sign in _COMPARE:
        return Token(Kind.COMPARE, _COMPARE[sign], at, written)
    quote = {"“": '"', "”": '"', "‘": "'", "’": "'"}.get(sign, sign)
    raise FormulaFault(at, f"看不懂{shown(written)}", _HINTS.get(quote, _HINT))
