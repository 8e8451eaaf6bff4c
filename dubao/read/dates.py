"""Dates and periods as people write them (RF-19 to RF-23).

A date is one day; a month, a term, a school year or a range is a `Period`. What cannot be
told for certain is a `Doubt` with the code of the problem.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import isfinite
from typing import Any

from dubao.model.period import Period
from dubao.read.folding import tidy, unspaced
from dubao.read.numbers_text import chinese_number

_EXCEL_EPOCH = date(1899, 12, 30)
_DAYS_BETWEEN_BASES = 1462  # the 1904 base of old Macintosh workbooks
_SERIALS = range(18264, 73416)  # 1950 to 2100: other numbers are no dates of an office
_YEARS = range(1950, 2101)

_CHINESE = re.compile("[〇○零一二两三四五六七八九十]+(?=[年月日号学至到-])")
_WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?$")
_CLOCK = re.compile(r"(?:[T\s]+|(?<=[日号]))(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_DAY_FORMS = (
    re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?"),
    re.compile(r"(?P<y>\d{4})([./-])(?P<m>\d{1,2})\2(?P<d>\d{1,2})[日号]?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
)
_DAY_OF_YEAR = re.compile(r"(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?")
_MONTH = re.compile(r"(\d{4})(?:年(\d{1,2})月份?|[./-](\d{1,2})|(\d{2}))")
_YEAR = re.compile(r"(\d{4})年?度?")
_PART_OF_YEAR = re.compile(r"(\d{4})年?(上半年|下半年|第?[一二三四1-4]季度)")
_SCHOOL_YEAR = re.compile(
    r"(\d{4})(?:[-—–~/至](\d{4}|\d{2}))?学年度?(?:第?(一|二|1|2|上|下|秋季?|春季?)学期)?"
)
_UNTIL = re.compile("至|到|[—–~―]+|-+")
_BARE_YEARS = re.compile(r"(\d{4})-(\d{4})")
_LOST_SIGNS = re.compile(r"\d{5,}[年月日号].*|\d{4}年\d{3,}[日号]?|\d{3,}月.*|.*月\d{3,}[日号]?")


@dataclass(frozen=True)
class Doubt:
    """Why a text is no date: the code of the problem."""

    code: str


When = date | Period | Doubt


def from_1904(values: Sequence[Any]) -> list[Any]:
    """Return a date column with bare serials moved from a workbook's 1904 base to the usual one.

    Cells formatted as dates come as dates already.
    """
    return [v + _DAYS_BETWEEN_BASES if type(v) in (int, float) else v for v in values]


def read_when(value: Any, context_year: int | None = None) -> When:
    """Return the date or period a cell holds; `context_year` is the year of 3月5日."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(float(value))
    return read_text(value, context_year) if isinstance(value, str) else Doubt("bad-date")


def _from_number(number: float) -> When:
    """Read an Excel serial, 20210305, 202103 or 2021."""
    if not isfinite(number):
        return Doubt("bad-date")
    if int(number) in _SERIALS:
        return _EXCEL_EPOCH + timedelta(days=int(number))
    return read_text(str(int(number))) if number == int(number) else Doubt("bad-date")


@lru_cache(maxsize=65536)
def read_text(text: str, context_year: int | None = None) -> When:
    """Return the date or period a text holds, or why it holds none."""
    written = _plain(text)
    whole = _read_whole(written, context_year)
    if whole is not None:
        return _named(whole, text)
    found = _read_any_range(written, context_year)
    if found is not None:
        return _named(found, text)
    if _LOST_SIGNS.fullmatch(written):
        return Doubt("date-signs-lost")
    return Doubt("bad-date")


def _named(found: When, text: str) -> When:
    return Period(found.start, found.end, text.strip()) if isinstance(found, Period) else found


def _plain(text: str) -> str:
    """Fold widths and blanks, turn 二〇二一年三月五日 into digits, drop weekday and clock."""
    day = _WEEKDAY.sub("", unspaced(_CLOCK.sub("", tidy(text))))
    return _CHINESE.sub(_digits, day.replace("O", "〇"))


def _digits(match: re.Match[str]) -> str:
    number = chinese_number(match[0])
    return match[0] if number is None else str(number)


