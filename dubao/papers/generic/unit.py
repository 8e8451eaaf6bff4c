"""The names that tell of one unit whatever the scheme: in its own paper and in summaries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from dubao.papers.generic.comments import comments
from dubao.papers.generic.lists import absent, lists
from dubao.papers.generic.monthly import monthly
from dubao.papers.generic.outcome import conclusions, items
from dubao.papers.generic.page import Page
from dubao.papers.generic.surveys import surveys, surveys_by_name
from dubao.papers.generic.tallies import tallies
from dubao.papers.generic.values import numbers, values


def unit_names(page: Page, unit: int) -> dict[str, Any]:
    """Return 值, 数, 项, 结论, 清单, 清点, 月度, 评语, 问卷 and 未报 of one unit."""
    return {name: made() for name, made in unit_makers(page, unit).items()}


def unit_makers(page: Page, unit: int) -> dict[str, Callable[[], Any]]:
    """Return how to make each of these names; nothing is worked out before it is asked for."""
    return {
        "值": partial(values, page, unit),
        "数": partial(numbers, page, unit),
        "项": partial(items, page, unit),
        "结论": partial(conclusions, page, unit),
        "清单": partial(lists, page, [unit]),
        "清点": partial(tallies, page, [unit]),
        "月度": partial(monthly, page, unit),
        "评语": partial(comments, page, unit),
        "问卷": partial(surveys_by_name, page, unit),
        "各问卷": partial(surveys, page, unit),
        "未报": partial(absent, page, unit),
    }
