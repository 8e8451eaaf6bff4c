"""Terms of rectification and of visit records: what `terms.py` is for all else."""

from __future__ import annotations

from enum import StrEnum


class FindingState(StrEnum):
    """Where a finding of the rectification ledger stands (问题整改.状态)."""

    OPEN = "待整改"
    WORKING = "整改中"
    REPORTED = "已报完成"  # what the unit says; not 销号 (PA-24)
    CLOSED = "已销号"
    EXTENDED = "延期"  # by a paper; the former date is kept (TM-12)
    TRANSFERRED = "移交"  # handed to whoever is able to solve it
    LASTING = "长期坚持"


class Review(StrEnum):
    """What a review of a rectification finds (复核意见)."""

    DONE = "到位"
    NOT_DONE = "不到位"


class Way(StrEnum):
    """The four ways of dealing with a finding by its weight (处理方式)."""

    ADVICE = "建议"  # small: advice on the spot
    NOTICE = "整改通知"  # common: a notice to the school
    REPORT = "上报"  # serious: a report to the supervision office
    CONSULTATION = "协商"  # complex: a letter to a section of the bureau


class VisitTheme(StrEnum):
    """What a routine visit is about (督导记录: 类型)."""

    ROUTINE = "常规"
    THEME = "主题"


class VisitDuty(StrEnum):
    """Whether a routine visit is prescribed (督导记录: 动作)."""

    PRESCRIBED = "规定"
    OPTIONAL = "自选"


class VisitTeam(StrEnum):
    """Who makes a routine visit (督导记录: 组织)."""

    ALONE = "个人"
    TEAM = "团队"


class ReminderKind(StrEnum):
    """What somebody is reminded of."""

    RECTIFY = "整改"  # a finding is due or late
    REVIEW = "复核"  # reported as done, not looked at yet
    VISIT = "回访"  # a revisit is planned, or was and is not on record
    STEP = "期限"  # a step of a supervision is due or late
    ROUTINE = "入校"  # a zone's schools still lack visits in the term
    ENTRY = "录入"  # records not yet entered on the platform
    TERM = "任期"  # an inspector's term ends
