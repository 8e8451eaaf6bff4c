"""How much a template may do: loops, sizes of texts and numbers, which methods it may call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from types import BuiltinMethodType
from typing import Any

from dubao.render.engine.faults import ForbiddenError, TooMuchError

MOST_OUTPUT = 100_000_000  # characters of XML in one part
PER_ROUND = 20  # what one round of a loop costs besides what it prints
LONGEST_RANGE = 10_000
LONGEST_TEXT = 1_000_000
LONGEST_NUMBER = 4_096  # bits

_TEXT = frozenset(
    "capitalize count endswith find index isalnum isalpha isdigit isnumeric islower isupper lower"  # noqa: SIM905
    " lstrip removeprefix removesuffix rstrip split splitlines startswith strip title upper".split()
)
_GROUP = frozenset({"count", "index"})
_MAPPING = frozenset({"get", "items", "keys", "values"})
_METHODS: dict[type, frozenset[str]] = {
    str: _TEXT,
    dict: _MAPPING,
    list: _GROUP,
    tuple: _GROUP,
    range: _GROUP,
}
CALLABLE = _TEXT | _GROUP | _MAPPING  # whatever they are called on


class Budget:
    """What is left for one part of one paper."""

    def __init__(self) -> None:
        self.left = MOST_OUTPUT

    def spend(self, amount: int) -> None:
        """Take the amount; TooMuchError if there is not so much left."""
        self.left -= amount
        if self.left < 0:
            raise TooMuchError

    def each(self, group: Iterable[Any], cost: int) -> Iterable[Any]:
        """Return the group to loop over, paid for at `cost` a round."""
        if isinstance(group, Sized):
            self.spend(len(group) * cost)
            return group
        return self._paid(iter(group), cost)

    def _paid(self, group: Iterator[Any], cost: int) -> Iterator[Any]:
        for item in group:
            self.spend(cost)
            yield item


def limited_range(*bounds: int) -> range:
    """Return a range of at most LONGEST_RANGE numbers."""
    numbers = range(*bounds)
    if len(numbers) > LONGEST_RANGE:
        raise TooMuchError
    return numbers


def checked(operator: str, left: Any, right: Any) -> None:
    """Refuse a sum, product or power whose result would be enormous."""
    if operator == "+":
        if isinstance(left, Sized) and isinstance(right, Sized):
            _short(len(left) + len(right))
    elif operator == "*":
        if isinstance(left, Sized) or isinstance(right, Sized):
            raise ForbiddenError("文字或清单乘以数")
        _small(_bits(left) + _bits(right))
    elif operator == "**":
        _small(_bits(left) * (abs(right) if isinstance(right, int) else 1))
    elif operator == "%" and isinstance(left, str | bytes):
        raise ForbiddenError("用 % 拼文字")


def _bits(number: Any) -> int:
    return number.bit_length() if isinstance(number, int) else 1


def _small(bits: int) -> None:
    if bits > LONGEST_NUMBER:
        raise TooMuchError


def _short(length: int) -> None:
    if length > LONGEST_TEXT:
        raise TooMuchError


def short(text: str) -> str:
    """Return the text; TooMuchError if it is enormous."""
    _short(len(text))
    return text


def may_call(function: Any) -> bool:
    """Tell whether templates may call a method of text, list or mapping."""
    if not isinstance(function, BuiltinMethodType):
        return True
    owner = function.__self__
    for kind, methods in _METHODS.items():
        if isinstance(owner, kind):
            return function.__name__ in methods
    return False
