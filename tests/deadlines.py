"""Deadlines for tests: shipped rules, the calendar of Shanghai, events as text."""

from datetime import date
from typing import Any

from dubao.model.deadline import Case, Due, Rulebook
from dubao.model.deadline_keys import MAIN_CHAIN
from dubao.model.problem import Loaded
from dubao.model.settings import Settings
from dubao.read.deadlines import demand_after, load_rulebook
from dubao.schedule.deadlines import Clock, dues
from dubao.workspace import deadline_files
from tests.calendars import OFFICE, shanghai

REVISITS = [
    {"事项": "回访", "类别": "综合", "起算": "督导结束", "期限": "12个月", "顺延": "上课日", "核对": "示例"},
    {"事项": "回访", "类别": "专项", "起算": "督导结束", "期限": "6个月", "顺延": "上课日", "核对": "示例"},
]  # fmt: skip


def rulebook(**keys: Any) -> Loaded[Rulebook]:
    """Read the rules of an office whose dubao.yaml holds these keys under 期限."""
    return load_rulebook(Settings.model_validate({**OFFICE, "期限": keys}), deadline_files(None))


def clock(today: str = "2021-03-05", **keys: Any) -> Clock:
    """Return the shipped rules of Shanghai, or others, on a day."""
    rules = rulebook(**{"采用": ["国家", "上海"], **keys}).value
    return Clock(rules, shanghai(), date.fromisoformat(today))


def case(kind: str = "综合", demand: str = "", **events: str) -> Case:
    """Return a supervision with these events and the demand of its letter."""
    days = {name: date.fromisoformat(day) for name, day in events.items()}
    asked = demand_after(demand, days.get("送达"))
    return Case("D01", "", kind=kind, events=days, demands={"整改报告": asked} if asked else {})


def due(step: str, at: Clock, of: Case, chain: str = MAIN_CHAIN) -> Due:
    """Return one step of a case."""
    (found,) = [one for one in dues(at, of, chain) if one.rule.name == step]
    return found