def _read_whole(text: str, context_year: int | None) -> When | None:
    """Read a text that is one day or one named span; None if it is neither."""
    for form in _DAY_FORMS:
        match = form.fullmatch(text)
        if match:
            return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    match = _DAY_OF_YEAR.fullmatch(text)
    if match and context_year is None:
        return Doubt("date-without-year")
    if match and context_year is not None:
        return _day(context_year, int(match["m"]), int(match["d"]))
    return next((span for read in _SPANS if (span := read(text)) is not None), None)


def _day(year: int, month: int, day: int) -> date | Doubt:
    if year not in _YEARS:
        return Doubt("bad-date")
    try:
        return date(year, month, day)
    except ValueError:
        return Doubt("no-such-date")


def _month(text: str) -> When | None:
    match = _MONTH.fullmatch(text)
    if not match:
        return None
    year, month = int(match[1]), int(match[2] or match[3] or match[4])
    if year not in _YEARS or month not in range(1, 13):
        return Doubt("no-such-date")
    return _months(year, month, month)


def _months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _year(text: str) -> When | None:
    match = _YEAR.fullmatch(text)
    return _months(int(match[1]), 1, 12) if match and int(match[1]) in _YEARS else None


def _part_of_year(text: str) -> When | None:
    match = _PART_OF_YEAR.fullmatch(text)
    if not match:
        return None
    year, part = int(match[1]), match[2]
    if part.endswith("半年"):
        return _months(year, 1, 6) if part == "上半年" else _months(year, 7, 12)
    quarter = "一二三四1234".index(part.strip("第季度")) % 4
    return _months(year, quarter * 3 + 1, quarter * 3 + 3)


def _school_year(text: str) -> When | None:
    """Read 2021-2022学年, 2021学年 and their terms.

    A school year runs from 1 September to 31 August, its first term to 31 January: the span
    to which a term belongs, not its days of teaching, which the calendar of the year says.
    """
    match = _SCHOOL_YEAR.fullmatch(text)
    if not match:
        return None
    first, second, term = match.groups()
    start = int(first)
    if second:
        other = int(second if len(second) == 4 else first[:2] + second)
        if abs(other - start) != 1:
            return Doubt("bad-school-year")
        start = min(start, other)
    begin, middle, end = date(start, 9, 1), date(start + 1, 1, 31), date(start + 1, 8, 31)
    if not term:
        return Period(begin, end)
    if term[0] in "一1上秋":
        return Period(begin, middle)
    return Period(middle + timedelta(days=1), end)


_SPANS: tuple[Callable[[str], When | None], ...] = (_school_year, _part_of_year, _month, _year)


def _read_any_range(text: str, context_year: int | None) -> When | None:
    """Try every sign that may mean "until": 2021-3-15-17 holds three."""
    years = _BARE_YEARS.fullmatch(text)
    if years and abs(int(years[1]) - int(years[2])) == 1:
        return Doubt("bad-school-year")
    found = None
    for sign in _UNTIL.finditer(text):
        found = _read_range(text[: sign.start()], text[sign.end() :], context_year) or found
        if isinstance(found, Period):
            return found
    return found


def _read_range(left: str, right: str, context_year: int | None) -> When | None:
    """Read 3月15日至17日 and the like: the right side inherits what it leaves out."""
    first = _read_whole(left, context_year) or _bare_month(left, context_year)
    if first is None or isinstance(first, Doubt):
        return first
    start = first if isinstance(first, date) else first.start
    last = _read_whole(right, start.year) or _read_rest(right, first, start)
    if last is None or isinstance(last, Doubt):
        return last
    end = last if isinstance(last, date) else last.end
    return Period(start, end) if start <= end else Doubt("period-backwards")


def _bare_month(text: str, context_year: int | None) -> Period | None:
    """Read the 3 of 3-5月 or the 3月 of 3月至5月, in the year of the context or as 2021年3."""
    match = re.fullmatch(r"(?:(\d{4})年)?(\d{1,2})月?", text)
    if not match:
        return None
    year = int(match[1] or context_year or 0)
    if year not in _YEARS or int(match[2]) not in range(1, 13):
        return None
    return _months(year, int(match[2]), int(match[2]))


def _read_rest(text: str, first: date | Period, start: date) -> When | None:
    """Read what stands behind "until": a month after a month, a day after a day."""
    if isinstance(first, Period):
        return _bare_month(text, start.year)
    match = re.fullmatch(r"(?:(\d{1,2})[./-])?(\d{1,2})[日号]?", text)
    return _day(start.year, int(match[1] or start.month), int(match[2])) if match else None
