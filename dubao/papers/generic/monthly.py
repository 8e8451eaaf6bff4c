"""月度: in which months a unit has entries in its lists, and in which none though some are due."""

from __future__ import annotations

from functools import partial

from dubao.papers.generic.lazy import Lazy
from dubao.papers.generic.page import Page
from dubao.papers.months import Months, dated_lists, months_text
from dubao.papers.wording import gap


def monthly(page: Page, unit: int) -> Lazy:
    """Return for every 清单 with dates 次数, 月数, 有 and 缺 of one unit."""
    lists = dated_lists(page.assessment.scheme)
    return Lazy({one[0]: partial(_monthly, page, unit, *one) for one in lists.items()})


def _monthly(page: Page, unit: int, source: str, column: str) -> Lazy:
    found = page.months(source, column)
    if found is None:
        missing = gap(f"{source}：未报送")
        return Lazy(dict.fromkeys(("次数", "月数", "有", "缺"), lambda: missing))
    return _of(page, f"{page.name(unit)} {source}", found[unit])


def _of(page: Page, whose: str, months: Months) -> Lazy:
    held = tuple(month for month in months.held if month in months.due)

    def say(what: str, printed: str) -> str:
        return page.figures.said(page.paper, f"{whose} {what}", printed, "数清单中的日期")

    return Lazy(
        {
            "次数": lambda: say("次数", str(months.counts.total())),
            "月数": lambda: say("有记录的月数", str(len(held))),
            "有": lambda: say("有记录的月份", months_text(held)),
            "缺": lambda: say("空缺的月份", months_text(months.gaps)),
        }
    )
