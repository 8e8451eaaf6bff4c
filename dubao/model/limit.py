"""A period as rules state it: 10个工作日, 30日, 3个月, 提前30日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

from dubao.model.terms import TimeUnit

_UNITS = {
    "日": TimeUnit.DAY,
    "天": TimeUnit.DAY,
    "自然日": TimeUnit.DAY,
    "工作日": TimeUnit.WORKING_DAY,
    "个工作日": TimeUnit.WORKING_DAY,
    "个月": TimeUnit.MONTH,  # 9月 is September
    "年": TimeUnit.YEAR,
    "学期": TimeUnit.TERM,
    "个学期": TimeUnit.TERM,
    "学年": TimeUnit.SCHOOL_YEAR,
    "个学年": TimeUnit.SCHOOL_YEAR,
}
_LIMIT = re.compile(rf"(提前)?(\d{{1,4}})({'|'.join(_UNITS)})(?:以?内)?")
EXPECTED = "期限（如 30日、10个工作日、3个月、1个学期、提前30日）"


@dataclass(frozen=True)
class Limit:
    """So many units after an event, or before it; the day of the event is not counted.

    `event` is the event that the text itself names (自送达之日起), "" if it names none.
    """

    count: int
    unit: TimeUnit
    before: bool = False
    event: str = ""

    @property
    def text(self) -> str:
        """The period in the office's words: 10个工作日, 30日, 3个月."""
        many = "个" if self.unit is TimeUnit.WORKING_DAY else ""
        return f"{'提前' if self.before else ''}{self.count}{many}{self.unit.value}"


def parse_limit(text: str) -> Limit | None:
    """Read a period written with digits; None if the text is something else."""
    match = _LIMIT.fullmatch("".join(text.split()))
    if not match or not int(match[2]):
        return None
    return Limit(int(match[2]), _UNITS[match[3]], before=bool(match[1]))


def _limit(value: Any) -> Any:
    found = parse_limit(value) if isinstance(value, str) else value
    if found is None:
        raise ValueError(EXPECTED)
    return found


LimitKey = Annotated[Limit, BeforeValidator(_limit)]
"""A period in the office's YAML."""
