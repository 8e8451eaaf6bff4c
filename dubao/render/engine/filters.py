"""The filters that templates may use: Jinja's harmless ones, and those for the office's values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from jinja2 import pass_environment
from jinja2.environment import Environment
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.filters import make_attrgetter

from dubao.render.engine.faults import TooMuchError, ValueFaultError
from dubao.render.engine.limits import LONGEST_TEXT, short
from dubao.render.engine.printing import GAP, chinese_date, plain_text

_HARMLESS = tuple(
    "abs attr capitalize count d default dictsort first float groupby int items last length list"  # noqa: SIM905
    " lower map max min reject rejectattr reverse select selectattr sort sum title trim truncate"
    " unique upper wordcount".split()
)
_MOST_HEADINGS = 99
_MOST_COLUMNS = 63  # Word's limit


def money(value: Any, digits: int = 2) -> str:
    """Return an amount with thousands separated: 1234567.891 → 1,234,567.89."""
    number = _number(value)
    if number is None:
        return GAP
    whole, _, rest = _rounded(number, digits).partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", whole)
    return f"{sign}{grouped}{'.' if rest else ''}{rest}"


def percent(value: Any, digits: int = 2) -> str:
    """Return a share as a percentage: 0.8567 → 85.67%."""
    number = _number(value)
    return GAP if number is None else f"{_rounded(number * 100, digits)}%"


def decimals(value: Any, digits: int = 2) -> str:
    """Return a number with exactly so many decimals, rounded half up: 2.675 → 2.68."""
    number = _number(value)
    return GAP if number is None else _rounded(number, digits)


def day(value: Any) -> str:
    """Return a date as 2021年3月5日, with nothing of the time of day."""
    if value is None:
        return GAP
    if not isinstance(value, date):
        raise ValueFaultError("「日期」前面的值不是日期")
    return chinese_date(value)


def heading_number(value: Any) -> str:
    """Return a whole number from 1 to 99 as headings have it: 12 → 十二."""
    from dubao.model.numbers import chinese_number

    number = _number(value)
    if number is None or number != int(number) or not 1 <= number <= _MOST_HEADINGS:
        raise ValueFaultError("「汉字」前面要是 1 到 99 的整数")
    return chinese_number(int(number))


def gap(value: Any, text: str = "") -> Any:
    """Return the value, or the text where there is none: {{ 值|空缺("（待补）") }}."""
    missing = value is None or (isinstance(value, float) and value != value)  # noqa: PLR0124
    return text if missing else value


def colour(value: Any) -> str:
    """Return a cell's colour: six hexadecimal digits, with or without a # before them."""
    text = plain_text(value).lstrip("#")
    if text != "auto" and not re.fullmatch(r"[0-9A-Fa-f]{6}", text):
        raise ValueFaultError(f"「{text[:20]}」不是颜色；要写六位十六进制数，如 FFDD00")
    return text


def columns(value: Any) -> int:
    """Return over how many columns a cell stretches: a whole number from 1 to 63."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_COLUMNS:
        raise ValueFaultError("横跨的列数要是 1 到 63 的整数")
    return value


@pass_environment
def joined(
    environment: Environment, values: Iterable[Any], between: str = "", attribute: Any = None
) -> str:
    """Return the values as one text with `between` between them."""
    if attribute is not None:
        values = map(make_attrgetter(environment, attribute), values)
    texts = [plain_text(value) for value in values]
    if sum(map(len, texts)) + len(between) * len(texts) > LONGEST_TEXT:
        raise TooMuchError
    return between.join(texts)


def replaced(text: Any, old: str, new: str) -> str:
    """Return the text with every `old` replaced by `new`."""
    source = plain_text(text)
    if len(source) + source.count(old) * len(new) > LONGEST_TEXT:
        raise TooMuchError
    return source.replace(old, new)


def rounded(value: Any, digits: int = 0) -> float:
    """Return the number rounded half up; the value is used on, not printed."""
    number = _number(value)
    if number is None:
        raise ValueFaultError("「round」前面没有数")
    return float(_rounded(number, min(digits, 12)))


def _number(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        raise ValueFaultError(f"「{plain_text(value)[:20]}」不是数，不能按数的格式印")
    number = float(value)
    return None if number != number else number  # noqa: PLR0124


def _rounded(number: float, digits: int) -> str:
    from dubao.model.numbers import rounded_text

    return rounded_text(number, digits)


def _text(value: Any) -> str:
    return short(plain_text(value))


FILTERS: Mapping[str, Callable[..., Any]] = {
    **{name: DEFAULT_FILTERS[name] for name in _HARMLESS},
    "金额": money,
    "百分比": percent,
    "小数": decimals,
    "日期": day,
    "汉字": heading_number,
    "空缺": gap,
    "join": joined,
    "replace": replaced,
    "round": rounded,
    "string": _text,
    "e": _text,
    "escape": _text,
    "forceescape": _text,
    "safe": _text,
    "dubao_colour": colour,
    "dubao_columns": columns,
}
