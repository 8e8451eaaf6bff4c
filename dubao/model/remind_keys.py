"""提醒 in dubao.yaml: how early something is said, and how often again."""

from __future__ import annotations

from dubao.model.keys import Node, key


class RemindKeys(Node):
    """Days ahead, in days of the calendar."""

    ahead: tuple[int, ...] = key(
        "提前", "到期前几天各提醒一次", "[30, 7, 1]", default=(30, 7, 1), min_length=1
    )
    again: int = key("逾期每隔", "逾期以后每隔几天再提醒", "7", default=7, ge=1, le=365)
    term: int = key("任期", "督学任期届满前几天提醒", "90", default=90, ge=0, le=1000)
    entry: int = key("录入", "督导后几天没有录入平台才提醒", "7", default=7, ge=0, le=365)
