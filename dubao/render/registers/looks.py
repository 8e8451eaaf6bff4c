"""The formats of a workbook: a cell that is given a date must show it as one."""

from __future__ import annotations

import re
from copy import deepcopy

from dubao.render.registers.xml import every, named, parsed, written
from dubao.render.styles import DATE_FORMAT

_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Looks:
    """The styles part of a workbook; formats are added to it, none is changed."""

    def __init__(self, data: bytes) -> None:
        self._root = parsed(data)
        self._formats = every(self._root, "cellXfs")[0]
        codes = every(self._root, "numFmt")
        self._codes = {int(one.get("numFmtId")): one.get("formatCode", "") for one in codes}
        self._as_date: dict[int, int] = {}
        self.changed = False

    def dated(self, style: int) -> int:
        """Return the style that shows a date and is else like `style`."""
        if self._shows_date(style):
            return style
        if style not in self._as_date:
            self._as_date[style] = self._cloned(style)
        return self._as_date[style]

    @property
    def data(self) -> bytes:
        """The part as it is now."""
        return written(self._root)

    def _shows_date(self, style: int) -> bool:
        number = int(self._formats[style].get("numFmtId") or 0)
        code = _LITERAL.sub("", self._codes.get(number, "")).lower()
        return number in _BUILT_IN_DATES or bool(re.search("[yd]", code))

    def _cloned(self, style: int) -> int:
        made = deepcopy(self._formats[style])
        made.set("numFmtId", str(self._date_code()))
        made.set("applyNumberFormat", "1")
        self._formats.append(made)
        self._formats.set("count", str(len(self._formats)))
        self.changed = True
        return len(self._formats) - 1

    def _date_code(self) -> int:
        """Return the number of the house's date format, adding it if the workbook has none."""
        for number, code in self._codes.items():
            if code == DATE_FORMAT:
                return number
        number = max([163, *self._codes]) + 1
        lists = every(self._root, "numFmts")
        if not lists:
            lists = [self._root.makeelement(named(self._root, "numFmts"))]
            self._root.insert(0, lists[0])
        lists[0].append(
            self._root.makeelement(
                named(self._root, "numFmt"), {"numFmtId": str(number), "formatCode": DATE_FORMAT}
            )
        )
        lists[0].set("count", str(len(lists[0])))
        self._codes[number] = DATE_FORMAT
        return number
