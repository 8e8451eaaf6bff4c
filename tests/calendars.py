"""Calendars for tests: read from lines of YAML, as an office writes them."""

from pathlib import Path
from typing import Any

from dubao.model.calendar import Calendar
from dubao.model.problem import Loaded
from dubao.model.settings import Settings
from dubao.read.calendar import load_calendar
from dubao.workspace import calendar_files

OFFICE = {"区": "示例区", "督导机构": "示例区人民政府教育督导室"}
NOWHERE = Path("/nonexistent")


def read(root: Path = NOWHERE, **keys: Any) -> Loaded[Calendar]:
    """Read the calendar of an office whose dubao.yaml holds these keys under 校历."""
    settings = Settings.model_validate({**OFFICE, "校历": keys})
    return load_calendar(root, settings, calendar_files(None))


def shanghai(**keys: Any) -> Calendar:
    """Return the shipped calendar of Shanghai with lines of one's own."""
    return read(采用="上海", **keys).value


def line(kind: str, first: str, last: str | None = None, **more: Any) -> dict[str, Any]:
    """Return one line of 日程 or 节假日."""
    ended = {} if last is None else {"结束": last}
    return {"类别": kind, "开始": first, **ended, **more}
