"""What each role of a cell looks like in a workbook: one place for fonts and colours."""

from __future__ import annotations

from typing import Any

from dubao.model.book import Style

_SONG = {"font_name": "宋体", "font_size": 10.5}
_HEI = {"font_name": "黑体", "font_size": 10.5}
_BOX = {"border": 1, "text_wrap": True, "valign": "vcenter"}
_PLAIN = {"text_wrap": True, "valign": "vcenter"}

LOOKS: dict[Style, dict[str, Any]] = {
    Style.TITLE: {**_PLAIN, "font_name": "黑体", "font_size": 16, "align": "center"},
    Style.ACROSS: {"font_name": "黑体", "font_size": 16, "align": "center_across"},
    Style.SUBTITLE: {**_PLAIN, "font_name": "仿宋", "font_size": 11, "align": "center"},
    Style.HEAD: {**_HEI, **_BOX, "align": "center", "bg_color": "#E7EEF7"},
    Style.TEXT: {**_SONG, **_BOX, "align": "left"},
    Style.CENTRE: {**_SONG, **_BOX, "align": "center"},
    Style.NUMBER: {**_SONG, **_BOX, "align": "right"},
    Style.INPUT: {**_SONG, **_BOX, "bg_color": "#FFFBE6", "locked": False},
    Style.TOTAL: {**_SONG, **_BOX, "bold": True, "align": "right", "bg_color": "#F2F2F2"},
    Style.REST: {
        **_SONG,
        **_BOX,
        "align": "center",
        "font_color": "#7F7F7F",
        "bg_color": "#EFEFEF",
    },
    Style.NOTE: {**_PLAIN, "font_name": "仿宋", "font_size": 10, "font_color": "#555555"},
    Style.FAULT: {**_SONG, **_BOX, "align": "left", "bg_color": "#F8CBAD"},
}

DATE_FORMAT = 'yyyy"年"m"月"d"日"'


def number_format(decimals: int | None) -> str:
    """Return the number format that shows exactly `decimals` decimals; None shows as stored."""
    if decimals is None:
        return "General"
    return "0." + "0" * decimals if decimals else "0"
