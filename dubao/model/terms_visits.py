"""Words of revisits: what may be said of one, what it found, the stages of schools."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """What a person may say of a revisit (dubao schedule mark --state)."""

    NOTIFIED = "已通知"
    CONFIRMED = "已确认"
    DONE = "已完成"
    MOVED = "改期"
    POSTPONED = "延期"
    CANCELLED = "取消"
    WAITING = "待排"


class Outcome(StrEnum):
    """What a revisit found of the last opinions (回访: 结论)."""

    DONE = "已落实"
    PARTLY = "部分落实"
    NOT_DONE = "未落实"


STAGES_OF_KIND: dict[str, tuple[str, ...]] = {
    "幼儿园": ("幼儿园",),
    "小学": ("小学",),
    "教学点": ("小学",),
    "初级中学": ("初中",),
    "九年一贯制学校": ("小学", "初中"),
    "十二年一贯制学校": ("小学", "初中", "高中"),
    "完全中学": ("初中", "高中"),
    "高级中学": ("高中",),
    "特殊教育学校": ("小学", "初中"),
}
"""The stages that a kind of school has, where its register does not say (学段)."""
