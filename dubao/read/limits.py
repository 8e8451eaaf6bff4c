"""Deadlines as letters and ledgers write them: 30日内, 自收到之日起2个月内, 4月前, 立行立改."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dubao.model.deadline import Demand
from dubao.model.limit import Limit, parse_limit
from dubao.model.period import Period
from dubao.model.terms import Dateless, TimeUnit
from dubao.read.dates import read_text
from dubao.read.folding import unspaced
from dubao.read.numbers_text import chinese_number

_WORDS = {
    Dateless.AT_ONCE: r"立行立改|立改立行|立即(?:整改)?|即知即改|边督边改|马上(?:整改)?",
    Dateless.END_OF_TERM: r"(?:本)?学期(?:末|结束前|结束)",
    Dateless.LASTING: r"长期(?:坚持|整改)?|持续(?:推进|整改|坚持)?|常抓不懈",
}
_EVENTS = {
    "送达": r"收到|送达|接到",
    "意见书成文": r"印发|发文|下发|成文|签发",
    "督导结束": r"督导结束|督导工作结束",
}
_SINCE = re.compile(
    r"[(]?自?(?P<event>收到|送达|接到|印发|发文|下发|成文|签发|督导工作结束|督导结束)"
    r"[^之日\d]{0,12}(?:之日|当日|日)?(?:起|后|之后)?(?:计|算|计算)?[)]?[,.、]?"
)
_NUMERAL = re.compile(
    r"(?<!\d)[一二两三四五六七八九十百]+(?=个?(?:工作日|自然日|日|天|周|星期|月|年|学期|学年))"
)
_LEAD = re.compile("^(?:限期|限于|限|应于|须于|请于|应在|须在|于|在)")
_TAIL = re.compile("(?:完成整改|整改完成|整改到位|整改完毕|(?:报送|提交)整改报告|完成|办结)$")
_WEEKS = re.compile(r"(\d{1,2})个?(?:周|星期)")
_MOST_YEARS = 10
_YEARLESS = re.compile(r"\d{1,2}月.*")
_YEAR_END = re.compile(r"(?:(\d{4})|今|本)?年{1,2}(?:底|末)(?:之?前|以前)?")
_ENDING = re.compile("(底|末)?((?:之|以)?前)?$")


def read_demand(text: str, year: int | None = None) -> Demand | None:
    """Return what a text asks for; None if it cannot be told.

    `year` is the year of a month or day without one. 4月前 is no later than 31 March (TM-07),
    4月底前 and 6月30日前 are the days themselves.
    """
    written = unspaced(text).strip("。.;")
    for word, pattern in _WORDS.items():
        if re.fullmatch(pattern, written):
            return word
    bare = _TAIL.sub("", _LEAD.sub("", written))
    digits = _NUMERAL.sub(lambda match: str(chinese_number(match[0]) or match[0]), bare)
    return _period(digits) or _day(digits, year)


def _period(text: str) -> Limit | None:
    digits = _WEEKS.sub(lambda match: f"{7 * int(match[1])}日", text.replace("半年", "6个月"))
    since = _SINCE.search(digits)
    event = ""
    if since:
        event = next(name for name, words in _EVENTS.items() if re.match(words, since["event"]))
        digits = digits[: since.start()] + digits[since.end() :]
    found = parse_limit(digits)
    if found is None or (found.unit is TimeUnit.YEAR and found.count > _MOST_YEARS):
        return None  # 22年 is more likely a year
    return Limit(found.count, found.unit, found.before, event)


def _day(text: str, year: int | None) -> date | None:
    """Read a day, a month, a year end; with 前 behind it a month ends before it begins."""
    end = _YEAR_END.fullmatch(text)
    if "学期" in text or "学年" in text:
        return None  # its days of teaching are not those of its span
    if end:
        which = int(end[1]) if end[1] else year
        return date(which, 12, 31) if which else None
    ending = _ENDING.search(text)
    bare = text[: ending.start()] if ending else text
    whole = f"{year}年{bare}" if year and _YEARLESS.fullmatch(bare) else bare
    found = read_text(whole)
    if isinstance(found, Period):
        excluded = ending and ending[2] and not ending[1]
        return found.start - timedelta(days=1) if excluded else found.end
    return found if isinstance(found, date) else None
