"""Whether a remark says anything: 无, a dash or 见附表 does not explain a figure."""

from __future__ import annotations

import re

_EMPTY = re.compile(
    r"(?:(?:口径调整|口径|原因|备注|说明)[:：]?)?"
    r"(?:无|没有|暂无|略|同上|同前|同左|正常|无说明|不适用|另附"
    r"|无调整|未调整|没有调整|未变|不变|无变化|没有变化|一致"
    r"|详?见(?:附表|附件|上|下|另附|备注|说明).{0,4}|[\W_]*)"
)


def says_something(remark: str) -> bool:
    """Tell whether any part of a remark is more than an empty word such as 无 or 见附表."""
    parts = re.split(r"[；;。\n]", remark)
    return any(not _EMPTY.fullmatch(part.strip().strip("（）()[]「」 ")) for part in parts)
